"""Tasks on SQS with everything AWS does around them, in this process: for the contract of all task adapters."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.amazon import Amazon
from jobhunt.core.clock import now
from jobhunt.core.tasks.batches import work_off
from jobhunt.core.tasks.deliveries import Deliveries
from jobhunt.core.tasks.protocol import Abandon, Run
from jobhunt.core.tasks.sqs import Queue, SqsTasks
from tests.aws.event_source import EventSource
from tests.aws.ministack import Ministack

LEASE = 30.0
SWEEP_EVERY = 0.2


@dataclass(frozen=True, slots=True)
class SqsPlace:
    """A queue with its dead letters, and the store that rings it."""

    engine: AsyncEngine
    sqs: Amazon
    queue: str
    dead: str
    tasks: SqsTasks


async def sqs_place(ministack: Ministack, engine: AsyncEngine, receives: int = 5, visibility: int = 30) -> SqsPlace:
    """A new queue that puts a message aside after so many deliveries."""
    dead = await ministack.queue()
    redrive = f'{{"deadLetterTargetArn":"{await ministack.arn(dead)}","maxReceiveCount":"{receives}"}}'
    queue = await ministack.queue(RedrivePolicy=redrive, VisibilityTimeout=str(visibility))
    bell = Queue(queue, ministack.sqs)
    steps = dict.fromkeys(("crawl", "extract"), bell)
    return SqsPlace(engine, ministack.sqs, queue, dead, SqsTasks(engine, steps, now))


class SqsWorker:
    """Does the tasks of a place, and sweeps it now and then."""

    def __init__(self, place: SqsPlace, batch: int, *, pause: Callable[[int], float]) -> None:
        self._place = place
        self._batch = batch
        self._pause = pause
        self._source: EventSource | None = None
        self._stopping = False

    def stop(self) -> None:
        self._stopping = True
        if self._source is not None:
            self._source.stop()

    async def work(self, run: Run, abandon: Abandon) -> None:
        if self._stopping:
            return
        place = self._place
        deliveries = Deliveries(place.engine, place.tasks, run, abandon, pause=self._pause)
        invoke = partial(work_off, deliveries=deliveries, sqs=place.sqs, queue=place.queue, lease=LEASE)
        self._source = EventSource(place.sqs, place.queue, invoke, batch=self._batch, concurrency=1)
        sweeping = asyncio.create_task(self._sweep_on())
        try:
            await self._source.run()
        finally:
            sweeping.cancel()
            await asyncio.gather(sweeping, return_exceptions=True)

    async def _sweep_on(self) -> None:
        while True:
            await asyncio.sleep(SWEEP_EVERY)
            await self._place.tasks.ring_again(grace=timedelta(0))
