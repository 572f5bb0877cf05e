"""A database behind a pooler: nothing is said at the start of a session, all within each transaction."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.context import open_context
from jobhunt.core.database import create_engine_behind_pooler
from jobhunt.core.row_security import APP, SYSTEM
from jobhunt.core.settings import Settings

NOW = text("select current_user, current_setting('jit')")


@pytest.fixture
async def pooled(engine: AsyncEngine, postgres_url: str) -> AsyncIterator[AsyncEngine]:
    pooled = create_engine_behind_pooler(postgres_url, server_settings={"role": APP}, pool_size=1)
    yield pooled
    await pooled.dispose()


async def test_every_transaction_says_its_role_and_leaves_none_behind(pooled: AsyncEngine) -> None:
    for _ in range(2):
        async with pooled.connect() as connection:
            assert tuple((await connection.execute(NOW)).one()) == (APP, "off")
            raw = await connection.get_raw_connection()
            await connection.rollback()
            assert raw.driver_connection is not None
            assert await raw.driver_connection.fetchval("select current_user") != APP


async def test_no_statement_is_kept_by_a_session(pooled: AsyncEngine) -> None:
    async with pooled.connect() as connection:
        for _ in range(8):
            await connection.execute(text("select 1"))
        kept = await connection.execute(text("select name from pg_prepared_statements"))
        assert [name for name in kept.scalars() if not name.startswith("__jobhunt_")] == []


@pytest.mark.parametrize("kind", [False, True])
async def test_a_context_acts_as_its_role_in_work_and_in_single_statements(
    engine: AsyncEngine, postgres_url: str, kind: bool
) -> None:
    settings = Settings(database_url=postgres_url, database_pooled=True)
    async with open_context(settings, repeatable=kind, frozen=True) as context:
        async with context.one_statement() as connection:
            assert (await connection.execute(NOW)).one()[0] == (SYSTEM if kind else APP)
        async with context.start_work() as work:
            assert (await work.connection.execute(NOW)).one()[0] == (SYSTEM if kind else APP)
