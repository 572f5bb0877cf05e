"""The fetcher that is opened by its first request: once, however many ask, and closed with its block."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from jobhunt.boards.protocol import Request, Response
from jobhunt.core.net import fetch
from jobhunt.core.net.later import open_later
from jobhunt.core.net.memory import MemoryFetcher

PAGE = Request("https://example.com/jobs/1")


class Openings:
    """Opens a fetcher that knows one page, and remembers what became of it."""

    def __init__(self) -> None:
        self.given: list[Any] = []
        self.closed = 0
        self.failures = 0

    @asynccontextmanager
    async def __call__(self, module: Any) -> AsyncIterator[MemoryFetcher]:
        self.given.append(module)
        await asyncio.sleep(0)
        if self.failures:
            self.failures -= 1
            raise OSError("no sockets left")
        yield MemoryFetcher({PAGE.url: Response(PAGE.url, 200, {}, b"a page")})
        self.closed += 1


async def test_without_a_request_nothing_is_opened() -> None:
    openings = Openings()
    async with open_later(openings):
        pass
    assert (openings.given, openings.closed) == ([], 0)


async def test_many_who_ask_first_share_the_one_that_is_opened() -> None:
    openings = Openings()
    async with open_later(openings) as fetcher:
        answers = await asyncio.gather(*(fetcher.fetch(PAGE) for _ in range(20)))
        assert openings.closed == 0
    assert {answer.body for answer in answers} == {b"a page"}
    assert (openings.given, openings.closed) == ([fetch], 1)


async def test_what_could_not_be_opened_is_opened_by_the_next_request() -> None:
    openings = Openings()
    openings.failures = 1
    async with open_later(openings) as fetcher:
        with pytest.raises(OSError, match="no sockets left"):
            await fetcher.fetch(PAGE)
        assert (await fetcher.fetch(PAGE)).body == b"a page"
    assert openings.closed == 1
