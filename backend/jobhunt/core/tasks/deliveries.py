"""One delivery of a message about a task: whether the task is done now, and what becomes of the message."""

import asyncio
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.errors import TryLater
from jobhunt.core.tasks.claims import said
from jobhunt.core.tasks.postgres import LOSSES
from jobhunt.core.tasks.protocol import ATTEMPTS, Abandon, Run, Task, retry_delay
from jobhunt.core.tasks.sqs import Ring, SqsTasks

log = logging.getLogger(__name__)

SHORT = 1.0
"""Seconds that are waited out here, for a queue counts in whole ones."""

PATIENCE = 10.0
"""Seconds for which the last delivery of a message waits for what another, of the same message, comes to."""

SKEW = 10.0
"""Seconds by which the clocks of a queue and of a database may differ."""

TAKE = text("""
    update tasks set
        lost = lost + cast(owner is not null as int), owner = :owner,
        due_at = now() + cast(:lease as float8) * interval '1 second'
    where id = :row and (due_at <= now() or owner = :owner)
    returning step, subject, attempt, lost, error
""")
STANDING = text("""
    select
        tasks.step, tasks.owner is not null as held, dead_tasks.id is not null as dead,
        cast(extract(epoch from tasks.due_at - now()) as float8) as wait
    from (values (cast(:row as bigint))) as asked (id)
    left join tasks on tasks.id = asked.id
    left join dead_tasks on dead_tasks.id = asked.id
""")
DONE = text("delete from tasks where id = :row and owner = :owner")
AGAIN = text("""
    update tasks set
        due_at = coalesce(cast(:at as timestamptz), now() + cast(:pause as float8) * interval '1 second'),
        attempt = :attempt, error = coalesce(cast(:error as text), error), lost = 0, owner = null,
        rung_at = case when :told then now() end
    where id = :row and owner = :owner
    returning due_at, cast(extract(epoch from due_at - now()) as float8) as wait
""")
BURY = text("""
    with gone as (delete from tasks where id = :row and owner = :owner returning id, step, subject, attempt)
    insert into dead_tasks (id, step, subject, attempt, error)
    select id, step, subject, attempt, :error from gone
""")


@dataclass(frozen=True, slots=True)
class Back:
    """The message is not done with: it comes again after so many seconds, or too often to come again at all."""

    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Taken:
    """A task in hand. `owner` is known to no other that lives, so a late write never touches another's turn."""

    row: int
    owner: str
    task: Task
    lost: int
    error: str | None


@dataclass(frozen=True, slots=True)
class Late:
    """When a task is tried next: at a moment, or after a pause in seconds; and what went wrong."""

    at: datetime | None = None
    pause: float = 0.0
    error: str | None = None


