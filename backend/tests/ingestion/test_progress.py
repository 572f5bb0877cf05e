"""Progress: full state, then differences, resumed at any id without a gap or a double, and an end that is told."""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.context import Context
from jobhunt.ingestion import event_stream, progress, queries, runs
from jobhunt.ingestion.event_queries import START, Cursor, after, cursor_from
from jobhunt.ingestion.event_stream import open_stream, stream
from jobhunt.ingestion.progress import ProgressHub
from tests.ingestion.site import Product


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "QUICK", 0.01)
    monkeypatch.setattr(progress, "SLOW", 0.02)
    monkeypatch.setattr(event_stream, "STREAM_SECONDS", 1.0)
    monkeypatch.setattr(event_stream, "LONGPOLL_SECONDS", 1.0)
    monkeypatch.setattr(event_stream, "HEARTBEAT_SECONDS", 0.2)


@pytest.fixture
async def hub(product: Product) -> AsyncIterator[ProgressHub]:
    hub = ProgressHub()
    yield hub
    await hub.close()


class Told:
    """What one connection was told."""

    def __init__(self) -> None:
        self.events: list[tuple[str, str, dict[str, Any]]] = []
        self.pings = 0

    @property
    def changes(self) -> list[str]:
        return [change["id"] for _, _, data in self.events for change in data["changes"]]

    def add(self, chunk: bytes) -> None:
        spoken = [line for line in chunk.decode().splitlines() if line and not line.startswith(":")]
        lines = dict(line.split(": ", 1) for line in spoken)
        self.pings += chunk.startswith(b": ping")
        if "event" in lines:
            self.events.append((lines["event"], lines["id"], json.loads(lines["data"])))


async def connect(
    product: Product, hub: ProgressHub, run_id: int, last_id: str | None = None, transport: str = "stream"
) -> Told | None:
    hello = await open_stream(product.context, run_id, cursor_from(last_id) if last_id else None)
    if hello is None:
        return None
    told = Told()
    async for chunk in stream(product.context, hub, run_id, hello, transport):  # type: ignore[arg-type]
        told.add(chunk)
    return told


async def say(product: Product, run_id: int, number: int, user_id: int = 1) -> None:
    async with product.context.start_work() as work:
        await queries.log(work.connection, run_id, user_id, "job", {"n": number, "status": "ready"})


async def begun(product: Product) -> tuple[int, int]:
    user_id = await product.follow("acme")
    return user_id, await product.start(user_id)


async def test_a_newcomer_gets_the_full_state_at_once(product: Product, hub: ProgressHub) -> None:
    _, run_id = await begun(product)
    told = await connect(product, hub, run_id, transport="longpoll")
    assert told is not None
    [(kind, event_id, data)] = told.events
    assert (kind, data["status"], data["changes"]) == ("progress", "pending", [])
    assert cursor_from(event_id) is not None
    assert {"pending", "crawled", "ready", "error", "expired", "total", "companies"} <= set(data)


async def test_a_run_is_told_to_its_end_then_never_again(product: Product, hub: ProgressHub) -> None:
    _, run_id = await begun(product)
    watching = asyncio.create_task(connect(product, hub, run_id))
    await asyncio.sleep(0.05)
    await product.work_off()
    told = await watching
    assert told is not None
    kind, last_id, data = told.events[-1]
    if kind != "complete":  # a slow machine: the stream has closed in between, and its watcher comes back
        told = await connect(product, hub, run_id, last_id)
        assert told is not None
        kind, last_id, data = told.events[-1]
    assert (kind, data["status"], data["ready"], data["total"]) == ("complete", "finished", 3, 3)
    assert await connect(product, hub, run_id, last_id) is None


async def test_one_who_comes_after_the_end_is_told_once(product: Product, hub: ProgressHub) -> None:
    user_id, run_id = await begun(product)
    await product.work_off()
    told = await connect(product, hub, run_id)
    assert told is not None
    [(kind, last_id, data)] = told.events
    assert (kind, data["ready"]) == ("complete", 3)
    assert await connect(product, hub, run_id, last_id) is None
    async with product.context.start_work() as work:
        await runs.cancel(work, user_id, run_id)
    assert await connect(product, hub, run_id, last_id) is None


async def test_a_cut_at_any_id_gives_exactly_the_rest(product: Product, hub: ProgressHub) -> None:
    _, run_id = await begun(product)
    await product.work_off()
    async with product.engine.connect() as connection:
        every = [str(event.cursor) for event in await after(connection, run_id, START)]
    assert len(every) == len(set(every)) > 6
    for place, event_id in enumerate(every[:-1]):
        told = await connect(product, hub, run_id, event_id)
        assert told is not None
        assert told.changes == every[place + 1 :]


