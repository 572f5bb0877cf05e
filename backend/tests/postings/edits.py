"""Realistic careers pages with labelled edits and labelled noise, for measuring change detection. All seeded."""

import html
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

Style = Literal["json_ld", "app_json", "microdata", "text"]
STYLES: tuple[Style, ...] = ("json_ld", "app_json", "microdata", "text")

_VERBS = [
    "build",
    "design",
    "own",
    "improve",
    "measure",
    "document",
    "operate",
    "test",
    "review",
    "plan",
    "lead",
    "support",
    "migrate",
    "secure",
    "extend",
]
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
_ROLES = (
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
        title=f"{rng.choice(('Senior ', 'Junior ', 'Lead ', ''))}{rng.choice(_ROLES)}",
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
        return replace(job, **{name: tuple(values)})

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


def page(job: Job, style: Style, fetch: int, size: int = 60_000) -> str:
    """The page of a posting as one fetch of it came: everything around the posting differs from fetch to fetch."""
    rng = Random(f"{job.number} {fetch}")
    data = json.dumps(_data(job, style), separators=(",", ":") if fetch % 2 else (", ", ": "))
    head = {
        "json_ld": f'<script type="application/ld+json" nonce="{_token(rng)}">{data}</script>',
        "app_json": f'<script id="__NEXT_DATA__" type="application/json">{data}</script>',
    }.get(style, "")
    scope = ' itemscope itemtype="https://schema.org/JobPosting"' if style == "microdata" else ""
    filler = _FILLER * (size // len(_FILLER))
    return f"""<!doctype html><html lang="en"><head><title>{html.escape(job.title)} | Larkfield</title>
<meta property="og:site_name" content="Larkfield"><meta name="csrf-token" content="{_token(rng)}">
<script nonce="{_token(rng)}">window.__t={{"id":"{_token(rng)}","at":{rng.randrange(10**12, 10**13)}}}</script>{head}
<style>{filler}</style></head><body data-request="{_token(rng)}">
<div class="cookie-banner-{_token(rng, 4)}">We value your privacy. Accept all cookies or choose {rng.randrange(9)} of them.</div>
<nav><ul>{_links(rng, "team", 9)}</ul></nav>
<main class="c-{_token(rng, 6)}"{scope}><h1{_prop(style, "title")}>{html.escape(job.title)}</h1>
{_facts(job, rng, style)}
<p class="x{_token(rng, 5)}">{_age(rng)}</p><p>{_crowd(rng)}</p><p>{rng.randrange(100, 9000)} views</p>
<form action="/apply"><input type="hidden" name="csrf" value="{_token(rng)}"><label>Your name</label></form>
<div {_shuffled(rng, ('class="description"', f'data-k="{_token(rng, 6)}"'))}{_prop(style, "description")}>{_body(job, rng)}</div>
<p>Request ID: {_token(rng, 12)}</p><p>Page generated at 2026-11-{rng.randrange(1, 29):02} {_clock(rng)}</p></main>
<section class="similar"><h2>Similar jobs</h2><ul>{_links(rng, "jobs", 6)}</ul></section>
<footer>© {rng.choice((2025, 2026))} Larkfield. Build {_token(rng, 8)}</footer>
<script src="/s.js?v={_token(rng, 8)}"></script></body></html>"""


def payload(job: Job, style: Style, fetch: int) -> str:
    """The posting as a listing carried it: JSON, its keys in another order each time."""
    data = _data(job, "json_ld" if style in ("json_ld", "microdata") else "app_json")
    inner = data if "@type" in data else data["props"]["job"]
    keys = list(inner)
    Random(fetch).shuffle(keys)
    return json.dumps({key: inner[key] for key in keys})


_FILLER = ".a{margin:0 auto;padding:4px 8px;color:#333;background:url(/i/sprite.png) no-repeat}" * 12


def _token(rng: Random, length: int = 24) -> str:
    return "".join(rng.choice("0123456789abcdef") for _ in range(length - 3)) + "a1f"


def _clock(rng: Random) -> str:
    return f"{rng.randrange(24):02}:{rng.randrange(60):02}:{rng.randrange(60):02}"


def _age(rng: Random) -> str:
    return rng.choice(
        (f"Posted {rng.randrange(2, 30)} days ago", "Posted today", "Posted yesterday", "Posted 30+ days ago")
    )


def _crowd(rng: Random) -> str:
    return rng.choice(
        (f"{rng.randrange(3, 400)} applicants", "Be among the first 25 applicants", "Over 200 applicants")
    )


def _shuffled(rng: Random, parts: tuple[str, ...]) -> str:
    return " ".join(rng.sample(parts, len(parts)))


def _links(rng: Random, kind: str, count: int) -> str:
    return "".join(
        f'<li><a href="/{kind}/{rng.randrange(10**5, 10**6)}?utm_source={_token(rng, 5)}">{rng.choice(_ROLES)} {n}</a></li>'
        for n in rng.sample(range(99), count)
    )


def _prop(style: Style, name: str) -> str:
    return f' itemprop="{name}"' if style == "microdata" else ""


def _facts(job: Job, rng: Random, style: Style) -> str:
    rows = [("Location", "; ".join(job.places)), ("Employment type", job.employment), ("Workplace type", job.mode)]
    rows += [("Closing date", job.deadline), ("Date posted", job.posted), ("Job ID", job.number)]
    if job.pay:
        rows.append(("Salary", f"{_sign(job)}{job.pay[0]:,} - {_sign(job)}{job.pay[1]:,} per year"))
    marks = f'<meta itemprop="datePosted" content="{job.posted}">' if style == "microdata" else ""
    gap = rng.choice((" ", "\n", "\t  "))
    return (
        marks
        + "<dl>"
        + "".join(f"<dt>{label}:</dt>{gap}<dd>{html.escape(value)}</dd>" for label, value in rows)
        + "</dl>"
    )


def _sign(job: Job) -> str:
    return {"USD": "$", "CAD": "CA$"}[job.currency]


def _body(job: Job, rng: Random) -> str:
    gap = rng.choice(("", "\n", "\n    "))
    about = gap.join(f"<p>{html.escape(one)}</p>" for one in job.about)
    lists = (("What you do", job.duties), ("What you bring", job.requirements), ("What we offer", job.perks))
    bullets = "".join(f"<h3>{head}</h3><ul>{gap}{_bullets(values)}{gap}</ul>" for head, values in lists)
    link = (
        f'<p><a href="https://larkfield.example/about?utm_campaign={_token(rng, 6)}">About us</a></p>'
        if rng.random() < 2
        else ""
    )
    return f"{about}{bullets}{gap.join(f'<p>{one}</p>' for one in job.shared)}{link}"


def _bullets(values: tuple[str, ...]) -> str:
    return "".join(f"<li>{html.escape(value)}</li>" for value in values)


def _data(job: Job, style: Style) -> Mapping[str, object] | dict[str, dict[str, dict[str, object]]]:
    body = _body(job, Random(0))
    if style == "app_json":
        pay = (
            {"min": job.pay[0], "max": job.pay[1], "currency": job.currency, "interval": "year"}
            if job.pay
            else None
        )
        return {
            "props": {
                "job": {
                    **{
                        "id": job.number,
                        "title": job.title,
                        "descriptionHtml": body,
                        "locations": list(job.places),
                    },
                    **{"employmentType": job.employment, "workplaceType": job.mode, "publishedAt": job.posted},
                    **{"applicationDeadline": job.deadline, "salary": pay, "companyName": "Larkfield"},
                }
            }
        }
    value = (
        {"@type": "QuantitativeValue", "minValue": job.pay[0], "maxValue": job.pay[1], "unitText": "YEAR"}
        if job.pay
        else None
    )
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        **{"title": html.escape(job.title), "description": html.escape(body), "employmentType": job.employment},
        **{"datePosted": job.posted, "validThrough": job.deadline, "jobLocationType": job.mode},
        "jobLocation": [{"@type": "Place", "address": place} for place in job.places],
        "baseSalary": {"@type": "MonetaryAmount", "currency": job.currency, "value": value},
        "hiringOrganization": {"@type": "Organization", "name": "Larkfield"},
        "identifier": {"@type": "PropertyValue", "value": job.number},
    }
