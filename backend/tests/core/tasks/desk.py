"""Tasks on SQS without SQS: a notebook for a bell, and what was done of the tasks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.clock import now
from jobhunt.core.tasks import deliveries
from jobhunt.core.tasks.deliveries import Deliveries
from jobhunt.core.tasks.protocol import Task, Wanted
from jobhunt.core.tasks.sqs import LONGEST_DELAY, Ring, SqsTasks
from jobhunt.core.work import work_on


@dataclass(eq=False)
class Notebook:
    """A bell that writes down what it is told of; `broken`: nobody hears it."""

    reach: float = float(LONGEST_DELAY)
    broken: bool = False
    told: list[Ring] = field(default_factory=list)

    async def ring(self, rings: Sequence[Ring]) -> list[int]:
        if self.broken:
            raise OSError("the service is away")
        self.told += rings
        return [ring.row for ring in rings]


@dataclass
class Desk:
    """Tasks with a notebook for a bell, and what was done of them."""

    engine: AsyncEngine
    bell: Notebook = field(default_factory=Notebook)
    done: list[Task] = field(default_factory=list)
    abandoned: list[Task] = field(default_factory=list)
    trouble: Exception | None = None

    @property
    def tasks(self) -> SqsTasks:
        return SqsTasks(self.engine, dict.fromkeys(("crawl", "initialize", "sweep"), self.bell), now)

    @property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.engine, self.tasks, self.run, self.abandon, pause=lambda _: 0.0)

    async def put(self, *wanted: Wanted) -> None:
        async with work_on(self.engine, self.tasks, now)() as work:
            work.wanted.extend(wanted)

    async def run(self, task: Task) -> None:
        self.done.append(task)
        if self.trouble is not None:
            raise self.trouble

    async def abandon(self, task: Task, error: Exception) -> None:
        self.abandoned.append(task)

    async def one(self, sql: str) -> Any:
        async with self.engine.begin() as connection:
            result = await connection.execute(text(sql))
            return result.scalar() if result.returns_rows else None


@pytest.fixture
def desk(engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(deliveries, "PATIENCE", 2.0)
    return Desk(engine)


async def row_of(desk: Desk, *wanted: Wanted) -> int:
    await desk.put(*(wanted or [Wanted(Task("crawl", 1))]))
    return desk.bell.told[-1].row
