"""What a worker says to the tasks table: give me some, I still have them, this is what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import asyncpg

from jobhunt.core.tasks.protocol import Task

LEASE = 5.0
"""Seconds for which a taken task is out of others' sight; a worker that lives extends it, a dead one cannot."""

# A task on which a worker died stays away a little longer each time, by chance. So a task that kills its worker
# soon meets it alone, and those that merely ran beside it get their turn without it.
CLAIM = """
with wanted as (
    select due.id
    from generate_series(0, 3) as level
    cross join lateral (
        select id, due_at from tasks
        where priority = level and due_at <= now()
        order by due_at
        limit $1
        for update skip locked
    ) as due
    order by level, due.due_at, due.id
    limit $1
)
update tasks set
    lost = lost + (owner is not null)::int,
    due_at = now() + $3 * (1 + random() * (lost + (owner is not null)::int)) * interval '1 second',
    owner = $2
from wanted where tasks.id = wanted.id
returning tasks.id, step, subject, attempt, lost, error, priority
"""

EXTEND = """
update tasks set due_at = greatest(due_at, now() + $3 * interval '1 second')
where id = any($1::bigint[]) and owner = $2
"""

DONE = "delete from tasks where id = any($1::bigint[]) and owner = $2"

AGAIN = """
update tasks set
    due_at = coalesce(late.at, now() + late.pause * interval '1 second'),
    attempt = late.attempt, error = coalesce(late.error, tasks.error), lost = 0, owner = null
from unnest($1::bigint[], $2::timestamptz[], $3::float8[], $4::int[], $5::text[])
    as late (id, at, pause, attempt, error)
where tasks.id = late.id and owner = $6
"""

BURY = """
with gone as (delete from tasks where id = $1 and owner = $2 returning id, step, subject, attempt)
insert into dead_tasks (id, step, subject, attempt, error) select id, step, subject, attempt, $3 from gone
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A task in a worker's hands, and how it fared before."""

    row: int
    task: Task
    lost: int
    error: str | None


@dataclass(frozen=True, slots=True)
class Again:
    """A task that goes back: at a moment, or after a pause in seconds."""

    row: int
    attempt: int
    at: datetime | None = None
    pause: float = 0.0
    error: str | None = None


class Claims:
    """One worker's side of the table. Every write says whose it is, so a late one never touches another's task."""

    def __init__(self, pool: "asyncpg.Pool[Any]", owner: str, lease: float) -> None:
        self._pool = pool
        self._owner = owner
        self.lease = lease

    async def take(self, limit: int) -> list[Claim]:
        rows = await self._pool.fetch(CLAIM, limit, self._owner, self.lease)
        rows.sort(key=lambda row: (row["priority"], row["id"]))
        return [
            Claim(row["id"], Task(row["step"], row["subject"], row["attempt"]), row["lost"], row["error"])
            for row in rows
        ]

    async def extend(self, rows: Sequence[int]) -> None:
        await self._pool.execute(EXTEND, rows, self._owner, self.lease)

    async def settle(self, done: Sequence[int], again: Sequence[Again]) -> None:
        """Delete what is done and put back what is to come again, each as one statement."""
        if done:
            await self._pool.execute(DONE, done, self._owner)
        if again:
            columns = zip(*((a.row, a.at, a.pause, a.attempt, a.error) for a in again), strict=True)
            await self._pool.execute(AGAIN, *(list(column) for column in columns), self._owner)

    async def bury(self, row: int, error: str) -> None:
        """Move a task to the dead letters. Unlike the rest this survives a power cut at once."""
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute("set local synchronous_commit = on")
            await connection.execute(BURY, row, self._owner, error)


def said(error: Exception) -> str:
    """An error as a text that Postgres can store, whatever page or payload its words came from."""
    said = f"{type(error).__name__}: {error}".replace("\0", " ")
    return said.encode(errors="replace").decode()[:2000]
