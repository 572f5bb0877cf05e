"""The words of a posting: role, duties, requirements, team, benefits and the company's own boilerplate."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter

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
    projects: tuple[str, ...]
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
        about=(*_filled(rng, sentences.ABOUT, rng.randint(11, 15), posting), *posting.sentences),
        duties=_filled(rng, sentences.DUTIES, rng.randint(11, 18), posting),
        minimum=(*_filled(rng, sentences.MINIMUM, rng.randint(8, 11), posting), *posting.requirements),
        preferred=_filled(rng, sentences.PREFERRED, rng.randint(6, 9), posting),
        team=_filled(rng, sentences.TEAM, rng.randint(8, 12), posting),
        projects=_filled(rng, sentences.PROJECTS, rng.randint(6, 12), posting),
        first_year=_filled(rng, sentences.FIRST_YEAR, 4, posting),
        benefits=_shared(shared, sentences.BENEFITS, 8, company),
        closing=_shared(shared, sentences.CLOSING, 5, company),
    )


def _filled(rng: random.Random, patterns: Sequence[str], count: int, posting: Posting) -> tuple[str, ...]:
    return tuple(_fill(rng, pattern, posting) for pattern in rng.sample(patterns, count))


@lru_cache(maxsize=512)
def _cut(pattern: str) -> tuple[tuple[str, str | None], ...]:
    """A pattern as pairs of a literal and the gap after it."""
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(pattern))


def _fill(rng: random.Random, pattern: str, posting: Posting) -> str:
    """One draw decides all words of a sentence; a second draw for each would cost more than all else together."""
    draw = rng.getrandbits(62)
    parts: list[str] = []
    for literal, name in _cut(pattern):
        parts.append(literal)
        if name is not None:
            parts.append(_word(name, draw, posting))
    text = "".join(parts)
    return text[0].upper() + text[1:]


def _word(name: str, draw: int, posting: Posting) -> str:
    kind, second = (name[:-1], True) if name[-1] == "2" else (name, False)
    lists = posting.department.lists
    if kind in lists:
        words = lists[kind]
        index = (draw >> len(kind)) % len(words)
        if second:
            index += 1 + (draw >> 20) % (len(words) - 1)
        return words[index % len(words)]
    return _figure(name, draw, posting)


def _figure(name: str, draw: int, posting: Posting) -> str:
    if name == "interval":
        return _INTERVALS[(draw >> 12) % 4]
    if name in ("role", "area"):
        return posting.role if name == "role" else posting.area
    years = posting.level.years - (name == "years2")
    figures = {"count": 2 + (draw >> 7) % 5, "size": 8 + (draw >> 9) % 43, "years_ago": 2 + (draw >> 11) % 6}
    return str(figures.get(name, max(years, 1)))


def _shared(rng: random.Random, patterns: Sequence[str], count: int, company: Company) -> tuple[str, ...]:
    return tuple(
        pattern.format(
            company=company.name,
            count=rng.randint(3, 6),
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