class Deliveries:
    """Does the tasks that messages tell of. After `receives` deliveries the queue puts a message aside for good."""

    def __init__(
        self,
        engine: AsyncEngine,
        tasks: SqsTasks,
        run: Run,
        abandon: Abandon,
        *,
        pause: Callable[[int], float] = retry_delay,
        receives: int = ATTEMPTS,
    ) -> None:
        self._engine = engine
        self._tasks = tasks
        self._run = run
        self._abandon = abandon
        self._pause = pause
        self._receives = receives

    async def take(self, row: int, received: int, lease: float, owner: str | None = None) -> Back | None:
        """Do the task of this row, unless it is done, or in other hands, or not due yet. None: the message may go.

        `lease` is for how many seconds nobody else shall begin with it: as long as this process can live. Tries of
        which each begins when the one before has ended have one `owner`, so that none waits for another.
        """
        patience = PATIENCE
        while (taken := await self._claim(row, lease, owner or uuid.uuid4().hex)) is None:
            standing: Any = await self._one(STANDING, row=row)
            if standing.wait is None:
                # A dead task's message fails until the queue has put it aside, for people to see.
                return Back() if standing.dead else None
            if standing.held:
                # It stays with us in case that worker ends.
                if received < self._receives:
                    return Back(standing.wait + SHORT)
                # Its last delivery is for the message of a dead task alone: what the other comes to decides.
                if patience <= 0:
                    return None
                patience -= SHORT
                await asyncio.sleep(SHORT)
                continue
            if standing.wait > SHORT:
                # An older message, for whoever put the task off has sent another, or the sweep does. Were this one
                # sent anew as well, the messages of a task that comes back and back would only ever get more.
                early = standing.wait <= SKEW and received < self._receives
                return Back(standing.wait) if early else None
            await asyncio.sleep(max(0.0, standing.wait))
        return await self._do(taken, received)

    async def spare(self, row: int, step: str, received: int) -> Back | None:
        """What becomes of a message while the database is away: no outage shall have it put aside for good."""
        if received < self._receives:
            return Back(self._pause(received))
        anew = Ring(row, step, self._pause(self._receives - 1))
        return None if await self._tasks.ring([anew]) else Back(anew.wait)

    async def _claim(self, row: int, lease: float, owner: str) -> Taken | None:
        found = await self._one(TAKE, row=row, owner=owner, lease=lease)
        if found is None:
            return None
        return Taken(row, owner, Task(found.step, found.subject, found.attempt), found.lost, found.error)

    async def _do(self, taken: Taken, received: int) -> Back | None:
        if taken.task.attempt > ATTEMPTS or taken.lost > LOSSES:
            why = RuntimeError(taken.error or f"{taken.lost} workers ended while doing it")
            return await self._give_up(taken, why)
        try:
            await self._run(taken.task)
        except TryLater as later:
            at = later.at if later.at.tzinfo else later.at.replace(tzinfo=UTC)
            await self._anew(taken, taken.task.attempt, Late(at=at))
            return None
        except Exception as error:
            return await self._failed(taken, error, received)
        await self._one(DONE, row=taken.row, owner=taken.owner)
        return None

    async def _failed(self, taken: Taken, error: Exception, received: int) -> Back | None:
        attempt = taken.task.attempt
        log.warning("%s %d failed at try %d", taken.task.step, taken.task.id, attempt, exc_info=error)
        if attempt >= ATTEMPTS:
            return await self._give_up(taken, error)
        late = Late(pause=self._pause(attempt), error=said(error))
        if received < self._receives:
            return _back(await self._again(taken, attempt + 1, late, told=True))
        # The task has tries left and its message none.
        await self._anew(taken, attempt + 1, late)
        return None

    async def _give_up(self, taken: Taken, error: Exception) -> Back:
        """Write the end before the message fails; when that cannot be done it comes back for just that."""
        try:
            await self._abandon(taken.task, error)
            await self._one(BURY, row=taken.row, owner=taken.owner, error=said(error))
        except Exception as trouble:
            log.warning("%s %d could not be abandoned", taken.task.step, taken.task.id, exc_info=trouble)
            late = Late(pause=self._pause(ATTEMPTS - 1), error=said(error))
            return _back(await self._again(taken, ATTEMPTS + 1, late, told=True))
        return Back()

    async def _anew(self, taken: Taken, attempt: int, late: Late) -> None:
        """Put the task back, with a new message for it."""
        ring = await self._again(taken, attempt, late, told=False)
        if ring is not None:
            await self._tasks.ring([ring])

    async def _again(self, taken: Taken, attempt: int, late: Late, *, told: bool) -> Ring | None:
        """Put the task back, unless it is another's by now. `told`: the message that brought it brings it again."""
        whose = {"row": taken.row, "owner": taken.owner, "attempt": attempt, "told": told}
        found = await self._one(AGAIN, **whose, at=late.at, pause=late.pause, error=late.error)
        return None if found is None else Ring(taken.row, taken.task.step, max(0.0, found.wait), found.due_at)

    async def _one(self, statement: Any, **values: Any) -> Any:
        # Each statement is a transaction of its own, at a third of the round trips.
        async with self._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            result = await connection.execute(statement, values)
            return result.one_or_none() if result.returns_rows else None


def _back(ring: Ring | None) -> Back:
    return Back() if ring is None else Back(ring.wait)
