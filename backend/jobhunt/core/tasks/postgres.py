"""Tasks in a table of the same database: stored by the transaction that wants them, taken with SKIP LOCKED."""

import asyncio
import logging
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.errors import TryLater
from jobhunt.core.tasks.claims import LEASE, Again, Claim, Claims, said
from jobhunt.core.tasks.protocol import ATTEMPTS, Abandon, Run, Wanted, retry_delay

log = logging.getLogger(__name__)

LEVELS = {"initialize": 0, "sweep": 0, "extract": 1, "index": 3, "re_extract": 3}
"""Which steps go first: what starts runs, what finishes postings, everything else, and what no run waits for."""

LEVEL = 2
AT_ONCE = 1000
LOSSES = 10
"""How many workers may die on one task before it is abandoned like one that failed."""

SHORTEST_LOOK = 0.05
LONGEST_LOOK = 0.25
LONGEST_OUTAGE_PAUSE = 2.0
DRAIN_LIMIT = 10.0
"""Seconds that a stopping worker tries to write down what it did while the database is away."""

# The worker's own bookkeeping may be lost in a crash of the server: the task is then done again, which is harmless.
SERVER_SETTINGS = {"jit": "off", "synchronous_commit": "off", "application_name": "jobhunt-worker"}
# The last one is what asyncpg says when a connection dies between two of its own steps.
OUTAGE = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)

PUT = text(
    "insert into tasks (priority, step, subject, attempt, due_at) "
    "select level, step, subject, attempt, coalesce(at, now()) from unnest("
    "cast(:levels as bigint[]), cast(:steps as text[]), cast(:subjects as bigint[]), "
    "cast(:attempts as bigint[]), cast(:ats as timestamptz[]), cast(:careful as boolean[])) "
    "as wanted (level, step, subject, attempt, at, careful) where not careful or not exists "
    "(select 1 from tasks there where there.step = wanted.step and there.subject = wanted.subject)"
)


class PostgresTasks:
    """Takes tasks inside the caller's transaction."""

    async def put(self, connection: AsyncConnection, wanted: Sequence[Wanted]) -> None:
        for begin in range(0, len(wanted), AT_ONCE):
            await connection.execute(PUT, arguments(wanted[begin : begin + AT_ONCE]))


def arguments(part: Sequence[Wanted]) -> dict[str, list[object]]:
    """What PUT is told of these."""
    return {
        "levels": [LEVELS.get(w.task.step, LEVEL) for w in part],
        "steps": [w.task.step for w in part],
        "subjects": [w.task.id for w in part],
        "attempts": [w.task.attempt for w in part],
        "ats": [w.at for w in part],
        "careful": [w.unless_there for w in part],
    }


class PostgresWorker:
    """Does up to `concurrency` tasks side by side. Outages of the database are waited out."""

    def __init__(
        self, url: str, concurrency: int, *, pause: Callable[[int], float] = retry_delay, lease: float = LEASE
    ) -> None:
        self._url = url.replace("postgresql+asyncpg://", "postgresql://")
        self._concurrency = concurrency
        self._pause = pause
        self._lease = lease
        self._stopping = asyncio.Event()
        self._wake = asyncio.Event()

    def stop(self) -> None:
        self._stopping.set()
        self._wake.set()

    async def work(self, run: Run, abandon: Abandon) -> None:
        async with asyncpg.create_pool(
            self._url,
            min_size=0,
            max_size=3,
            timeout=10,
            command_timeout=30,
            reset=_nothing_to_reset,
            server_settings=SERVER_SETTINGS,
        ) as pool:
            hands = _Hands(Claims(pool, uuid.uuid4().hex, self._lease), self._wake, run, abandon, self._pause)
            helpers = [asyncio.create_task(hands.keep()), asyncio.create_task(hands.settle())]
            try:
                async with asyncio.TaskGroup() as group:
                    await self._take_turns(hands, group)
                await hands.finish()
            finally:
                for helper in helpers:
                    helper.cancel()
                await asyncio.gather(*helpers, return_exceptions=True)

    async def _take_turns(self, hands: "_Hands", group: asyncio.TaskGroup) -> None:
        look = SHORTEST_LOOK
        while not self._stopping.is_set():
            self._wake.clear()
            free = self._concurrency - hands.busy
            if free == 0:
                await self._wake.wait()
                continue
            claimed = await hands.take(free)
            for claim in claimed:
                group.create_task(hands.do(claim))
            look = SHORTEST_LOOK if claimed else min(look * 1.2, LONGEST_LOOK)
            if len(claimed) < free:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), look)


