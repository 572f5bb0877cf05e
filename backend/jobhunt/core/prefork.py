"""As many processes of one program as are asked for, forked from one that has imported everything and only waits.

Another one so starts in a moment instead of a second, and what all of them never change they have in memory once.
"""

import gc
import logging
import os
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from jobhunt.core.children import SETTLED_AFTER, restart_pause
from jobhunt.core.frugal import give_back

log = logging.getLogger(__name__)

STOP_LIMIT = 9.0
"""Seconds that processes get to end in order; less than our own parent gives us."""

MOST = 64


class Herd:
    """The processes, and the one byte a wish that the parent writes to our stdin: how many are wanted now.

    Each process has a pipe from us as its stdin, which ends when we do, however we do.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._wanted = 1
        self._pipes: dict[int, int] = {}
        self._born: dict[int, float] = {}
        self._leaving: set[int] = set()
        self._quick_deaths = 0
        self._not_before = 0.0
        self._stopping = False

    def keep(self) -> None:
        """Keep as many as are wanted until our stdin ends or we are told to stop."""
        give_back()
        gc.freeze()
        woken, wake = os.pipe()
        os.set_blocking(wake, False)
        signal.set_wakeup_fd(wake)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        while not self._stopping:
            self._reap()
            self._fill()
            pause = max(0.0, self._not_before - time.monotonic()) if self._missing > 0 else None
            readable, _, _ = select.select([0, woken], [], [], pause)
            if woken in readable:
                os.read(woken, 512)
            if 0 in readable:
                self._hear(os.read(0, 512))
        self._end()

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _hear(self, said: bytes) -> None:
        if said:
            self._wanted = max(1, min(said[-1], MOST))
        else:
            self._stopping = True

    @property
    def _missing(self) -> int:
        return self._wanted - len(self._pipes)

    def _fill(self) -> None:
        while self._missing > 0 and time.monotonic() >= self._not_before:
            self._fork()
        for pid in list(self._pipes)[self._wanted :]:
            if pid not in self._leaving:
                self._leaving.add(pid)
                os.kill(pid, signal.SIGTERM)

    def _fork(self) -> None:
        end, ours = os.pipe()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                os.close(ours)
                self._become(end)
                self._work()
                code = 0
            except Exception:
                log.exception("a worker ended by a fault and is started again")
            finally:
                os._exit(code)
        os.close(end)
        self._pipes[pid], self._born[pid] = ours, time.monotonic()

    def _become(self, end: int) -> None:
        """In the new process: nothing of its parent's but the code."""
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        for other in self._pipes.values():
            os.close(other)
        os.dup2(end, 0)
        os.close(end)

    def _reap(self) -> None:
        while self._pipes:
            pid, _ = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            self._forget(pid)

    def _forget(self, pid: int) -> None:
        os.close(self._pipes.pop(pid))
        lived = time.monotonic() - self._born.pop(pid)
        if pid in self._leaving:
            self._leaving.discard(pid)
        else:
            self._quick_deaths = 0 if lived > SETTLED_AFTER else self._quick_deaths + 1
            self._not_before = time.monotonic() + restart_pause(self._quick_deaths)

    def _end(self) -> None:
        """End them all in order, and kill what does not end in time."""
        for number, limit in ((signal.SIGTERM, STOP_LIMIT), (signal.SIGKILL, STOP_LIMIT)):
            for pid in self._pipes:
                with suppress(ProcessLookupError):
                    os.kill(pid, number)
            until = time.monotonic() + limit
            while self._pipes and time.monotonic() < until:
                self._reap()
                time.sleep(0.02)
