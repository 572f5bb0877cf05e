"""A run's progress as server-sent events: full state first, then differences, each under the id to resume from."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from jobhunt.core.context import Context
from jobhunt.ingestion import event_queries, queries, runs
from jobhunt.ingestion.event_queries import Cursor, Event
from jobhunt.ingestion.progress import Batch, ProgressHub, read_batch

Transport = Literal["stream", "longpoll", "poll"]
"""How long an answer is held: to its end, until there is something to tell, or not at all. The later, the safer."""

ORDER: tuple[Transport, ...] = get_args(Transport)
RETRY: Mapping[Transport, int] = {"stream": 1000, "longpoll": 250, "poll": 2000}

STREAM_SECONDS = 25.0
LONGPOLL_SECONDS = 20.0
HEARTBEAT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Hello:
    """What a connection is told first, and the place in the log from where it goes on."""

    batch: Batch
    cursor: Cursor
    tell: bool


def safer(asked: Transport, allowed: Transport) -> Transport:
    """What a client asked for, unless what stands before this server demands something safer."""
    return max(asked, allowed, key=ORDER.index)


async def open_stream(context: Context, run_id: int, cursor: Cursor | None) -> Hello | None:
    """Full state for a newcomer, else what came after its last id. None when a returning one knows the end."""
    if cursor is not None:
        batch = await read_batch(context, run_id, cursor)
        if batch.account["status"] in runs.ENDED and await _knows_the_end(context, run_id, cursor):
            return None
        return Hello(batch, batch.last(cursor), tell=bool(batch.events))
    async with context.connect() as connection:
        newest = await event_queries.newest(connection, run_id)
        run = await queries.find_run(connection, run_id)
        account = await runs.account(connection, run)
        ended = account["status"] in runs.ENDED
        if ended:
            newest = max(newest, await event_queries.last_ending(connection, run_id))
    return Hello(Batch([], account, ended), newest, tell=True)


async def _knows_the_end(context: Context, run_id: int, cursor: Cursor) -> bool:
    async with context.connect() as connection:
        return cursor >= await event_queries.last_ending(connection, run_id)


async def stream(
    context: Context, hub: ProgressHub, run_id: int, hello: Hello, transport: Transport
) -> AsyncIterator[bytes]:
    """The body of one connection. It closes by itself; the browser comes back with the last id it saw."""
    yield f"retry: {RETRY[transport]}\n\n".encode()
    if hello.tell:
        yield _event(hello.batch, hello.cursor)
    if transport == "poll" or (hello.tell and (hello.batch.ended or transport == "longpoll")):
        return
    cursor = hello.cursor
    until = asyncio.get_running_loop().time() + (STREAM_SECONDS if transport == "stream" else LONGPOLL_SECONDS)
    async with hub.watch(context, run_id) as queue:
        async for batch in _batches(context, queue, run_id, cursor, until):
            if batch is None:
                yield b": ping\n\n"
                continue
            news = batch.after(cursor)
            if not news.events:
                continue
            cursor = news.last(cursor)
            yield _event(news, cursor)
            if news.ended or transport == "longpoll":
                return


async def _batches(
    context: Context, queue: "asyncio.Queue[Batch | None]", run_id: int, cursor: Cursor, until: float
) -> AsyncIterator[Batch | None]:
    """First what happened up to now, then what is announced; None for a heartbeat."""
    while (batch := await read_batch(context, run_id, cursor)).events:
        cursor = batch.last(cursor)
        yield batch
    loop = asyncio.get_running_loop()
    while (left := until - loop.time()) > 0:
        try:
            announced = await asyncio.wait_for(queue.get(), min(left, HEARTBEAT_SECONDS))
        except TimeoutError:
            yield None
            continue
        if announced is None:
            return
        yield announced


def _event(batch: Batch, cursor: Cursor) -> bytes:
    name = "complete" if batch.ended else "progress"
    data = {**batch.account, "changes": [_change(event) for event in batch.events]}
    return f"event: {name}\nid: {cursor}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n".encode()


def _change(event: Event) -> dict[str, Any]:
    return {"id": str(event.cursor), "kind": event.kind, **event.data}
