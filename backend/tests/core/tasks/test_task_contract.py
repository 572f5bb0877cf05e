"""What every task store and worker promises, in memory, on Postgres and on SQS alike."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.clock import now
from jobhunt.core.errors import TryLater
from jobhunt.core.tasks.memory import MemoryTasks, MemoryWorker
from jobhunt.core.tasks.postgres import PostgresTasks, PostgresWorker
from jobhunt.core.tasks.protocol import ATTEMPTS, Task, TaskStore, TaskWorker, Wanted
from jobhunt.core.work import work_on
from tests.aws.ministack import Ministack
from tests.aws.sqs_worker import SqsWorker, sqs_place


@dataclass
class Adapter:
    """A store, its workers, and what they did."""

    engine: AsyncEngine
    store: TaskStore
    worker: Callable[[], TaskWorker]
    done: list[Task] = field(default_factory=list)
    abandoned: list[tuple[Task, str]] = field(default_factory=list)

    async def put(self, *wanted: Wanted) -> None:
        async with work_on(self.engine, self.store, now)() as work:
            work.wanted.extend(wanted)

    async def run(self, task: Task) -> None:
        self.done.append(task)

    async def abandon(self, task: Task, error: Exception) -> None:
        self.abandoned.append((task, str(error)))

    @asynccontextmanager
    async def working(
        self, run: Callable[[Task], Awaitable[None]] | None = None, workers: int = 1
    ) -> AsyncIterator[None]:
        """Workers at work for as long as the block lasts, then stopped and drained."""
        crew = [self.worker() for _ in range(workers)]
        at_work = [asyncio.create_task(one.work(run or self.run, self.abandon)) for one in crew]
        try:
            yield
        finally:
            for one in crew:
                one.stop()
            await asyncio.wait_for(asyncio.gather(*at_work), 20)

    async def until_done(self, count: int) -> None:
        await until(lambda: len(self.done) >= count)


async def until(holds: Callable[[], bool], limit: float = 60.0) -> None:
    async with asyncio.timeout(limit):
        while not holds():  # noqa: ASYNC110 - what is waited for happens in another process or server
            await asyncio.sleep(0.01)


def quickly(attempt: int) -> float:
    return 0.01 * attempt


@pytest.fixture(params=["memory", "postgres", "sqs"])
async def adapter(
    request: pytest.FixtureRequest, engine: AsyncEngine, postgres_url: str, ministack: Ministack
) -> Adapter:
    if request.param == "memory":
        tasks = MemoryTasks(quickly)
        return Adapter(engine, tasks, lambda: MemoryWorker(tasks, now))
    if request.param == "sqs":
        place = await sqs_place(ministack, engine)
        return Adapter(engine, place.tasks, lambda: SqsWorker(place, 5, pause=quickly))
    return Adapter(engine, PostgresTasks(), lambda: PostgresWorker(postgres_url, 5, pause=quickly))


async def test_a_task_is_done_once(adapter: Adapter) -> None:
    await adapter.put(Wanted(Task("crawl", 7)))
    async with adapter.working():
        await adapter.until_done(1)
    assert adapter.done == [Task("crawl", 7)]


async def test_a_rollback_takes_the_tasks_with_it(adapter: Adapter) -> None:
    async with adapter.engine.connect() as connection:
        await adapter.store.put(connection, [Wanted(Task("crawl", 1))])
        await connection.rollback()
    await adapter.put(Wanted(Task("crawl", 2)))
    async with adapter.working():
        await adapter.until_done(1)
    assert adapter.done == [Task("crawl", 2)]


async def test_an_error_in_the_transaction_takes_the_tasks_with_it(adapter: Adapter) -> None:
    async def broken() -> None:
        async with adapter.engine.begin() as connection:
            await adapter.store.put(connection, [Wanted(Task("crawl", 1))])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await broken()
    await adapter.put(Wanted(Task("crawl", 2)))
    async with adapter.working():
        await adapter.until_done(1)
    assert adapter.done == [Task("crawl", 2)]


async def test_no_worker_sees_a_task_before_its_commit(adapter: Adapter) -> None:
    async with adapter.working():
        async with adapter.engine.begin() as connection:
            await adapter.store.put(connection, [Wanted(Task("crawl", 1))])
            await adapter.put(Wanted(Task("crawl", 2)))
            await adapter.until_done(1)
            assert adapter.done == [Task("crawl", 2)]
        await adapter.until_done(2)
    assert adapter.done == [Task("crawl", 2), Task("crawl", 1)]


async def test_thousands_of_tasks_in_one_call_are_each_done_once(adapter: Adapter) -> None:
    await adapter.put(*(Wanted(Task("crawl", number)) for number in range(2500)))
    async with adapter.working():
        await adapter.until_done(2500)
    assert Counter(task.id for task in adapter.done) == Counter(range(2500))


async def test_nothing_wanted_is_nothing_done(adapter: Adapter) -> None:
    await adapter.put()
    async with adapter.working():
        await asyncio.sleep(0.05)
    assert adapter.done == []


async def test_a_task_for_later_is_not_done_before_its_time(adapter: Adapter) -> None:
    at = now() + timedelta(seconds=0.4)
    began: list[datetime] = []

    async def run(task: Task) -> None:
        began.append(now())
        adapter.done.append(task)

    await adapter.put(Wanted(Task("crawl", 1), at), Wanted(Task("crawl", 2)))
    async with adapter.working(run):
        await adapter.until_done(2)
    assert [task.id for task in adapter.done] == [2, 1]
    assert began[1] >= at


async def test_a_task_for_a_time_long_past_is_done_at_once(adapter: Adapter) -> None:
    await adapter.put(Wanted(Task("crawl", 1), datetime(1970, 1, 1, tzinfo=UTC)))
    async with adapter.working():
        await adapter.until_done(1)
    assert adapter.done == [Task("crawl", 1)]


async def test_coming_back_later_is_never_counted_as_a_failure(adapter: Adapter) -> None:
    async def run(task: Task) -> None:
        adapter.done.append(task)
        if len(adapter.done) <= 3 * ATTEMPTS:
            raise TryLater(now() + timedelta(seconds=0.01), "the host is busy")

    await adapter.put(Wanted(Task("crawl", 1)))
    async with adapter.working(run):
        await adapter.until_done(3 * ATTEMPTS + 1)
    assert {task.attempt for task in adapter.done} == {1}
    assert adapter.abandoned == []


async def test_a_failing_task_is_tried_five_times_and_abandoned_once(adapter: Adapter) -> None:
    async def run(task: Task) -> None:
        adapter.done.append(task)
        raise ValueError("not today")

    await adapter.put(Wanted(Task("crawl", 1)))
    async with adapter.working(run):
        await until(lambda: bool(adapter.abandoned))
        await asyncio.sleep(0.1)
    assert [task.attempt for task in adapter.done] == [1, 2, 3, 4, 5]
    assert adapter.abandoned == [(Task("crawl", 1, attempt=5), "not today")]


async def test_a_task_that_fails_once_succeeds_at_its_second_try(adapter: Adapter) -> None:
    async def run(task: Task) -> None:
        adapter.done.append(task)
        if task.attempt == 1:
            raise ConnectionResetError

    await adapter.put(Wanted(Task("crawl", 1)))
    async with adapter.working(run):
        await adapter.until_done(2)
    assert [task.attempt for task in adapter.done] == [1, 2]
    assert adapter.abandoned == []


async def test_a_failing_task_does_not_hold_up_the_others(adapter: Adapter) -> None:
    async def run(task: Task) -> None:
        if task.id == 0:
            raise RuntimeError("a text that no database stores: \0")
        adapter.done.append(task)

    await adapter.put(*(Wanted(Task("crawl", number)) for number in range(20)))
    async with adapter.working(run):
        await adapter.until_done(19)
        await until(lambda: bool(adapter.abandoned))
    assert sorted(task.id for task in adapter.done) == list(range(1, 20))


async def test_two_workers_share_without_doubling(adapter: Adapter) -> None:
    async def run(task: Task) -> None:
        await asyncio.sleep(0.001)
        adapter.done.append(task)

    await adapter.put(*(Wanted(Task("crawl", number)) for number in range(300)))
    async with adapter.working(run, workers=2):
        await adapter.until_done(300)
    assert Counter(task.id for task in adapter.done) == Counter(range(300))


async def test_a_stopping_worker_finishes_what_it_has_in_hand_and_takes_no_more(adapter: Adapter) -> None:
    begun: list[Task] = []

    async def run(task: Task) -> None:
        begun.append(task)
        await asyncio.sleep(0.2)
        adapter.done.append(task)

    await adapter.put(*(Wanted(Task("crawl", number)) for number in range(7)))
    async with adapter.working(run):
        await until(lambda: bool(begun))
    assert adapter.done == begun
    before = len(begun)
    async with adapter.working():
        await adapter.until_done(7)
    assert before < 7
    assert Counter(task.id for task in adapter.done) == Counter(range(7))


async def test_a_task_may_ask_for_the_next_one(adapter: Adapter) -> None:
    async def run(task: Task) -> None:
        if task.step == "crawl":
            await adapter.put(Wanted(Task("extract", task.id)))
        adapter.done.append(task)

    await adapter.put(Wanted(Task("crawl", 1)))
    async with adapter.working(run):
        await adapter.until_done(2)
    assert [task.step for task in adapter.done] == ["crawl", "extract"]


async def test_a_worker_that_was_stopped_before_it_began_does_nothing(adapter: Adapter) -> None:
    await adapter.put(Wanted(Task("crawl", 1)))
    worker = adapter.worker()
    worker.stop()
    await worker.work(adapter.run, adapter.abandon)
    assert adapter.done == []


async def test_the_connection_is_still_usable_after_a_put(adapter: Adapter) -> None:
    async with adapter.engine.begin() as connection:
        await adapter.store.put(connection, [Wanted(Task("crawl", 1))])
        assert await connection.scalar(text("select 1")) == 1
    async with adapter.working():
        await adapter.until_done(1)
    assert adapter.done == [Task("crawl", 1)]
