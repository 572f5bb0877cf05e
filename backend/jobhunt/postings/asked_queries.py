"""SQL of what a search amounts to: what has to be looked up first, and its filters as conditions on the list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql
from jobhunt.postings.sample_queries import BODY, TITLE, TITLE_SAYS, sample
from jobhunt.postings.search import TAGGED, Search
from jobhunt.postings.searchable import asked_for
from jobhunt.postings.ways import Sample

FACETS = (*TAGGED, "pay", "posted", "new", "changed", "status", "mine")
ALL = "all"
TITLED = "titled"

_OWN: Mapping[str, tuple[str, ...]] = {"mine": ("mine", "hidden")}
"""Facets whose own filter is not the one of their name alone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search with what had to be looked up for it: the user's last run, what is hidden, what is to be expected.

    `body_words` and `title_words` are how many parts the text has for each of the two dictionaries.
    """

    user_id: int
    search: Search
    last_run: int | None = None
    hidden_companies: Sequence[str] = ()
    body_words: int = 0
    title_words: int = 0
    sample: Sample = field(default_factory=Sample)

    @property
    def query(self) -> str | None:
        """The text as it is searched for."""
        return asked_for(self.search.q) if self.search.q else None

    @property
    def finds_nothing(self) -> bool:
        """Whether the text holds no word at all: signs, emoji, operators."""
        return bool(self.search.q) and not self.body_words and not self.title_words

    def tags(self, without: Sequence[str] = ()) -> dict[str, list[str]]:
        """The tags that each filter lets pass, but for these filters."""
        return {name: tags for name in TAGGED if name not in without and (tags := self.search.tags(name))}


@dataclass(slots=True)
class Conditions:
    """SQL by the filter that it comes from, and the values that it needs."""

    by_name: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)

    def names(self, without: Iterable[str] = ()) -> list[str]:
        """The filters, but for these."""
        return [name for name in self.by_name if name not in without]

    def these(self, names: Iterable[str]) -> str:
        """The conditions of these filters, to stand behind a WHERE or an AND."""
        return " AND ".join(self.by_name[name] for name in names if name in self.by_name) or "true"


def own_filters(facet: str) -> tuple[str, ...]:
    """The filters that a facet leaves out when its values are counted."""
    return _OWN.get(facet, (facet,))


def apart(found: Conditions) -> list[str]:
    """The facets that have to be counted apart, for their own filter is set."""
    return [name for name in FACETS if any(one in found.by_name and one != "hidden" for one in own_filters(name))]


async def look_up(connection: AsyncConnection, user_id: int, search: Search) -> Asked:
    """What a search needs to know first."""
    query = asked_for(search.q) if search.q else None
    row = (
        await connection.execute(
            sql(
                f"""
                SELECT (SELECT max(id) FROM ingestion_runs WHERE user_id = :user_id) AS last_run,
                       ARRAY(SELECT 'company:' || c.name FROM hidden_companies h
                             JOIN companies c ON c.id = h.company_id WHERE h.user_id = :user_id) AS hidden,
                       numnode({BODY}) AS body_words, numnode({TITLE}) AS title_words
                """
            ),
            {"user_id": user_id, "q": query or ""},
        )
    ).one()
    asked = Asked(user_id, search, row.last_run, row.hidden, row.body_words, row.title_words)
    return asked if asked.finds_nothing else replace(asked, sample=await _sample(connection, asked))


async def _sample(connection: AsyncConnection, asked: Asked) -> Sample:
    found = conditions(asked)
    wanted = dict(found.by_name)
    left_out: dict[str, tuple[str, ...]] = {ALL: (), **{name: own_filters(name) for name in apart(found)}}
    counted = {name: (found.names(without), list(asked.tags(without))) for name, without in left_out.items()}
    if asked.query is not None:
        found.values["q"] = asked.query
        wanted[TITLED] = TITLE_SAYS
        counted[TITLED] = ([*found.names(), TITLED], [*asked.tags(), TITLED])
        if not asked.body_words:
            counted = {name: ([*every, TITLED], [*known, TITLED]) for name, (every, known) in counted.items()}
    return await sample(connection, wanted, counted, found.values)


def conditions(asked: Asked) -> Conditions:
    """Every filter as a condition on a line `u` of the list. The text is none of them."""
    search = asked.search
    found = Conditions({"user": "u.user_id = :user_id"}, {"user_id": asked.user_id})
    for name in TAGGED:
        if tags := search.tags(name):
            found.by_name[name] = f"u.tags && CAST(:{name} AS text[])"
            found.values[name] = tags
    _add_numbers(search, found)
    _add_times(asked, found)
    _add_mine(asked, found)
    return found


def _add_numbers(search: Search, found: Conditions) -> None:
    if search.pay_min is not None:
        found.by_name["pay"] = (
            "(u.pay_scale >= :pay_min OR u.pay_scale = 0)" if search.pay_unlisted else "u.pay_scale >= :pay_min"
        )
        found.values["pay_min"] = max(search.pay_min, 1)
    elif not search.pay_unlisted:
        found.by_name["pay"] = "u.pay_scale > 0"
    if search.years_max is not None:
        found.by_name["years"] = "(u.years <= :years_max OR u.years IS NULL)"
        found.values["years_max"] = search.years_max


_OF_LAST_RUN = (
    "u.job_id IN (SELECT id FROM jobs WHERE run_id = :last_run AND user_id = :user_id AND outcome = '{}')"
)


def _add_times(asked: Asked, found: Conditions) -> None:
    search = asked.search
    if search.posted_since is not None:
        found.by_name["posted"] = "u.newest_on >= :posted_since"
        found.values["posted_since"] = search.posted_since
    if search.new:
        found.by_name["new"] = _OF_LAST_RUN.format("new")
        found.values["last_run"] = asked.last_run
    if search.changed is True:
        found.by_name["changed"] = _OF_LAST_RUN.format("changed")
        found.values["last_run"] = asked.last_run
    elif search.changed:
        found.by_name["changed"] = "u.changed_at >= CAST(:changed_since AS date)"
        found.values["changed_since"] = search.changed
    if search.status is not None:
        found.by_name["status"] = "u.is_open" if search.status == "open" else "NOT u.is_open"


_TRACKED = (
    "u.posting_id IN (SELECT ap.posting_id FROM applications ap WHERE ap.user_id = :user_id"
    " AND ap.deleted_at IS NULL AND ap.posting_id IS NOT NULL AND ap.applied_at {})"
)


def _add_mine(asked: Asked, found: Conditions) -> None:
    """What is hidden is out unless it is asked for. Applied to is what the company knows of."""
    hidden = "u.hidden_at IS NOT NULL"
    if asked.hidden_companies:
        hidden = f"({hidden} OR u.tags && CAST(:hidden_companies AS text[]))"
        found.values["hidden_companies"] = list(asked.hidden_companies)
    ways = {
        "unseen": "u.seen_at IS NULL",
        "hidden": hidden,
        "saved": _TRACKED.format("IS NULL"),
        "applied": _TRACKED.format("IS NOT NULL"),
    }
    if "hidden" not in asked.search.mine:
        found.by_name["hidden"] = f"NOT ({hidden})"
    if asked.search.mine:
        found.by_name["mine"] = f"({' OR '.join(ways[name] for name in asked.search.mine)})"
