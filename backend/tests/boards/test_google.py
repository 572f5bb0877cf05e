"""Google's pages, written for the tests and recorded."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jobhunt.boards import google
from jobhunt.boards.protocol import Board, Fields, Gone, Pay, Platform, Request, Response, Uncertain
from tests.boards.recorded import PAGES, recordings

platform: Platform = google
BOARD = Board("google", "google")
HTML = {"content-type": "text/html; charset=utf-8"}


def answer(body: bytes, status: int = 200, url: str = "https://www.google.com/x") -> Response:
    return Response(url, status, HTML, body)


def own(name: str) -> bytes:
    return (PAGES / "google" / name).read_bytes()


def page_of(count: int, total: int, start: int = 0) -> bytes:
    found = [[str(10**16 + start + number), f"Kite {number}", *[None] * 18] for number in range(count)]
    data = json.dumps([found, None, total, 20])
    return f"<script>AF_initDataCallback({{key: 'ds:1', data:{data}}});</script>".encode()


def at_page(number: int) -> Request:
    return Request(f"https://www.google.com/about/careers/applications/jobs/results/?page={number}")


def detail(opening_payload: str | None) -> Fields:
    assert opening_payload is not None
    found = google.fields(BOARD, Response("x", 200, {}, opening_payload.encode()))
    assert isinstance(found, Fields)
    return found


def test_each_word_is_a_search_of_its_own() -> None:
    asked = google.first(BOARD, ["kite", "site reliability", "kite"])
    assert [request.query for request in asked] == ["kite", "site reliability"]
    assert asked[1].url.endswith("page=1&q=site+reliability")
    assert "q=" not in google.first(BOARD)[0].url
    assert "User-Agent" not in asked[0].headers


def test_the_list_is_read_past_its_decoy() -> None:
    reading = google.read(BOARD, google.first(BOARD)[0], answer(own("results.html")))
    assert (reading.trouble, reading.advertised, list(reading.next)) == (None, 2, [])
    first, second = reading.openings
    assert (first.external_id, first.title) == ("132507027548054201", "Kite Engineer, Wind & Weather")
    assert first.url.endswith("/jobs/results/132507027548054201-kite-engineer-wind-weather")
    assert first.places == ("Mountain View, CA, USA", "Dublin, Ireland")
    assert first.posted_at == datetime(2026, 1, 15, tzinfo=UTC)
    assert second.places == ("Remote, Canada",)


def test_the_list_already_holds_the_whole_posting() -> None:
    first, second = google.read(BOARD, google.first(BOARD)[0], answer(own("results.html"))).openings
    assert google.page(BOARD, first) is None
    found = detail(first.payload)
    assert found.pay == Pay(207000, 301000, "USD", "year", "$207000 - $301000 (USD)")
    assert found.company == "Kiteworks Lab"
    assert (found.posted_at, found.updated_at) == (date(2026, 1, 15), date(2026, 6, 15))
    assert found.apply_url is not None
    for part in ("Fly kites.", "<h3>Responsibilities</h3>", "Keep the kites", "<h3>Preferred qualifications:</h3>"):
        assert part in found.description
    assert found.sources["title"] == "listing"
    assert found.sources["pay"] == "text"
    intern = detail(second.payload)
    assert (intern.work_mode, intern.sources["work_mode"]) == ("remote", "text")
    assert "script" not in intern.description
    assert intern.pay is None


def test_the_page_of_one_posting_holds_the_same_record() -> None:
    opening = google.read(BOARD, google.first(BOARD)[0], answer(own("results.html"))).openings[0]
    found = google.fields(BOARD, answer(own("posting.html")))
    assert isinstance(found, Fields)
    assert found.title == opening.title
    assert found.sources["description"] == "app_json"


def test_an_empty_title_means_gone_and_an_empty_shell_does_not() -> None:
    assert isinstance(google.fields(BOARD, answer(own("closed.html"))), Gone)
    assert isinstance(google.fields(BOARD, answer(b"<html><body>hello</body></html>")), Uncertain)
    assert isinstance(google.fields(BOARD, answer(b"", 404)), Gone)
    assert isinstance(google.fields(BOARD, answer(b"", 503)), Uncertain)


def test_the_first_page_names_all_the_others_and_they_name_none() -> None:
    asked = google.first(BOARD, ["kite"])[0]
    reading = google.read(BOARD, asked, answer(page_of(20, 61)))
    assert [request.url.partition("page=")[2] for request in reading.next] == ["2&q=kite", "3&q=kite", "4&q=kite"]
    assert {request.query for request in reading.next} == {"kite"}
    later = google.read(BOARD, at_page(2), answer(page_of(20, 81, 20)))
    assert (list(later.next), later.advertised, later.trouble) == ([], 81, None)


def test_the_last_page_may_be_short_and_a_page_beyond_the_end_empty() -> None:
    assert google.read(BOARD, at_page(4), answer(page_of(1, 61, 60))).trouble is None
    assert google.read(BOARD, at_page(9), answer(page_of(0, 61))).trouble is None


@pytest.mark.parametrize(
    "body",
    [
        page_of(19, 61),
        page_of(0, 61),
        b"<html>please consent</html>",
        b"<script>AF_initDataCallback({key: 'ds:1', hash: '2', data:[null]});</script>",
        b"<script>AF_initDataCallback({key: 'ds:1', data:[[], null]});</script>",
        own("results.html")[:-300],
    ],
)
def test_a_short_or_broken_page_is_trouble(body: bytes) -> None:
    reading = google.read(BOARD, google.first(BOARD)[0], answer(body))
    assert reading.trouble is not None
    assert "Known postings stay as they are" in reading.trouble


@pytest.mark.parametrize("status", [302, 403, 404, 429, 500, 503])
def test_another_status_is_trouble_and_shows_nothing(status: int) -> None:
    reading = google.read(BOARD, google.first(BOARD)[0], answer(own("results.html"), status))
    assert str(status) in (reading.trouble or "")
    assert not reading.openings


def test_an_absurd_total_does_not_make_endless_requests() -> None:
    reading = google.read(BOARD, google.first(BOARD)[0], answer(page_of(20, 900_000_000)))
    assert len(reading.next) < 1_000
    assert reading.trouble is not None


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://www.google.com/about/careers/applications/jobs/results/123-x", True),
        ("google.com/about/careers", True),
        ("https://careers.google.com/jobs", True),
        ("https://www.google.com/search?q=jobs", False),
        ("https://google.com.evil.example/about/careers", False),
    ],
)
def test_its_addresses_are_known(address: str, known: bool) -> None:
    assert (google.recognise(address) is not None) is known


@pytest.mark.parametrize("path", recordings("google/results_*.html"))
def test_recorded_openings_agree_with_their_records(path: Path) -> None:
    reading = google.read(BOARD, google.first(BOARD)[0], answer(path.read_bytes()))
    assert reading.trouble is None
    assert reading.advertised == len(reading.openings) == 2
    for opening in reading.openings:
        record = json.loads(opening.payload or "")
        found = detail(opening.payload)
        assert found.title == record[1]
        assert list(found.places) == [place[0] for place in record[9]]
        assert (found.pay is not None) == ("(USD)" in record[10][1])
        assert found.pay is None or (found.pay.minimum, found.pay.maximum) == (207000, 301000)
