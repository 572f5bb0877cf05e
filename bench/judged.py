"""Sixty queries as people type them, and for each what a posting of the universe must be to answer it."""

from collections.abc import Callable
from dataclasses import dataclass

from jobhunt.universe.companies import Company
from jobhunt.universe.postings import Posting


@dataclass(frozen=True, slots=True)
class Job:
    """A posting as it is judged: what is true about it, and all that its text says in lower case."""

    company: Company
    posting: Posting
    text: str


Judge = Callable[[Job], bool]


@dataclass(frozen=True, slots=True)
class Query:
    """`about` is what the query is after, `wishes` narrow it. All hold: 3. Only what it is after: 1. Else 0."""

    text: str
    about: Judge
    wishes: tuple[Judge, ...] = ()

    def grade(self, job: Job) -> int:
        """How well a posting answers the query."""
        if not self.about(job):
            return 0
        return 3 if all(wish(job) for wish in self.wishes) else 1


def role(*names: str) -> Judge:
    return lambda job: job.posting.role in names


def role_with(word: str) -> Judge:
    return lambda job: word in job.posting.role.split()


def area(*names: str) -> Judge:
    return lambda job: job.posting.area in names


def department(name: str) -> Judge:
    return lambda job: job.posting.department.name == name


def level(prefix: str) -> Judge:
    return lambda job: job.posting.level.prefix.startswith(prefix)


def intern(job: Job) -> bool:
    return "Intern" in job.posting.level.suffix


def city(name: str) -> Judge:
    return lambda job: any(place.city == name for place in job.posting.places)


def country(code: str) -> Judge:
    return lambda job: any(place.iso2 == code for place in job.posting.places)


def at(name: str) -> Judge:
    return lambda job: job.company.name == name


def mode(name: str) -> Judge:
    return lambda job: job.posting.work_mode == name


def says(*words: str) -> Judge:
    return lambda job: all(word in job.text for word in words)


def not_(judge: Judge) -> Judge:
    return lambda job: not judge(job)


def both(one: Judge, other: Judge) -> Judge:
    return lambda job: one(job) and other(job)


def either(one: Judge, other: Judge) -> Judge:
    return lambda job: one(job) or other(job)


QUERIES = (
    Query("data engineer", role("Data Engineer")),
    Query("data engineers", role("Data Engineer")),
    Query("senior data engineer", role("Data Engineer"), (level("Senior"),)),
    Query("software engineer", role("Software Engineer")),
    Query("staff software engineer", role("Software Engineer"), (level("Staff"),)),
    Query('"product manager"', role("Product Manager")),
    Query("product designer", role("Product Designer")),
    Query("program manager", role("Program Manager", "Technical Program Manager")),
    Query("technical program manager", role("Technical Program Manager")),
    Query("machine learning engineer", role("Machine Learning Engineer")),
    Query("research scientist", role("Research Scientist")),
    Query("research scientist speech", role("Research Scientist"), (area("Speech"),)),
    Query("applied scientist ranking", role("Applied Scientist"), (area("Ranking"),)),
    Query("reinforcement learning", area("Reinforcement Learning")),
    Query("site reliability", role("Site Reliability Engineer")),
    Query("backend engineer payments", role("Backend Engineer"), (area("Payments Platform"),)),
    Query("frontend", role("Frontend Engineer")),
    Query("mobile engineer", role("Mobile Engineer")),
    Query("platform engineer", role("Platform Engineer")),
    Query("security engineer", role("Security Engineer", "Application Security Engineer")),
    Query("application security", role("Application Security Engineer")),
    Query("security engineer cloud", role("Security Engineer", "Application Security Engineer"), (area("Cloud"),)),
    Query("threat analyst", role("Threat Analyst")),
    Query("incident response", area("Incident Response")),
    Query("cryptography", area("Cryptography")),
    Query("firmware engineer", role("Firmware Engineer")),
    Query("hardware engineer cameras", role("Hardware Engineer"), (area("Cameras"),)),
    Query("mechanical engineer", role("Mechanical Engineer")),
    Query("silicon validation", role("Silicon Validation Engineer")),
    Query("ux researcher", role("UX Researcher")),
    Query("motion designer", role("Motion Designer")),
    Query("designer accessibility", role_with("Designer"), (area("Accessibility"),)),
    Query("design systems", area("Design Systems")),
    Query("account executive", role("Account Executive")),
    Query("account executive public sector", role("Account Executive"), (area("Public Sector"),)),
    Query("solutions architect", role("Solutions Architect")),
    Query("customer success manager", role("Customer Success Manager")),
    Query("recruiter", role("Recruiter")),
    Query("recruiters", role("Recruiter")),
    Query("tax manager", role("Tax Manager")),
    Query("privacy counsel", role("Privacy Counsel")),
    Query("internal auditor", role("Internal Auditor")),
    Query("treasury analyst", role("Treasury Analyst")),
    Query("supply chain analyst", role("Supply Chain Analyst")),
    Query("logistics specialist", role("Logistics Specialist")),
    Query("data center technician", role("Data Center Technician")),
    Query("social media manager", role("Social Media Manager")),
    Query("developer relations", area("Developer Relations")),
    Query("analytics engineer", role("Analytics Engineer")),
    Query("fraud signals", area("Fraud Signals")),
    Query("engineer berlin", both(role_with("Engineer"), city("Berlin"))),
    Query("munchen", city("München")),
    Query("designer london", both(role_with("Designer"), city("London"))),
    Query("analyst toronto", both(role_with("Analyst"), city("Toronto"))),
    Query("netflix engineer", both(role_with("Engineer"), at("Netflix"))),
    Query("kubernetes kafka", says("kubernetes", "kafka")),
    Query("verilog", says("verilog")),
    Query("splunk engineer", both(role_with("Engineer"), says("splunk"))),
    Query("scientist -research", both(role_with("Scientist"), not_(says("research")))),
    Query("recruiter or auditor", either(role("Recruiter"), role("Internal Auditor"))),
)
