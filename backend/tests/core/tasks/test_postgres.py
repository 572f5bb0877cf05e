"""What only real processes and a real server can show: kills, outages, priorities, dead letters."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core import embedded_postgres
from jobhunt.core.database import create_engine
from jobhunt.core.migrate import upgrade
from jobhunt.core.tasks.claims import said
from jobhunt.core.tasks.postgres import LOSSES, PostgresTasks, PostgresWorker
from jobhunt.core.tasks.protocol import Task, Wanted
from jobhunt.core.work import StartWork

DOOMED = [sys.executable, str(Path(__file__).with_name("doomed_worker.py"))]


async def put(engine: AsyncEngine, *tasks: Task) -> None:
    async with engine.begin() as connection:
        await PostgresTasks().put(connection, [Wanted(task) for task in tasks])


async def count(engine: AsyncEngine, table: str) -> int:
    async with engine.connect() as connection:
        return int(await connection.scalar(text(f"select count(*) from {table}")) or 0)


async def work_until(worker: PostgresWorker, wanted: int, begun: list[Task]) -> None:
    """Let a worker do tasks, noting them, until it has begun as many as wanted."""

    async def run(task: Task) -> None:
        begun.append(task)
        if len(begun) >= wanted:
            worker.stop()

    async def abandon(task: Task, error: Exception) -> None:
        begun.append(Task("abandoned", task.id, task.attempt))
        worker.stop()

    await asyncio.wait_for(worker.work(run, abandon), 30)


def kill_in_mid_task(url: str) -> str:
    """Start a worker, wait until it has begun a task, and kill it; says which task."""
    child = subprocess.Popen([*DOOMED, url], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    begun = child.stdout.readline().strip()
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=10)
    return begun


async def test_a_task_whose_worker_was_killed_is_done_by_another(engine: AsyncEngine, postgres_url: str) -> None:
    await put(engine, Task("crawl", 7))
    assert await asyncio.to_thread(kill_in_mid_task, postgres_url) == "crawl 7"
    begun: list[Task] = []
    await work_until(PostgresWorker(postgres_url, 5), 1, begun)
    assert begun == [Task("crawl", 7)]
    assert await count(engine, "tasks") == 0


async def test_a_task_on_which_worker_after_worker_ends_is_abandoned(
    engine: AsyncEngine, postgres_url: str
) -> None:
    await put(engine, Task("crawl", 7))
    async with engine.begin() as connection:
        await connection.execute(text("update tasks set owner = 'dead', lost = :lost"), {"lost": LOSSES})
    begun: list[Task] = []
    await work_until(PostgresWorker(postgres_url, 5), 1, begun)
    assert begun == [Task("abandoned", 7)]
    async with engine.connect() as connection:
        assert "workers ended" in str(await connection.scalar(text("select error from dead_tasks")))


async def test_what_starts_and_finishes_goes_before_what_crawls(engine: AsyncEngine, postgres_url: str) -> None:
    crawls = [Task("crawl", number) for number in range(100)]
    await put(engine, *crawls, Task("extract", 1), Task("initialize", 2), Task("sweep", 3))
    begun: list[Task] = []
    await work_until(PostgresWorker(postgres_url, 1), 103, begun)
    assert [task.step for task in begun[:4]] == ["initialize", "sweep", "extract", "crawl"]


async def test_a_task_that_failed_for_good_is_kept_with_its_error(engine: AsyncEngine, postgres_url: str) -> None:
    worker = PostgresWorker(postgres_url, 1, pause=lambda attempt: 0.0)

    async def run(task: Task) -> None:
        raise ValueError("no\0such page")

    async def abandon(task: Task, error: Exception) -> None:
        worker.stop()

    await put(engine, Task("crawl", 7))
    await asyncio.wait_for(worker.work(run, abandon), 20)
    async with engine.connect() as connection:
        kept = (await connection.execute(text("select step, subject, attempt, error from dead_tasks"))).one()
    assert tuple(kept) == ("crawl", 7, 5, "ValueError: no such page")


async def test_an_abandon_that_fails_comes_again_and_the_task_is_not_run_for_it(
    engine: AsyncEngine, postgres_url: str
) -> None:
    worker = PostgresWorker(postgres_url, 1, pause=lambda attempt: 0.0)
    runs: list[int] = []
    abandons: list[str] = []

    async def run(task: Task) -> None:
        runs.append(task.attempt)
        raise ValueError("broken page")

    async def abandon(task: Task, error: Exception) -> None:
        abandons.append(str(error))
        if len(abandons) == 1:
            raise ConnectionError
        worker.stop()

    await put(engine, Task("crawl", 7))
    await asyncio.wait_for(worker.work(run, abandon), 20)
    assert runs == [1, 2, 3, 4, 5]
    assert len(abandons) == 2
    assert all("broken page" in said for said in abandons)
    assert await count(engine, "dead_tasks") == 1


async def test_a_slow_task_is_not_taken_by_others_while_its_worker_lives(
    engine: AsyncEngine, postgres_url: str
) -> None:
    slow, other = PostgresWorker(postgres_url, 1, lease=0.3), PostgresWorker(postgres_url, 1, lease=0.3)
    begun: list[Task] = []

    async def run(task: Task) -> None:
        begun.append(task)
        await asyncio.sleep(1.2)
        slow.stop()
        other.stop()

    async def abandon(task: Task, error: Exception) -> None:
        raise AssertionError(error)

    await put(engine, Task("crawl", 7))
    await asyncio.wait_for(asyncio.gather(slow.work(run, abandon), other.work(run, abandon)), 20)
    assert begun == [Task("crawl", 7)]


@pytest.mark.parametrize("text_of_a_page", ["", "\0", "\ud800", "x" * 1_000_000, "日本語", "\x1b[31m"])
async def test_any_error_can_be_stored(engine: AsyncEngine, text_of_a_page: str) -> None:
    async with engine.connect() as connection:
        stored = await connection.scalar(
            text("select cast(:said as text)"), {"said": said(ValueError(text_of_a_page))}
        )
    assert str(stored).startswith("ValueError: ")
    assert len(str(stored)) <= 2000


async def test_a_work_that_fails_leaves_no_task(engine: AsyncEngine, work: StartWork) -> None:
    async def broken() -> None:
        async with work() as started:
            started.later("crawl", 1)
            await started.connection.execute(text("select 1 / 0"))

    with pytest.raises(DBAPIError):
        await broken()
    async with work() as started:
        started.later("crawl", 2, started.now)
    async with engine.connect() as connection:
        rows = await connection.execute(text("select step, subject, due_at from tasks"))
        assert [tuple(row) for row in rows] == [("crawl", 2, started.now)]


@pytest.fixture
def mortal_postgres() -> Iterator[embedded_postgres.RunningPostgres]:
    """A server that a test may kill without harm to the other tests."""
    with (
        tempfile.TemporaryDirectory(prefix="jobhunt-test-") as home,
        embedded_postgres.start(Path(home), Path(tempfile.gettempdir()), durable=False) as server,
    ):
        yield server


async def test_nothing_is_lost_when_the_database_is_killed_in_mid_work(
    mortal_postgres: embedded_postgres.RunningPostgres,
) -> None:
    await upgrade(mortal_postgres.url)
    engine = create_engine(mortal_postgres.url)
    async with engine.begin() as connection:
        await connection.execute(text("create table effects (subject bigint primary key)"))
    await put(engine, *(Task("crawl", number) for number in range(300)))
    worker = PostgresWorker(mortal_postgres.url, 10, pause=lambda attempt: 0.1, lease=1.0)

    async def run(task: Task) -> None:
        await asyncio.sleep(0.7 if task.id % 10 == 0 else 0.01)
        async with engine.begin() as connection:
            await connection.execute(
                text("insert into effects values (:id) on conflict do nothing"), {"id": task.id}
            )

    async def abandon(task: Task, error: Exception) -> None:
        raise AssertionError(error)

    at_work = asyncio.create_task(worker.work(run, abandon))
    for _ in range(2):
        await asyncio.sleep(0.5)
        with suppress(ProcessLookupError):
            os.kill(mortal_postgres.pid, signal.SIGKILL)
    await asyncio.wait_for(until_none_remains(engine), 60)
    worker.stop()
    await at_work
    assert await count(engine, "effects") == 300
    assert await count(engine, "dead_tasks") == 0
    await engine.dispose()


async def until_none_remains(engine: AsyncEngine) -> None:
    """Come back when the table of tasks is empty, however long the database is away meanwhile."""
    while True:
        with suppress(OSError, DBAPIError):
            if await count(engine, "tasks") == 0:
                return
        await asyncio.sleep(0.1)
