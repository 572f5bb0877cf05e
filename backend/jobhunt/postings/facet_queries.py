"""SQL of the counts beside the filters: each leaves out its own filter, to show what another choice brings."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.postings.search import TAGGED
from jobhunt.postings.search_queries import FROM, Asked, conditions

MOST_COUNTED = 1_000
"""Beyond so many postings a count says that there are more."""

MOST_VALUES = 50

FACETS = (*TAGGED, "pay", "posted", "new", "changed", "status", "mine")
_OWN = {"mine": ("mine", "hidden")}

_MORE_TAGS = """
    ARRAY[CASE WHEN f.pay_scale > 0 THEN 'pay:listed' ELSE 'pay:unlisted' END,
          CASE WHEN f.is_open THEN 'status:open' ELSE 'status:closed' END,
          CASE WHEN u.seen_at IS NULL THEN 'mine:unseen' END,
          CASE WHEN u.newest_on >= CAST(:today AS date) - 1 THEN 'posted:1' END,
          CASE WHEN u.newest_on >= CAST(:today AS date) - 7 THEN 'posted:7' END,
          CASE WHEN u.newest_on >= CAST(:today AS date) - 30 THEN 'posted:30' END]
"""

Counts = Mapping[str, int]


async def count(
    connection: AsyncConnection, asked: Asked, *, facets: bool = True
) -> tuple[int, dict[str, dict[str, int]]]:
    """How many there are, to one above MOST_COUNTED, and the counts of each facet's values over as many."""
    if not facets:
        return await total(connection, asked), {}
    found = conditions(asked)
    in_all, counts = await _counted(connection, found.without(), found.values, asked)
    values = {name: _of(name, counts) for name in FACETS}
    for name in FACETS:
        own = _OWN.get(name, (name,))
        if any(one in found.by_name and one != "hidden" for one in own):
            _, other = await _counted(connection, found.without(*own), found.values, asked)
            values[name] = _of(name, other)
    return in_all, values


async def total(connection: AsyncConnection, asked: Asked) -> int:
    """How many there are, to one above MOST_COUNTED."""
    found = conditions(asked)
    statement = f"SELECT count(*) FROM (SELECT 1 FROM {FROM} WHERE {found.without()} LIMIT :most) found"
    return int((await connection.execute(text(statement), {**found.values, "most": MOST_COUNTED + 1})).scalar_one())


async def _counted(
    connection: AsyncConnection, where: str, values: Mapping[str, Any], asked: Asked
) -> tuple[int, Counts]:
    statement = f"""
        WITH found AS MATERIALIZED (
            SELECT u.job_id, f.tags || {_MORE_TAGS} AS tags FROM {FROM} WHERE {where} LIMIT :most
        )
        SELECT tag, count(*) AS n FROM found, unnest(tags) AS tag WHERE tag IS NOT NULL GROUP BY tag
        UNION ALL SELECT 'total', count(*) FROM found
        UNION ALL SELECT j.outcome || '\\:last_run', count(*) FROM found JOIN jobs j ON j.id = found.job_id
            WHERE j.run_id = :run AND j.outcome IN ('new', 'changed') GROUP BY j.outcome
    """
    given = {**values, "most": MOST_COUNTED + 1, "today": asked.search.today, "run": asked.last_run or 0}
    rows = await connection.execute(text(statement), given)
    counts = {row.tag: row.n for row in rows}
    return counts.pop("total"), counts


def _of(name: str, counts: Counts) -> dict[str, int]:
    """The values of one facet, the most frequent first."""
    prefix = f"{name}:"
    values = ((tag.removeprefix(prefix), n) for tag, n in counts.items() if tag.startswith(prefix))
    return dict(sorted(values, key=lambda one: (-one[1], one[0]))[:MOST_VALUES])
