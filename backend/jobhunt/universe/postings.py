"""The truth about one posting: its facts, made from a seed, and what later edits did to them."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobhunt.universe.companies import Company
from jobhunt.universe.departments import DEPARTMENTS, Department
from jobhunt.universe.sentences import ADDED_REQUIREMENTS, ADDED_SENTENCES
from jobhunt.universe.words import INTERN, LEVELS, LOCAL_PAY, PLACES, Level, Place


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay as the posting states it, in whole units of the currency."""

    minimum: int
    maximum: int
    currency: str
    period: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to a posting on one day. `salt` decides the new value unless `value` gives it."""

    kind: str
    day: int
    salt: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One opening on a board, small enough to hold by the ten thousand; everything else follows from it.

    `number` gives the id, `content` the text (a repost has a new number and the old content), `born` its first day.
    """

    number: int
    content: int
    born: int
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Posting:
    """What is true about one opening; a field is None where the platform has no place to state it."""

    company: str
    external_id: str
    number: int
    content: int
    requisition_id: str
    title: str
    department: Department
    area: str
    role: str
    level: Level
    places: tuple[Place, ...]
    pay: Pay | None
    work_mode: str | None
    employment_type: str | None
    posted: date
    updated: date
    sentences: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


# Interns and directors are rarer than the rest.
_LEVEL_WEIGHTS = (4, 12, 8, 7, 14, 10, 6, 3, 5, 2)


def posting_of(company: Company, entry: Entry, seed: int, start: date) -> Posting:
    """The posting that an entry stands for. The same arguments always give the same posting."""
    rng = random.Random(f"{seed}:{company.key}:{entry.content}")
    department = rng.choice(DEPARTMENTS)
    level = INTERN if rng.random() < 0.07 else rng.choices(LEVELS, _LEVEL_WEIGHTS)[0]
    role, area = rng.choice(department.roles), rng.choice(department.areas)
    places = _places(rng, company.traits.max_places)
    posted = start + timedelta(days=entry.born)
    posting = Posting(
        company=company.key,
        external_id=company.numbering.number_to_id(company.key, entry.number),
        number=entry.number,
        content=entry.content,
        requisition_id=f"R{20_000 + entry.content}",
        title=f"{level.prefix}{role}{level.suffix}, {area}",
        department=department,
        area=area,
        role=role,
        level=level,
        places=places,
        pay=_pay(rng, company, department, level, places[0]),
        work_mode=_work_mode(rng, company, entry.content),
        employment_type=_employment(rng, company, level),
        posted=posted,
        updated=posted,
    )
    for edit in entry.edits:
        posting = _edited(posting, edit, start)
    return posting


def _places(rng: random.Random, most: int) -> tuple[Place, ...]:
    count = 1 if most == 1 or rng.random() < 0.8 else rng.randint(2, most)
    first = rng.choice(PLACES[:8]) if rng.random() < 0.4 else rng.choice(PLACES)
    others = [place for place in PLACES if place is not first]
    return (first, *rng.sample(others, count - 1))


def _pay(rng: random.Random, company: Company, department: Department, level: Level, place: Place) -> Pay | None:
    traits = company.traits
    draw, spread, wobble = rng.random(), rng.uniform(0.28, 0.5), rng.uniform(0.94, 1.08)
    if draw >= traits.pay_share or (traits.pay_countries and place.iso2 not in traits.pay_countries):
        return None
    middle = level.pay * department.factor * LOCAL_PAY[place.currency] * wobble
    period = "hour" if level is INTERN else "year"
    unit = 1 if period == "hour" else 100
    low, high = middle * (1 - spread / 2), middle * (1 + spread / 2)
    return Pay(round(low / unit) * unit, round(high / unit) * unit, place.currency, period)


def _work_mode(rng: random.Random, company: Company, content: int) -> str | None:
    mode = rng.choices(("onsite", "hybrid", "remote"), (5, 4, 2))[0]
    silent = company.platform == "greenhouse" and content % 6 == 0
    return mode if company.traits.work_mode and not silent else None


def _employment(rng: random.Random, company: Company, level: Level) -> str | None:
    kind = rng.choices(("full_time", "part_time", "contract"), (20, 1, 1))[0]
    if not company.traits.employment:
        return None
    if company.platform in ("tiktok", "eightfold"):
        kind = "full_time"
    return "intern" if level is INTERN else kind


def _edited(posting: Posting, edit: Edit, start: date) -> Posting:
    changed = replace(posting, updated=start + timedelta(days=edit.day))
    if edit.kind == "pay":
        return replace(changed, pay=_new_pay(posting.pay, edit))
    if edit.kind == "place":
        return replace(changed, places=(_new_place(posting.places, edit), *posting.places[1:]))
    if edit.kind == "title":
        return replace(changed, title=edit.value or f"{posting.title} (Team {edit.salt % 7 + 2})")
    if edit.kind == "requirement":
        text = edit.value or ADDED_REQUIREMENTS[edit.salt % len(ADDED_REQUIREMENTS)]
        return replace(changed, requirements=(*posting.requirements, text))
    text = edit.value or ADDED_SENTENCES[edit.salt % len(ADDED_SENTENCES)]
    return replace(changed, sentences=(*posting.sentences, text))


def _new_pay(pay: Pay | None, edit: Edit) -> Pay | None:
    if edit.value:
        low, _, rest = edit.value.partition("-")
        high, currency, period = rest.split()
        return Pay(int(low), int(high), currency, period)
    if pay is None or edit.salt % 5 == 0:
        return None
    unit = 1 if pay.period == "hour" else 100
    step = 1 + (edit.salt % 9 + 2) / 100
    raised = round(pay.minimum * step / unit) * unit, round(pay.maximum * step / unit) * unit
    return Pay(max(raised[0], pay.minimum + unit), max(raised[1], pay.maximum + unit), pay.currency, pay.period)


def _new_place(places: tuple[Place, ...], edit: Edit) -> Place:
    """A city of the same currency, so that the stated pay stays possible; or the named one."""
    if edit.value:
        named = next((place for place in PLACES if place.city == edit.value), None)
        if named is None:
            raise ValueError(
                f"No place called {edit.value!r}; there are {', '.join(each.city for each in PLACES)}."
            )
        return named
    taken = {place.city for place in places}
    choices = [place for place in PLACES if place.currency == places[0].currency and place.city not in taken]
    return choices[edit.salt % len(choices)] if choices else places[0]
