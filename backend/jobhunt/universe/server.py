"""Serves a universe on loopback: /HOST/PATH?QUERY answers as https://HOST/PATH?QUERY would."""

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from jobhunt.universe import amazon, eightfold, google, greenhouse, own_site, tiktok
from jobhunt.universe.asking import Answer, Ask, Site, Target
from jobhunt.universe.companies import CLOSED_TO_ROBOTS
from jobhunt.universe.control import control
from jobhunt.universe.faults import LISTING, Fault, troubled
from jobhunt.universe.google_accounts import GoogleAccounts
from jobhunt.universe.noise import Gaps, Template
from jobhunt.universe.world import Asked, Board, Universe, make_universe

SITES: Mapping[str, Site] = {
    "google": google,
    "amazon": amazon,
    "greenhouse": greenhouse,
    "tiktok": tiktok,
    "eightfold": eightfold,
    "own_site": own_site,
}
_MISSING = Answer(Template.of("<h1>404 Not Found</h1>"), status=404)


@dataclass(frozen=True, slots=True)
class Server:
    """A running universe. `url` is what JOBHUNT_UPSTREAM wants."""

    url: str
    port: int
    universe: Universe
    google: GoogleAccounts


class _Handler:
    def __init__(self, universe: Universe, google: GoogleAccounts) -> None:
        self._universe = universe
        self._google = google

    async def __call__(self, request: web.BaseRequest) -> web.StreamResponse:
        host, _, path = request.rel_url.path.removeprefix("/").partition("/")
        body = await request.read() if request.can_read_body else b""
        if host == "_control":
            status, found = control(self._universe, request.method, path, request.rel_url.query, body)
            return web.Response(status=status, text=json.dumps(found), content_type="application/json")
        if host == "_google":
            status, media_type, text = self._google.answer(request.method, path, request.rel_url.query)
            return web.Response(status=status, text=text, content_type=media_type)
        ask = _ask(request, host, f"/{path}", body)
        if path == "robots.txt":
            return await self._send(request, ask, None)
        return await self._send(request, ask, _target(ask, self._universe))

    async def _send(self, request: web.BaseRequest, ask: Ask, target: Target | None) -> web.StreamResponse:
        universe = self._universe
        universe.fetches += 1
        company = target.company.key if target else ""
        what = "robots" if ask.path == "/robots.txt" else target.what if target else "missing"
        loop = asyncio.get_running_loop()
        asked = Asked(
            ask.host, request.path_qs.removeprefix(f"/{ask.host}"), ask.method, company, what, loop.time()
        )
        asked.conditional = "if-none-match" in ask.headers
        universe.asked.append(asked)
        faults = universe.faults.due(ask.host, company, what)
        good = self._good(ask, target, [fault.kind for fault in faults if fault.kind in LISTING])
        sending = next((fault for fault in faults if fault.kind not in LISTING), None)
        return await _finish(request, asked, good, sending)

    def _good(self, ask: Ask, target: Target | None, faults: list[str]) -> web.Response:
        """The answer without any trouble in its sending."""
        universe = self._universe
        if ask.path == "/robots.txt":
            closed = "Disallow: /\n" if ask.host in CLOSED_TO_ROBOTS else "Disallow: /search\nAllow: /\n"
            return web.Response(text=f"User-agent: *\n{closed}")
        if target is None:
            return _render(greenhouse.unknown(ask) or _MISSING, Gaps(universe.seed, 0, 0, ()))
        board = Board(universe, target.company, faults)
        answer = SITES[target.company.platform].answer(ask, target, board)
        quiet = not universe.noise
        tag = answer.body.tag if quiet and answer.tag else ""
        if tag and ask.headers.get("if-none-match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        tick = 0 if quiet else universe.fetches
        return _render(answer, Gaps(universe.seed, tick, universe.day - answer.born, board.similar()), tag)


def _ask(request: web.BaseRequest, host: str, path: str, body: bytes) -> Ask:
    query = request.rel_url.query
    headers = {name.lower(): value for name, value in request.headers.items()}
    lists = {name: query.getall(name) for name in query} if query else {}
    return Ask(request.method, host, path, query, lists, headers, body)


def _target(ask: Ask, universe: Universe) -> Target | None:
    for site in SITES.values():
        target = site.target(ask, universe.companies)
        if target is not None:
            return target
    return None


def _render(answer: Answer, gaps: Gaps, tag: str = "") -> web.Response:
    headers = {"Content-Type": answer.content_type, **answer.headers}
    if tag:
        headers["ETag"] = tag
    return web.Response(body=answer.body.fill(gaps), status=answer.status, headers=headers)


async def _finish(
    request: web.BaseRequest, asked: Asked, good: web.Response, fault: Fault | None
) -> web.StreamResponse:
    response = good if fault is None else await troubled(request, fault, good)
    asked.first_byte = asyncio.get_running_loop().time()
    asked.status = response.status
    return response


@asynccontextmanager
async def serve(universe: Universe, port: int = 0) -> AsyncIterator[Server]:
    """Serves on 127.0.0.1 until the block ends; port 0 takes a free one."""
    google = GoogleAccounts()
    runner = web.ServerRunner(web.Server(_Handler(universe, google), access_log=None), shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        bound = int(runner.addresses[0][1])
        yield Server(f"http://127.0.0.1:{bound}", bound, universe, google)
    finally:
        await runner.cleanup()


async def _serve_until_signalled(universe: Universe, port: int) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.set)
    async with serve(universe, port) as server:
        sys.stderr.write(f"universe {server.url}\n")
        sys.stderr.flush()
        await stop.wait()


def run(port: int = 9000, seed: int = 1, size: str | Mapping[str, int] = "demo", day: int = 0) -> None:
    """Serves until SIGINT or SIGTERM. Raises ValueError for an unknown size, OSError for a port in use."""
    asyncio.run(_serve_until_signalled(make_universe(seed, day, size), port))
