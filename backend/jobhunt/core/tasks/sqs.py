"""Tasks on AWS: a row stored by the transaction that wants it, and after the commit a message that says so.

The row is the task; a message only wakes a worker for it. So a message that is lost is sent again by the sweep, one
that comes twice or too early changes nothing, and a task may wait longer than any queue holds a message back.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from jobhunt.core.amazon import Amazon, Refused
from jobhunt.core.clock import Clock
from jobhunt.core.tasks.postgres import AT_ONCE, PUT, arguments
from jobhunt.core.tasks.protocol import AfterCommit, Task, Wanted

log = logging.getLogger(__name__)

LONGEST_DELAY = 900
"""Seconds for which SQS holds a message back at most."""

MOST_IN_BATCH = 10
FORGOTTEN_AFTER = timedelta(hours=1)
GRACE = timedelta(minutes=1)
TICK = Task("sweep", 0)
TICK_EVERY = timedelta(minutes=1)

PUT_AND_TELL = text(f"{PUT.text} returning id, step, cast(extract(epoch from due_at - now()) as float8) as wait")
RUNG = text("update tasks set rung_at = now() where id = any(cast(:ids as bigint[]))")
LEFT = text("select exists (select 1 from tasks where step <> :tick)")
# Three kinds: a worker ended while doing it; nobody was told, since the sender ended first or it was for later than
# a message can wait; and a message that is on its way for so long that it has been lost.
UNHEARD = text("""
    select id, step, cast(extract(epoch from due_at - now()) as float8) as wait from tasks where case
        when owner is not null then due_at < now() and coalesce(rung_at < due_at, true)
        when rung_at is null then due_at < now() + cast(:reach as interval)
            and (due_at > now() or due_at < now() - cast(:grace as interval))
        else greatest(due_at, rung_at) < now() - cast(:forgotten as interval) end
    order by due_at limit 20000
""")


@dataclass(frozen=True, slots=True)
class Ring:
    """A task somebody is to be told of, and in how many seconds it is due."""

    row: int
    step: str
    wait: float = 0.0


class Bell(Protocol):
    """Wakes whoever does a kind of task."""

    reach: float
    """For how many seconds it can wait before it rings."""

    async def ring(self, rings: Sequence[Ring]) -> list[int]:
        """Tell of these; the rows that were told. Raises OSError or Refused."""
        ...


class SqsTasks:
    """Takes tasks inside the caller's transaction, and rings the bell of their step after its commit."""

    def __init__(self, engine: AsyncEngine, bells: Mapping[str, Bell], clock: Clock) -> None:
        self._engine = engine
        self._bells = bells
        self._clock = clock

    async def put(self, connection: AsyncConnection, wanted: Sequence[Wanted]) -> AfterCommit | None:
        rings: list[Ring] = []
        if any(one.task.step == "initialize" for one in wanted):
            wanted = [*wanted, Wanted(TICK, self._clock() + TICK_EVERY, unless_there=True)]
        for begin in range(0, len(wanted), AT_ONCE):
            rows = await connection.execute(PUT_AND_TELL, arguments(wanted[begin : begin + AT_ONCE]))
            rings += [Ring(row.id, row.step, max(0.0, row.wait)) for row in rows]

        async def after_commit() -> None:
            await self.ring(rings)

        return after_commit if rings else None

    async def ring(self, rings: Sequence[Ring]) -> None:
        """Tell of tasks that are stored. What cannot be told now the sweep tells."""
        by_bell: dict[Bell, list[Ring]] = {}
        for ring in rings:
            bell = self._bells[ring.step]
            if ring.wait <= bell.reach:
                by_bell.setdefault(bell, []).append(ring)
        told = await asyncio.gather(*(_tell(bell, some) for bell, some in by_bell.items()))
        rung = [row for rows in told for row in rows]
        if rung:
            async with self._engine.begin() as connection:
                await connection.execute(RUNG, {"ids": rung})

    async def ring_again(self, grace: timedelta = GRACE) -> int:
        """Tell of every task that sits without anybody knowing; how many there were."""
        limits = {
            "reach": timedelta(seconds=LONGEST_DELAY),
            "grace": grace,
            "forgotten": FORGOTTEN_AFTER,
        }
        async with self._engine.connect() as connection:
            rows = (await connection.execute(UNHEARD, limits)).all()
        await self.ring([Ring(row.id, row.step, max(0.0, row.wait)) for row in rows])
        return len(rows)

    async def anything_left(self) -> bool:
        """Whether there is any task but the tick itself."""
        async with self._engine.connect() as connection:
            return bool((await connection.execute(LEFT, {"tick": TICK.step})).scalar_one())


Ringing = Callable[[AsyncEngine], SqsTasks]


def ringing(bells: Mapping[str, Bell], clock: Clock) -> Ringing:
    """The store with these bells, for whichever database it will be on."""
    return lambda engine: SqsTasks(engine, bells, clock)


async def _tell(bell: Bell, rings: Sequence[Ring]) -> list[int]:
    try:
        return await bell.ring(rings)
    except (OSError, Refused) as error:
        log.warning("%d tasks wait for the sweep, for nobody could be told of them: %s", len(rings), error)
        return []


class Queue:
    """The bell of tasks that functions are given by SQS."""

    reach = float(LONGEST_DELAY)

    def __init__(self, address: str, sqs: Amazon) -> None:
        self._address = address
        self._sqs = sqs

    async def ring(self, rings: Sequence[Ring]) -> list[int]:
        lots = [rings[begin : begin + MOST_IN_BATCH] for begin in range(0, len(rings), MOST_IN_BATCH)]
        sent = await asyncio.gather(*map(self._send, lots))
        return [row for rows in sent for row in rows]

    async def _send(self, rings: Sequence[Ring]) -> list[int]:
        entries = [
            # The rest of a second is waited out by whoever gets the message.
            {"Id": str(ring.row), "MessageBody": message(ring), "DelaySeconds": int(ring.wait)}
            for ring in rings
        ]
        answer = await self._sqs.ask("send_message_batch", QueueUrl=self._address, Entries=entries)
        return [int(one["Id"]) for one in answer.get("Successful", ())]


class Function:
    """The bell of tasks that a function is invoked for without waiting for its answer."""

    reach = 0.0

    def __init__(self, name: str, functions: Amazon) -> None:
        self._name = name
        self._functions = functions

    async def ring(self, rings: Sequence[Ring]) -> list[int]:
        for ring in rings:
            await self._functions.ask(
                "invoke", FunctionName=self._name, InvocationType="Event", Payload=message(ring).encode()
            )
        return [ring.row for ring in rings]


def message(ring: Ring) -> str:
    """What a message says. The row alone counts; the step is for people who look into a queue."""
    return f'{{"v":1,"task":{ring.row},"step":"{ring.step}"}}'
