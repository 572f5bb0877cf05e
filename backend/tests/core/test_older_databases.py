"""A filled database of a version before the search: upgraded, it has lost nothing and everything can be found."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core import row_security
from jobhunt.core.database import create_engine
from jobhunt.core.migrate import upgrade
from jobhunt.postings.list_page import read_page
from jobhunt.postings.schemas import JobPage
from jobhunt.postings.search import Search
from tests.journeys import old_database

POSTINGS = 4_000


@pytest.fixture(scope="module")
async def old(postgres_url: str) -> AsyncIterator[tuple[AsyncEngine, list[Any], list[Any]]]:
    """The upgraded database, and what its tables held before and after."""
    owner = create_engine(postgres_url)
    async with owner.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(text("create database old"))
    url = postgres_url.replace("/jobhunt?", "/old?")
    await old_database.fill(url, POSTINGS)
    engine = create_engine(url)
    async with engine.connect() as connection:
        before = await old_database.contents(connection)
    await engine.dispose()
    await upgrade(url)
    engine = create_engine(url)
    async with engine.connect() as connection:
        after = await old_database.contents(connection)
    yield engine, list(before), list(after)
    await engine.dispose()
    async with owner.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(text("drop database old with (force)"))
    await owner.dispose()


async def ask(engine: AsyncEngine, user_id: int, **given: Any) -> JobPage:
    async with engine.connect() as connection:
        await row_security.for_user(user_id)(connection)
        return await read_page(connection, user_id, Search(today=date(2026, 10, 20), **given), None, 50)


async def count(engine: AsyncEngine, source: str) -> int:
    async with engine.connect() as connection:
        return int((await connection.execute(text(f"SELECT count(*) FROM {source}"))).scalar_one())


Old = tuple[AsyncEngine, list[Any], list[Any]]


async def test_an_upgrade_leaves_every_row_as_it_was(old: Old) -> None:
    _, before, after = old
    assert dict(zip(old_database.WATCHED, before, strict=True)) == dict(
        zip(old_database.WATCHED, after, strict=True)
    )


async def test_every_posting_and_every_line_is_there_to_be_searched(old: Old) -> None:
    engine, _, _ = old
    assert await count(engine, "posting_facts") == await count(engine, "posting_texts") == POSTINGS
    assert await count(engine, "user_postings WHERE user_id = 1") == POSTINGS
    assert await count(engine, "user_postings WHERE user_id = 2") == POSTINGS // 2
    assert await count(engine, "tasks WHERE step = 're_extract'") == POSTINGS * 3 // 4


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"q": "kafka 300"}, 1),
        ({"q": "kochin 301"}, 1),
        ({"q": "turbines 302"}, 1),
        ({"q": "head of it 302"}, 1),
        ({"q": "sohne 301"}, 1),
        ({"q": "acme 301"}, 0),
        ({"q": "300", "status": "open"}, 0),
        ({"q": "300", "status": "closed"}, 1),
        ({"q": "300", "company": ("acme",), "platform": ("greenhouse",)}, 1),
        ({"q": "300", "company": ("birch",)}, 0),
        ({"company": ("nowhere",)}, 0),
    ],
)
async def test_what_was_there_is_found(old: Old, given: Any, found: int) -> None:
    engine, _, _ = old
    assert (await ask(engine, 1, **given)).total.count == found


async def test_users_find_their_own_and_the_day_posted_comes_first(old: Old) -> None:
    engine, _, _ = old
    page = await ask(engine, 2)
    assert {item.company for item in page.items} == {"birch"}
    assert (page.total.count, page.total.capped) == (1_000, True)
    assert page.items[0].first_seen_at >= page.items[-1].first_seen_at
    assert (await ask(engine, 2, q="301 acme")).total.count == 0
