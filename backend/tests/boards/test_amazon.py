"""Amazon's search answers, written for the tests and recorded."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jobhunt.boards import amazon
from jobhunt.boards.addresses import with_parameter
from jobhunt.boards.protocol import Board, Fields, Gone, Opening, Platform, Request, Response, Uncertain
from tests.boards.recorded import PAGES, recordings

platform: Platform = amazon
BOARD = Board("amazon", "amazon")
FIRST = amazon.first(BOARD)[0]


def answer(body: bytes, status: int = 200) -> Response:
    return Response("https://www.amazon.jobs/en/search.json", status, {"content-type": "application/json"}, body)


def own() -> bytes:
    return (PAGES / "amazon" / "search.json").read_bytes()


def jobs(count: int, hits: int) -> bytes:
    found = [{"id_icims": str(number), "title": "Box Mover"} for number in range(count)]
    return json.dumps({"error": None, "hits": hits, "jobs": found}).encode()


def detail(opening: Opening) -> Fields:
    found = amazon.fields(BOARD, Response(opening.url, 200, {}, (opening.payload or "").encode()))
    assert isinstance(found, Fields)
    return found


def test_requests_narrow_by_word_and_ask_for_a_hundred() -> None:
    asked = amazon.first(BOARD, ["box mover", "counter"])
    assert [request.query for request in asked] == ["box mover", "counter"]
    assert "base_query=box+mover&" in asked[0].url
    assert "result_limit=100" in FIRST.url
    assert FIRST.headers["Accept"] == "application/json"


def test_a_list_gives_whole_postings() -> None:
    reading = amazon.read(BOARD, FIRST, answer(own()))
    assert (reading.trouble, reading.advertised, list(reading.next)) == (None, 2, [])
    mover, counter = reading.openings
    assert (mover.external_id, mover.title) == ("10560963", "Box Mover, Night Shift")
    assert mover.url == "https://www.amazon.jobs/en/jobs/10560963/box-mover"
    assert mover.places == ("Gilroy, California, USA", "Reno, Nevada, USA")
    assert mover.posted_at == datetime(2026, 3, 9, tzinfo=UTC)
    assert amazon.page(BOARD, mover) is None
    assert counter.places == ("Toronto, Ontario, CAN",)


def test_fields_of_a_record_and_their_sources() -> None:
    mover, counter = (detail(opening) for opening in amazon.read(BOARD, FIRST, answer(own())).openings)
    assert mover.department == "Operations, IT, & Support"
    assert (mover.employment_type, mover.work_mode) == ("full-time", "onsite")
    assert mover.company == "Boxcraft Services, Inc."
    assert mover.posted_at == date(2026, 3, 9)
    assert mover.pay is not None
    assert (mover.pay.minimum, mover.pay.maximum, mover.pay.period) == (91000, 136500, "year")
    assert mover.apply_url == "https://account.amazon.jobs/jobs/10560963/apply"
    for part in ("Move boxes &amp; more.", "<h3>Basic qualifications</h3>- Can lift a box<br>", "Owns gloves"):
        assert part in mover.description
    assert (mover.sources["places"], mover.sources["pay"]) == ("listing", "text")
    assert counter.work_mode == "remote"
    assert counter.apply_url is None
    assert counter.pay is not None
    assert (counter.pay.minimum, counter.pay.currency, counter.sources["pay"]) == (61000, "CAD", "listing")


def test_what_changes_by_itself_is_not_in_the_payload() -> None:
    mover = amazon.read(BOARD, FIRST, answer(own())).openings[0]
    assert "updated_time" not in json.loads(mover.payload or "")


def test_a_known_posting_that_the_list_lacks_is_asked_at_its_page() -> None:
    asked = amazon.page(BOARD, Opening("10560963", "x", "https://www.amazon.jobs/en/jobs/10560963/box-mover"))
    assert asked is not None
    assert asked.kind == "page"
    page = (PAGES / "amazon" / "posting.html").read_bytes()
    found = amazon.fields(BOARD, Response(asked.url, 200, {"content-type": "text/html"}, page))
    assert isinstance(found, Fields)
    assert found.title == "Box Mover, Night Shift"
    assert "Move boxes." in found.description
    assert "Home" not in found.description
    assert "alert" not in found.description
    assert isinstance(amazon.fields(BOARD, Response(asked.url, 404, {}, b"")), Gone)


def test_the_first_page_names_the_other_pages() -> None:
    reading = amazon.read(BOARD, amazon.first(BOARD, ["box"])[0], answer(jobs(100, 374)))
    assert reading.trouble is None
    assert [request.url.partition("offset=")[2][:3] for request in reading.next] == ["100", "200", "300"]
    assert {request.query for request in reading.next} == {"box"}
    last = amazon.read(BOARD, Request(with_parameter(FIRST.url, "offset", "300")), answer(jobs(74, 374)))
    assert (last.trouble, list(last.next)) == (None, [])
    shrunk = amazon.read(BOARD, Request(with_parameter(FIRST.url, "offset", "300")), answer(jobs(0, 290)))
    assert shrunk.trouble is None


def test_more_than_the_cap_is_asked_country_by_country() -> None:
    reading = amazon.read(BOARD, FIRST, answer(jobs(100, 10_000)))
    assert len(reading.next) == len(amazon.COUNTRIES) == len(set(amazon.COUNTRIES))
    assert "10000" in (reading.trouble or "")
    india = next(request for request in reading.next if request.query == "IND")
    assert "normalized_country_code%5B%5D=IND" in india.url
    inside = amazon.read(BOARD, india, answer(jobs(100, 10_000)))
    assert len(inside.next) == 99
    assert {request.query for request in inside.next} == {"IND"}
    assert inside.trouble is not None
    assert "normalized_country_code%5B%5D=IND" in inside.next[-1].url


@pytest.mark.parametrize(
    "body",
    [
        jobs(0, 374),
        jobs(99, 374),
        b'{"error": "offset too large", "hits": 5, "jobs": []}',
        b'{"hits": 5}',
        b'{"jobs": []}',
        b"<html>Sorry</html>",
        b"[]",
        b"",
        own()[:-20],
        b'{"hits": 1e999, "jobs": []}',
    ],
)
def test_an_answer_that_is_not_the_whole_page_is_trouble(body: bytes) -> None:
    assert amazon.read(BOARD, FIRST, answer(body)).trouble is not None


def test_a_refusal_is_trouble() -> None:
    assert "403" in (amazon.read(BOARD, FIRST, answer(own(), 403)).trouble or "")


def test_records_without_an_id_or_with_hostile_paths_lead_nowhere_else() -> None:
    found = [
        {"title": "no id"},
        {"id_icims": "../x", "title": "path"},
        {"id_icims": "7", "title": "T", "job_path": "//evil.example/en/jobs/7"},
        {"id_icims": "8", "title": "T", "job_path": "@evil.example/"},
    ]
    body = json.dumps({"hits": 4, "jobs": found}).encode()
    urls = [opening.url for opening in amazon.read(BOARD, FIRST, answer(body)).openings]
    assert urls == ["https://www.amazon.jobs/en/jobs/7", "https://www.amazon.jobs/en/jobs/8"]


def test_an_empty_record_is_uncertain() -> None:
    assert isinstance(amazon.fields(BOARD, Response("x", 200, {}, b"{}")), Uncertain)


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://www.amazon.jobs/en/jobs/10560963/x", True),
        ("amazon.jobs", True),
        ("https://hiring.amazon.com/x", False),
        ("https://amazon.jobs.evil.example/", False),
    ],
)
def test_its_addresses_are_known(address: str, known: bool) -> None:
    assert (amazon.recognise(address) is not None) is known


@pytest.mark.parametrize("path", recordings("amazon/*.json"))
def test_recorded_openings_agree_with_their_records(path: Path) -> None:
    reading = amazon.read(BOARD, FIRST, answer(path.read_bytes()))
    assert reading.trouble is not None
    records = json.loads(path.read_bytes())["jobs"]
    assert len(reading.openings) == len(records) > 0
    for opening, record in zip(reading.openings, records, strict=True):
        found = detail(opening)
        assert found.title == " ".join(record["title"].split())
        assert found.places == (record["normalized_location"],)
        assert found.posted_at is not None
        assert found.posted_at.strftime("%B %d, %Y") == record["posted_date"]
        assert found.pay is None
