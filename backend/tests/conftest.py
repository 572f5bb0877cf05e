"""What every test may ask for: a real Postgres of its own, emptied before each test, and fakes for the rest."""

import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_socket
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core import embedded_postgres, migrate
from jobhunt.core.database import create_engine
from jobhunt.core.files.memory import MemoryFiles
from jobhunt.core.tasks.postgres import PostgresTasks
from jobhunt.core.work import StartWork, work_on
from tests.aws.ministack import ministack as ministack

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
LOOPBACK = ["127.0.0.1", "::1", "localhost"]

# Its stdin ends with the test process, however that ends; then server and folder go too.
LEASH = """
read -r _
if pid=$(head -n 1 "$1/postgres/postmaster.pid" 2>/dev/null) && kill -INT "$pid"; then
    for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" 2>/dev/null && sleep 0.2; done
fi
rm -rf "$1"
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test over recordings is none where there are no recordings; pytest would call it skipped."""
    items[:] = [item for item in items if not _has_nothing_to_ask(item)]


def _has_nothing_to_ask(item: pytest.Item) -> bool:
    skip = item.get_closest_marker("skip")
    return skip is not None and str(skip.kwargs.get("reason", "")).startswith("got empty parameter set")


def pytest_runtest_setup() -> None:
    """No test reaches beyond this machine."""
    pytest_socket.socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A cluster for this test process alone. It ends with the process, however that ends."""
    home = Path(tempfile.mkdtemp(prefix="jobhunt-test-"))
    server = embedded_postgres.start(home, Path(tempfile.gettempdir()), durable=False)
    leash = subprocess.Popen(["sh", "-c", LEASH, "leash", home], stdin=subprocess.PIPE, start_new_session=True)
    yield server.url
    server.stop()
    leash.communicate(timeout=30)


@pytest.fixture(scope="session")
async def migrated(postgres_url: str) -> AsyncIterator[tuple[AsyncEngine, str]]:
    """The engine, and the statement that empties every table whatever refers to what."""
    engine = create_engine(postgres_url)
    await migrate.upgrade(postgres_url)
    async with engine.connect() as connection:
        names = await connection.execute(
            text("select quote_ident(tablename) from pg_tables where schemaname = 'public'")
        )
        tables = [name for name in names.scalars() if name != "alembic_version"]
    deletes = "".join(f"delete from {name};" for name in tables)
    yield engine, f"set local session_replication_role = replica; {deletes}"
    await engine.dispose()


@pytest.fixture
async def engine(migrated: tuple[AsyncEngine, str]) -> AsyncEngine:
    """An engine on a database with every table and no rows."""
    engine, emptying = migrated
    async with engine.begin() as connection:
        await connection.execute(text("select 1"))
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None
        await raw.execute(emptying)
    return engine


@pytest.fixture
def work(engine: AsyncEngine) -> StartWork:
    """Opens a Work at noon of a fixed day, with tasks on Postgres."""
    return work_on(engine, PostgresTasks(), lambda: NOON)


@pytest.fixture
def files() -> MemoryFiles:
    return MemoryFiles()
