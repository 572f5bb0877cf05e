"""Fake sites on loopback: one that answers as a test tells it, and one that writes raw bytes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from aiohttp import web

from jobhunt.boards.protocol import Request
from jobhunt.core.net.exchange import Limits
from jobhunt.core.net.fetch import LIMITS, HTTPFetcher, open_fetcher
from jobhunt.core.net.memory import MemoryHosts

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


def page(path: str, host: str = "www.example.com", limit: int = 5 * 1024 * 1024) -> Request:
    """A request for a posting's page."""
    return Request(f"https://{host}/{path}", kind="page", limit=limit)


@dataclass
class Time:
    """A clock that moves only when somebody sleeps on it."""

    at: datetime = NOON
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)


Answer = web.Response | Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """Stands in for the whole internet: the path is /HOST/PATH, and what is unknown is a 404."""

    origin: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def says(self, path: str, body: str | bytes = "", status: int = 200, **headers: str) -> None:
        kept = {name.replace("_", "-"): value for name, value in headers.items()}
        kept.setdefault("Content-Type", "text/html")

        async def answer(_: web.Request) -> web.StreamResponse:
            raw = body.encode() if isinstance(body, str) else body
            return web.Response(body=raw, status=status, headers=kept)

        self.answers[path] = answer

    def redirects(self, path: str, to: str, status: int = 302) -> None:
        self.says(path, status=status, Location=to)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(f"{request.method} {request.raw_path}")
        self.headers.append({name.lower(): value for name, value in request.headers.items()})
        found = self.answers.get(request.path)
        if found is None:
            return web.Response(status=404)
        return await found(request) if callable(found) else found

    @property
    def pages(self) -> list[str]:
        """What was asked, robots.txt left out."""
        return [line for line in self.asked if not line.endswith("/robots.txt")]


@asynccontextmanager
async def open_site() -> AsyncIterator[Site]:
    """A site that is reached as the upstream."""
    made = Site()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", made.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    made.origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    await runner.cleanup()


@asynccontextmanager
async def fetching(origin: str, limits: Limits = LIMITS) -> AsyncIterator[HTTPFetcher]:
    """A fetcher on that site which waits for nobody."""
    time = Time()
    async with open_fetcher(
        MemoryHosts(time.now), upstream=origin, pace="off", now=time.now, limits=limits
    ) as fetcher:
        yield fetcher


Speak = Callable[[asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def raw_site(speak: Speak) -> AsyncIterator[str]:
    """A site that has no robots.txt and answers every other request with whatever `speak` writes."""

    talks: list[asyncio.Task[None]] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            if b"/robots.txt " in head:
                writer.write(b"HTTP/1.1 404 None\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            else:
                await speak(writer)
            await writer.drain()
        finally:
            writer.close()

    def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.append(asyncio.create_task(talk(reader, writer)))

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
