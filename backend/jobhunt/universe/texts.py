"""The words of a posting: role, duties, requirements, team, benefits and the company's own boilerplate."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from jobhunt.universe import sentences
from jobhunt.universe.companies import Company
from jobhunt.universe.postings import Pay, Posting
from jobhunt.universe.words import SYMBOLS


@dataclass(frozen=True, slots=True)
class Text:
    """A posting's sections as plain text. `company`, `benefits` and `closing` are shared by all of an employer."""

    company: tuple[str, ...]
    about: tuple[str, ...]
    duties: tuple[str, ...]
    minimum: tuple[str, ...]
    preferred: tuple[str, ...]
    team: tuple[str, ...]
    first_year: tuple[str, ...]
    benefits: tuple[str, ...]
    closing: tuple[str, ...]


_INTERVALS = ("week", "month", "quarter", "half-year")


def text_of(company: Company, posting: Posting, seed: int) -> Text:
    """The full text, 6 to 12 KB when rendered. Added sentences close the role's first paragraph."""
    rng = random.Random(f"{seed}:{company.key}:{posting.content}:text")
    shared = random.Random(f"{seed}:{company.key}:shared")
    return Text(
        company=_shared(shared, sentences.COMPANY, 4, company),
        about=(*_filled(rng, sentences.ABOUT, 11, posting), *posting.sentences),
        duties=_filled(rng, sentences.DUTIES, rng.randint(11, 15), posting),
        minimum=(*_filled(rng, sentences.MINIMUM, rng.randint(8, 11), posting), *posting.requirements),
        preferred=_filled(rng, sentences.PREFERRED, rng.randint(6, 9), posting),
        team=_filled(rng, sentences.TEAM, 8, posting),
        first_year=_filled(rng, sentences.FIRST_YEAR, 4, posting),
        benefits=_shared(shared, sentences.BENEFITS, 8, company),
        closing=_shared(shared, sentences.CLOSING, 5, company),
    )


def _filled(rng: random.Random, patterns: Sequence[str], count: int, posting: Posting) -> tuple[str, ...]:
    return tuple(_fill(rng, pattern, posting) for pattern in rng.sample(patterns, count))


def _pair(rng: random.Random, words: Sequence[str]) -> tuple[str, str]:
    """Two different words of a list; cheaper than sampling, and a posting asks for hundreds of them."""
    first = int(rng.random() * len(words))
    second = (first + 1 + int(rng.random() * (len(words) - 1))) % len(words)
    return words[first], words[second]


def _fill(rng: random.Random, pattern: str, posting: Posting) -> str:
    department = posting.department
    thing, thing2 = _pair(rng, department.things)
    tool, tool2 = _pair(rng, department.tools)
    skill, skill2 = _pair(rng, department.skills)
    partner, partner2 = _pair(rng, department.partners)
    draw = rng.random()
    text = pattern.format(
        role=posting.role,
        area=posting.area,
        thing=thing,
        thing2=thing2,
        tool=tool,
        tool2=tool2,
        skill=skill,
        skill2=skill2,
        partner=partner,
        partner2=partner2,
        outcome=department.outcomes[int(draw * len(department.outcomes))],
        years=max(posting.level.years, 1),
        years2=max(posting.level.years - 1, 1),
        years_ago=2 + int(draw * 6),
        count=2 + int(draw * 97) % 5,
        size=8 + int(draw * 1009) % 43,
        interval=_INTERVALS[int(draw * 89) % 4],
    )
    return text[0].upper() + text[1:]


def _shared(rng: random.Random, patterns: Sequence[str], count: int, company: Company) -> tuple[str, ...]:
    return tuple(
        pattern.format(
            company=company.name,
            number=rng.randint(12, 60),
            count=rng.randint(3, 6),
            year=rng.randint(1994, 2016),
            weeks=rng.randint(16, 26),
            days=rng.randint(24, 31),
        )
        for pattern in rng.sample(patterns, count)
    )


def money(amount: int, currency: str) -> str:
    return f"{SYMBOLS[currency]}{amount:,}"


def pay_words(pay: Pay) -> str:
    """A range as people write it, for example "$120,000 - $150,000 USD per year"."""
    low, high = money(pay.minimum, pay.currency), money(pay.maximum, pay.currency)
    return f"{low} - {high} {pay.currency} per {pay.period}"
