"""The functions that do tasks: initializer, crawler, extractor and sweeper. None of them knows HTTP or sign-in."""

import asyncio
from collections.abc import Coroutine, Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, TypeVar

from jobhunt.applications.documents import orphans
from jobhunt.aws.parts import DATABASE, fetch_secrets, store_of
from jobhunt.core.amazon import Amazon
from jobhunt.core.context import Context, open_context
from jobhunt.core.errors import TryLater
from jobhunt.core.settings import AwsSettings, read_aws_settings, read_settings
from jobhunt.core.tasks.batches import AWAY, work_off
from jobhunt.core.tasks.deliveries import Deliveries
from jobhunt.core.tasks.protocol import ATTEMPTS, Task, Wanted
from jobhunt.core.tasks.sqs import TICK, TICK_EVERY, SqsTasks
from jobhunt.ingestion import run_queries, steps
from jobhunt.ingestion.sweep import sweep, throw_away

Result = TypeVar("Result")

AFTER_THE_END = 5.0
"""Seconds for which a task stays taken after its function must have ended."""

TELL_EVERY = 10.0
LAST_SECONDS = 15.0
"""How long one more look and one more try to tell may take."""


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

    async def begin(self, event: Mapping[str, Any], lease: float, request: str) -> None:
        """Read the boards of one run. Raises InitializerFailed.

        Lambda tries a request again, under the same id, when the try before has ended: by a kill as well.
        """
        # No message of a queue would bring it again, so each try counts as the last of its message.
        back = await self.deliveries.take(int(event["task"]), ATTEMPTS, lease, request)
        await self.leave_it_to_a_tick(lease - AFTER_THE_END - LAST_SECONDS)
        if back is not None:
            raise InitializerFailed(f"task {event['task']} failed for good; its run has ended in error")

    async def work_off(self, event: Mapping[str, Any], lease: float, queue: str) -> dict[str, Any]:
        """What a queue hands over."""
        # At the beginning, for a function that is given messages is in a better moment than the one of the failure.
        with suppress(*AWAY):
            await self.tasks.pay_debts()
        return await work_off(event, self.deliveries, self.sqs, queue, lease)

    async def tick(self, event: Mapping[str, Any], lease: float) -> dict[str, Any]:
        """A tick of the queue, or the day's schedule."""
        answer: dict[str, Any] = {}
        if "Records" in event:
            answer = await self.work_off(event, lease, self.aws.tick_queue)
        else:
            await self.look_after()
            await throw_away(self.context)
            await orphans.sweep(self.context)
        # Asked after the tick is done, so that a run which started meanwhile is not left without one. A tick that
        # has failed is on its way again as it is.
        if not answer.get("batchItemFailures"):
            await self.tick_on()
        return answer

    @property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.context.engine, self.tasks, self._run, partial(steps.abandon, self.context))

    async def look_after(self) -> None:
        """Ask again for what is overdue, and tell again of what nobody heard of."""
        await sweep(self.context)
        await self.tasks.ring_again()

    async def tick_on(self) -> None:
        """Have one tick on its way as long as anything is left to do, and none when a database could sleep."""
        if await self._anything_left():
            async with self.context.start_work() as work:
                work.wanted.append(Wanted(TICK, work.now + TICK_EVERY, unless_there=True))

    async def leave_it_to_a_tick(self, seconds: float) -> None:
        """Return once a tick is on its way, which sees to all else. Raises InitializerFailed after that time.

        Whoever starts a run asks for one. But should nobody be reached just then, nothing would ever look again.
        """
        limit = self.loop.time() + seconds
        while True:
            await self.tick_on()
            if await self.tasks.tick_is_told() or not await self._anything_left():
                return
            if self.loop.time() + TELL_EVERY > limit:
                raise InitializerFailed("the queue of ticks cannot be reached; the run waits for the daily sweep")
            await asyncio.sleep(TELL_EVERY)

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
    return Workshop(loop, context, aws, sqs, store.tasks, kept)


def lease(context: Any) -> float:
    """For how many seconds this invocation can go on, and a little more."""
    return float(context.get_remaining_time_in_millis()) / 1000 + AFTER_THE_END


def initializer(event: Mapping[str, Any], context: Any) -> None:
    """Read the boards of one run; invoked without anybody waiting for the answer."""
    shop = _workshop()
    shop.do(shop.begin(event, lease(context), context.aws_request_id))


def crawler(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """Look at postings' pages."""
    shop = _workshop()
    return shop.do(shop.work_off(event, lease(context), shop.aws.crawl_queue))


def extractor(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """Extract from kept pages, and make postings findable."""
    shop = _workshop()
    return shop.do(shop.work_off(event, lease(context), shop.aws.extract_queue))


def sweeper(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """A tick while anything is left to do; once a day, whatever there is."""
    shop = _workshop()
    return shop.do(shop.tick(event, lease(context)))
