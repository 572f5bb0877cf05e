"""What the functions of the lab reach AWS through: it counts, answers 503 when told to, and invokes functions."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web
from yarl import URL

from tests.aws.runtime import FunctionEnded, FunctionFailed, LambdaFunction

RETRY_AFTER = (0.5, 1.0)
"""Lambda waits one and two minutes before it invokes again what failed; a lab has no such patience."""

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}


@dataclass(eq=False)
class Front:
    """A proxy before S3 and SQS, and Lambda's own address for invocations that nobody waits for."""

    behind: str
    functions: dict[str, LambdaFunction] = field(default_factory=dict)
    requests: Counter[str] = field(default_factory=Counter)
    stormy: bool = False
    unreadable: str | None = None
    """The first page that is kept while this is empty can never be read again."""
    poison: bool = False
    address: str = ""
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

    async def _invoke(self, request: web.Request) -> web.Response:
        self.requests["lambda Invoke"] += 1
        function, event = self.functions[request.match_info["name"]], await request.json()
        task = asyncio.create_task(_until_it_succeeds(function, event))
        self._invoking.add(task)
        task.add_done_callback(self._invoking.discard)
        return web.Response(status=202)

    async def _forward(self, request: web.Request) -> web.Response:
        assert self._session is not None
        name = _operation(request)
        self.requests[name] += 1
        if self.stormy:
            return web.Response(status=503, text="<Error><Code>ServiceUnavailable</Code></Error>")
        path = request.path.rpartition("?")[0] or request.path
        if self.poison and self.unreadable is None and request.method == "PUT" and path.endswith(".html.gz"):
            self.unreadable = path
        if request.method == "GET" and path == self.unreadable:
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


async def _until_it_succeeds(function: LambdaFunction, event: dict[str, Any]) -> None:
    for pause in (*RETRY_AFTER, None):
        with suppress(FunctionEnded, FunctionFailed):
            await function.invoke(event)
            return
        if pause is not None:
            await asyncio.sleep(pause)


def _operation(request: web.Request) -> str:
    target = request.headers.get("X-Amz-Target")
    if target:
        return f"sqs {target.rpartition('.')[2]}"
    return f"s3 {'LIST' if 'list-type' in request.query else request.method}"
