"""Greenhouse boards and pages, written for the tests and recorded."""

import json
from datetime import date
from pathlib import Path

import pytest

from jobhunt.boards import greenhouse
from jobhunt.boards.protocol import Board, Fields, Gone, Opening, Outcome, Pay, Platform, Response, Uncertain
from tests.boards.recorded import PAGES, recordings

platform: Platform = greenhouse
BOARD = Board("greenhouse", "lanternfish")
FIRST = greenhouse.first(BOARD)[0]


def answer(body: bytes, status: int = 200) -> Response:
    return Response(FIRST.url, status, {"content-type": "application/json"}, body)


def own(name: str) -> bytes:
    return (PAGES / "greenhouse" / name).read_bytes()


def board_of(*jobs: object, **meta: object) -> bytes:
    return json.dumps({"jobs": jobs, **meta}).encode()


def detail(opening: Opening) -> Fields:
    found = greenhouse.fields(BOARD, Response(opening.url, 200, {}, (opening.payload or "").encode()))
    assert isinstance(found, Fields)
    return found


def record(**changes: object) -> Outcome:
    job = {"id": 12345, "title": "Lamp Tester", "content": "&lt;p&gt;Test.&lt;/p&gt;", **changes}
    return greenhouse.fields(BOARD, answer(json.dumps(job).encode()))


def test_one_request_asks_for_texts_and_pay() -> None:
    assert FIRST.url.endswith("/v1/boards/lanternfish/jobs?content=true&pay_transparency=true")
    assert greenhouse.first(BOARD, ["lamp"]) == [FIRST]
    assert "/boards/a%2F..%2Fb/" in greenhouse.first(Board("greenhouse", "a/../b"))[0].url


def test_a_board_gives_whole_postings() -> None:
    reading = greenhouse.read(BOARD, FIRST, answer(own("jobs.json")))
    assert (reading.trouble, reading.advertised, list(reading.next)) == (None, 3, [])
    designer, specialist, tester = reading.openings
    assert (designer.external_id, designer.title) == ("5101378001", "Lamp Designer")
    assert designer.places == ("San Francisco, CA", "New York City, NY", "Remote-Friendly, United States")
    assert specialist.places == ("Ontario, CAN",)
    assert designer.posted_at is not None
    assert designer.posted_at.isoformat() == "2026-07-16T11:55:32-04:00"
    assert greenhouse.page(BOARD, designer) is None
    assert tester.posted_at is None
    assert tester.url == "https://job-boards.greenhouse.io/lanternfish/jobs/5101378003"
    assert tester.places == ("Bergen, Norway",)


def test_fields_of_a_record_and_their_sources() -> None:
    designer, specialist, tester = (
        detail(opening) for opening in greenhouse.read(BOARD, FIRST, answer(own("jobs.json"))).openings
    )
    assert (designer.company, designer.department) == ("Lanternfish", "Lamps & Wicks")
    assert designer.pay == Pay(280000, 320000, "USD", "year", "$280,000 — $320,000 USD")
    assert (designer.work_mode, designer.sources["work_mode"]) == ("remote", "text")
    assert (designer.posted_at, designer.updated_at) == (date(2026, 7, 16), date(2026, 7, 29))
    assert "<p>Light &amp; shade.</p>" in designer.description
    assert "script" not in designer.description
    assert (designer.sources["title"], designer.sources["pay"]) == ("api", "text")
    assert (specialist.work_mode, specialist.employment_type) == ("hybrid", "Contract")
    assert specialist.pay == Pay(25.5, 32, "CAD", "hour", "Hourly rate 25.50 - 32 CAD")
    assert specialist.sources["pay"] == "api"
    assert specialist.valid_through == date(2026, 12, 1)
    assert (tester.work_mode, tester.pay, tester.apply_url, tester.department) == ("hybrid", None, None, None)


def test_a_hosted_page_holds_the_posting_in_its_own_data() -> None:
    found = greenhouse.fields(BOARD, Response("x", 200, {"content-type": "text/html"}, own("posting.html")))
    assert isinstance(found, Fields)
    assert (found.title, found.company) == ("Lamp Designer", "Lanternfish")
    assert found.places == ("San Francisco, CA", "Oslo, Norway")
    assert found.pay == Pay(405000, 485000, "USD", "year", "Annual Salary: $405,000 - $485,000 USD")
    assert found.posted_at == date(2026, 1, 8)
    assert [part in found.description for part in ("makes lamps", "Light", "Come along")] == [True] * 3
    assert found.sources["description"] == "app_json"


def test_an_opening_without_text_is_asked_at_the_api() -> None:
    body = board_of({"id": 5101378001, "title": "Lamp Designer", "location": {"name": "Oslo"}})
    opening = greenhouse.read(BOARD, FIRST, answer(body)).openings[0]
    request = greenhouse.page(BOARD, opening)
    assert request is not None
    assert request.url.endswith("/boards/lanternfish/jobs/5101378001?pay_transparency=true")


def test_a_posting_that_the_api_lacks_is_gone_and_one_without_text_uncertain() -> None:
    assert isinstance(greenhouse.fields(BOARD, answer(b'{"status":404,"error":"Job not found"}', 404)), Gone)
    assert isinstance(greenhouse.fields(BOARD, answer(b'{"status":200}')), Uncertain)
    assert isinstance(record(content=""), Uncertain)
    page = Response("x", 200, {"content-type": "text/html"}, b"<html><h1>Jobs</h1></html>")
    assert isinstance(greenhouse.fields(BOARD, page), Uncertain)


