"""Tests of the network in memory: it answers what it was told, and nothing it was not told."""

import pytest

from jobhunt.boards.protocol import Request, Response
from jobhunt.core.net.memory import MemoryFetcher
from jobhunt.core.net.protocol import Fetcher, FetchFailed

URL = "https://www.example.com/x"


def said(status: int) -> Response:
    return Response(URL, status, {}, b"")


async def test_one_answer_serves_every_time() -> None:
    fetcher = MemoryFetcher({URL: said(200)})
    protocol: Fetcher = fetcher
    assert [(await protocol.fetch(Request(URL))).status for _ in range(3)] == [200, 200, 200]
    assert [request.url for request in fetcher.requests] == [URL] * 3


async def test_a_sequence_is_given_in_order_and_its_last_one_stays() -> None:
    fetcher = MemoryFetcher({URL: [said(503), FetchFailed("www.example.com fell silent"), said(200)]})
    assert (await fetcher.fetch(Request(URL))).status == 503
    with pytest.raises(FetchFailed, match="fell silent"):
        await fetcher.fetch(Request(URL))
    assert [(await fetcher.fetch(Request(URL))).status for _ in range(2)] == [200, 200]


async def test_an_answer_may_depend_on_the_request() -> None:
    fetcher = MemoryFetcher({URL: lambda request: Response(request.url, 200, {}, request.body or b"")})
    assert (await fetcher.fetch(Request(URL, "POST", body=b"page 2"))).body == b"page 2"


async def test_conditions_get_a_304_where_it_was_told_so() -> None:
    fetcher = MemoryFetcher({URL: said(200)}, unchanged=[URL])
    assert (await fetcher.fetch(Request(URL))).status == 200
    assert (await fetcher.fetch(Request(URL), conditions={"If-None-Match": "1"})).status == 304
    assert fetcher.conditions == [{}, {"If-None-Match": "1"}]


async def test_an_unknown_address_is_an_error_of_the_test() -> None:
    with pytest.raises(LookupError, match=r"^No answer was given for https://www\.example\.com/y$"):
        await MemoryFetcher({URL: said(200)}).fetch(Request("https://www.example.com/y"))