async def test_nothing_is_missed_or_doubled_over_many_short_connections(product: Product, hub: ProgressHub) -> None:
    user_id, run_id = await begun(product)
    chance = random.Random(7)

    async def write() -> None:
        for number in range(120):
            await say(product, run_id, number, user_id)
            if chance.random() < 0.2:
                await asyncio.sleep(0.01)

    writing = asyncio.create_task(write())
    seen: list[str] = []
    last_id = str(START)
    while len(seen) < 120:
        told = await connect(product, hub, run_id, last_id, "longpoll")
        assert told is not None
        seen += told.changes
        last_id = told.events[-1][1] if told.events else last_id
    await writing
    async with product.engine.connect() as connection:
        assert seen == [str(event.cursor) for event in await after(connection, run_id, START)]


async def test_a_late_commit_is_told_in_its_place(product: Product, engine: AsyncEngine) -> None:
    user_id, run_id = await begun(product)
    async with engine.connect() as slow:
        await queries.log(slow, run_id, user_id, "job", {"n": "first"})
        await say(product, run_id, 2, user_id)
        async with engine.connect() as connection:
            assert await after(connection, run_id, START) == []
        await slow.commit()
    async with engine.connect() as connection:
        assert [event.data["n"] for event in await after(connection, run_id, START)] == ["first", 2]


async def test_a_quiet_stream_is_kept_alive_and_closes_by_itself(product: Product, hub: ProgressHub) -> None:
    _, run_id = await begun(product)
    told = await connect(product, hub, run_id)
    assert told is not None
    assert told.pings >= 2


async def test_many_watchers_share_one_reader(
    product: Product, hub: ProgressHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    user_id, run_id = await begun(product)
    readers = 0
    read_on = ProgressHub._read_on

    async def counted(self: ProgressHub, context: Context, run_id: int, feed: progress.Feed) -> None:
        nonlocal readers
        readers += 1
        await read_on(self, context, run_id, feed)

    monkeypatch.setattr(ProgressHub, "_read_on", counted)
    watching = [asyncio.create_task(connect(product, hub, run_id)) for _ in range(8)]
    await asyncio.sleep(0.1)
    await say(product, run_id, 1, user_id)
    everything = await asyncio.gather(*watching)
    assert readers == 1
    assert all(told is not None and len(told.changes) == 1 for told in everything)
    assert hub._feeds == {}


async def test_the_database_going_away_does_not_end_the_reader(
    product: Product, hub: ProgressHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    user_id, run_id = await begun(product)
    real, failures = progress.read_batch, 0

    async def sometimes(*args: Any) -> Any:
        nonlocal failures
        failures += 1
        if failures < 3:
            raise ConnectionRefusedError
        return await real(*args)

    monkeypatch.setattr(progress, "read_batch", sometimes)
    watching = asyncio.create_task(connect(product, hub, run_id))
    await asyncio.sleep(0.05)
    await say(product, run_id, 1, user_id)
    told = await watching
    assert told is not None
    assert len(told.changes) == 1


@given(st.text())
def test_any_text_as_an_event_id_is_a_place_or_nothing(text: str) -> None:
    cursor = cursor_from(text)
    assert cursor is None or str(cursor) == text.strip().lstrip("0") or isinstance(cursor, Cursor)


@pytest.mark.parametrize(
    ("asked", "allowed", "held"),
    [
        ("stream", "stream", "stream"),
        ("longpoll", "stream", "longpoll"),
        ("stream", "longpoll", "longpoll"),
        ("longpoll", "poll", "poll"),
        ("poll", "longpoll", "poll"),
    ],
)
def test_an_answer_is_held_no_longer_than_client_and_server_both_allow(
    asked: event_stream.Transport, allowed: event_stream.Transport, held: event_stream.Transport
) -> None:
    assert event_stream.safer(asked, allowed) == held


async def test_a_poll_is_answered_at_once_whether_there_is_news_or_not(product: Product, hub: ProgressHub) -> None:
    run_id = await product.start(await product.follow("acme"))
    first = await connect(product, hub, run_id, transport="poll")
    assert first is not None
    assert len(first.events) == 1
    began = asyncio.get_running_loop().time()
    second = await connect(product, hub, run_id, first.events[0][1], transport="poll")
    assert second is not None
    assert second.events == []
    assert asyncio.get_running_loop().time() - began < event_stream.LONGPOLL_SECONDS
