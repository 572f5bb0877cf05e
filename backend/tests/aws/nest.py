"""Where environments of functions come from: the process that forks them, seen from the lab."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

BACKEND = Path(__file__).resolve().parents[2]


@dataclass(eq=False)
class Child:
    """One environment's process."""

    pid: int
    code: int | None = None
    _ended: asyncio.Event = field(default_factory=asyncio.Event)

    def kill(self) -> None:
        """End it at once, whatever it does."""
        if self.code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    async def wait(self) -> None:
        await self._ended.wait()

    def ended(self, code: int) -> None:
        self.code = code
        self._ended.set()


class Nest:
    """Forks environments to order."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._numbers = count()
        self._orders: dict[int, asyncio.Future[Child]] = {}
        self._children: dict[int, Child] = {}

    async def begin(self, handler: str, environment: Mapping[str, str]) -> Child:
        """A process that runs this handler with nothing but this environment."""
        assert self._process.stdin is not None
        number = next(self._numbers)
        begun: asyncio.Future[Child] = asyncio.get_running_loop().create_future()
        self._orders[number] = begun
        order = {"number": number, "handler": handler, "environment": dict(environment)}
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        return await begun

    async def listen(self) -> None:
        """Note what is told until the process ends."""
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            news = json.loads(line)
            if "began" in news:
                child = self._children[news["began"]] = Child(news["began"])
                self._orders.pop(news["order"]).set_result(child)
            else:
                self._children.pop(news["ended"]).ended(news["code"])


@asynccontextmanager
async def open_nest() -> AsyncIterator[Nest]:
    """A nest for as long as the block lasts; what it forked ends with it."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.aws.zygote"),
        env={**os.environ, "PYTHONPATH": str(BACKEND)},
        stdin=PIPE,
        stdout=PIPE,
        stderr=sys.stderr,
        start_new_session=True,
    )
    nest = Nest(process)
    listening = asyncio.create_task(nest.listen())
    try:
        yield nest
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()
        await listening
