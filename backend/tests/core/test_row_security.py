"""The second wall: asked of the catalogue for every table there is, and of real connections in every role."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core import row_security
from jobhunt.core.database import create_engine
from jobhunt.core.errors import CannotStart
from jobhunt.core.migrate import upgrade
from jobhunt.core.row_security import APP, SYSTEM

OF_USERS = """
    SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
      AND EXISTS (SELECT 1 FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attname = 'user_id' AND NOT attisdropped)
"""
UNPROTECTED = f"""
    SELECT t.relname FROM ({OF_USERS}) t JOIN pg_class c ON c.oid = t.oid
    WHERE NOT c.relrowsecurity OR NOT c.relforcerowsecurity OR (
        SELECT count(*) FROM pg_policies p
        WHERE p.schemaname = 'public' AND p.tablename = t.relname AND p.cmd = 'ALL'
          AND (p.roles = '{{{APP}}}' AND p.qual LIKE '(user_id = %app.user_id%' AND p.with_check = p.qual
               OR p.roles = '{{{SYSTEM}}}' AND p.qual = 'true')) <> 2
       OR (SELECT count(*) FROM pg_policies p WHERE p.tablename = t.relname) <> 2
"""
# The one key that may stand without the user is the generated id alone, which nobody chooses.
TELLTALE_KEYS = f"""
    SELECT i.indexrelid::regclass::text FROM ({OF_USERS}) t JOIN pg_index i ON i.indrelid = t.oid
    WHERE i.indisunique AND (SELECT attname FROM pg_attribute WHERE attrelid = t.oid AND attnum = i.indkey[0])
          <> 'user_id' AND pg_get_indexdef(i.indexrelid) NOT LIKE '%(id)'