@pytest.mark.parametrize(
    ("metadata", "mode"),
    [
        ([{"name": "Location Type", "value": "On-Site"}], "onsite"),
        ([{"name": "Location Type", "value": None}], None),
        ([{"name": "Remote?", "value": True}], "remote"),
        ([{"name": "Remote?", "value": False}], None),
        ([{"name": "Workplace Type", "value": ["Hybrid"]}], "hybrid"),
        ([{"name": "Favourite lamp", "value": "Remote"}], None),
        ([7, None], None),
        (None, None),
    ],
)
def test_the_work_mode_is_stated_or_unknown(metadata: object, mode: str | None) -> None:
    found = record(metadata=metadata, location={"name": "Oslo, Norway"})
    assert isinstance(found, Fields)
    assert found.work_mode == mode


def test_broken_pay_ranges_are_passed_over() -> None:
    ranges = [7, {}, {"min_cents": "x", "max_cents": 5}, {"min_cents": 900, "max_cents": 100}]
    found = record(pay_input_ranges=ranges)
    assert isinstance(found, Fields)
    assert found.pay is None


def test_an_empty_board_is_no_trouble() -> None:
    reading = greenhouse.read(BOARD, FIRST, answer(board_of(meta={"total": 0})))
    assert (reading.trouble, reading.advertised, len(reading.openings)) == (None, 0, 0)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (board_of({"id": 12345, "title": "Lamp"}, meta={"total": 9}), 200),
        (board_of({"title": "no id"}), 200),
        (own("jobs.json")[:-40], 200),
        (b'{"jobs": null}', 200),
        (b"<html>", 200),
        (b'{"status":404,"error":"Board not found"}', 404),
        (own("jobs.json"), 500),
    ],
)
def test_a_board_that_is_not_whole_is_trouble(body: bytes, status: int) -> None:
    assert greenhouse.read(BOARD, FIRST, answer(body, status)).trouble is not None


@pytest.mark.parametrize(
    ("address", "token"),
    [
        ("https://boards.greenhouse.io/lanternfish", "lanternfish"),
        ("https://job-boards.greenhouse.io/Lanternfish/jobs/5101378001?gh_src=x", "lanternfish"),
        ("job-boards.eu.greenhouse.io/lanternfish/", "lanternfish"),
        ("https://boards-api.greenhouse.io/v1/boards/lanternfish/jobs", "lanternfish"),
        ("https://boards.greenhouse.io/embed/job_board/js?for=lanternfish", "lanternfish"),
        ("https://boards.greenhouse.io/embed/job_app?for=lanternfish&token=1", "lanternfish"),
        ("https://careers.roblox.com/jobs/7054468", "roblox"),
        ("https://www.anthropic.com/careers/jobs", "anthropic"),
        ("https://www.anthropic.com/news", None),
        ("https://boards.greenhouse.io/embed/job_app?token=1", None),
        ("https://boards.greenhouse.io/", None),
        ("https://boards.greenhouse.io/..%2f..", None),
        ("https://greenhouse.io/lanternfish", None),
        ("https://boards.greenhouse.io.evil.example/x", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_boards_are_known_by_their_addresses(address: str, token: str | None) -> None:
    board = greenhouse.recognise(address)
    assert (board.token if board else None) == token


@pytest.mark.parametrize("path", recordings("greenhouse/list_*.json"))
def test_recorded_openings_agree_with_their_records(path: Path) -> None:
    reading = greenhouse.read(BOARD, FIRST, answer(path.read_bytes()))
    body = json.loads(path.read_bytes())
    assert reading.advertised == body["meta"]["total"]
    assert len(reading.openings) == len(body["jobs"]) > 0
    assert reading.trouble is not None
    for opening, job in zip(reading.openings, body["jobs"], strict=True):
        assert opening.title == " ".join(job["title"].split())
        assert opening.external_id == str(job["id"])
        assert "".join(opening.places) == job["location"]["name"].replace(" | ", "").replace("; ", "")
        assert (opening.payload is not None) == ("content" in job)
        if opening.payload:
            found = detail(opening)
            assert (found.company, found.pay) == (job["company_name"].strip(), None)
            assert found.description.startswith("<")


@pytest.mark.parametrize("path", recordings("greenhouse/page_*.html"))
def test_a_recorded_page_gives_its_posting(path: Path) -> None:
    found = greenhouse.fields(BOARD, Response("x", 200, {"content-type": "text/html"}, path.read_bytes()))
    assert isinstance(found, Fields)
    assert (found.title, found.places) == ("Engineering Manager, UI Platform", ("San Francisco, CA",))
    assert found.pay is not None
    assert (found.pay.minimum, found.pay.maximum, found.pay.period) == (405000, 485000, "year")


@pytest.mark.parametrize("path", recordings("roblox/*.html"))
def test_a_page_of_a_companys_own_site_is_left_to_others(path: Path) -> None:
    found = greenhouse.fields(BOARD, Response("x", 200, {"content-type": "text/html"}, path.read_bytes()))
    assert isinstance(found, Uncertain)
