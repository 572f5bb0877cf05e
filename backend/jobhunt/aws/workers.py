"""The functions that do tasks: initializer, crawler, extractor and sweeper. None of them knows HTTP or sign-in."""

import asyncio
from collections.abc import Coroutine, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, TypeVar

from jobhunt.applications.documents import orphans
from jobhunt.aws.parts import DATABASE, fetch_secrets, store_of
from jobhunt.core.amazon import Amazon
from jobhunt.core.context import Context, open_context
from jobhunt.core.errors import TryLater
from jobhunt.core.settings import AwsSettings, read_aws_settings, read_settings
from jobhunt.core.tasks.batches import work_off
from jobhunt.core.tasks.deliveries import Deliveries
from jobhunt.core.tasks.protocol import ATTEMPTS, Task, Wanted
from jobhunt.core.tasks.sqs import TICK, TICK_EVERY, SqsTasks
from jobhunt.ingestion import run_queries, steps
from jobhunt.ingestion.sweep import sweep, throw_away

Result = TypeVar("Result")

AFTER_THE_END = 5.0
"""Seconds for which a task stays taken after its function must have ended."""


class InitializerFailed(Exception):
    """Tells Lambda that this invocation is one to be put aside for people to see."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What one environment of a function keeps between its invocations; connections belong to one event loop."""

    loop: asyncio.AbstractEventLoop
    context: Context
    aws: AwsSettings
    sqs: Amazon
    tasks: SqsTasks
    kept: AsyncExitStack
    """What would be closed if nobody held it."""

    def do(self, work: Coroutine[Any, Any, Result]) -> Result:
        return self.loop.run_until_complete(work)

    def batch(self, event: Mapping[str, Any], context: Any, queue: str) -> dict[str, Any]:
        """What a queue hands over."""
        return self.do(work_off(event, self.deliveries, self.sqs, queue, lease(context)))

    @property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.context.engine, self.tasks, self._run, partial(steps.abandon, self.context))

    async def look_after(self) -> None:
        """Ask again for what is overdue, and tell again of what nobody heard of."""
        await sweep(self.context)
        await self.tasks.ring_again()

    async def tick_on(self) -> None:
        """Have a tick on its way as long as anything is left to do, and none when a database could sleep."""
        if await self._anything_left():
            async with self.context.start_work() as work:
                work.wanted.append(Wanted(TICK, work.now + TICK_EVERY, unless_there=True))

    async def _run(self, task: Task) -> None:
        if task.step != TICK.step:
            await steps.run(self.context, task)
            return
        await self.look_after()
        if await self._anything_left():
            raise TryLater(self.context.clock() + TICK_EVERY)

    async def _anything_left(self) -> bool:
        async with self.context.connect() as connection:
            runs = await run_queries.open_runs(connection)
        return bool(runs) or await self.tasks.anything_left()


@cache
def _workshop() -> Workshop:
    loop = asyncio.new_event_loop()
    return loop.run_until_complete(_open(loop))


async def _open(loop: asyncio.AbstractEventLoop) -> Workshop:
    """Opened by the first invocation, and closed by the end of the process alone."""
    aws = read_aws_settings()
    fetch_secrets(aws, (DATABASE,))
    sqs = Amazon("sqs")
    store = store_of(aws, sqs)
    kept = AsyncExitStack()
    opened = open_context(read_settings(), repeatable=True, store_of=store, frozen=True)
    context = await kept.enter_async_context(opened)
    return Workshop(loop, context, aws, sqs, store(context.engine), kept)


def lease(context: Any) -> float:
    """For how many seconds this invocation can go on, and a little more."""
    return float(context.get_remaining_time_in_millis()) / 1000 + AFTER_THE_END


def initializer(event: Mapping[str, Any], context: Any) -> None:
    """Read the boards of one run; invoked without anybody waiting for the answer."""
    shop = _workshop()
    # No message of a queue would bring it again, so each try counts as the last of its message.
    if shop.do(shop.deliveries.take(int(event["task"]), ATTEMPTS, lease(context))) is not None:
        raise InitializerFailed(f"task {event['task']} failed for good; its run has ended in error")


def crawler(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """Look at postings' pages."""
    return _workshop().batch(event, context, _workshop().aws.crawl_queue)


def extractor(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """Extract from kept pages, and make postings findable."""
    return _workshop().batch(event, context, _workshop().aws.extract_queue)


def sweeper(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """A tick while anything is left to do; once a day, whatever there is."""
    shop = _workshop()
    if "Records" in event:
        answer = shop.batch(event, context, shop.aws.tick_queue)
    else:
        shop.do(shop.look_after())
        shop.do(throw_away(shop.context))
        shop.do(orphans.sweep(shop.context))
        answer = {}
    # Asked after the tick is done, so that a run which started meanwhile is not left without one.
    shop.do(shop.tick_on())
    return answer
