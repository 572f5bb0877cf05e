"""Tasks in memory go in a fixed order, at the time that they are told."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.errors import TryLater
from jobhunt.core.tasks.memory import MemoryTasks
from jobhunt.core.tasks.protocol import ATTEMPTS, Task, Wanted

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


class Steps:
    """Does tasks: notes them, and raises what it is told to."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.done: list[Task] = []
        self.abandoned: list[Task] = []

    async def run(self, task: Task) -> None:
        self.done.append(task)
        if self.error:
            raise self.error

    async def abandon(self, task: Task, error: Exception) -> None:
        self.abandoned.append(task)


@pytest.fixture
def tasks() -> MemoryTasks:
    return MemoryTasks()


async def put(engine: AsyncEngine, tasks: MemoryTasks, *wanted: Wanted) -> None:
    async with engine.begin() as connection:
        await tasks.put(connection, wanted)


async def test_tasks_are_done_in_the_order_of_their_times_then_of_their_asking(
    engine: AsyncEngine, tasks: MemoryTasks
) -> None:
    wanted = [
        Wanted(Task("crawl", 1), NOON),
        Wanted(Task("crawl", 2), NOON - timedelta(hours=1)),
        Wanted(Task("crawl", 3)),
        Wanted(Task("crawl", 4), NOON),
    ]
    await put(engine, tasks, *wanted)
    steps = Steps()
    assert await tasks.drain(steps.run, steps.abandon, NOON) == 4
    assert [task.id for task in steps.done] == [3, 2, 1, 4]


async def test_what_is_due_later_waits_for_that_time(engine: AsyncEngine, tasks: MemoryTasks) -> None:
    await put(engine, tasks, Wanted(Task("crawl", 1), NOON + timedelta(minutes=5)))
    steps = Steps()
    assert await tasks.drain(steps.run, steps.abandon, NOON) == 0
    assert tasks.waiting == [Task("crawl", 1)]
    assert await tasks.drain(steps.run, steps.abandon, NOON + timedelta(minutes=5)) == 1


async def test_a_task_that_asks_to_come_back_at_once_does_not_keep_a_drain_going(
    engine: AsyncEngine, tasks: MemoryTasks
) -> None:
    await put(engine, tasks, Wanted(Task("crawl", 1)))
    steps = Steps(TryLater(NOON))
    assert await tasks.drain(steps.run, steps.abandon, NOON) == 1
    assert tasks.waiting == [Task("crawl", 1)]


async def test_failures_wait_longer_each_time_and_end_as_a_dead_letter(
    engine: AsyncEngine, tasks: MemoryTasks
) -> None:
    await put(engine, tasks, Wanted(Task("crawl", 1)))
    steps = Steps(ValueError("broken"))
    tried_at = [second for second in range(100) if await tasks.drain(steps.run, steps.abandon, after(second))]
    assert tried_at == [0, 1, 5, 21, 85]
    assert steps.abandoned == [Task("crawl", 1, ATTEMPTS)]
    assert [task for task, _ in tasks.dead] == steps.abandoned
    assert tasks.waiting == []


def after(seconds: int) -> datetime:
    return NOON + timedelta(seconds=seconds)