"""


async def found(engine: AsyncEngine, sql: str, **values: Any) -> list[Any]:
    async with engine.connect() as connection:
        return list((await connection.execute(text(sql), values)).scalars())


@pytest.fixture
async def two_users(engine: AsyncEngine) -> tuple[int, int]:
    """Two users with a run each."""
    async with engine.begin() as connection:
        await connection.execute(text("INSERT INTO users (id, email, name) VALUES (1, 'a', 'A'), (2, 'b', 'B')"))
        await connection.execute(text("INSERT INTO ingestion_runs (id, user_id) VALUES (11, 1), (12, 2)"))
    return 1, 2


@pytest.fixture
async def app(engine: AsyncEngine, postgres_url: str) -> AsyncIterator[AsyncEngine]:
    """Connects as the web app does."""
    app = create_engine(postgres_url, server_settings={"role": APP}, pool_size=1)
    yield app
    await app.dispose()


async def test_every_table_of_users_is_behind_the_wall(engine: AsyncEngine) -> None:
    assert len(await found(engine, OF_USERS)) >= 5
    assert await found(engine, UNPROTECTED) == []
    assert await found(engine, TELLTALE_KEYS) == []


@pytest.mark.parametrize(
    ("change", "question"),
    [
        ("CREATE TABLE loose (id bigint PRIMARY KEY, user_id bigint)", UNPROTECTED),
        ("ALTER TABLE jobs NO FORCE ROW LEVEL SECURITY", UNPROTECTED),
        ("DROP POLICY of_the_user ON jobs", UNPROTECTED),
        ("CREATE POLICY hole ON jobs USING (true)", UNPROTECTED),
        ("CREATE UNIQUE INDEX telling ON jobs (url)", TELLTALE_KEYS),
    ],
)
async def test_a_table_outside_the_wall_is_found(engine: AsyncEngine, change: str, question: str) -> None:
    async with engine.connect() as connection:
        await connection.execute(text(change))
        assert len((await connection.execute(text(question))).all()) == 1


async def test_a_connection_that_names_no_user_sees_no_rows(app: AsyncEngine, two_users: tuple[int, int]) -> None:
    assert await found(app, "SELECT id FROM ingestion_runs") == []
    assert await found(app, "SELECT id FROM users") == []


async def test_a_transaction_sees_its_user_alone_and_the_next_one_nobody(
    app: AsyncEngine, two_users: tuple[int, int]
) -> None:
    for user_id, run_id in ((1, 11), (2, 12)):
        async with app.connect() as connection:
            await row_security.for_user(user_id)(connection)
            assert list((await connection.execute(text("SELECT id FROM ingestion_runs"))).scalars()) == [run_id]
            assert list((await connection.execute(text("SELECT id FROM users"))).scalars()) == [user_id]
    assert await found(app, "SELECT id FROM ingestion_runs") == []


async def test_nothing_of_another_user_is_changed_or_made(app: AsyncEngine, two_users: tuple[int, int]) -> None:
    async with app.begin() as connection:
        await row_security.for_user(1)(connection)
        changed = await connection.execute(text("UPDATE ingestion_runs SET error_message = 'x' RETURNING id"))
        assert list(changed.scalars()) == [11]
        gone = await connection.execute(text("DELETE FROM ingestion_runs WHERE id = 12 RETURNING id"))
        assert list(gone.scalars()) == []
    for statement in (
        "INSERT INTO ingestion_runs (user_id) VALUES (2)",
        "UPDATE ingestion_runs SET user_id = 2",
    ):
        async with app.connect() as connection:
            await row_security.for_user(1)(connection)
            with pytest.raises(DBAPIError, match="row-level security"):
                await connection.execute(text(statement))


async def test_who_acts_across_users_sees_all_until_the_transaction_ends(
    app: AsyncEngine, two_users: tuple[int, int]
) -> None:
    async with app.connect() as connection:
        await row_security.across_users(connection)
        assert list((await connection.execute(text("SELECT id FROM users ORDER BY id"))).scalars()) == [1, 2]
    assert await found(app, "SELECT id FROM users") == []
    assert await found(app, "SELECT current_user") == [APP]


async def test_the_wall_costs_workers_nothing_and_people_one_comparison(
    engine: AsyncEngine, postgres_url: str
) -> None:
    plans = {}
    for role in (SYSTEM, APP):
        settings = {"role": role, "enable_seqscan": "off"}
        program = create_engine(postgres_url, server_settings=settings, pool_size=1)
        plans[role] = " ".join(await found(program, "EXPLAIN UPDATE jobs SET failures = 0 WHERE id = ANY('{1,2}')"))
        await program.dispose()
    assert "Filter" not in plans[SYSTEM]
    assert "InitPlan" not in plans[SYSTEM]
    assert "user_id = (InitPlan" in plans[APP]


async def test_the_programs_cannot_change_tables_or_policies(app: AsyncEngine) -> None:
    for statement in ("DROP POLICY of_the_user ON jobs", "ALTER TABLE jobs DISABLE ROW LEVEL SECURITY"):
        with pytest.raises(DBAPIError, match="must be owner"):
            await found(app, statement)


@pytest.fixture
async def plain_login(engine: AsyncEngine, postgres_url: str) -> AsyncIterator[str]:
    """The address of a database of its own for a login without any special right, who owns it."""
    async with engine.connect() as connection:
        outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await outside.execute(text("CREATE ROLE plain LOGIN"))
        await outside.execute(text("CREATE DATABASE plain OWNER plain"))
        yield postgres_url.replace("jobhunt@/jobhunt?", "plain@/plain?")
        await outside.execute(text("DROP DATABASE plain WITH (FORCE)"))
        await outside.execute(text("DROP ROLE plain"))


async def test_a_login_that_may_not_become_the_roles_is_told_what_an_administrator_does(
    engine: AsyncEngine, plain_login: str
) -> None:
    with pytest.raises(CannotStart, match="may not make the roles") as told:
        await upgrade(plain_login)
    assert f"GRANT {APP}, {SYSTEM} TO plain" in str(told.value)
    plain = create_engine(plain_login, pool_size=1)
    assert await found(plain, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [0]
    async with engine.begin() as connection:
        await connection.execute(text(f"GRANT {APP}, {SYSTEM} TO plain WITH INHERIT FALSE"))
    await upgrade(plain_login)
    await plain.dispose()


async def test_the_owner_of_the_tables_is_bound_as_well(engine: AsyncEngine, plain_login: str) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("ALTER ROLE plain CREATEROLE"))
        await connection.execute(text(f"GRANT {APP}, {SYSTEM} TO plain WITH ADMIN TRUE, INHERIT FALSE, SET FALSE"))
    await upgrade(plain_login)
    await upgrade(plain_login)
    owner = create_engine(plain_login, pool_size=1)
    worker = create_engine(plain_login, pool_size=1, server_settings={"role": SYSTEM})
    async with worker.begin() as connection:
        await connection.execute(text("INSERT INTO users (id, email, name) VALUES (1, 'a', 'A')"))
    assert await found(owner, "SELECT id FROM users") == []
    assert await found(worker, "SELECT id FROM users") == [1]
    await owner.dispose()
    await worker.dispose()
