"""A million postings as a large installation has them, seeded: rows for COPY, and queries over them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from jobhunt.postings.search import Search
from jobhunt.postings.searchable import searchable
from jobhunt.universe import make_universe
from jobhunt.universe.departments import DEPARTMENTS
from jobhunt.universe.words import LEVELS, PLACES

TODAY = date(2026, 11, 2)
COMPANIES = 1_000
FOLLOWED = 5
"""Every so manieth company is followed by the user, who so sees a fifth of all."""

SENTENCES = 12
RARE_WORDS = 4_000
DAYS = 400
LEVEL_TAGS = {
    "Junior ": "entry",
    "Senior ": "senior",
    "Staff ": "staff",
    "Principal ": "principal",
    "Lead ": "lead",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One posting, searchable already."""

    id: int
    company: int
    title: str
    around: str
    body: str
    tags: tuple[str, ...]
    years: int
    pay_scale: int
    newest_on: date
    stated: str

    @property
    def is_seen(self) -> bool:
        """Whether it is in the user's list."""
        return self.company % FOLLOWED == 0


class Stock:
    """What rows are made of; the same seed, the same rows."""

    def __init__(self, seed: int = 1) -> None:
        self._rng = Random(seed)
        self.rare = _rare_words(self._rng)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(RARE_WORDS)))
        self._sentences = _sentences()

    def rows(self, count: int) -> Iterator[Row]:
        """So many postings, the older ones first."""
        for number in range(1, count + 1):
            yield self._row(number, count)

    def _row(self, number: int, count: int) -> Row:
        rng = self._rng
        company = rng.randrange(1, COMPANIES + 1)
        department, level = rng.choice(DEPARTMENTS), rng.choice(LEVELS)
        role, area = rng.choice(department.roles), rng.choice(department.areas)
        place, mode = rng.choice(PLACES), rng.choices(("onsite", "hybrid", "remote", None), (4, 3, 2, 3))[0]
        rare = rng.choices(self.rare, cum_weights=self._weights, k=4)
        body = " ".join(rng.choices(self._sentences[department.slug], k=SENTENCES)) + " " + " ".join(rare)
        title = searchable(f"{level.prefix}{role}{level.suffix} {area}")
        around = searchable(f"company {company} {place.city} {place.country} {department.name} {mode or ''}")
        return Row(
            id=number,
            company=company,
            title=title,
            around=around,
            body=body,
            tags=tuple(
                _tags(company, place.iso2, f"{place.city}, {place.iso2}", mode, LEVEL_TAGS.get(level.prefix))
            ),
            years=level.years,
            pay_scale=0 if rng.random() < 0.5 else round(level.pay * rng.uniform(0.7, 1.3)),
            newest_on=TODAY - timedelta(days=int(DAYS * (1 - number / count)) + rng.randrange(8)),
            stated=json.dumps({"years": {"value": level.years, "source": "description", "words": body[:300]}}),
        )


def _tags(company: int, country: str, place: str, mode: str | None, level: str | None) -> Iterator[str]:
    yield from (f"company:company-{company}", "platform:greenhouse", f"country:{country}", f"place:{place}")
    if mode:
        yield f"mode:{mode}"
    if level:
        yield f"level:{level}"
    yield "type:full_time"


def _rare_words(rng: Random) -> list[str]:
    """Names of tools and projects, as each company has its own."""
    first, second = (
        ("ba", "co", "de", "fi", "gro", "ka", "lu", "mi", "no", "pra"),
        ("bex", "dor", "lis", "mund", "tak"),
    )
    words: dict[str, None] = {}
    while len(words) < RARE_WORDS:
        words["".join(rng.choice(first) for _ in range(3)) + rng.choice(second)] = None
    return list(words)


def _sentences() -> Mapping[str, Sequence[str]]:
    """What the universe's postings say, by department."""
    universe = make_universe(size={"anthropic": 400, "roblox": 400})
    found: dict[str, dict[str, None]] = {department.slug: {} for department in DEPARTMENTS}
    for company in universe.companies.values():
        for entry in universe.order(company):
            posting, text = universe.posting(company, entry), universe.text(company, entry)
            told = (*text.about, *text.duties, *text.minimum, *text.preferred, *text.team, *text.projects)
            found[posting.department.slug].update(dict.fromkeys(map(searchable, told)))
    return {slug: list(told) for slug, told in found.items()}


def copied(row: Row) -> str:
    """A row as COPY reads it: tabs between the columns, none within."""
    tags = "{" + ",".join(json.dumps(tag, ensure_ascii=False) for tag in row.tags) + "}"
    columns = (row.id, row.company, row.title, row.around, row.body, tags, row.years, row.pay_scale, row.newest_on)
    return "\t".join(_cell(str(column)) for column in (*columns, row.stated)) + "\n"


def _cell(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\t", " ").replace("\n", " ")


BROAD = ("engineer", "data", "manager", "analyst", "software", "product", "team", "systems", "security", "research")
MEDIUM = (
    "data engineer", "product manager", "kubernetes", "machine learning", "recruiter", "firmware",
    "account executive",
    "python kafka", "senior scientist", "incident response", "designer figma", "site reliability", "tax manager",
    "staff platform engineer", "supply chain", '"technical program manager"', "analyst -financial",
    "spark or airflow",
    "berlin engineer", "remote designer",
)  # fmt: skip


def queries(rare: Sequence[str], count: int = 200, seed: int = 2) -> list[Search]:
    """Broad, medium and selective queries, half of them with one to three filters; a tenth without words."""
    rng = Random(seed)
    found = []
    for number in range(count):
        kind = number % 10
        text = (
            None
            if kind == 0
            else rng.choice(BROAD)
            if kind < 4
            else rng.choice(MEDIUM)
            if kind < 7
            else _few(rng, rare)
        )
        found.append(Search(today=TODAY, q=text, **(_filters(rng) if number % 2 else {})))
    return found


def _few(rng: Random, rare: Sequence[str]) -> str:
    word = rare[int(rng.random() ** 2 * len(rare))]
    return word if rng.random() < 0.5 else f"{rng.choice(BROAD)} {word}"


def _filters(rng: Random) -> dict[str, Any]:
    choices: list[dict[str, Any]] = [
        {"country": (rng.choice(PLACES).iso2,)},
        {"mode": (rng.choice(("remote", "hybrid", "onsite")),)},
        {"level": ("senior", "staff")},
        {"company": tuple(f"company-{rng.randrange(1, COMPANIES // FOLLOWED) * FOLLOWED}" for _ in range(3))},
        {"posted_days": rng.choice((7, 30))},
        {"pay_min": 150_000, "pay_unlisted": rng.random() < 0.5},
        {"status": "open"},
        {"mine": ("unseen",)},
    ]
    given: dict[str, Any] = {}
    for one in rng.sample(choices, rng.randint(1, 3)):
        given.update(one)
    return given
