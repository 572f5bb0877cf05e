"""Live progress: one reader of a run's log per process, shared by everybody who watches that run."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from jobhunt.core.context import Context
from jobhunt.ingestion import event_queries, queries, runs
from jobhunt.ingestion.event_queries import Cursor, Event

QUICK = 0.25
SLOW = 1.0
QUEUE = 64


@dataclass(frozen=True, slots=True)
class Batch:
    """What happened in a run since the batch before, and where it stands now. `ended` closes the story."""

    events: Sequence[Event]
    account: dict[str, Any]
    ended: bool

    def after(self, cursor: Cursor) -> "Batch":
        """The same batch without what a watcher has seen already."""
        return Batch([event for event in self.events if event.cursor > cursor], self.account, self.ended)

    def last(self, cursor: Cursor) -> Cursor:
        """Where this batch ends; the given place when nothing happened."""
        return self.events[-1].cursor if self.events else cursor


@dataclass(slots=True)
class Feed:
    """One run being watched."""

    cursor: Cursor
    watchers: set["asyncio.Queue[Batch | None]"] = field(default_factory=set)
    reader: "asyncio.Task[None] | None" = None


async def read_batch(context: Context, run_id: int, cursor: Cursor) -> Batch:
    """Everything that is certain to come before what is read next, and the account of the same moment."""
    async with context.connect() as connection:
        events = await event_queries.after(connection, run_id, cursor)
        run = await queries.find_run(connection, run_id)
        account = await runs.account(connection, run)
    return Batch(
        events, account, any(event.data.get("status") in runs.ENDED for event in events if event.is_status)
    )


class ProgressHub:
    """Who watches which run in this process."""

    def __init__(self) -> None:
        self._feeds: dict[int, Feed] = {}

    @asynccontextmanager
    async def watch(self, context: Context, run_id: int) -> AsyncIterator["asyncio.Queue[Batch | None]"]:
        """Every batch of a run that becomes known after this was entered; the context shows its user's rows.

        A watcher enters first and catches up by itself second, then drops what it has seen: so it misses
        nothing in between. None in the queue: this watcher was too slow and should come again with its last id.
        """
        feed = self._feeds.get(run_id)
        if feed is None:
            async with context.connect() as connection:
                start = await event_queries.newest(connection, run_id)
            feed = self._feeds.setdefault(run_id, Feed(start))
        if feed.reader is None:
            feed.reader = asyncio.create_task(self._read_on(context, run_id, feed))
        queue: asyncio.Queue[Batch | None] = asyncio.Queue(QUEUE)
        feed.watchers.add(queue)
        try:
            yield queue
        finally:
            feed.watchers.discard(queue)
            if not feed.watchers and self._feeds.get(run_id) is feed:
                del self._feeds[run_id]
                await _stopped(feed.reader)

    async def close(self) -> None:
        """Stop every reader."""
        feeds, self._feeds = list(self._feeds.values()), {}
        for feed in feeds:
            await _stopped(feed.reader)

    async def _read_on(self, context: Context, run_id: int, feed: Feed) -> None:
        pause = QUICK
        while True:
            await asyncio.sleep(pause)
            try:
                batch = await read_batch(context, run_id, feed.cursor)
            except Exception:  # the database is away: watchers keep what they have and the next look tells more
                pause = SLOW
                continue
            pause = QUICK if batch.events else min(SLOW, pause * 1.5)
            if batch.events:
                feed.cursor = batch.events[-1].cursor
                _tell(feed, batch)


def _tell(feed: Feed, batch: Batch) -> None:
    for queue in tuple(feed.watchers):
        if queue.full():
            feed.watchers.discard(queue)
            queue.get_nowait()
            queue.put_nowait(None)
        else:
            queue.put_nowait(batch)


async def _stopped(task: "asyncio.Task[None] | None") -> None:
    if task is not None:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
