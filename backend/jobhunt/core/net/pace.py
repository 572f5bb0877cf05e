"""How fast a host is asked: every process takes its turn at the one gate that Postgres keeps for the host."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Protocol, TypeVar

from sqlalchemy import ColumnElement, DateTime, bindparam, func, select, type_coerce, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from jobhunt.boards.protocol import RequestKind
from jobhunt.core.net.gate import Answer, Gate, Later, NotNow, Outcome, ask, begin, finish, fresh
from jobhunt.core.net.protocol import HostBusy
from jobhunt.core.net.rates import API, PAGE, Rate, slowed
from jobhunt.models.host import Host

T = TypeVar("T")
Step = Callable[[Gate, datetime], tuple[Gate, T]]
"""Decides from a gate and the time what the gate becomes and what the asker is told."""

POLITE: Mapping[RequestKind, Rate] = {"page": PAGE, "api": API}


@dataclass(frozen=True, slots=True)
class Robots:
    """A robots.txt as kept: its text, or `read` False when the host would not give it out. Old after `until`."""

    text: str
    read: bool
    until: datetime


class Hosts(Protocol):
    """What is remembered about hosts."""

    async def change(self, host: str, step: Step[T]) -> T:
        """Take the host's gate one step further; no other step on the same host happens in between."""
        ...

    async def robots(self, host: str) -> Robots | None: ...

    async def keep_robots(self, host: str, robots: Robots) -> None: ...


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn at a host, to be handed to `Pace.done` when the exchange is over."""

    host: str
    kind: RequestKind
    lease: datetime
    start: datetime


class Pace:
    """Hands out turns at hosts. Of the rate for pages the interval is learnt from each host, not given.

    Whatever else holds, `least` seconds lie between two starts at one host.
    """

    def __init__(
        self,
        hosts: Hosts,
        rates: Mapping[RequestKind, Rate] = POLITE,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        *,
        least: float = 0.0,
    ) -> None:
        self._hosts = hosts
        self._rates = rates
        self._sleep = sleep
        self._least = least

    async def turn(self, host: str, kind: RequestKind, wait: float, crawl_delay: float = 0.0) -> Turn:
        """Come back when the host may be asked. Raises HostBusy when that is more than `wait` seconds away."""
        base = self._rates[kind]

        def rate(gate: Gate) -> Rate:
            own = Rate(gate.page_delay, base.burst, base.in_flight) if kind == "page" else base
            return slowed(own, max(crawl_delay, self._least))

        answer = await self._hosts.change(host, lambda gate, now: ask(gate, rate(gate), now, wait))
        waited = 0.0
        while isinstance(answer, Later):
            await self._sleep(answer.seconds)
            waited += answer.seconds
            answer = await self._begin(host, rate, answer.start, wait - waited)
        if isinstance(answer, NotNow):
            raise HostBusy(_why(host, answer), answer.at)
        return Turn(host, kind, answer.lease, answer.start)

    async def _begin(self, host: str, rate: Callable[[Gate], Rate], start: datetime, patience: float) -> Answer:
        return await self._hosts.change(host, lambda gate, now: begin(gate, rate(gate), start, now, patience))

    async def done(self, turn: Turn, outcome: Outcome) -> None:
        """Give the turn back and remember how it went."""

        def step(gate: Gate, now: datetime) -> tuple[Gate, None]:
            return finish(gate, turn.kind, turn.lease, outcome, now), None

        await self._hosts.change(turn.host, step)


def _why(host: str, answer: NotNow) -> str:
    at = f"{answer.at:%H:%M:%S} UTC"
    if answer.broken:
        return f"{host} failed several times in a row and is left alone until {at}"
    if answer.paused:
        return f"{host} asked for a pause and is left alone until {at}"
    return f"{host} is asked slowly, out of courtesy; the next turn is at {at}"


HOSTS = Host.metadata.tables[Host.__tablename__]
COLUMNS = HOSTS.columns
GATE = tuple(COLUMNS[field.name] for field in fields(Gate))
NAMES = tuple(field.name for field in fields(Gate))
CLOCK: ColumnElement[datetime] = type_coerce(func.clock_timestamp(), DateTime(timezone=True))

LOCK = select(*GATE, CLOCK.label("now")).where(COLUMNS.host == bindparam("of")).with_for_update()
KEEP = update(HOSTS).where(COLUMNS.host == bindparam("of")).values({name: bindparam(name) for name in NAMES})
"""Written once: a statement built anew for each turn costs more than sending it."""


class PostgresHosts:
    """Hosts in Postgres, for all processes together. The time is the server's, so their clocks need not agree."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def change(self, host: str, step: Step[T]) -> T:
        async with self._engine.begin() as connection:
            gate, now = await _locked(connection, host)
            after, told = step(gate, now)
            if after != gate:
                await connection.execute(KEEP, {"of": host, **_values(after)})
            return told

    async def robots(self, host: str) -> Robots | None:
        wanted = select(COLUMNS.robots, COLUMNS.robots_read, COLUMNS.robots_until).where(COLUMNS.host == host)
        async with self._engine.connect() as connection:
            row = (await connection.execute(wanted)).one_or_none()
        if row is None or row.robots_until is None:
            return None
        return Robots(row.robots or "", bool(row.robots_read), row.robots_until)

    async def keep_robots(self, host: str, robots: Robots) -> None:
        values = {"robots": robots.text, "robots_read": robots.read, "robots_until": robots.until}
        async with self._engine.begin() as connection:
            await _locked(connection, host)
            await connection.execute(update(HOSTS).where(COLUMNS.host == host).values(values))


async def _locked(connection: AsyncConnection, host: str) -> tuple[Gate, datetime]:
    """The gate, locked until the transaction ends, and the server's time once the lock was had."""
    row = (await connection.execute(LOCK, {"of": host})).one_or_none()
    if row is None:
        now = (await connection.execute(select(CLOCK))).scalar_one()
        new = insert(HOSTS).values(host=host, **_values(fresh(now)))
        await connection.execute(new.on_conflict_do_nothing())
        row = (await connection.execute(LOCK, {"of": host})).one()
    gate = Gate(*row[:-1])
    return replace(gate, in_flight=tuple(gate.in_flight)), row[-1]


def _values(gate: Gate) -> dict[str, object]:
    return {name: getattr(gate, name) for name in NAMES}
