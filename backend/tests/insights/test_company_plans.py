"""A card, and how soon postings like one closed, read a company's own rows or a sample, however many there are."""

from typing import Any, cast

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from jobhunt.insights import companies
from jobhunt.insights.companies import MOST_ALIKE
from tests.insights.boards import LAST, board, fill

LARGE = ("postings", "posting_facts", "posting_versions", "listings")
FILL = (
    "INSERT INTO companies (id, name, display_name, platform, token, address)"
    " SELECT n, 'c' || n, 'C' || n, 'greenhouse', 'c' || n, '' FROM generate_series(100, 299) n",
    "INSERT INTO listings (company_id, state, to_the_end, openings, requests, digest, started_at, finished_at,"
    " applied_at) SELECT 100 + n % 200, 'complete', true, 1, 1, '', at, at, at"
    " FROM (SELECT n, CAST(:last AS timestamptz) - n / 200 * interval '1 day' AS at"
    " FROM generate_series(0, 7999) n) told",
    "INSERT INTO postings (id, company_id, external_id, url, title, first_seen_at, last_seen_at, version_id)"
    " SELECT n, 100 + n % 200, n, '', 'Role', CAST(:last AS timestamptz) - n % 30 * interval '1 day', :last, n"
    " FROM generate_series(1000, 20999) n",
    "INSERT INTO posting_versions (posting_id, number, title, description, fields, simhash, exact_hash, raw_key)"
    " SELECT id, 1, 'Role', '', '{}', 0, '', '' FROM postings WHERE id >= 1000",
    "INSERT INTO posting_facts (posting_id, newest_on, tags, digest, title_tsv)"
    " SELECT id, '2026-01-01', ARRAY['platform\\:greenhouse', 'level\\:senior'], '', '' FROM postings"
    " WHERE id >= 1000",
    "INSERT INTO users (id, email, name) VALUES (1, 'a', 'A')",
    "INSERT INTO ingestion_runs (id, user_id, status) VALUES (1, 1, 'finished')",
    "INSERT INTO jobs (id, run_id, first_run_id, user_id, posting_id, company, external_id, url, due_at)"
    " SELECT id, 1, 1, 1, id, 'acme', external_id, '', :last FROM postings WHERE id < 10 OR id = 1050",
    "ANALYZE postings, posting_facts, posting_versions, listings, companies, jobs",
)


SENIOR = next(one.id for one in board(8, 9) if one.level == "senior")


class Explained:
    """A connection whose statements are explained before they are done."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.steps: list[dict[str, Any]] = []

    async def execute(self, statement: Any, values: Any = None) -> Any:
        explaining = text(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement.text}")
        explained = await self._connection.execute(explaining, values)
        self.steps += steps_of(explained.scalar_one()[0]["Plan"])
        return await self._connection.execute(statement, values)

    def reads(self, table: str) -> int:
        """How many rows were read of it."""
        return sum(s["Actual Rows"] * s["Actual Loops"] for s in self.steps if s.get("Relation Name") == table)


def steps_of(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(step for part in plan.get("Plans", []) for step in steps_of(part))]


def expect_no_scan(explained: Explained) -> None:
    whole = [s["Relation Name"] for s in explained.steps if s["Node Type"] == "Seq Scan"]
    assert [table for table in whole if table in LARGE] == []


async def filled(engine: AsyncEngine) -> None:
    """A board with nine openings among 200 companies with 100 each."""
    await fill(engine, board(8, 9))
    async with engine.begin() as connection:
        for statement in FILL:
            await connection.execute(text(statement), {"last": LAST} if ":last" in statement else {})


async def test_a_card_reads_the_companys_own_rows(engine: AsyncEngine) -> None:
    await filled(engine)
    async with engine.connect() as connection:
        explained = Explained(connection)
        card = await companies.card(cast(AsyncConnection, explained), 1, "c150")
    assert (card.n, card.edited.of, card.lifetime.n) == (100, 100, 100)
    expect_no_scan(explained)
    assert 0 < explained.reads("postings") < 1_000
    assert explained.reads("listings") < 20


async def test_of_a_large_board_a_sample_tells_how_soon_its_postings_closed(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(companies, "MOST_ALIKE", 40)
    await filled(engine)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE jobs SET company = 'c150' WHERE id = 1050"))
        explained = Explained(connection)
        closing = await companies.closing(cast(AsyncConnection, explained), 1, 1050)
    assert (closing.n, closing.days, closing.like) == (40, None, ["company:c150"])
    expect_no_scan(explained)
    assert explained.reads("postings") < 50


async def test_how_soon_postings_alike_closed_is_asked_of_a_sample(engine: AsyncEngine) -> None:
    await filled(engine)
    async with engine.connect() as connection:
        explained = Explained(connection)
        closing = await companies.closing(cast(AsyncConnection, explained), 1, SENIOR)
    assert (closing.n, closing.like) == (MOST_ALIKE, ["platform:greenhouse", "level:senior"])
    expect_no_scan(explained)
    assert explained.reads("postings") < 2 * MOST_ALIKE
