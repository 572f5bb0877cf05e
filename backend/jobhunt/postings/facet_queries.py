"""SQL of the counts beside the filters: each leaves out its own filter, to show what another choice brings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.postings.asked_queries import ALL, FACETS, Asked, Conditions, apart, conditions, own_filters
from jobhunt.postings.line_sources import BY_TEXT, Lines, by_way, choose

MOST_COUNTED = 1_000
"""Beyond so many postings a count says that there are more."""

MOST_VALUES = 50

_MORE_TAGS = """
    ARRAY[CASE WHEN u.pay_scale > 0 THEN 'pay:listed' ELSE 'pay:unlisted' END,
          CASE WHEN u.is_open THEN 'status:open' ELSE 'status:closed' END,
          CASE WHEN u.seen_at IS NULL THEN 'mine:unseen' END,
          CASE WHEN u.newest_on >= CAST(:today AS date) - 1 THEN 'posted:1' END,
          CASE WHEN u.newest_on >= CAST(:today AS date) - 7 THEN 'posted:7' END,
          CASE WHEN u.newest_on >= CAST(:today AS date) - 30 THEN 'posted:30' END]
"""

_BASE = "base u"
"""The lines that have the text, found once for all facets."""

_FOUND, _READ = "found", "read"
"""Among the counts by tag, which all have a colon: how many lines were found, how many texts looked into."""

_SHARED = 12_000
"""Of a text with more postings than this, each facet stops as soon as it has enough."""

_MOST_READ = 3_000
"""For a facet with a filter of its own, so many texts at most are looked into."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are, to one above MOST_COUNTED; by facet how many have each value; and the `capped` facets, of
    whose values there may be more than were counted.
    """

    total: int
    facets: Mapping[str, Mapping[str, int]]
    capped: Collection[str]


Counts = Mapping[str, int]


async def total(connection: AsyncConnection, asked: Asked) -> int:
    """How many there are, to one above MOST_COUNTED."""
    lines = _lines(asked, conditions(asked))
    statement = f"SELECT count(*) FROM (SELECT 1 FROM {lines.source} WHERE {lines.condition} LIMIT :most) found"
    values = {**lines.values, "most": MOST_COUNTED + 1}
    return int((await connection.execute(text(statement), values)).scalar_one())


async def count(connection: AsyncConnection, asked: Asked) -> Counted:
    """How many there are, and the counts of each facet's values over as many."""
    found = conditions(asked)
    own = apart(found)
    lines = {ALL: _lines(asked, found)} | {name: _lines(asked, found, name, own_filters(name)) for name in own}
    if asked.sample.matching <= _SHARED:
        lines = {name: replace(one, source=_BASE) if one.source == BY_TEXT else one for name, one in lines.items()}
    values: dict[str, Any] = {"most": MOST_COUNTED + 1, "most_read": _MOST_READ}
    values |= {"today": asked.search.today, "run": asked.last_run or 0}
    for one in lines.values():
        values |= one.values
    statement = f"SELECT facet, tag, n FROM ({' UNION ALL '.join(map(_counting, lines, lines.values()))}) counted"
    if any(one.source == _BASE for one in lines.values()):
        shared = f"WITH base AS MATERIALIZED (SELECT u.* FROM {BY_TEXT} WHERE u.user_id = :user_id) "
        statement = shared + statement
    counts: dict[str, dict[str, int]] = {name: {} for name in lines}
    for row in await connection.execute(text(statement), values):
        counts[row.facet][row.tag] = row.n
    by_facet = {name: counts[name if name in own else ALL] for name in FACETS}
    return Counted(
        total=counts[ALL][_FOUND],
        facets={name: _of(name, tags) for name, tags in by_facet.items()},
        capped=[name for name, tags in by_facet.items() if _is_capped(tags)],
    )


def _is_capped(counts: Counts) -> bool:
    return counts[_FOUND] > MOST_COUNTED or counts.get(_READ, 0) >= _MOST_READ


def _lines(asked: Asked, found: Conditions, counted: str = ALL, without: tuple[str, ...] = ()) -> Lines:
    """The lines to count, which need no order."""
    chosen = choose(asked, MOST_COUNTED, counted, without, ordered=False)
    return by_way(asked, found, chosen, counted, without)


def _counting(facet: str, lines: Lines) -> str:
    """One facet over the lines that pass all but its own filter, or every facet over those that pass all."""
    wanted = "true" if facet == ALL else f"starts_with(tag, '{facet}\\:')"
    columns = f"u.posting_id, u.job_id, u.tags || {_MORE_TAGS} AS tags"
    if facet == ALL or lines.says == "true":
        cut = f"found AS MATERIALIZED (SELECT {columns} FROM {lines.source} WHERE {lines.condition} LIMIT :most)"
        read = ""
    else:
        cut = f"""
            looked AS MATERIALIZED (
                SELECT {columns} FROM {lines.source} WHERE {lines.where} LIMIT :most_read
            ), found AS MATERIALIZED (SELECT * FROM looked u WHERE {lines.says} LIMIT :most)
        """
        read = f" UNION ALL SELECT '{facet}', '{_READ}', count(*) FROM looked"
    statement = f"""
        (WITH {cut}
        SELECT '{facet}' AS facet, tag, count(*) AS n FROM found, unnest(tags) AS tag
            WHERE tag IS NOT NULL AND {wanted} GROUP BY tag
        UNION ALL SELECT '{facet}', '{_FOUND}', count(*) FROM found{read}
    """
    if facet in (ALL, "new", "changed"):
        statement += f"""
            UNION ALL SELECT '{facet}', j.outcome || '\\:last_run', count(*)
            FROM jobs j JOIN found ON found.job_id = j.id
            WHERE j.user_id = :user_id AND j.run_id = :run AND j.outcome IN ('new', 'changed') GROUP BY j.outcome
        """
    if facet in (ALL, "mine"):
        statement += f"""
            UNION ALL
            SELECT '{facet}', 'mine\\:' || CASE WHEN ap.applied_at IS NULL THEN 'saved' ELSE 'applied' END, count(*)
            FROM applications ap JOIN found ON found.posting_id = ap.posting_id
            WHERE ap.user_id = :user_id AND ap.deleted_at IS NULL GROUP BY 2
        """
    return statement + ")"


def _of(name: str, counts: Counts) -> dict[str, int]:
    """The values of one facet, the most frequent first."""
    prefix = f"{name}:"
    values = ((tag.removeprefix(prefix), n) for tag, n in counts.items() if tag.startswith(prefix))
    return dict(sorted(values, key=lambda one: (-one[1], one[0]))[:MOST_VALUES])
