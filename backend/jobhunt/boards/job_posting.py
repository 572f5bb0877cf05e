"""A schema.org JobPosting, from JSON-LD or microdata, with every trap that real sites have set."""

import html
from collections.abc import Sequence
from typing import Any

from jobhunt.boards import markup, stated
from jobhunt.boards.claims import Claims
from jobhunt.boards.json_ld import Item, lowered
from jobhunt.boards.pay import pay_from_text
from jobhunt.boards.protocol import Pay, WorkMode

MOST_PLACES = 60
_SECTIONS = (
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("skills", "Skills"),
    ("experienceRequirements", "Experience"),
    ("educationRequirements", "Education"),
    ("jobBenefits", "Benefits"),
    ("incentiveCompensation", "Compensation"),
)


def read(item: Item, source: str) -> Claims:
    """What a JobPosting says. Its `validThrough` is kept, but closes nothing: many are invented or long past."""
    company = _name(item.get("hiringOrganization"))
    return Claims(
        source=source,
        title=stated.words(item.get("title")) or stated.words(item.get("name")),
        description=_description(item),
        company=company,
        places=_places(item, company),
        employment_type=_employment_type(item.get("employmentType")),
        work_mode=_work_mode(item.get("jobLocationType")),
        department=_department(item),
        pay=_pay(item.get("baseSalary"), item.get("salaryCurrency")),
        posted_at=stated.day(item.get("datePosted")),
        updated_at=stated.day(item.get("dateModified")),
        valid_through=stated.day(item.get("validThrough")),
        requisition_id=_identifier(item.get("identifier")),
        language=_language(item.get("inLanguage")),
    )


def _many(value: object) -> list[Any]:
    if value is None:
        return []
    return value[:MOST_PLACES] if isinstance(value, list) else [value]


def _first(value: object) -> Any:
    return next(iter(_many(value)), None)


def _name(value: object) -> str | None:
    """A name from a string, an object with a name, or the first of a list of either."""
    value = _first(value)
    if isinstance(value, dict):
        value = _first(lowered(value).get("name"))
    name = stated.words(value)
    return None if name is None or name.startswith(("http://", "https://")) else name


def _description(item: Item) -> str | None:
    """The description, and the sections that stand beside it and say something that it does not."""
    whole = stated.as_html(_text(item.get("description"))) or ""
    sections = [(heading, text) for key, heading in _SECTIONS if (text := stated.as_html(_text(item.get(key))))]
    said = _squeezed(whole) if sections else ""
    for heading, section in sections:
        told = _squeezed(section)
        if told not in said:
            whole += f"<h3>{html.escape(heading)}</h3>{section}"
            said += told
    return whole or None


def _text(value: object) -> str | None:
    """Text from a string, a list of strings, or objects that hold a description or a name."""
    parts: list[str] = []
    for one in _many(value):
        if isinstance(one, dict):
            one = lowered(one).get("description") or lowered(one).get("name")
        if isinstance(one, str):
            parts.append(one)
    return "\n".join(parts) or None


def _squeezed(value: str) -> str:
    return "".join(character for character in markup.text_of(value).lower() if character.isalnum())


def _places(item: Item, company: str | None) -> tuple[str, ...]:
    places = [lowered(one) if isinstance(one, dict) else one for one in _many(item.get("jobLocation"))]
    names = [_place_name(one, company) for one in places]
    addresses = [_address(one.get("address")) if isinstance(one, dict) else None for one in places]
    # Some sites repeat the first address for every place and put the true place into its name.
    repeated = len(places) > 1 and len(set(addresses)) == 1 and len(set(names)) > 1
    chosen = names if repeated else [address or name for address, name in zip(addresses, names, strict=True)]
    found = tuple(dict.fromkeys(place for place in chosen if place))
    return found or _remote_places(item)


def _remote_places(item: Item) -> tuple[str, ...]:
    if _work_mode(item.get("jobLocationType")) != "remote":
        return ()
    areas = (_name(one) for one in _many(item.get("applicantLocationRequirements")))
    return tuple(dict.fromkeys(f"Remote, {area}" for area in areas if area))


def _place_name(place: object, company: str | None) -> str | None:
    name = _name(place)
    return None if name and company and name.lower() == company.lower() else name


def _address(value: object) -> str | None:
    """City, region and country as stated, without the country that the region already ends in."""
    value = _first(value)
    if not isinstance(value, dict):
        return stated.words(value)
    address = lowered(value)
    parts: list[str] = []
    for key in ("addressLocality", "addressRegion", "addressCountry"):
        for part in (_name(address.get(key)) or "").split(","):
            if part.strip() and not (parts and key != "addressRegion" and _same(part, parts[-1])):
                parts.append(part.strip())
    return ", ".join(parts) or _name(address) or stated.words(address.get("streetAddress"))


def _same(one: str, other: str) -> bool:
    return one.strip().lower() == other.strip().lower()


def _work_mode(value: object) -> WorkMode | None:
    return next((mode for one in _many(value) if (mode := stated.work_mode(one))), None)


def _employment_type(value: object) -> str | None:
    types = [stated.words(one.get("name") if isinstance(one, dict) else one) for one in _many(value)]
    return ", ".join(dict.fromkeys(one for one in types if one)) or None


def _department(item: Item) -> str | None:
    unit = item.get("department") or item.get("employmentUnit")
    return _name(unit) or stated.words(_first(item.get("industry")) if item.get("occupationalCategory") else None)


def _identifier(value: object) -> str | None:
    value = _first(value)
    if isinstance(value, dict):
        value = lowered(value).get("value")
    found = stated.words(value)
    return found if found and len(found) <= 100 and not found.startswith("http") else None


def _language(value: object) -> str | None:
    value = _first(value)
    code = lowered(value).get("alternateName") if isinstance(value, dict) else value
    return code if isinstance(code, str) and 2 <= len(code) <= 10 else None


def _pay(value: object, currency: object) -> Pay | None:
    """baseSalary in all its shapes: number, words, MonetaryAmount with a value or range, unit in or outside."""
    value = _first(value)
    if not isinstance(value, dict):
        return _pay_of(value, value, currency, None, value)
    outer = lowered(value)
    inner = _first(outer.get("value"))
    inner = lowered(inner) if isinstance(inner, dict) else {"value": inner}
    low = inner.get("minValue", outer.get("minValue"))
    high = inner.get("maxValue", outer.get("maxValue"))
    unit = inner.get("unitText") or outer.get("unitText") or inner.get("unitCode")
    exact = inner.get("value")
    code = outer.get("currency") or inner.get("currency") or currency
    return _pay_of(low if low else exact, high if high else (None if low else exact), code, unit, exact)


def _pay_of(low: object, high: object, currency: object, unit: object, words: object) -> Pay | None:
    minimum, maximum = stated.amount(low), stated.amount(high)
    code = currency.strip().upper() if isinstance(currency, str) and len(currency.strip()) == 3 else None
    if minimum is None and maximum is None:
        return pay_from_text(words, default_currency=code) if isinstance(words, str) else None
    if minimum and maximum and minimum > maximum:
        minimum, maximum = maximum, minimum
    span = " - ".join(f"{one:,.2f}".removesuffix(".00") for one in dict.fromkeys((minimum, maximum)) if one)
    per = stated.period(unit)
    said: Sequence[str | None] = (span, code, f"per {per}" if per else None)
    return Pay(minimum, maximum, code, per, " ".join(part for part in said if part))
