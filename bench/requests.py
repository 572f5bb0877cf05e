"""What runs ask of SQS, S3, Lambda and Postgres: counted with AWS in this process, over 1,000 and 10,000 postings.

The counts of a paced run hold what waiting for a host's turn costs besides: it takes as long as its pages are many.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import text

from bench import lab
from bench.figures import Figure
from tests.aws.tally import Tally, tally

RESULT = Path(__file__).parent / "results" / "requests.json"
SERVER = (
    "shared_preload_libraries = 'pg_stat_statements'",
    "pg_stat_statements.max = 10000",
)
HALF = {"anthropic": 500, "netflix": 500}
"""The first company's postings come whole with their listing, the other's page by page; of those 2,000 at most."""

# A listing may have 64 MiB, which are 5,000 postings that come whole.
FEW = {"anthropic": 400, "amazon": 400, "netflix": 200}
MANY = {company: 10 * size for company, size in FEW.items()}
RUNS: Sequence[tuple[Mapping[str, int], Literal["polite", "off"]]] = (
    (HALF, "off"),
    (HALF, "polite"),
    (FEW, "off"),
    (MANY, "off"),
)
FRAME = "'begin%', 'commit%', 'rollback%', 'set %', 'show %', 'create extension%', 'deallocate%', 'discard%'"
S3 = ("put_object", "get_object", "head_object", "list_objects_v2", "delete_object")
SQS = ("send_message_batch", "receive_message", "delete_message_batch", "change_message_visibility")


async def requests_on_aws() -> list[Figure]:
    """How much more a posting asks for in a run of 10,000 than in one of 1,000; the counts go into their file."""
    rows = []
    for size, pace in RUNS:
        rows.append(await counted(size, pace))
        RESULT.write_text(json.dumps(rows, indent=2) + "\n")
    few, many = (next(row for row in rows if row["size"] == size) for size in (FEW, MANY))
    grown = {name: _all(many[name]) / _all(few[name]) / 10 for name in ("sqs", "s3", "lambda", "database")}
    return [Figure(f"{name}_per_posting_10000_over_1000", "ratio", ours, 1.1) for name, ours in grown.items()]


def _all(counts: Mapping[str, int]) -> int:
    return sum(counts.values())


async def counted(size: Mapping[str, int], pace: Literal["polite", "off"]) -> dict[str, Any]:
    """One run in a database of its own."""
    async with lab.database(*SERVER) as place:

        async def reset() -> None:
            async with place.engine.begin() as connection:
                await connection.execute(text("create extension if not exists pg_stat_statements"))
                await connection.execute(text("select pg_stat_statements_reset()"))

        found = await tally(place.engine, size, pace, reset)
        async with place.engine.connect() as connection:
            statements = await connection.execute(
                text(
                    f"select query ilike any (array[{FRAME}]) as frame, sum(calls) as calls "
                    "from pg_stat_statements "
                    "where dbid = (select oid from pg_database where datname = current_database()) group by 1"
                )
            )
            calls = {row.frame: int(row.calls) for row in statements}
    return {"size": dict(size), **_row(found, pace, calls)}


def _row(found: Tally, pace: str, calls: Mapping[bool, int]) -> dict[str, Any]:
    return {
        "postings": found.postings,
        "pace": pace,
        "sqs": {name: found.requests.get(name, 0) for name in SQS},
        "s3": {name: found.requests.get(name, 0) for name in S3},
        "lambda": {**found.invocations, "invoke": found.requests.get("invoke", 0)},
        "database": {"statements": calls.get(False, 0), "begin_commit_and_settings": calls.get(True, 0)},
        "seconds": found.seconds,
    }
