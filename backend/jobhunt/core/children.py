"""Child processes that live as long as we do: started again when they die, told when we die."""

import asyncio
import logging
import os
import stat
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

log = logging.getLogger(__name__)

CHILD = "--child"
"""Tells a program that its stdin ends when its parent does; without it an ended stdin means nothing."""

STOP_LIMIT = 10.0
"""Seconds between the request to end and the kill."""

SETTLED_AFTER = 60.0
"""A child that lived this long is started again at once; before, each restart waits longer than the last."""


def restart_pause(quick_deaths: int) -> float:
    """Seconds until the next start after so many deaths in quick succession: 0.2 doubling up to 30."""
    return float(min(0.2 * 2 ** min(quick_deaths, 20), 30.0))


class Child:
    """One supervised process. It holds our end of a pipe as its stdin, which ends when we do, however we do."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        pause: Callable[[int], float] = restart_pause,
        stop_limit: float = STOP_LIMIT,
    ) -> None:
        self._command = command
        self._pause = pause
        self._stop_limit = stop_limit
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = asyncio.Event()

    @property
    def pid(self) -> int | None:
        """The process that runs now, if one does."""
        return self._process.pid if self._process and self._process.returncode is None else None

    def say(self, words: bytes) -> None:
        """Write to the stdin of the process that runs now, if one does."""
        if self.pid is not None and self._process is not None and self._process.stdin is not None:
            self._process.stdin.write(words)

    async def run(self) -> None:
        """Start the process and keep one running until `stop`. Cancelling stops it too."""
        quick_deaths = 0
        try:
            while not self._stopping.is_set():
                lived = await self._live_once()
                if self._stopping.is_set():
                    return
                quick_deaths = 0 if lived > SETTLED_AFTER else quick_deaths + 1
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), self._pause(quick_deaths))
        finally:
            await self._end()

    async def stop(self) -> None:
        """Ask the process to end, and kill it when it does not within ten seconds."""
        self._stopping.set()
        await self._end()

    async def _live_once(self) -> float:
        """Run the process once; says for how many seconds it lived."""
        began = asyncio.get_running_loop().time()
        try:
            # Its own session: Ctrl-C in the terminal reaches us alone, and we end it in order.
            self._process = await asyncio.create_subprocess_exec(
                *self._command, stdin=asyncio.subprocess.PIPE, start_new_session=True
            )
        except OSError as error:
            log.error("%s cannot be started: %s", self._command[0], error)
            return 0.0
        if self._stopping.is_set():
            return 0.0
        code = await self._process.wait()
        if not self._stopping.is_set():
            log.warning("%s ended with %s and is started again", " ".join(self._command[1:]), code)
        return asyncio.get_running_loop().time() - began

    async def _end(self) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), self._stop_limit)
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()


async def parent_gone() -> None:
    """For a process started by Child: comes back when the parent has ended. When stdin is no pipe it never does."""
    kind = os.fstat(sys.stdin.fileno()).st_mode
    if not (stat.S_ISFIFO(kind) or stat.S_ISSOCK(kind)):
        await asyncio.Event().wait()
    reader = asyncio.StreamReader()
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    try:
        while await reader.read(4096):
            continue
    finally:
        transport.close()
