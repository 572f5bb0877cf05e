"""JSON-LD as careers sites really write it: wrapped, escaped, broken in small ways, and wrong about places."""

import json
from datetime import timedelta

from jobhunt.universe.companies import Company
from jobhunt.universe.pages import escape
from jobhunt.universe.postings import Pay, Posting
from jobhunt.universe.words import Place

FLAWS = ("none", "cdata", "control", "graph", "escaped", "comma")
_KINDS = {"full_time": "FULL_TIME", "part_time": "PART_TIME", "contract": "CONTRACTOR", "intern": "INTERN"}
_FREE = {"full_time": "Full-time", "part_time": "Part-time", "contract": "Contract", "intern": "Internship"}


def flaw(posting: Posting) -> str:
    """Which flaw this posting's markup has; it stays the same for the posting's life."""
    return FLAWS[posting.content % len(FLAWS)]


def markup(company: Company, posting: Posting, description: str, address: str) -> str:
    """The script elements of a posting's page: a block about the site, and the posting in its flawed way."""
    kind = flaw(posting)
    job = _job(company, posting, description, address)
    site = {"@context": "https://schema.org", "@type": "WebSite", "name": company.name}
    if kind == "escaped":
        job["title"], job["description"] = escape(posting.title), escape(description)
        job["url"] = escape(f"{address}?source=markup&ref=page")
    if kind == "graph":
        crumbs = {"@type": "BreadcrumbList", "itemListElement": []}
        body = _dump({"@context": "https://schema.org", "@graph": [site, crumbs, {**job, "@type": ["JobPosting"]}]})
        return f'<script type="application/ld+json"></script>{_script(body)}'
    body = _dump(job)
    if kind == "cdata":
        body = f"\n//<![CDATA[\n{body}\n//]]>\n"
    elif kind == "control":
        body = body.replace("<\\/p>", "<\\/p>\n\t")
    elif kind == "comma":
        body = f"{body[:-1]},\n}}"
    return _script(_dump(site)) + _script(body)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")


def _script(body: str) -> str:
    return f'<script type="application/ld+json">{body}</script>'


def _job(company: Company, posting: Posting, description: str, address: str) -> dict[str, object]:
    dated = str(posting.posted)
    if posting.content % 3 == 1:
        dated = f"{dated}T09:26:20+01:00"
    found: dict[str, object] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": posting.title,
        "description": description,
        "datePosted": dated,
        "validThrough": f"{posting.posted + timedelta(days=60)}T00:00:00",
        "employmentType": _employment(posting),
        "hiringOrganization": _organisation(company, posting),
        "identifier": {"@type": "PropertyValue", "name": company.name, "value": posting.requisition_id},
        "jobLocation": _locations(posting),
        "occupationalCategory": posting.department.name,
        "url": address,
    }
    if posting.work_mode == "remote":
        found["jobLocationType"] = "TELECOMMUTE"
        country = posting.places[0].country
        found["applicantLocationRequirements"] = {"@type": "Country", "name": country}
    if posting.pay is not None:
        found["baseSalary"] = _salary(posting.pay, posting.content % 4)
    return found


def _employment(posting: Posting) -> object:
    kind = posting.employment_type or "full_time"
    shapes = (_KINDS[kind], [_KINDS[kind]], _FREE[kind])
    return shapes[posting.content % 3]


def _organisation(company: Company, posting: Posting) -> object:
    return company.name if posting.content % 5 == 0 else {"@type": "Organization", "name": company.name}


def _locations(posting: Posting) -> object:
    """With several places every address repeats the first city, and only the names are right."""
    first = posting.places[0]
    several = len(posting.places) > 1
    places = [_location(place, first if several else place, posting.content) for place in posting.places]
    return places if several or posting.content % 2 else places[0]


def _location(place: Place, address: Place, shape: int) -> dict[str, object]:
    country: object = address.iso2
    if shape % 3 == 1:
        country = {"@type": "Country", "name": address.country}
    elif shape % 3 == 2:
        country = [address.country] * 4
    return {
        "@type": "Place",
        "name": f"{place.city}, {place.country}",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": address.city,
            "addressRegion": address.region,
            "addressCountry": country,
        },
    }


def _salary(pay: Pay, shape: int) -> dict[str, object]:
    unit = pay.period.upper()
    amount: dict[str, object] = {"@type": "MonetaryAmount", "currency": pay.currency}
    if shape == 1:
        return {**amount, "minValue": pay.minimum, "maxValue": pay.maximum, "unitText": unit}
    low, high = (str(pay.minimum), str(pay.maximum)) if shape == 2 else (pay.minimum, pay.maximum)
    value: dict[str, object] = {"@type": "QuantitativeValue", "minValue": low, "maxValue": high}
    if shape == 3:
        return {**amount, "value": value, "unitText": unit}
    return {**amount, "value": {**value, "unitText": unit}}
