"""Every platform together: the registry, and bytes that nobody meant."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobhunt.boards.protocol import Board, Fields, Gone, Opening, Platform, Reading, Response, Uncertain
from jobhunt.boards.registry import BUILT_IN, PLATFORMS, by_name, platform_of, recognise
from tests.boards.recorded import PAGES

BOARDS = {company.board.platform: company.board for company in BUILT_IN}
OWN_PAGES = sorted(path for path in PAGES.glob("*/*") if path.parent.name in PLATFORMS)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"content-type": "text/html; charset=utf-8"},
    {"content-type": "application/json"},
)

KEYS = ["jobs", "hits", "count", "positions", "code", "data", "job_post_list", "id", "id_icims", "title", "name"]
KEYS += ["content", "locations", "location", "city_info", "parent", "meta", "total", "metadata", "job_description"]
KEYS += ["description", "job_post_info", "t_create", "posted_date", "departments"]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=8,
        )
    ),
    max_leaves=30,
)


def read_everything(platform: Platform, body: bytes, statuses: Sequence[int] = (200,)) -> None:
    """Every answer is a reading or an outcome, and what it shows can be stored, whatever the bytes."""
    board = BOARDS[platform.NAME]
    request = platform.first(board)[0]
    for status in statuses:
        for headers in HEADERS:
            response = Response(request.url, status, headers, body)
            reading = platform.read(board, request, response)
            assert isinstance(reading, Reading)
            assert len(reading.next) < 1_000
            for opening in reading.openings:
                assert_whole(platform, board, opening)
            assert isinstance(platform.fields(board, response), Fields | Gone | Uncertain)


def assert_whole(platform: Platform, board: Board, opening: Opening) -> None:
    assert opening.title
    assert opening.url.startswith("http")
    assert "\x00" not in opening.external_id + opening.title + opening.url + "".join(opening.places)
    opening.title.encode()
    page = platform.page(board, opening)
    assert (page is None) == (opening.payload is not None)
    if opening.payload is not None:
        outcome = platform.fields(board, Response(opening.url, 200, {}, opening.payload.encode()))
        assert isinstance(outcome, Fields | Uncertain)
        if isinstance(outcome, Fields):
            outcome.description.encode()
            assert "<script" not in outcome.description


@pytest.mark.parametrize("name", PLATFORMS)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(body=st.binary(max_size=200), status=st.sampled_from([200, 204, 301, 403, 404, 500]))
def test_random_bytes_never_break_a_reader(name: str, body: bytes, status: int) -> None:
    read_everything(PLATFORMS[name], body, [status])


@pytest.mark.parametrize("name", PLATFORMS)
@settings(max_examples=120, deadline=None, derandomize=True)
@given(value=json_values)
def test_random_json_never_breaks_a_reader(name: str, value: object) -> None:
    read_everything(PLATFORMS[name], json.dumps(value).encode())
    script = f"<script>AF_initDataCallback({{key: 'ds:1', data:{json.dumps([[value], None, 1, 20])}}})</script>"
    read_everything(PLATFORMS[name], script.encode())


@pytest.mark.parametrize("path", OWN_PAGES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_pages_cut_anywhere_never_break_a_reader(path: Path) -> None:
    whole = path.read_bytes()
    platform = PLATFORMS[path.parent.name]
    for length in range(0, len(whole), max(1, len(whole) // 40)):
        read_everything(platform, whole[:length])
        read_everything(platform, whole[:length] + b"\xff\x00" + whole[length + 7 :])


@pytest.mark.parametrize("path", OWN_PAGES, ids=lambda path: f"{path.parent.name}-{path.name}")
@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_values_of_another_type_never_break_a_reader(path: Path, data: st.DataObject) -> None:
    body = path.read_text()
    token = data.draw(st.sampled_from(['"', "null", ":", "[", "{", "1", "true"]))
    other = data.draw(st.sampled_from(['"\\ud800"', "[]", "{}", "-1", "1e999", '"\\u0000"', "9" * 5000, "NaN"]))
    parts = body.split(token)
    where = data.draw(st.integers(0, max(0, len(parts) - 2)))
    changed = token.join(parts[: where + 1]) + other + token.join(parts[where + 1 :])
    read_everything(PLATFORMS[path.parent.name], changed.encode())


@pytest.mark.parametrize("name", PLATFORMS)
@pytest.mark.parametrize("bomb", [b"[" * 100_000, b'{"jobs":' * 50_000, b"9" * 100_000, b"<div>" * 50_000])
def test_deep_and_long_answers_never_break_a_reader(name: str, bomb: bytes) -> None:
    read_everything(PLATFORMS[name], bomb)


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_text_is_an_address_or_not(text: str) -> None:
    for address in (text, f"https://{text}", f"https://boards.greenhouse.io/{text}"):
        board = recognise(address)
        assert board is None or board.platform in PLATFORMS


def test_the_built_in_companies_stand_in_their_order_and_can_be_asked() -> None:
    assert [company.name for company in BUILT_IN] == [
        "google",
        "amazon",
        "anthropic",
        "tiktok",
        "roblox",
        "netflix",
    ]
    for company in BUILT_IN:
        platform = platform_of(company.board)
        assert platform.first(company.board)[0].url.startswith("https://")
        assert recognise(company.board.address) == company.board
        for request in platform.first(company.board, ["engineer"]):
            assert "User-Agent" not in request.headers


def test_only_boards_with_a_search_of_their_own_narrow() -> None:
    assert {name for name, platform in PLATFORMS.items() if platform.NARROWS} == {"google", "amazon", "eightfold"}


def test_companies_are_found_by_name() -> None:
    found = by_name("  NetFlix ")
    assert found is not None
    assert found.display_name == "Netflix"
    assert by_name("Net") is None
    assert by_name("") is None


def test_an_address_of_no_platform_is_nobodys() -> None:
    assert recognise("https://brambleworks.example/careers") is None
    assert recognise("ftp://www.amazon.jobs/") is None
    assert recognise("Netflix") is None
    with pytest.raises(KeyError):
        platform_of(Board("fax", "1"))
