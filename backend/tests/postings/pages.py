"""Careers pages around a made-up posting, with labelled noise: what differs from fetch to fetch. All seeded."""

import html
import json
from random import Random
from typing import Any, Literal

from tests.postings.edits import ROLES, Job

Style = Literal["json_ld", "app_json", "microdata", "text"]
STYLES: tuple[Style, ...] = ("json_ld", "app_json", "microdata", "text")


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
<script nonce="{_token(rng)}">window.__t={{"id":"{_token(rng)}","at":{rng.randrange(10**12, 10**13)}}}</script>
{head}
<style>{filler}</style></head><body data-request="{_token(rng)}">
<div class="cookie-banner-{_token(rng, 4)}">We value your privacy. Accept all {rng.randrange(9)} cookies.</div>
<nav><ul>{_links(rng, "team", 9)}</ul></nav>
<main class="c-{_token(rng, 6)}"{scope}><h1{_prop(style, "title")}>{html.escape(job.title)}</h1>
{_facts(job, rng, style)}
<p class="x{_token(rng, 5)}">{_age(rng)}</p><p>{_crowd(rng)}</p><p>{rng.randrange(100, 9000)} views</p>
<form action="/apply"><input type="hidden" name="csrf" value="{_token(rng)}"><label>Your name</label></form>
<div {_attributes(rng)}{_prop(style, "description")}>{_body(job, rng)}</div>
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


def _attributes(rng: Random) -> str:
    return " ".join(rng.sample(('class="description"', f'data-k="{_token(rng, 6)}"'), 2))


def _links(rng: Random, kind: str, count: int) -> str:
    return "".join(
        f'<li><a href="/{kind}/{n}{rng.randrange(10**4)}?utm_source={_token(rng, 5)}">{rng.choice(ROLES)}</a></li>'
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


def _data(job: Job, style: Style) -> dict[str, Any]:
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
