"""What a run asks of SQS, S3 and Lambda, counted: the functions' own code, with AWS in this process."""

import asyncio
import json
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.accounts.queries import ensure_user
from jobhunt.aws.workers import Workshop
from jobhunt.core import clock
from jobhunt.core.context import MOMENT, Context
from jobhunt.core.files.s3 import S3Files
from jobhunt.core.net.fetch import open_fetcher
from jobhunt.core.net.pace import PostgresHosts
from jobhunt.core.settings import AwsSettings
from jobhunt.core.tasks.sqs import TICK, Bell, Function, Queue, SqsTasks
from jobhunt.core.together import Together
from jobhunt.core.work import work_on
from jobhunt.ingestion import local_run, queries, runs
from jobhunt.universe import make_universe, serve
from tests.aws.event_source import EventSource
from tests.aws.wire import Wire

AWS = AwsSettings(crawl_queue="crawl", extract_queue="extract", tick_queue="tick", initializer="initializer")
LIVES = {"initializer": 900.0, "crawler": 120.0, "extractor": 60.0, "sweeper": 180.0}
"""For how many seconds a function may go on."""

ENVIRONMENTS = {"initializer": 1, "crawler": 10, "extractor": 4, "sweeper": 1}
LOOK_EVERY = 0.2
Reset = Callable[[], Awaitable[None]]


async def _nothing() -> None:
    """Nothing is to be set back before a run."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a run asked for each thing."""

    postings: int
    invocations: Mapping[str, int]
    requests: Mapping[str, int]
    seconds: float

    @property
    def every(self) -> int:
        """All requests and invocations together."""
        return sum(self.invocations.values()) + sum(self.requests.values())


@dataclass
class Cloud:
    """The functions, each with as many environments as may work side by side, and what they ask."""

    engine: AsyncEngine
    upstream: str
    pace: Literal["polite", "off"]
    invocations: Counter[str] = field(default_factory=Counter)
    shops: dict[str, "asyncio.Queue[Workshop]"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.wire = Wire(self._begin)
        crawl, extract, tick = (Queue(name, self.wire) for name in ("crawl", "extract", "tick"))
        initialize = Function("initializer", self.wire)
        bells: dict[str, Bell] = {
            "initialize": initialize,
            "crawl": crawl,
            "extract": extract,
            "index": extract,
            TICK.step: tick,
        }
        self.tasks = SqsTasks(self.engine, bells, clock.now)

    async def _begin(self, function: str, payload: bytes) -> None:
        async with self._invoked(function) as shop:
            await shop.begin(json.loads(payload), LIVES[function], uuid.uuid4().hex)

    async def work_off(self, function: str, queue: str, event: Mapping[str, Any]) -> Mapping[str, Any]:
        """One invocation by a queue."""
        async with self._invoked(function) as shop:
            if function == "sweeper":
                return await shop.tick(event, LIVES[function])
            return await shop.work_off(event, LIVES[function], queue)

    @asynccontextmanager
    async def _invoked(self, function: str) -> AsyncIterator[Workshop]:
        self.invocations[function] += 1
        shop = await self.shops[function].get()
        try:
            yield shop
        finally:
            self.shops[function].put_nowait(shop)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Context]:
        """Every environment opened; the context of one."""
        async with AsyncExitStack() as kept:
            for function, many in ENVIRONMENTS.items():
                self.shops[function] = asyncio.Queue()
                for _ in range(many):
                    context = await kept.enter_async_context(self._context())
                    shop = Workshop(asyncio.get_running_loop(), context, AWS, self.wire, self.tasks, kept)
                    self.shops[function].put_nowait(shop)
            yield context

    @asynccontextmanager
    async def _context(self) -> AsyncIterator[Context]:
        hosts = PostgresHosts(self.engine)
        async with open_fetcher(hosts, upstream=self.upstream, pace=self.pace, now=clock.now) as fetcher:
            yield Context(
                engine=self.engine,
                start_work=work_on(self.engine, self.tasks, clock.now),
                files=S3Files("pages", self.wire),
                fetcher=fetcher,
                clock=clock.now,
                reuse=self.pace == "polite",
                together=Together(MOMENT),
            )

    def sources(self) -> list[EventSource]:
        """What hands the queues' messages to functions."""
        return [
            EventSource(
                self.wire, queue, partial(self.work_off, name, queue), batch=batch, concurrency=ENVIRONMENTS[name]
            )
            for name, queue, batch in (("crawler", "crawl", 1), ("extractor", "extract", 5), ("sweeper", "tick", 1))
        ]


async def tally(
    engine: AsyncEngine,
    size: Mapping[str, int],
    pace: Literal["polite", "off"] = "off",
    before: Reset = _nothing,
    *,
    last_tick: bool = True,
) -> Tally:
    """One run over a universe of that size, from its start until every queue is empty.

    Without `last_tick` the sweeper's next look, a minute after the others, is not waited for.
    """
    async with serve(make_universe(seed=5, size=size)) as sites:
        cloud = Cloud(engine, sites.url, pace)
        async with cloud.open() as context:
            async with context.start_work() as work:
                user_id = await ensure_user(work.connection, "ada@example.org", "Ada")
            await local_run.follow(context, user_id, list(size))
            await before()
            began = time.monotonic()
            sources = cloud.sources()
            async with asyncio.TaskGroup() as group:
                for source in sources:
                    group.create_task(source.run())
                async with context.start_work() as work:
                    run_id = await runs.start(work, user_id)
                account = await _until_done(cloud, context, run_id, () if last_tick else ("tick",))
                for source in sources:
                    source.stop()
    if (account["status"], account["ready"]) != ("finished", sum(size.values())):
        raise RuntimeError(f"a run over {size} ended otherwise: {account}")
    requests = Counter({name: many for name, many in cloud.wire.requests.items() if name != "receive_message"})
    requests["receive_message"] = sum(source.requests["sqs ReceiveMessage"] for source in sources)
    return Tally(account["total"], dict(cloud.invocations), dict(requests), round(time.monotonic() - began, 1))


async def _until_done(cloud: Cloud, context: Context, run_id: int, besides: Sequence[str]) -> dict[str, Any]:
    while True:
        await asyncio.sleep(LOOK_EVERY)
        if not cloud.wire.is_empty(besides):
            continue
        async with context.connect() as connection:
            run = await queries.find_run(connection, run_id)
            if run is not None and run.status in runs.ENDED:
                return await runs.account(connection, run)
