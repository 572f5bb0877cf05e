"""One request or task = one writing `Work` = one transaction: connection, time and wanted tasks together."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from jobhunt.core.clock import Clock
from jobhunt.core.row_security import Announce, as_connected, for_user
from jobhunt.core.tasks.protocol import AfterCommit, Task, TaskStore, Wanted


@dataclass(slots=True)
class Work:
    """What a behaviour needs to write: the open transaction, the time it happens at, and the tasks it wants."""

    connection: AsyncConnection
    now: datetime
    wanted: list[Wanted] = field(default_factory=list)

    async def become(self, user_id: int) -> None:
        """Go on for this user alone, once it is known whose rows these are."""
        await for_user(user_id)(self.connection)

    def later(self, step: str, id: int, at: datetime | None = None, *, unless_there: bool = False) -> None:
        """Ask for a task; it is stored in this very transaction."""
        self.wanted.append(Wanted(Task(step, id), at, unless_there))


class StartWork(Protocol):
    """Opens a Work; leaving it commits, an exception rolls back rows and tasks alike."""

    def __call__(self, announce: Announce = as_connected) -> AbstractAsyncContextManager[Work]:
        """`announce` says first for whom the transaction is."""


def work_on(engine: AsyncEngine, tasks: TaskStore, clock: Clock) -> StartWork:
    """The one place where a transaction begins and ends."""

    @asynccontextmanager
    async def start(announce: Announce = as_connected) -> AsyncIterator[Work]:
        after_commit: AfterCommit | None = None
        async with engine.begin() as connection:
            await announce(connection)
            work = Work(connection, clock())
            yield work
            if work.wanted:
                after_commit = await tasks.put(connection, work.wanted)
        if after_commit is not None:
            await after_commit()

    return start
