"""What a posting states that people filter by, put together from the readers, and its searchable form. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from jobhunt.boards.protocol import Fields
from jobhunt.postings.fingerprint import visible
from jobhunt.postings.readers.employment_types import read_employment_types
from jobhunt.postings.readers.languages import read_language
from jobhunt.postings.readers.places import Place, read_places
from jobhunt.postings.readers.seniority import Level, read_seniority
from jobhunt.postings.readers.stated import Stated
from jobhunt.postings.readers.visas import Visa, read_visa
from jobhunt.postings.readers.work_modes import read_work_mode
from jobhunt.postings.readers.yearly_pay import on_one_scale, yearly
from jobhunt.postings.readers.years import read_years
from jobhunt.postings.searchable import searchable

LONGEST_TEXT = 100_000
"""Characters of a description that are searched; no posting of a person's hand is longer."""

LONGEST_TAG = 200
"""Characters of a value that people filter by. An index refuses what is ten times as long."""


@dataclass(frozen=True, slots=True)
class StatedFacts:
    """Each fact, or None where the posting does not state it."""

    places: Stated[tuple[Place, ...]] | None = None
    work_mode: Stated[Any] | None = None
    employment_types: Stated[tuple[str, ...]] | None = None
    seniority: Stated[Level] | None = None
    years: Stated[int] | None = None
    department: Stated[str] | None = None
    posted_on: Stated[date] | None = None
    visa: Stated[Visa] | None = None
    language: Stated[str] | None = None
    pay: Stated[dict[str, Any]] | None = None
    pay_scale: int | None = None


def read_facts(fields: Fields) -> StatedFacts:
    """All facts of a posting."""
    text = visible(fields.description)[:LONGEST_TEXT]
    sources = fields.sources
    places = read_places(fields.places)
    return StatedFacts(
        places=Stated(places, sources.get("places", "listing"), " | ".join(fields.places)) if places else None,
        work_mode=read_work_mode(fields.title, fields.places, fields.work_mode, sources.get("work_mode", "")),
        employment_types=read_employment_types(
            fields.title, fields.employment_type, sources.get("employment_type", "")
        ),
        seniority=read_seniority(fields.title),
        years=read_years(text),
        department=_given(fields.department, sources.get("department", "")),
        posted_on=Stated(fields.posted_at, sources.get("posted_at", ""), fields.posted_at.isoformat())
        if fields.posted_at
        else None,
        visa=read_visa(text),
        language=read_language(text, fields.language, sources.get("language", "")) if text else None,
        pay=_pay(fields),
        pay_scale=on_one_scale(fields.pay) if fields.pay else None,
    )


def _given(value: str | None, source: str) -> Stated[str] | None:
    return Stated(value, source, value) if value else None


def _pay(fields: Fields) -> Stated[dict[str, Any]] | None:
    year = yearly(fields.pay) if fields.pay else None
    if fields.pay is None or year is None:
        return None
    value = {"min": year.minimum, "max": year.maximum, "currency": year.currency}
    return Stated(value, fields.sources.get("pay", ""), fields.pay.text)


def tags_of(facts: StatedFacts) -> list[str]:
    """The values that people filter by, each behind the name of its filter; none that is too long to ask for."""
    return [tag for tag in dict.fromkeys(_tags(facts)) if len(tag) <= LONGEST_TAG]


def _tags(facts: StatedFacts) -> Iterator[str]:
    places = facts.places.value if facts.places else ()
    yield from (f"country:{place.country}" for place in places if place.country)
    yield from (f"place:{place.key}" for place in places if place.key)
    for name, one in (("mode", facts.work_mode), ("level", facts.seniority)):
        if one:
            yield f"{name}:{one.value}"
    for kind in facts.employment_types.value if facts.employment_types else ():
        yield f"type:{kind}"
    for name, said in (("visa", facts.visa), ("language", facts.language)):
        if said:
            yield f"{name}:{said.value}"


def stored(facts: StatedFacts) -> dict[str, Any]:
    """The facts as they are kept beside a posting: value, source and words of each."""
    kept: dict[str, Any] = {}
    for name in ("work_mode", "employment_types", "seniority", "years", "department", "visa", "language", "pay"):
        one: Stated[Any] | None = getattr(facts, name)
        if one is not None:
            value = list(one.value) if isinstance(one.value, tuple) else one.value
            kept[name] = {"value": value, "source": one.source, "words": one.words}
    if facts.places:
        places = [{"city": p.city, "region": p.region, "country": p.country} for p in facts.places.value]
        kept["places"] = {"value": places, "source": facts.places.source, "words": facts.places.words}
    return kept


@dataclass(frozen=True, slots=True)
class SearchText:
    """What a posting is found by: its title, what stands around it, its text; all searchable already."""

    title: str
    around: str
    body: str


def search_text(fields: Fields, facts: StatedFacts) -> SearchText:
    """The places are found in English and as written, the department as well."""
    places = [place.key for place in facts.places.value] if facts.places else []
    around = " ".join(
        (*fields.places, *places, fields.department or "", facts.work_mode.value if facts.work_mode else "")
    )
    return SearchText(
        searchable(fields.title), searchable(around), searchable(visible(fields.description)[:LONGEST_TEXT])
    )
