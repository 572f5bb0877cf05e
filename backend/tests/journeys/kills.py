"""Random kill -9 in the middle of a run: what is killed, when, and what has to hold once the run has ended."""

import asyncio
import os
import signal
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Literal, Protocol

import aiohttp
import asyncpg

from tests.journeys import programs
from tests.journeys.client import ENDED, Client, Event, client_of
from tests.journeys.control import slow_pages, truth
from tests.journeys.programs import Options, Program, children_of

Victim = Literal["worker", "herd", "web", "postgres"]
VICTIMS: tuple[Victim, ...] = ("worker", "herd", "web", "postgres")  # workers are forked from the herd
AWAY = (OSError, aiohttp.ClientError, RuntimeError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError)
LOOK_EVERY = 0.1
RUN_LIMIT = 300.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Which kills meet one run, each so many seconds after the one before."""

    size: Mapping[str, int]
    kills: Sequence[tuple[float, Victim]]

    @property
    def postings(self) -> int:
        return sum(self.size.values())


@dataclass(slots=True)
class Report:
    """What one killed run left behind. `broken` names what should have held and did not, by invariant."""

    kills: int = 0
    lost: int = 0
    doubled: int = 0
    unfinished: int = 0
    recoveries: list[float] = field(default_factory=list)
    broken: dict[str, list[str]] = field(default_factory=dict)

    def blame(self, invariant: str, what: str) -> None:
        self.broken.setdefault(invariant, []).append(what)


def random_kills(rng: Random, count: int) -> list[tuple[float, Victim]]:
    """So many kills at random distances; every kind comes up as often as the others."""
    victims = [VICTIMS[number % len(VICTIMS)] for number in range(count)]
    rng.shuffle(victims)
    return [(rng.uniform(0.3, 4.0), victim) for victim in victims]


class Arena:
    """The product over a universe, with everything in it that can be killed."""

    def __init__(self, home: Path, universe: str, port: int) -> None:
        self.home = home
        self.universe = universe
        self.product: Program = programs.product(home, universe, port=port)
        self.address = ""

    async def start(self) -> None:
        self.address = await self.product.start("ready ")

    async def kill(self, victim: Victim) -> None:
        """Kill -9, and start again what nothing else starts again."""
        if victim == "web":
            await self.product.kill()
            # Killed again while it starts, it says nothing; whoever killed it then starts it.
            with suppress(RuntimeError):
                self.address = await self.product.start("ready ")
        else:
            pid = {"postgres": self._postmaster, "herd": self._herd, "worker": self._worker}[victim]
            if pid is not None:
                os.kill(pid, signal.SIGKILL)

    @property
    def _postmaster(self) -> int | None:
        with suppress(OSError, ValueError, IndexError):
            pid = int(self._pid_file[0])
            os.kill(pid, 0)
            return pid
        return None

    @property
    def _pid_file(self) -> list[str]:
        return (self.home / "postgres" / "postmaster.pid").read_text().splitlines()

    @property
    def _herd(self) -> int | None:
        return next((pid for pid, command in children_of(self.product.pid) if "jobhunt.worker" in command), None)

    @property
    def _worker(self) -> int | None:
        return next((pid for pid, _ in children_of(self._herd)), None) if self._herd is not None else None

    async def query(self, statement: str) -> list[asyncpg.Record]:
        """Rows straight from the product's database."""
        connection = await asyncpg.connect(host=self._pid_file[4], user="jobhunt", database="jobhunt", timeout=10)
        try:
            rows: list[asyncpg.Record] = await connection.fetch(statement)
            return rows
        finally:
            await connection.close()


async def killed_run(plan: Plan, port: int) -> Report:
    """One run over a universe of its own in a home of its own, with these kills in its midst."""
    report = Report()
    universe = programs.universe(plan.size, Options())
    upstream = await universe.start("universe ")
    with tempfile.TemporaryDirectory(prefix="jobhunt-kills-", ignore_cleanup_errors=True) as home:
        arena = Arena(Path(home), upstream, port)
        try:
            await slow_pages(upstream, plan.size)
            await arena.start()
            async with client_of(arena.address) as client:
                await client.follow(list(plan.size))
                await _through(arena, client, plan, report)
        finally:
            await arena.product.stop()
            await universe.stop()
    return report


async def _through(arena: Arena, client: Client, plan: Plan, report: Report) -> None:
    run_id = await client.start()
    told: list[Event] = []
    listening = asyncio.create_task(_listen(client, run_id, told))
    watch = _Watch(client, run_id, report)
    watching = asyncio.create_task(watch.until_the_end())
    killing = asyncio.create_task(_kill_on(arena, plan, watch, report))
    try:
        await asyncio.wait_for(watching, RUN_LIMIT)
    except TimeoutError:
        report.unfinished += 1
        report.blame("I3", f"run {run_id} had not ended after {RUN_LIMIT:.0f} s")
    finally:
        killing.cancel()
        await asyncio.gather(killing, return_exceptions=True)
    await _settled(arena)
    await check_postings(arena, plan, report)
    await check_progress(client, run_id, told, listening, report)


