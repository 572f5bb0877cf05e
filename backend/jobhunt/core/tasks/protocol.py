"""What a task is, how one is asked for, and how a worker does them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class Task:
    """A step and the id it starts from. Doing it twice must be harmless: delivery is at least once."""

    step: str
    id: int
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """A task asked for inside a transaction, to be done at once or not before `at`."""

    task: Task
    at: datetime | None = None
    unless_there: bool = False
    """Whether the same task, waiting or in hand, makes this one superfluous."""


Run = Callable[[Task], Awaitable[None]]
"""Does one task. Raises TryLater to have it come back; raises anything else when it failed.

When a task has failed `ATTEMPTS` times the adapter calls the worker's `abandon` with it, so that the terminal
state is written, and keeps the task as a dead letter.
"""

Abandon = Callable[[Task, Exception], Awaitable[None]]

ATTEMPTS = 5
"""How often a task that fails by a bug or an outage is tried before it is abandoned."""


def retry_delay(attempt: int) -> float:
    """Seconds until the next try: 1, 4, 16, 64 after the first, second, third and fourth failure."""
    return float(4 ** (attempt - 1))


AfterCommit = Callable[[], Awaitable[None]]
"""What a store would like to be called for once the transaction is committed. Not being called loses no task."""


class TaskStore(Protocol):
    """Takes tasks inside the caller's transaction: rolled back with it, visible to workers only after it."""

    async def put(self, connection: AsyncConnection, wanted: Sequence[Wanted]) -> AfterCommit | None: ...


class TaskWorker(Protocol):
    """Does tasks until told to stop; then finishes those in hand, and leaves the others to whoever comes next."""

    async def work(self, run: Run, abandon: Abandon) -> None: ...

    def stop(self) -> None: ...
