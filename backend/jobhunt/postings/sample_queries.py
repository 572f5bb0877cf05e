"""SQL of what to expect of a search: the newest lines of the list looked at, and the planner asked."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.postings.ways import Passing, Sample

BODY = "websearch_to_tsquery('english', :q)"
TITLE = "websearch_to_tsquery('jobhunt_titles', :q)"
TITLE_SAYS = f"u.title_tsv @@ {TITLE}"
TEXT_SAYS = f"(SELECT t.tsv @@ {BODY} FROM posting_texts t WHERE t.posting_id = u.posting_id)"

_LOOKED = 1_000
_READ = 150

Counted = Mapping[str, tuple[Sequence[str], Sequence[str]]]
"""By what is counted: the names of all its conditions, and of those that the list's index knows."""


async def sample(
    connection: AsyncConnection, conditions: Mapping[str, str], counted: Counted, values: Mapping[str, Any]
) -> Sample:
    """Of a search with these conditions by name. With a text, `values` hold it as `q`."""
    names = {name: f"c{number}" for number, name in enumerate(conditions)}
    columns = "".join(f", ({condition}) AS {names[name]}" for name, condition in conditions.items())
    counts = ", ".join(
        f"count(*) FILTER (WHERE {' AND '.join(names[one] for one in some) or 'true'})"
        for both in counted.values()
        for some in both
    )
    says = f"(SELECT count(*) FROM (SELECT * FROM looked LIMIT {_READ}) u WHERE {TEXT_SAYS})"
    statement = f"""
        WITH looked AS MATERIALIZED (
            SELECT u.posting_id{columns} FROM (
                SELECT * FROM user_postings u WHERE u.user_id = :user_id
                ORDER BY u.newest_on DESC, u.posting_id DESC LIMIT {_LOOKED}
            ) u
        )
        SELECT count(*), {says if "q" in values else "0"}, {counts} FROM looked u
    """
    looked, saying, *found = (await connection.execute(text(statement), values)).one()
    pairs = zip(found[::2], found[1::2], strict=True)
    expected = await _expected(connection, values)
    return Sample(
        looked=looked,
        passing={name: Passing(*pair) for name, pair in zip(counted, pairs, strict=True)},
        read=min(looked, _READ),
        saying=saying,
        **expected,
    )


async def _expected(connection: AsyncConnection, values: Mapping[str, Any]) -> dict[str, float]:
    """What the planner expects, asked without carrying anything out."""
    lines = "user_postings WHERE user_id = :user_id"
    recent = f"{lines} AND newest_on >= :posted_since" if "posted_since" in values else lines
    asked = {"lines": lines, "recent": recent, "postings": "posting_texts"}
    if "q" in values:
        asked["matches"] = f"posting_texts WHERE tsv @@ {BODY}"
    parts = ", ".join(f"(SELECT 1 FROM {source} LIMIT 1)" for source in asked.values())
    told = (await connection.execute(text(f"EXPLAIN (FORMAT JSON) SELECT {parts}"), values)).scalar_one()
    plan = json.loads(told) if isinstance(told, str) else told
    return dict(zip(asked, map(_rows, plan[0]["Plan"]["Plans"]), strict=True))


def _rows(part: Mapping[str, Any]) -> float:
    """What stands under the LIMIT: the rows before it cuts them."""
    while part["Node Type"] == "Limit":
        part = next(below for below in part["Plans"] if below["Parent Relationship"] == "Outer")
    return float(part["Plan Rows"])
