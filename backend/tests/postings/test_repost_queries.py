"""The mark on postings put up again, in a real database."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from jobhunt.boards.protocol import Fields
from jobhunt.postings import repost_queries
from jobhunt.postings.repost_queries import LIMITS
from tests.postings.stock import DAY, NOW, a_posting, say, stock

MINUTE = timedelta(minutes=1)
READING = """
    INSERT INTO listings (company_id, state, to_the_end, openings, requests, digest, started_at, finished_at,
                          applied_at)
    SELECT id, :state, true, 2, 1, '', :at, :at, :at FROM companies
"""
LONG = " ".join(f"word{number}" for number in range(300))


def again(title: str = "Data Engineer", said: str = LONG, **more: object) -> Fields:
    return a_posting(title, said, **{"posted_at": None, **more})


async def put_up(connection: AsyncConnection, first_seen: Sequence[datetime]) -> list[int]:
    """The ids of all postings, first seen then."""
    rows = await connection.execute(text("SELECT id FROM postings ORDER BY id"))
    ids = list(rows.scalars())
    for posting_id, seen in zip(ids, first_seen, strict=True):
        await connection.execute(
            text("UPDATE postings SET first_seen_at = :seen WHERE id = :id"), {"id": posting_id, "seen": seen}
        )
    return ids


async def marks(connection: AsyncConnection) -> list[int | None]:
    rows = await connection.execute(text("SELECT repost_of FROM postings ORDER BY id"))
    return list(rows.scalars())


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
async def test_each_is_marked_with_the_one_before_it_in_whichever_order_they_are_indexed(
    engine: AsyncEngine, order: tuple[int, ...]
) -> None:
    await stock(engine, [again(), again("Engineer, Data"), again(said=f"{LONG} and more")])
    async with engine.begin() as connection:
        ids = await put_up(connection, [NOW - 9 * DAY, NOW - 5 * DAY, NOW])
        for place in order:
            await repost_queries.mark(connection, [ids[place]])
        assert await marks(connection) == [None, ids[0], ids[1]]


@pytest.mark.parametrize(("state", "is_marked"), [("complete", True), ("partial", False)])
async def test_on_one_day_a_whole_reading_has_to_lie_between(
    engine: AsyncEngine, state: str, is_marked: bool
) -> None:
    await stock(engine, [again(), again(), again()])
    async with engine.begin() as connection:
        ids = await put_up(connection, [NOW, NOW + MINUTE, NOW + 3 * MINUTE])
        await connection.execute(text(READING), {"state": state, "at": NOW + 2 * MINUTE})
        await repost_queries.mark(connection, ids)
        assert await marks(connection) == [None, None, ids[1] if is_marked else None]


async def test_all_of_one_moment_are_marked_together(engine: AsyncEngine) -> None:
    await stock(engine, [again(), again(), again()])
    async with engine.begin() as connection:
        assert await marks(connection) == [None, None, None]
        ids = await put_up(connection, [NOW, NOW - DAY, NOW - 2 * DAY])
        await repost_queries.mark(connection, ids)
        assert await marks(connection) == [ids[1], ids[2], None]


@pytest.mark.parametrize(
    "other",
    [
        again("Night Nurse"),
        again(places=("Bergen, Norway",)),
        again(said=" ".join(f"other{number}" for number in range(300))),
        again(said="Too short."),
    ],
)
async def test_another_title_place_or_text_is_no_repost(engine: AsyncEngine, other: Fields) -> None:
    await stock(engine, [again(), other, other])
    async with engine.begin() as connection:
        ids = await put_up(connection, [NOW - DAY, NOW, NOW])
        await repost_queries.mark(connection, ids)
        assert await marks(connection) == [None, None, None]


@pytest.mark.parametrize(
    ("bits", "is_marked"), [(1 << 63 | 1 << 40 | 1, True), (1 << 63 | 1 << 40 | 1 << 20 | 1, False)]
)
async def test_texts_are_the_same_up_to_three_bits_wherever_they_are(
    engine: AsyncEngine, bits: int, is_marked: bool
) -> None:
    await stock(engine, [again(), again()])
    async with engine.begin() as connection:
        ids = await put_up(connection, [NOW - DAY, NOW])
        flip = text("UPDATE postings SET simhash = simhash # CAST(:bits AS bigint) WHERE id = :id")
        await connection.execute(flip, {"bits": bits - (1 << 64), "id": ids[1]})
        await repost_queries.mark(connection, ids)
        assert await marks(connection) == [None, ids[0] if is_marked else None]


async def test_a_text_too_short_to_tell_is_no_repost(engine: AsyncEngine) -> None:
    await stock(engine, [again(said="Apply."), again(said="Apply.")])
    async with engine.begin() as connection:
        ids = await put_up(connection, [NOW - DAY, NOW])
        await connection.execute(text("UPDATE postings SET simhash = 0"))
        await repost_queries.mark(connection, ids)
        assert await marks(connection) == [None, None]


async def test_the_same_text_of_another_company_is_no_repost(engine: AsyncEngine) -> None:
    await stock(engine, [again()])
    await stock(engine, [again()], company="birch")
    async with engine.begin() as connection:
        ids = await put_up(connection, [NOW - DAY, NOW])
        await repost_queries.mark(connection, ids)
        assert await marks(connection) == [None, None]


@pytest.mark.parametrize("edited", [0, 1])
async def test_a_mark_goes_when_either_of_the_two_says_something_else(engine: AsyncEngine, edited: int) -> None:
    await stock(engine, [again(), again()])
    async with engine.begin() as connection:
        ids = await put_up(connection, [NOW - DAY, NOW])
        await repost_queries.mark(connection, ids)
        assert await marks(connection) == [None, ids[0]]
        otherwise = again(said=" ".join(f"other{number}" for number in range(300)))
        await say(connection, ids[edited], otherwise, 2)
        await repost_queries.mark(connection, [ids[edited]])
        assert await marks(connection) == [None, None]


# A company of 20,000 postings among others, all fingerprints different; the one of `:id` has a twin.
FILL = """
    INSERT INTO postings (company_id, external_id, url, title, first_seen_at, last_seen_at, simhash)
    SELECT p.company_id, n, '', p.title, :now, :now, hashint8extended(n, 7)
    FROM generate_series(100, 20000) n, (SELECT * FROM postings ORDER BY id LIMIT 1) p
"""


async def test_a_twin_among_twenty_thousand_of_a_company_is_found_by_its_bands_alone(engine: AsyncEngine) -> None:
    await stock(engine, [again(), again()])
    async with engine.begin() as connection:
        ids = await put_up(connection, [NOW - DAY, NOW])
        await connection.execute(text(FILL), {"now": NOW})
        await connection.execute(text("ANALYZE postings"))
        explained = await connection.execute(
            text(f"EXPLAIN (ANALYZE, FORMAT JSON) {repost_queries.TWINS}"), {"ids": ids, **LIMITS}
        )
        plan = explained.scalar_one()[0]["Plan"]
        steps = list(_steps(plan))
        bands = [step for step in steps if step.get("Index Name") == "ix_postings_text_bands"]
        assert [step["Actual Loops"] for step in bands] == [2]
        read_whole = [step["Relation Name"] for step in steps if step["Node Type"] == "Seq Scan"]
        assert "postings" not in read_whole
        looked_at = sum(step["Actual Rows"] * step["Actual Loops"] for step in bands)
        assert looked_at < 20
        await repost_queries.mark(connection, ids)
        assert (await marks(connection))[:2] == [None, ids[0]]


def _steps(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(step for part in plan.get("Plans", []) for step in _steps(part))]
