"""Tasks on AWS: a row stored by the transaction that wants it, and after the commit a message that says so.

The row is the task; a message only wakes a worker for it. So a message that is lost is sent again by the sweep, one
that comes twice or too early changes nothing, and a task may wait longer than any queue holds a message back.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from jobhunt.core.amazon import Amazon, Refused
from jobhunt.core.clock import Clock
from jobhunt.core.tasks.postgres import AT_ONCE, PUT, arguments
from jobhunt.core.tasks.protocol import AfterCommit, Task, Wanted

log = logging.getLogger(__name__)

LONGEST_DELAY = 900
"""Seconds for which SQS holds a message back at most."""

MOST_IN_BATCH = 10
TELLING_LIMIT = 10.0
"""Seconds that telling may take: who asked for a task may have to answer somebody, and the sweep tells later."""

SENDERS = 16
FORGOTTEN_AFTER = timedelta(hours=1)
GRACE = timedelta(minutes=1)
TICK = Task("sweep", 0)
TICK_EVERY = timedelta(minutes=1)

WHAT = "id, step, due_at, cast(extract(epoch from due_at - now()) as float8) as wait"
PUT_AND_TELL = text(f"{PUT.text} returning {WHAT}")
# Two transactions that each look whether a task is there would both miss the other's.
ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtext('jobhunt.tasks.unless_there'))")
# Whoever is told may be quick: what was put off meanwhile is for another moment, of which nobody has been told yet.
RUNG = text("""
    update tasks set rung_at = now()
    from unnest(cast(:ids as bigint[]), cast(:dues as timestamptz[])) as told (id, due)
    where tasks.id = told.id and tasks.due_at = told.due
""")
# A tick that is there but that nobody was told of, or that is long overdue, would keep others from being asked for.
SILENT_TICK = text(f"""
    select {WHAT} from tasks where step = :tick
    and (rung_at is null and owner is null or greatest(due_at, rung_at) < now() - cast(:overdue as interval))
""")
TICKING = text(
    "select exists (select 1 from tasks where step = :tick and (rung_at is not null or owner is not null))"
)
LEFT = text("select exists (select 1 from tasks where step <> :tick)")
# Three kinds: a worker ended while doing it; nobody was told, since the sender ended first or it was for later than
# a message can wait; and a message that is on its way for so long that it has been lost.
UNHEARD = text(f"""
    select {WHAT} from tasks where case
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
    due: datetime | None = None
    """The moment that this is about. Without one it is not noted that anybody was told."""


class Bell(Protocol):
    """Wakes whoever does a kind of task."""

    reach: float
    """For how many seconds it can wait before it rings."""

    async def ring(self, rings: Sequence[Ring]) -> list[int]:
        """Tell of these; the rows that were told. Raises OSError or Refused when none could be."""
        ...


