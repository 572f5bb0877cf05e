"""Eightfold's answers and pages, written for the tests and recorded."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jobhunt.boards import eightfold
from jobhunt.boards.addresses import with_parameter
from jobhunt.boards.protocol import Board, Fields, Gone, Pay, Platform, Request, Response, Uncertain
from tests.boards.recorded import PAGES, recordings

platform: Platform = eightfold
BOARD = Board("eightfold", "marionette.example@jobs.marionette.example")
NETFLIX = Board("eightfold", "netflix.com@explore.jobs.netflix.net")
FIRST = eightfold.first(BOARD)[0]
PAGE = "https://jobs.marionette.example/careers/job/790317336701"
HTML = {"content-type": "text/html"}


def answer(body: bytes, status: int = 200) -> Response:
    return Response(FIRST.url, status, {"content-type": "application/json"}, body)


def own(name: str) -> bytes:
    return (PAGES / "eightfold" / name).read_bytes()


def positions(count: int, total: int, **more: object) -> bytes:
    found = [{"id": 790317336701 + number, "name": "Puppet Lead"} for number in range(count)]
    return json.dumps({"count": total, "positions": found, **more}).encode()


def test_requests_name_the_customer_and_the_page_they_come_from() -> None:
    assert FIRST.url.startswith(
        "https://jobs.marionette.example/api/apply/v2/jobs?domain=marionette.example&start=0&num=10"
    )
    assert FIRST.headers["Referer"] == "https://jobs.marionette.example/careers"
    asked = eightfold.first(BOARD, ["puppet lead", "string"])
    assert [request.query for request in asked] == ["puppet lead", "string"]
    assert "query=puppet+lead" in asked[0].url
    bare = eightfold.first(Board("eightfold", "@marionette.eightfold.ai"))[0]
    assert "domain=" not in bare.url


def test_a_list_gives_openings_without_their_texts() -> None:
    reading = eightfold.read(BOARD, FIRST, answer(own("jobs.json")))
    assert (reading.trouble, reading.advertised, list(reading.next)) == (None, 2, [])
    lead, analyst = reading.openings
    assert (lead.external_id, lead.title, lead.url) == ("790317336701", "Puppet Lead", PAGE)
    assert lead.places == ("Los Gatos, California, United States of America", "Mumbai, India")
    assert lead.posted_at == datetime(2026, 7, 24, tzinfo=UTC)
    assert analyst.payload is None
    request = eightfold.page(BOARD, lead)
    assert request is not None
    assert request.url == (
        "https://jobs.marionette.example/api/apply/v2/jobs/790317336701?domain=marionette.example"
    )


def test_the_detail_answer_gives_the_fields() -> None:
    found = eightfold.fields(BOARD, answer(own("position.json")))
    assert isinstance(found, Fields)
    assert found.pay == Pay(100000, 500000, "USD", "year", "$100K - $500K")
    assert (found.work_mode, found.department, found.employment_type) == (
        "hybrid",
        "Puppets & Strings",
        "Full time",
    )
    assert (found.posted_at, found.updated_at) == (date(2026, 7, 24), date(2026, 7, 25))
    assert found.requisition_id == "JR41789"
    assert "script" not in found.description
    assert (found.sources["title"], found.sources["pay"]) == ("api", "text")


def test_a_page_gives_true_dates_from_its_data_and_the_text_from_json_ld() -> None:
    found = eightfold.fields(BOARD, Response(PAGE, 200, HTML, own("posting.html")))
    assert isinstance(found, Fields)
    assert (found.title, found.company) == ("Puppet Lead", "Marionette")
    assert found.posted_at == date(2026, 7, 24)
    assert found.valid_through is None
    assert found.description.startswith("<p>Lead the puppets &amp; their strings.</p>")
    assert "script" not in found.description
    assert (found.sources["posted_at"], found.sources["description"]) == ("app_json", "json_ld")


def test_json_ld_alone_gives_no_dates() -> None:
    found = eightfold.fields(BOARD, Response(PAGE, 200, HTML, own("json_ld_only.html")))
    assert isinstance(found, Fields)
    assert found.title == "Puppet Lead & Coach"
    assert found.places == ("Los Gatos, CA, US",)
    assert (found.posted_at, found.valid_through) == (None, None)
    assert found.pay is not None
    assert set(found.sources.values()) == {"json_ld", "text"}


def test_a_page_that_shows_others_is_uncertain() -> None:
    fallback = own("posting.html").replace(b"&quot;isFallback&quot;: false", b"&quot;isFallback&quot;: true")
    other = Response(PAGE.replace("6701", "9999"), 200, HTML, fallback)
    assert isinstance(eightfold.fields(BOARD, other), Uncertain)
    assert isinstance(eightfold.fields(BOARD, Response(PAGE, 200, HTML, b"<html>hello</html>")), Uncertain)
    assert isinstance(eightfold.fields(BOARD, answer(own("jobs.json"))), Uncertain)
    assert isinstance(eightfold.fields(BOARD, answer(b"", 404)), Gone)


def test_the_first_page_names_the_others_in_steps_of_what_it_held() -> None:
    reading = eightfold.read(BOARD, eightfold.first(BOARD, ["puppet"])[0], answer(positions(10, 34)))
    assert [request.url.partition("start=")[2][:2] for request in reading.next] == ["10", "20", "30"]
    assert {request.query for request in reading.next} == {"puppet"}
    assert reading.next[0].headers == FIRST.headers
    assert reading.trouble is None
    last = eightfold.read(BOARD, reading.next[-1], answer(positions(4, 34)))
    assert (last.trouble, list(last.next)) == (None, [])
    fewer = eightfold.read(BOARD, FIRST, answer(positions(8, 20)))
    assert [request.url.partition("start=")[2][:2] for request in fewer.next] == ["8&", "16"]


@pytest.mark.parametrize(
    "body",
    [
        positions(0, 34),
        positions(9, 34),
        positions(10, 2_500),
        positions(2, 2, fuzzyResultsReturned=True),
        b'{"message": "PCSX is not enabled for this user."}',
        b'{"count": 3}',
        b"<html>",
        b"null",
        own("jobs.json")[:-9],
    ],
)
def test_an_answer_that_is_not_what_was_asked_is_trouble(body: bytes) -> None:
    assert eightfold.read(BOARD, FIRST, answer(body)).trouble is not None


def test_the_cap_bounds_the_requests_and_the_end_is_no_trouble() -> None:
    assert len(eightfold.read(BOARD, FIRST, answer(positions(10, 900_000))).next) == 199
    beyond = Request(with_parameter(FIRST.url, "start", "40"))
    assert eightfold.read(BOARD, beyond, answer(positions(0, 34))).trouble is None
    assert "403" in (eightfold.read(BOARD, FIRST, answer(b"", 403)).trouble or "")


@pytest.mark.parametrize(
    ("address", "token"),
    [
        ("https://explore.jobs.netflix.net/careers/job/790317336766?microsite=netflix.com", NETFLIX.token),
        ("jobs.netflix.com", NETFLIX.token),
        (
            "https://marionette.eightfold.ai/careers?domain=marionette.example",
            "marionette.example@marionette.eightfold.ai",
        ),
        ("https://marionette.eightfold.ai/careers", "@marionette.eightfold.ai"),
        ("https://careers.kites.example/careers?domain=kites.example&pid=1", "kites.example@careers.kites.example"),
        ("https://careers.kites.example/careers?domain=design", None),
        ("https://careers.kites.example/jobs?domain=kites.example", None),
        ("https://127.0.0.1/careers?domain=kites.example", None),
        ("https://user@localhost/careers?domain=kites.example", None),
    ],
)
def test_boards_are_known_by_their_addresses(address: str, token: str | None) -> None:
    board = eightfold.recognise(address)
    assert (board.token if board else None) == token


def lists(path: Path) -> list[dict[str, object]]:
    body = json.loads(path.read_bytes())
    return [body] if "positions" in body else list(body.values())


@pytest.mark.parametrize("path", recordings("eightfold_netflix/list_*.json"))
def test_recorded_lists_are_whole(path: Path) -> None:
    pages = lists(path)
    seen: set[str] = set()
    request = eightfold.first(NETFLIX)[0]
    for page in pages:
        reading = eightfold.read(NETFLIX, request, Response(request.url, 200, {}, json.dumps(page).encode()))
        assert reading.trouble is None
        assert [opening.title for opening in reading.openings] == [each["name"] for each in _records(page)]
        seen |= {opening.external_id for opening in reading.openings}
        request = next(iter(reading.next), request)
    assert len(seen) == pages[0]["count"]


def _records(page: dict[str, object]) -> list[dict[str, object]]:
    found = page["positions"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("path", recordings("eightfold_netflix/detail_*.json"))
def test_a_recorded_detail_answer_gives_its_posting(path: Path) -> None:
    found = eightfold.fields(NETFLIX, answer(path.read_bytes()))
    assert isinstance(found, Fields)
    assert (found.title, found.places) == ("Associate, APAC Revenue Analytics", ("Mumbai, India",))
    assert (found.posted_at, found.pay) == (date(2026, 7, 24), None)


@pytest.mark.parametrize("path", recordings("eightfold_netflix/page_*.html"))
def test_recorded_pages_give_true_dates_and_pay(path: Path) -> None:
    known = {
        "790302341342": (date(2025, 4, 15), 100_000, 720_000),
        "790311932723": (date(2025, 9, 12), 310_000, 1_870_000),
        "790312551421": (date(2025, 10, 20), 100_000, 500_000),
    }
    external_id = path.stem.removeprefix("page_")
    address = f"https://explore.jobs.netflix.net/careers/job/{external_id}"
    found = eightfold.fields(NETFLIX, Response(address, 200, HTML, path.read_bytes()))
    assert isinstance(found, Fields)
    assert found.pay is not None
    assert (found.posted_at, found.pay.minimum, found.pay.maximum) == known[external_id]
    assert "&amp;amp;" not in found.title
    assert found.valid_through is None
