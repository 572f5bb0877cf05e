"""A fetcher that is opened by its first request, for programs that may never make one."""

import asyncio
import importlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import cache
from typing import Any

from jobhunt.boards.protocol import Request, Response
from jobhunt.core.net.protocol import Fetcher

Opened = Callable[[Any], AbstractAsyncContextManager[Fetcher]]
"""Opens the fetcher, given the module that has one."""


class FetcherLater:
    """A Fetcher; who ask first at once wait for the one that is being opened."""

    def __init__(self, opened: Opened, kept: AsyncExitStack) -> None:
        self._opened = opened
        self._kept = kept
        self._one_at_a_time = asyncio.Lock()
        self._fetcher: Fetcher | None = None

    async def fetch(
        self, request: Request, *, wait: float = 5.0, conditions: Mapping[str, str] | None = None
    ) -> Response:
        fetcher = self._fetcher or await self._open()
        return await fetcher.fetch(request, wait=wait, conditions=conditions)

    async def _open(self) -> Fetcher:
        async with self._one_at_a_time:
            if self._fetcher is None:
                # On a thread, for meanwhile other requests are answered.
                module = await asyncio.to_thread(prepare)
                self._fetcher = await self._kept.enter_async_context(self._opened(module))
        return self._fetcher


@cache
def prepare() -> Any:
    """Load what fetching needs, for programs that will fetch."""
    # It needs aiohttp, which reads every certificate of this machine: 0.15 s and 10 MB.
    return importlib.import_module("jobhunt.core.net.fetch")


@asynccontextmanager
async def open_later(opened: Opened) -> AsyncIterator[FetcherLater]:
    """A fetcher for a block, opened when needed and closed with the block."""
    async with AsyncExitStack() as kept:
        yield FetcherLater(opened, kept)