class SqsTasks:
    """Takes tasks inside the caller's transaction, and rings the bell of their step after its commit."""

    def __init__(self, engine: AsyncEngine, bells: Mapping[str, Bell], clock: Clock) -> None:
        self._engine = engine
        self._bells = bells
        self._clock = clock
        self.in_debt = False
        """Whether this process could not tell of something that it stored."""

    async def put(self, connection: AsyncConnection, wanted: Sequence[Wanted]) -> AfterCommit | None:
        rings: list[Ring] = []
        if any(one.task.step == "initialize" for one in wanted):
            wanted = [*wanted, Wanted(TICK, self._clock() + TICK_EVERY, unless_there=True)]
        if any(one.unless_there for one in wanted):
            await connection.execute(ONE_AT_A_TIME)
        for begin in range(0, len(wanted), AT_ONCE):
            rows = await connection.execute(PUT_AND_TELL, arguments(wanted[begin : begin + AT_ONCE]))
            rings += map(_ring, rows)
        if any(one.task == TICK for one in wanted) and all(ring.step != TICK.step for ring in rings):
            silent = {"tick": TICK.step, "overdue": 5 * TICK_EVERY}
            rings += map(_ring, await connection.execute(SILENT_TICK, silent))

        async def after_commit() -> None:
            await self.ring(rings)

        return after_commit if rings else None

    async def ring(self, rings: Sequence[Ring]) -> bool:
        """Tell of tasks that are stored; whether all were told that can be by now. The sweep tells the rest."""
        by_bell: dict[Bell, list[Ring]] = {}
        for ring in rings:
            bell = self._bells[ring.step]
            if ring.wait <= bell.reach:
                by_bell.setdefault(bell, []).append(ring)
        told = await asyncio.gather(*(_tell(bell, some) for bell, some in by_bell.items()))
        rung = {row for rows in told for row in rows}
        all_told = len(rung) == sum(map(len, by_bell.values()))
        self.in_debt |= not all_told
        await self._note([ring for ring in rings if ring.row in rung and ring.due is not None])
        return all_told

    async def _note(self, rung: Sequence[Ring]) -> None:
        if not rung:
            return
        told = {"ids": [ring.row for ring in rung], "dues": [ring.due for ring in rung]}
        try:
            async with self._engine.begin() as connection:
                await connection.execute(RUNG, told)
        except (OSError, SQLAlchemyError) as error:
            # They are told of again by the sweep, which is harmless; what was committed must not look failed.
            log.warning("%d tasks are told of, but the database cannot note it: %s", len(rung), error)

    async def ring_again(self, grace: timedelta | None = None) -> int:
        """Tell of every task that sits without anybody knowing; how many there were."""
        limits = {
            "reach": timedelta(seconds=LONGEST_DELAY),
            "grace": GRACE if grace is None else grace,
            "forgotten": FORGOTTEN_AFTER,
        }
        async with self._engine.connect() as connection:
            rows = (await connection.execute(UNHEARD, limits)).all()
        await self.ring([_ring(row) for row in rows])
        return len(rows)

    async def pay_debts(self) -> None:
        """Tell now of what could not be told before, however lately that was."""
        if self.in_debt:
            self.in_debt = False
            await self.ring_again(grace=timedelta(0))

    async def tick_is_told(self) -> bool:
        """Whether a tick is on its way. While one is, nothing that is stored stays unheard."""
        async with self._engine.connect() as connection:
            return bool((await connection.execute(TICKING, {"tick": TICK.step})).scalar_one())

    async def anything_left(self) -> bool:
        """Whether there is any task but the tick itself."""
        async with self._engine.connect() as connection:
            return bool((await connection.execute(LEFT, {"tick": TICK.step})).scalar_one())


def _ring(row: Any) -> Ring:
    return Ring(row.id, row.step, max(0.0, row.wait), row.due_at)


class Ringing:
    """Makes the store with these bells for whichever database it will be on, and remembers it."""

    tasks: SqsTasks

    def __init__(self, bells: Mapping[str, Bell], clock: Clock) -> None:
        self._bells = bells
        self._clock = clock

    def __call__(self, engine: AsyncEngine) -> SqsTasks:
        self.tasks = SqsTasks(engine, self._bells, self._clock)
        return self.tasks


async def _tell(bell: Bell, rings: Sequence[Ring]) -> list[int]:
    try:
        return await bell.ring(rings)
    except (OSError, Refused) as error:
        log.warning("%d tasks wait for the sweep, for nobody could be told of them: %s", len(rings), error)
        return []


Send = Callable[[Sequence[Ring]], Awaitable[list[int]]]


async def _send_all(lots: Iterable[Sequence[Ring]], send: Send, side_by_side: int) -> list[int]:
    """What was told within the limit. A sender stops at its first failure, so an outage costs one try of each."""
    waiting, rung = iter(lots), list[int]()

    async def send_on() -> None:
        for lot in waiting:
            rung.extend(await send(lot))

    senders = [asyncio.create_task(send_on()) for _ in range(side_by_side)]
    done, late = await asyncio.wait(senders, timeout=TELLING_LIMIT)
    for sender in late:
        sender.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    failures = [error for sender in done if (error := sender.exception()) is not None]
    for error in failures:
        if not rung or not isinstance(error, OSError | Refused):
            raise error
    return rung


class Queue:
    """The bell of tasks that functions are given by SQS."""

    reach = float(LONGEST_DELAY)

    def __init__(self, address: str, sqs: Amazon) -> None:
        self._address = address
        self._sqs = sqs

    async def ring(self, rings: Sequence[Ring]) -> list[int]:
        lots = [rings[begin : begin + MOST_IN_BATCH] for begin in range(0, len(rings), MOST_IN_BATCH)]
        return await _send_all(lots, self._send, min(len(lots), SENDERS))

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
        return await _send_all([[ring] for ring in rings], self._invoke, 1)

    async def _invoke(self, rings: Sequence[Ring]) -> list[int]:
        [ring] = rings
        await self._functions.ask(
            "invoke", FunctionName=self._name, InvocationType="Event", Payload=message(ring).encode()
        )
        return [ring.row]


def message(ring: Ring) -> str:
    """What a message says. The row alone counts; the step is for people who look into a queue."""
    return f'{{"v":1,"task":{ring.row},"step":"{ring.step}"}}'
