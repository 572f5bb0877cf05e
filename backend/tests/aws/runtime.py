"""A Lambda function on this machine: AWS's own runtime client in processes, and the Runtime API that it asks."""

import asyncio
import json
import os
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.aws.nest import Child, Nest

API = "/2018-06-01/runtime"
MEMORY_MB = "512"
START_LIMIT = 180.0


class FunctionEnded(Exception):
    """The process went away before it had answered."""


class FunctionFailed(Exception):
    """The function answered with an error."""


@dataclass(eq=False)
class Invocation:
    """One event on its way through a process."""

    id: str
    event: Mapping[str, Any]
    deadline: float
    answer: "asyncio.Future[Any]"


@dataclass(eq=False)
class Instance:
    """One environment of a function. It is begun by the first event, and again after it has ended."""

    handler: str
    environment: Mapping[str, str]
    seconds: float
    nest: Nest
    process: Child | None = None
    starts: int = 0
    _current: Invocation | None = None
    _waiting: "asyncio.Queue[Invocation]" = field(default_factory=asyncio.Queue)
    _runner: web.AppRunner | None = None
    _port: int = 0
    _ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def open(self) -> None:
        app = web.Application(client_max_size=2**26)
        app.router.add_get(f"{API}/invocation/next", self._next)
        app.router.add_post(f"{API}/invocation/{{number}}/response", self._response)
        app.router.add_post(f"{API}/invocation/{{number}}/error", self._error)
        app.router.add_post(f"{API}/init/error", self._init_error)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def invoke(self, event: Mapping[str, Any], request: str) -> Any:
        """The function's answer. Raises FunctionFailed, or FunctionEnded when it was killed or out of time."""
        if self.process is None or self.process.code is not None:
            await self._begin()
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._current = Invocation(request, event, time.time() + self.seconds, answer)
        self._waiting.put_nowait(self._current)
        try:
            return await asyncio.wait_for(answer, self.seconds)
        except TimeoutError:
            await self.kill()
            raise FunctionEnded("its time was over") from None
        finally:
            self._current = None

    async def kill(self) -> None:
        """End the process at once, whatever it does."""
        if self.process is not None:
            self.process.kill()
            await self.process.wait()

    async def close(self) -> None:
        await self.kill()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _begin(self) -> None:
        self._waiting = asyncio.Queue()
        self._ready.clear()
        self.starts += 1
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("JOBHUNT_")}
        self.process = await self.nest.begin(
            self.handler,
            {
                **inherited,
                **self.environment,
                "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self._port}",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": MEMORY_MB,
            },
        )
        # A process that ends by itself answers nothing more.
        asyncio.create_task(self._watch(self.process))  # noqa: RUF006  it ends with the process that it watches
        # A function's time begins when it is there, however long its imports took.
        try:
            await asyncio.wait_for(self._ready.wait(), START_LIMIT)
        except TimeoutError:
            await self.kill()
            raise FunctionEnded(f"{self.handler} was not ready in time") from None
        if self.process.code is not None:
            raise FunctionEnded(f"{self.handler} ended before it was ready; the lines above say why")

    async def _watch(self, process: Child) -> None:
        await process.wait()
        self._ready.set()
        current = self._current
        if process is self.process and current is not None and not current.answer.done():
            current.answer.set_exception(FunctionEnded(f"{self.handler} ended with {process.code}"))

    async def _next(self, request: web.Request) -> web.Response:
        self._ready.set()
        invocation = await self._waiting.get()
        headers = {
            "Lambda-Runtime-Aws-Request-Id": invocation.id,
            "Lambda-Runtime-Deadline-Ms": str(int(invocation.deadline * 1000)),
            "Lambda-Runtime-Invoked-Function-Arn": f"arn:aws:lambda:us-east-1:000000000000:function:{self.handler}",
        }
        # With a charset behind it the runtime client takes the type for one that it does not know.
        return web.Response(
            body=json.dumps(invocation.event).encode(), headers=headers, content_type="application/json"
        )

    async def _response(self, request: web.Request) -> web.Response:
        self._answer(request.match_info["number"], json.loads(await request.read() or b"null"), None)
        return web.Response(status=202)

    async def _error(self, request: web.Request) -> web.Response:
        told = await request.json()
        error = FunctionFailed(f"{told.get('errorType')}: {told.get('errorMessage')}")
        self._answer(request.match_info["number"], None, error)
        return web.Response(status=202)

    async def _init_error(self, request: web.Request) -> web.Response:
        told = await request.json()
        if self._current is not None:
            self._answer(self._current.id, None, FunctionFailed(str(told.get("errorMessage"))))
        return web.Response(status=202)

    def _answer(self, request: str, answer: Any, error: Exception | None) -> None:
        current = self._current
        if current is None or current.id != request or current.answer.done():
            return
        if error is not None:
            current.answer.set_exception(error)
        else:
            current.answer.set_result(answer)


DiesAfter = Callable[[Mapping[str, Any]], bool]
"""Whether the process is killed when it has just answered this event."""


@dataclass(eq=False)
class LambdaFunction:
    """A function: as many environments as it may have at once, each with one event at a time."""

    handler: str
    environment: Mapping[str, str]
    nest: Nest
    seconds: float = 20.0
    most: int = 1
    dies_after: DiesAfter = lambda event: False
    invocations: int = 0
    kills: int = 0
    instances: list[Instance] = field(default_factory=list)
    _free: "asyncio.LifoQueue[Instance]" = field(default_factory=asyncio.LifoQueue)

    async def open(self) -> None:
        for number in range(self.most):
            # What AWS's library then says of itself with every request.
            told = {**self.environment, "AWS_SDK_UA_APP_ID": f"{self.handler.rpartition('.')[2]}.{number}"}
            instance = Instance(self.handler, told, self.seconds, self.nest)
            await instance.open()
            self.instances.append(instance)
            self._free.put_nowait(instance)

    async def close(self) -> None:
        for instance in self.instances:
            await instance.close()

    async def invoke(self, event: Mapping[str, Any], request: str | None = None) -> Any:
        """The answer of whichever environment is free first. Raises FunctionFailed or FunctionEnded.

        A try again has the id of the `request` that it tries again.
        """
        instance = await self._free.get()
        self.invocations += 1
        try:
            answer = await instance.invoke(event, request or uuid.uuid4().hex)
            if self.dies_after(event):
                await self.kill(self.instances.index(instance))
                raise FunctionEnded("killed when it had just answered")
            return answer
        finally:
            self._free.put_nowait(instance)

    async def kill(self, number: int) -> None:
        """End one of its environments at once, whatever it does; the next event begins it anew."""
        self.kills += 1
        await self.instances[number].kill()
