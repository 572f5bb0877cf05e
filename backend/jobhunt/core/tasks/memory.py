"""Tasks in memory, for tests: the same contract, in a fixed order, one at a time."""

import asyncio
import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.clock import Clock
from jobhunt.core.errors import TryLater
from jobhunt.core.tasks.protocol import ATTEMPTS, Abandon, Run, Task, Wanted, retry_delay

AT_ONCE = datetime.min.replace(tzinfo=UTC)


@dataclass(order=True, frozen=True, slots=True)
class _Waiting:
    at: datetime
    turn: int
    task: Task = field(compare=False)


class MemoryTasks:
    """Keeps tasks of committed transactions in the order of their times, then of their asking."""

    def __init__(self, pause: Callable[[int], float] = retry_delay) -> None:
        self._pause = pause
        self._turns = count()
        self._waiting: list[_Waiting] = []
        self.dead: list[tuple[Task, Exception]] = []

    @property
    def waiting(self) -> list[Task]:
        """Every task that waits, the next one first."""
        return [waiting.task for waiting in sorted(self._waiting)]

    async def put(self, connection: AsyncConnection, wanted: Sequence[Wanted]) -> None:
        """Keep the tasks once the connection's transaction commits."""
        sync = connection.sync_connection
        assert sync is not None
        undecided = list(wanted)

        def committed(_: object) -> None:
            for one in undecided:
                if not (one.unless_there and self._is_there(one.task)):
                    self._push(one.task, one.at or AT_ONCE)
            undecided.clear()

        event.listen(sync, "commit", committed, once=True)
        event.listen(sync, "rollback", lambda _: undecided.clear(), once=True)

    async def drain(self, run: Run, abandon: Abandon, now: datetime) -> int:
        """Do every task that is due at `now`, those asked for meanwhile included; says how many were tried."""
        tried = 0
        while await self.do_next(run, abandon, now):
            tried += 1
        return tried

    async def do_next(self, run: Run, abandon: Abandon, now: datetime) -> bool:
        """Do the one task that is due first; False when none is."""
        if not self._waiting or self._waiting[0].at > now:
            return False
        task = heapq.heappop(self._waiting).task
        try:
            await run(task)
        except TryLater as later:
            # Even one that asks for no delay lets the others go first, and lets the drain end.
            self._push(task, max(later.at, now + timedelta(microseconds=1)))
        except Exception as error:
            if task.attempt >= ATTEMPTS:
                await abandon(task, error)
                self.dead.append((task, error))
            else:
                pause = timedelta(seconds=self._pause(task.attempt))
                self._push(Task(task.step, task.id, task.attempt + 1), now + pause)
        return True

    def _is_there(self, task: Task) -> bool:
        return any((there.step, there.id) == (task.step, task.id) for there in self.waiting)

    def _push(self, task: Task, at: datetime) -> None:
        heapq.heappush(self._waiting, _Waiting(at, next(self._turns), task))


class MemoryWorker:
    """Does the tasks of a MemoryTasks as its clock makes them due."""

    def __init__(self, tasks: MemoryTasks, clock: Clock) -> None:
        self._tasks = tasks
        self._clock = clock
        self._stopping = False

    async def work(self, run: Run, abandon: Abandon) -> None:
        while not self._stopping:
            if not await self._tasks.do_next(run, abandon, self._clock()):
                await asyncio.sleep(0.005)

    def stop(self) -> None:
        self._stopping = True
