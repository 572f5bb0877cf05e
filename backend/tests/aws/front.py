"""What the functions of the lab reach AWS through: it counts, answers 503 when told to, and invokes functions."""

import asyncio
import re
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web
from yarl import URL

from tests.aws.plan import Plan
from tests.aws.runtime import FunctionEnded, FunctionFailed, LambdaFunction

RETRY_AFTER = (0.5, 1.0)
"""Lambda waits one and two minutes before it invokes again what failed; a lab has no such patience."""

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}


SENDER = re.compile(r"\bapp/(\w+)\.(\d+)\b")
Answer = Callable[[web.Request], Awaitable[web.Response]]


@dataclass(eq=False)
class Front:
    """A proxy before S3 and SQS, and Lambda's own address for invocations that nobody waits for."""

    behind: str
    plan: Plan = field(default_factory=Plan)
    functions: dict[str, LambdaFunction] = field(default_factory=dict)
    requests: Counter[str] = field(default_factory=Counter)
    let_through: int | None = None
    """How many requests are still answered; None: all."""
    unreadable: set[str] = field(default_factory=set)
    """The first pages that are kept, as many as are to be poison: nobody may ever read them."""
    began: float = field(default_factory=time.monotonic)
    address: str = ""
    _pages: int = 0
    _session: aiohttp.ClientSession | None = None
    _invoking: set["asyncio.Task[None]"] = field(default_factory=set)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Front"]:
        app = web.Application(client_max_size=2**28)
        app.router.add_post("/2015-03-31/functions/{name}/invocations", self._invoke)
        app.router.add_route("*", "/{path:.*}", self._forward)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, auto_decompress=False)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
        async with aiohttp.ClientSession(auto_decompress=False) as self._session:
            try:
                yield self
            finally:
                for task in self._invoking:
                    task.cancel()
                await asyncio.gather(*self._invoking, return_exceptions=True)
                await runner.cleanup()

    def begin(self) -> None:
        """From now on storms are counted."""
        self.began = time.monotonic()

    async def _invoke(self, request: web.Request) -> web.Response:
        return await self._meet(request, "lambda Invoke", self._begin)

    async def _begin(self, request: web.Request) -> web.Response:
        function, event = self.functions[request.match_info["name"]], await request.json()
        task = asyncio.create_task(_until_it_succeeds(function, event))
        self._invoking.add(task)
        task.add_done_callback(self._invoking.discard)
        return web.Response(status=202)

    async def _forward(self, request: web.Request) -> web.Response:
        return await self._meet(request, _operation(request), self._pass_on)

    async def _meet(self, request: web.Request, operation: str, answer: Answer) -> web.Response:
        """What the plan has for this request, and else its answer."""
        self.requests[operation] += 1
        function, number = _sender(request)
        if self.plan.dies_at(function, operation, "before"):
            await self.functions[function].kill(number)
            return _away()
        storm = self.plan.storm(operation.partition(" ")[0], time.monotonic() - self.began)
        if self._is_over() or (storm is not None and self.plan.dice.random() >= storm.unheard):
            return _away()
        answered = await answer(request)
        if self.plan.dies_at(function, operation, "after"):
            await self.functions[function].kill(number)
        return answered if storm is None else _away()

    def _is_over(self) -> bool:
        if self.let_through is None:
            return False
        self.let_through -= 1
        return self.let_through < 0

    async def _pass_on(self, request: web.Request) -> web.Response:
        assert self._session is not None
        path = request.path.rpartition("?")[0] or request.path
        if path.endswith(".html.gz"):
            await self._drag()
            if request.method == "PUT" and len(self.unreadable) < self.plan.poison:
                self.unreadable.add(path)
        if request.method == "GET" and path in self.unreadable:
            return web.Response(status=403, text="<Error><Code>AccessDenied</Code></Error>")
        url = URL(self.behind + request.raw_path, encoded=True)
        headers = {name: value for name, value in request.headers.items() if name.lower() not in HOP_BY_HOP}
        body = await request.read()
        async with self._session.request(
            request.method, url, headers=headers, data=body or None, allow_redirects=False
        ) as answer:
            kept = {name: value for name, value in answer.headers.items() if name.lower() not in HOP_BY_HOP}
            if request.method == "HEAD":
                kept["Content-Length"] = answer.headers.get("Content-Length", "0")
            return web.Response(status=answer.status, headers=kept, body=await answer.read())

    async def _drag(self) -> None:
        self._pages += 1
        drag = self.plan.drag
        if drag is not None and self._pages % drag.every == 0:
            await asyncio.sleep(drag.seconds)


def _away() -> web.Response:
    return web.Response(status=503, text="<Error><Code>ServiceUnavailable</Code></Error>")


def _sender(request: web.Request) -> tuple[str, int]:
    """Which function asks, and which of its environments: AWS's library says what it was told to say."""
    found = SENDER.search(request.headers.get("User-Agent", ""))
    return (found[1], int(found[2])) if found else ("", 0)


async def _until_it_succeeds(function: LambdaFunction, event: dict[str, Any]) -> None:
    request = uuid.uuid4().hex
    for pause in (*RETRY_AFTER, None):
        with suppress(FunctionEnded, FunctionFailed):
            await function.invoke(event, request)
            return
        if pause is not None:
            await asyncio.sleep(pause)


def _operation(request: web.Request) -> str:
    target = request.headers.get("X-Amz-Target")
    if target:
        return f"sqs {target.rpartition('.')[2]}"
    return f"s3 {'LIST' if 'list-type' in request.query else request.method}"