async def _kill_on(arena: Arena, plan: Plan, watch: "_Watch", report: Report) -> None:
    for pause, victim in plan.kills:
        await asyncio.sleep(pause)
        report.kills += 1
        watch.killed()
        # A restart that was begun is ended too, or nothing would be left to ask what became of the run.
        await asyncio.shield(asyncio.create_task(arena.kill(victim)))


class _Watch:
    """Follows a run from outside, and measures how long it stands still after a kill."""

    def __init__(self, client: Client, run_id: int, report: Report) -> None:
        self._client = client
        self._run_id = run_id
        self._report = report
        self._done: int | None = None
        self._since: list[float] = []

    def killed(self) -> None:
        self._since.append(time.monotonic())
        self._done = None

    async def until_the_end(self) -> None:
        while True:
            with suppress(*AWAY):
                account = await self._client.status(self._run_id)
                ended = account["status"] in ENDED
                done = account["total"] - account["pending"] - account["crawled"]
                if ended or (self._done is not None and done > self._done):
                    self._report.recoveries += [time.monotonic() - since for since in self._since]
                    self._since.clear()
                self._done = done
                if ended:
                    if account["status"] != "finished":
                        self._report.blame(
                            "I3", f"the run ended as {account['status']}: {account['error_message']}"
                        )
                        self._report.unfinished += 1
                    return
            await asyncio.sleep(LOOK_EVERY)


async def _settled(arena: Arena) -> None:
    """Wait until everything killed is back and no task is left, or for half a minute."""
    until = time.monotonic() + 30.0
    while time.monotonic() < until:
        with suppress(*AWAY):
            if not await arena.query("SELECT 1 FROM tasks LIMIT 1"):
                return
        await asyncio.sleep(LOOK_EVERY)


class Asked(Protocol):
    """What can be asked of a product whose run has ended."""

    universe: str

    async def query(self, statement: str) -> list[asyncpg.Record]: ...


async def check_postings(arena: Asked, plan: Plan, report: Report) -> None:
    """Every posting of the universe is there exactly once, read to its end, and no task is left over."""
    wanted = await truth(arena.universe, plan.size)
    jobs = await arena.query("SELECT company, external_id, status, outcome FROM jobs")
    ready = [(job["company"], job["external_id"]) for job in jobs if job["status"] == "ready"]
    lost = wanted - set(ready)
    report.lost += len(lost)
    for one in sorted(lost)[:5]:
        report.blame("I1", f"{one} is not ready: {[dict(job) for job in jobs if job['external_id'] == one[1]]}")
    versions = await arena.query(
        "SELECT p.external_id, count(*) AS n FROM posting_versions v JOIN postings p ON p.id = v.posting_id"
        " GROUP BY p.id HAVING count(*) > 1"
    )
    twice = await arena.query(
        "SELECT external_id FROM jobs GROUP BY user_id, external_id, company HAVING count(*) > 1"
    )
    strange = set(ready) - wanted
    report.doubled += len(versions) + len(twice) + len(strange)
    for row in [*versions, *twice]:
        report.blame("I2", f"{row['external_id']} is there more than once")
    for one in strange:
        report.blame("I2", f"{one} is no posting of the universe")
    for row in await arena.query("SELECT step, subject FROM tasks UNION ALL SELECT step, subject FROM dead_tasks"):
        report.blame("I8", f"task {row['step']} {row['subject']} is left over")


async def _listen(client: Client, run_id: int, told: list[Event]) -> None:
    """Follow the run as a browser does: after each cut go on from the last id, until all is told."""
    while True:
        with suppress(*AWAY):
            before = len(told)
            async for event in client.progress(run_id, told[-1].id if told else None):
                told.append(event)
            if told and len(told) == before and told[-1].name == "complete":
                return
        await asyncio.sleep(LOOK_EVERY)


async def check_progress(
    client: Client, run_id: int, told: list[Event], listening: "asyncio.Task[None]", report: Report
) -> None:
    """Who listened through all cuts heard everything once, in order; and any cut gives exactly the rest."""
    try:
        await asyncio.wait_for(listening, 60.0)
    except TimeoutError:
        report.blame("I4", "the listener was never told the end")
    everything = await _replay(client, run_id, "0-0")
    heard = [change for event in told for change in event.changes]
    if len(set(heard)) < len(heard):
        report.blame("I4", f"{len(heard) - len(set(heard))} lines were told twice")
    if told:
        rest = everything[everything.index(told[0].id) + 1 :] if told[0].id in everything else everything
        missed = [line for line in rest if line not in set(heard)]
        if missed:
            report.blame("I4", f"{len(missed)} of {len(rest)} lines were not told, the first {missed[0]}")
    for cut in everything[:: max(1, len(everything) // 7)]:
        if await _replay(client, run_id, cut) != everything[everything.index(cut) + 1 :]:
            report.blame("I4", f"what came after {cut} is not exactly the rest")


async def _replay(client: Client, run_id: int, after: str) -> list[str]:
    """The ids of all lines after a place in the log of an ended run."""
    ids: list[str] = []
    last = after
    while True:
        before = len(ids)
        async for event in client.progress(run_id, last):
            ids += event.changes
            last = event.id
        if len(ids) == before:
            return ids