class _Hands:
    """The tasks that one worker has taken, until the database knows what became of each."""

    def __init__(
        self,
        claims: Claims,
        wake: asyncio.Event,
        run: Run,
        abandon: Abandon,
        pause: Callable[[int], float],
    ) -> None:
        self._claims = claims
        self._wake = wake
        self._run = run
        self._abandon = abandon
        self._pause = pause
        self._held: set[int] = set()
        self._done: list[int] = []
        self._again: list[Again] = []
        self._news = asyncio.Event()
        self._empty = asyncio.Event()
        self._empty.set()
        self._away = False
        self.busy = 0

    async def take(self, limit: int) -> list[Claim]:
        """Up to `limit` tasks; none during an outage."""
        try:
            claimed = await self._claims.take(limit)
        except OUTAGE as error:
            if not self._away:
                log.warning("no tasks can be taken until the database answers: %s", error)
            self._away = True
            return []
        self._away = False
        # A late extension lets a worker take what it already has in hand.
        fresh = [claim for claim in claimed if claim.row not in self._held]
        self._held.update(claim.row for claim in fresh)
        if fresh:
            self._empty.clear()
        self.busy += len(fresh)
        return fresh

    async def do(self, claim: Claim) -> None:
        """Do one task and note what became of it."""
        try:
            if claim.task.attempt > ATTEMPTS or claim.lost > LOSSES:
                await self._give_up(
                    claim, RuntimeError(claim.error or f"{claim.lost} workers ended while doing it")
                )
                return
            await self._run(claim.task)
            self._done.append(claim.row)
        except TryLater as later:
            # A naive time is taken for UTC here, for the whole write would fail on it.
            at = later.at if later.at.tzinfo else later.at.replace(tzinfo=UTC)
            self._again.append(Again(claim.row, claim.task.attempt, at=at))
        except Exception as error:
            await self._failed(claim, error)
        finally:
            self.busy -= 1
            self._news.set()
            self._wake.set()

    async def _failed(self, claim: Claim, error: Exception) -> None:
        attempt = claim.task.attempt
        log.warning("%s %d failed at try %d", claim.task.step, claim.task.id, attempt, exc_info=error)
        if attempt >= ATTEMPTS:
            await self._give_up(claim, error)
        else:
            self._again.append(Again(claim.row, attempt + 1, pause=self._pause(attempt), error=said(error)))

    async def _give_up(self, claim: Claim, error: Exception) -> None:
        """Abandon and bury; when that fails the task comes back for just that, without being run again."""
        try:
            await self._abandon(claim.task, error)
            await self._claims.bury(claim.row, said(error))
            self._held.discard(claim.row)
        except Exception as trouble:
            log.warning("%s %d could not be abandoned", claim.task.step, claim.task.id, exc_info=trouble)
            again = Again(claim.row, ATTEMPTS + 1, pause=self._pause(ATTEMPTS - 1), error=said(error))
            self._again.append(again)

    async def keep(self) -> None:
        """Extend the leases of what is in hand, for ever."""
        while True:
            await asyncio.sleep(self._claims.lease / 3)
            if self._held:
                with suppress(*OUTAGE):
                    await self._claims.extend(list(self._held))

    async def settle(self) -> None:
        """Write down what became of tasks, for ever: all that ended during one write go into the next."""
        pause = SHORTEST_LOOK
        while True:
            await self._news.wait()
            self._news.clear()
            done, again = self._done, self._again
            self._done, self._again = [], []
            # Let go before the write: what goes back at once may be taken again before the write is answered.
            self._held.difference_update(a.row for a in again)
            try:
                await self._claims.settle(done, again)
            except OUTAGE:
                self._done, self._again = done + self._done, again + self._again
                self._held.update(a.row for a in again)
                self._news.set()
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_OUTAGE_PAUSE)
            else:
                pause = SHORTEST_LOOK
                self._held.difference_update(done)
                if not self._held:
                    self._empty.set()

    async def finish(self) -> None:
        """Wait until all is written down, or the limit is over: what is not, another worker does again."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._empty.wait(), DRAIN_LIMIT)


async def _nothing_to_reset(_: object) -> None:
    """A worker never changes its session, so the round trip that would undo such changes is saved."""
