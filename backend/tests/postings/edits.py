"""Made-up postings and labelled edits of them, for measuring change detection. All seeded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

_VERBS = (
    *("build", "design", "own", "improve", "measure", "document", "operate", "test", "review", "plan", "lead"),
    *("support", "migrate", "secure", "extend"),
)
_THINGS = (
    *(
        "billing services",
        "the ingestion pipeline",
        "our design system",
        "ward scheduling tools",
        "the pricing engine",
    ),
    *(
        "data contracts",
        "release tooling",
        "the mobile client",
        "customer reports",
        "warehouse robots",
        "risk models",
    ),
    *("clinical dashboards", "the search index", "fleet telemetry", "onboarding flows", "payment reconciliation"),
)
_WITH = (
    "nurses",
    "field engineers",
    "analysts",
    "two partner teams",
    "our finance group",
    "customers in six countries",
    "researchers",
)
_WHY = (
    *("so that mistakes are caught early", "without slowing anyone down", "and keep every number explainable"),
    *("while traffic doubles each year", "under real regulatory pressure", "and write down what was learned"),
    *("with budgets that everyone can see", "in small steps that can be undone"),
)
_SKILLS = (
    "Python",
    "PostgreSQL",
    "TypeScript",
    "Kubernetes",
    "statistics",
    "Swift",
    "SQL",
    "Rust",
    "Spark",
    "Terraform",
    "Go",
    "C++",
)
_PERKS = (
    *(
        "25 days of holiday",
        "a learning budget",
        "private health insurance",
        "a pension with matching",
        "a bicycle lease",
    ),
    *("parental leave of 20 weeks", "free lunch on Tuesdays", "a quiet office"),
)
_CITIES = (
    "Berlin, Germany",
    "Austin, TX",
    "Toronto, ON",
    "Lyon, France",
    "Leeds, United Kingdom",
    "Denver, CO",
    "Porto, Portugal",
)
ROLES = (
    "Data Engineer",
    "Ward Systems Analyst",
    "Firmware Developer",
    "Product Designer",
    "Site Reliability Engineer",
    "Tax Manager",
)
_COMPANY_TEXT = tuple(
    f"At Larkfield we {verb} {thing} for {people}, {why}."
    for verb, thing, people, why in zip(_VERBS, _THINGS, _WITH * 3, _WHY * 2, strict=False)
)


@dataclass(frozen=True)
class Job:
    """What a made-up posting says, apart from the page around it."""

    title: str
    places: tuple[str, ...]
    pay: tuple[int, int] | None
    currency: str
    mode: str
    employment: str
    posted: str
    deadline: str
    about: tuple[str, ...]
    duties: tuple[str, ...]
    requirements: tuple[str, ...]
    perks: tuple[str, ...]
    shared: tuple[str, ...]
    number: str


def job(seed: int) -> Job:
    """One posting of Larkfield, 6 to 12 KB of text, half of it the company's boilerplate."""
    rng = Random(seed)
    low = rng.randrange(60, 180) * 1000
    return Job(
        title=f"{rng.choice(('Senior ', 'Junior ', 'Lead ', ''))}{rng.choice(ROLES)}",
        places=tuple(rng.sample(_CITIES, rng.choice((1, 1, 2)))),
        pay=(low, low + rng.randrange(10, 60) * 1000),
        currency="USD",
        mode=rng.choice(("Hybrid", "Remote", "On-site")),
        employment=rng.choice(("Full-time", "Part-time", "Contract")),
        posted="2026-10-01",
        deadline=f"2026-12-{rng.randrange(10, 28)}",
        about=tuple(_sentence(rng) for _ in range(rng.randrange(12, 20))),
        duties=tuple(_sentence(rng) for _ in range(rng.randrange(8, 14))),
        requirements=(
            f"{rng.randrange(2, 6)}+ years of experience with {rng.choice(_SKILLS)}",
            *(
                f"You know {a} and {b} well enough to teach them"
                for a, b in (rng.sample(_SKILLS, 2) for _ in range(5))
            ),
            "You can be in the office 3 days a week",
            "Shifts start at 08:30 and end at 17:00",
        ),
        perks=tuple(rng.sample(_PERKS, 5)),
        shared=_COMPANY_TEXT * 3,
        number=f"R{rng.randrange(10**6, 10**7)}",
    )


def _sentence(rng: Random) -> str:
    return (
        f"You will {rng.choice(_VERBS)} {rng.choice(_THINGS)} and {rng.choice(_VERBS)} {rng.choice(_THINGS)} "
        f"together with {rng.choice(_WITH)}, {rng.choice(_WHY)}."
    )


Edit = Callable[[Job, Random], Job]


def _in_list(name: str, change: Callable[[list[str], Random], None]) -> Edit:
    def edit(job: Job, rng: Random) -> Job:
        values = list(getattr(job, name))
        change(values, rng)
        changed: dict[str, Any] = {name: tuple(values)}
        return replace(job, **changed)

    return edit


def _drop(values: list[str], rng: Random) -> None:
    del values[rng.randrange(len(values))]


def _swap(values: list[str], rng: Random) -> None:
    index = next(i for i in range(len(values) - 1) if values[i] != values[i + 1])
    values[index], values[index + 1] = values[index + 1], values[index]


def _add_not(values: list[str], rng: Random) -> None:
    index = rng.randrange(len(values))
    values[index] = values[index].replace("will ", "will not ", 1)


def _replaced(old: str, new: str) -> Callable[[list[str], Random], None]:
    def change(values: list[str], rng: Random) -> None:
        values[:] = [value.replace(old, new) for value in values]

    return change


def _experience(values: list[str], rng: Random) -> None:
    values[0] = f"{int(values[0][0]) + rng.randrange(1, 4)}{values[0][1:]}"


def _raise(job: Job, rng: Random) -> Job:
    low, high = job.pay or (50_000, 60_000)
    return replace(job, pay=(low + rng.choice((500, 1000, 5000)), high + rng.choice((0, 500, 10_000))))


EDITS: Mapping[str, Edit] = {
    "pay changed": _raise,
    "pay removed": lambda job, rng: replace(job, pay=None),
    "currency changed": lambda job, rng: replace(job, currency="CAD"),
    "city changed": lambda job, rng: replace(job, places=("Ghent, Belgium",)),
    "city added": lambda job, rng: replace(job, places=(*job.places, "Ghent, Belgium")),
    "title changed": lambda job, rng: replace(job, title=f"{job.title} II"),
    "work mode changed": lambda job, rng: replace(
        job, mode={"Hybrid": "Remote", "Remote": "On-site"}.get(job.mode, "Hybrid")
    ),
    "type changed": lambda job, rng: replace(job, employment="Temporary"),
    "deadline moved": lambda job, rng: replace(job, deadline="2027-01-15"),
    "one word not": _in_list("about", _add_not),
    "hard requirement added": _in_list(
        "requirements", lambda values, rng: values.append("You hold a security clearance")
    ),
    "years asked raised": _in_list("requirements", _experience),
    "office days raised": _in_list("requirements", _replaced("3 days a week", "4 days a week")),
    "shift moved": _in_list("requirements", _replaced("08:30", "06:30")),
    "paragraph deleted": _in_list("about", _drop),
    "duty deleted": _in_list("duties", _drop),
    "sentences swapped": _in_list("about", _swap),
    "bullets reordered": _in_list("duties", _swap),
    "holiday cut": _in_list("shared", lambda values, rng: values.append("Holiday is 24 days a year.")),
    "perk dropped": _in_list("perks", _drop),
}
