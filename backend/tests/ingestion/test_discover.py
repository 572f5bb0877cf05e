"""Reading a board: complete, partial or failed, by what its pages said and not by how many openings there are."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import cast

import pytest

from jobhunt.boards.protocol import Board, Opening, Platform, Reading, Request, Response
from jobhunt.core.net.memory import MemoryFetcher
from jobhunt.core.net.protocol import Blocked, FetchFailed
from jobhunt.ingestion import discover as module
from jobhunt.ingestion.discover import Discovery, discover

BOARD = Board("paged", "acme")


def page(number: int) -> Request:
    return Request(f"https://acme.example/?page={number}")


def read(board: Board, request: Request, response: Response) -> Reading:
    if response.status != 200:
        return Reading(trouble=f"The board answered {response.status}.")
    try:
        body = response.json()
    except ValueError:
        return Reading(trouble="The board's answer was not JSON.")
    openings = [Opening(x, f"Title {x}", f"https://acme.example/{x}") for x in body["ids"]]
    return Reading(openings, [page(n) for n in body.get("next", [])], body.get("total"))


def narrowing(narrows: bool) -> Platform:
    def first(board: Board, words: Sequence[str] = ()) -> Sequence[Request]:
        if narrows and words:
            return [Request(f"https://acme.example/?q={word}", query=word) for word in words]
        return [page(1)]

    return cast(Platform, SimpleNamespace(NAME="paged", NARROWS=narrows, first=first, read=read))


def answer(body: object, status: int = 200) -> Response:
    return Response("https://acme.example/", status, {}, json.dumps(body).encode())


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.0)


async def read_board(
    answers: Mapping[str, object], words: Sequence[str] = (), *, narrows: bool = False, seconds: float = 5.0
) -> tuple[Discovery, MemoryFetcher]:
    fetcher = MemoryFetcher(answers)  # type: ignore[arg-type]  # the fake takes every kind of answer
    return await discover(fetcher, narrowing(narrows), BOARD, words, seconds=seconds), fetcher


P1, P2, P3 = (page(n).url for n in (1, 2, 3))


async def test_a_board_read_to_its_end_is_complete() -> None:
    found, _ = await read_board(
        {
            P1: answer({"ids": ["a", "b"], "next": [2, 3], "total": 5}),
            P2: answer({"ids": ["c", "d"], "total": 5}),
            P3: answer({"ids": ["e"], "total": 5}),
        }
    )
    assert (found.state, found.reason, found.advertised, found.requests) == ("complete", None, 5, 3)
    assert sorted(o.external_id for o in found.openings) == ["a", "b", "c", "d", "e"]


async def test_an_opening_shown_twice_counts_once() -> None:
    found, _ = await read_board({P1: answer({"ids": ["a", "b"], "next": [2]}), P2: answer({"ids": ["b", "c"]})})
    assert [o.external_id for o in found.openings] == ["a", "b", "c"]


async def test_fewer_openings_than_advertised_is_partial_and_says_how_many() -> None:
    found, _ = await read_board({P1: answer({"ids": ["a", "b"], "total": 400})})
    assert found.state == "partial"
    assert found.reason == "The board says that it has 400 openings but showed 2."


async def test_a_page_that_fails_leaves_the_listing_partial() -> None:
    found, _ = await read_board({P1: answer({"ids": ["a"], "next": [2]}), P2: answer({}, 500)})
    assert (found.state, found.to_the_end) == ("partial", False)
    assert found.reason == "The board answered 500."


async def test_an_outage_of_a_moment_is_tried_again() -> None:
    found, fetcher = await read_board({P1: [answer({}, 503), FetchFailed("cut off"), answer({"ids": ["a"]})]})
    assert found.state == "complete"
    assert len(fetcher.requests) == 3


async def test_a_refusal_is_not_tried_again() -> None:
    found, fetcher = await read_board({P1: answer({}, 404)})
    assert (found.state, len(fetcher.requests)) == ("failed", 1)


async def test_a_blocked_address_fails_with_its_reason() -> None:
    found, _ = await read_board({P1: Blocked("acme.example is a private address")})
    assert (found.state, found.reason) == ("failed", "acme.example is a private address")


async def test_an_empty_board_that_says_so_is_complete() -> None:
    found, _ = await read_board({P1: answer({"ids": [], "total": 0})})
    assert (found.state, list(found.openings)) == ("complete", [])


async def test_words_narrow_where_the_board_can_and_make_it_partial() -> None:
    found, _ = await read_board(
        {
            "https://acme.example/?q=engineer": answer({"ids": ["a", "b"], "total": 2}),
            "https://acme.example/?q=data": answer({"ids": ["b", "c"], "total": 2}),
        },
        ["engineer", "data"],
        narrows=True,
    )
    assert (found.state, found.to_the_end, found.advertised) == ("partial", True, None)
    assert found.reason == "Searched for “engineer”, “data” only, so the rest of the board was not looked at."
    assert len(found.openings) == 3


async def test_words_do_not_matter_to_a_board_that_cannot_narrow() -> None:
    found, _ = await read_board({P1: answer({"ids": ["a"]})}, ["engineer"])
    assert found.state == "complete"


async def test_a_board_that_links_in_circles_is_read_once_around() -> None:
    found, fetcher = await read_board(
        {P1: answer({"ids": ["a"], "next": [1, 2]}), P2: answer({"ids": ["b"], "next": [1]})}
    )
    assert (found.state, len(fetcher.requests)) == ("complete", 2)


async def test_a_board_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_REQUESTS", 5)
    endless = {page(n).url: answer({"ids": [str(n)], "next": [n + 1]}) for n in range(1, 20)}
    found, _ = await read_board(endless)
    assert (found.state, len(found.openings)) == ("partial", 5)


class SlowFetcher(MemoryFetcher):
    """Answers the first page and never the others."""

    async def fetch(self, request: Request, **more: object) -> Response:
        if request.url != P1:
            await asyncio.sleep(3600)
        return await super().fetch(request)


async def test_what_is_not_read_in_time_is_missing_and_named() -> None:
    fetcher = SlowFetcher({P1: answer({"ids": ["a"], "next": [2, 3], "total": 60})})
    found = await discover(fetcher, narrowing(False), BOARD, seconds=0.2)
    assert found.state == "partial"
    assert found.reason == "Not read to its end in 0 s: 1 of 60 openings seen, 2 more pages were not read."
