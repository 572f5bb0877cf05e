"""SQL of what the planner expects of a search, asked without carrying anything out."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.postings.search import TAGGED, Search
from jobhunt.postings.ways import Estimates

BODY = "websearch_to_tsquery('english', :q)"
ESTIMATED = frozenset({"user", "hidden", "posted"})
"""Conditions on the list that the number of lines accounts for, or that hardly any line fails."""

TITLE = "websearch_to_tsquery('jobhunt_titles', :q)"


async def estimates(
    connection: AsyncConnection, user_id: int, search: Search, postings: float, query: str | None
) -> Estimates:
    """Of a search whose searchable text this is. `postings` is how many there are in all."""
    asked = {"lines": "user_postings WHERE user_id = :user_id"}
    values: dict[str, Any] = {"user_id": user_id}
    tags = {name: search.tags(name) for name in TAGGED if search.tags(name)}
    if search.posted_since is not None:
        asked["lines"] += " AND newest_on >= :posted_since"
        values["posted_since"] = search.posted_since
    if query is not None:
        asked |= {
            "text": f"posting_texts WHERE tsv @@ {BODY}",
            "title": f"posting_facts WHERE title_tsv @@ {TITLE}",
        }
        values["q"] = query
    for name, wanted in tags.items():
        asked[f"tags {name}"] = f"posting_facts WHERE tags && CAST(:{name} AS text[])"
        values[name] = wanted
    parts = ", ".join(f"(SELECT 1 FROM {source} LIMIT 1)" for source in asked.values())
    told = (await connection.execute(text(f"EXPLAIN (FORMAT JSON) SELECT {parts}"), values)).scalar_one()
    plan = json.loads(told) if isinstance(told, str) else told
    rows = [_rows(part) for part in plan[0]["Plan"]["Plans"]]
    found = dict(zip(asked, rows, strict=True))
    if query is not None and min(found["text"], found["title"] * _MANY) < _DOUBTFUL:
        found |= await _counted(connection, query, found)
    return Estimates(
        postings=max(postings, 1.0),
        lines=found["lines"],
        text=found.get("text", 1.0),
        title=found.get("title", 1.0),
        tags={name: found[f"tags {name}"] for name in tags},
    )


_DOUBTFUL = 20_000
"""Of rare words, and of words together, the planner knows little: what it expects below this is counted."""

_COUNTED = {"text": 8_000, "title": 4_000}
_MANY = 5.0


async def _counted(connection: AsyncConnection, query: str, expected: Mapping[str, float]) -> dict[str, float]:
    """How many there are, as far as it matters for the choice; beyond it several times as many, or as expected."""
    row = (
        await connection.execute(
            text(
                f"""
                SELECT (SELECT count(*) FROM (
                           SELECT 1 FROM posting_texts WHERE tsv @@ {BODY} LIMIT :most_texts) found) AS text,
                       (SELECT count(*) FROM (
                           SELECT 1 FROM posting_facts WHERE title_tsv @@ {TITLE} LIMIT :most_titles
                       ) found) AS title
                """
            ),
            {"q": query, "most_texts": _COUNTED["text"] + 1, "most_titles": _COUNTED["title"] + 1},
        )
    ).one()
    counts = {"text": row.text, "title": row.title}
    return {name: float(n) if n <= _COUNTED[name] else max(n * _MANY, expected[name]) for name, n in counts.items()}


def _rows(part: Mapping[str, Any]) -> float:
    """What stands under the LIMIT: the rows before it cuts them."""
    while part["Node Type"] == "Limit":
        part = next(below for below in part["Plans"] if below["Parent Relationship"] == "Outer")
    return float(part["Plan Rows"])
