"""TikTok's search answers, written for the tests and recorded."""

import json
from pathlib import Path

import pytest

from jobhunt.boards import tiktok
from jobhunt.boards.protocol import Board, Fields, Gone, Opening, Pay, Platform, Request, Response, Uncertain
from tests.boards.recorded import PAGES, recordings

platform: Platform = tiktok
BOARD = Board("tiktok", "tiktok")
FIRST = tiktok.first(BOARD)[0]


def answer(body: bytes, status: int = 200) -> Response:
    return Response(FIRST.url, status, {"content-type": "application/json"}, body)


def own(name: str) -> bytes:
    return (PAGES / "tiktok" / name).read_bytes()


def posts(count: int, total: int) -> bytes:
    found = [{"id": str(7 * 10**18 + number), "title": "Prompter"} for number in range(count)]
    return json.dumps({"code": 0, "data": {"count": total, "job_post_list": found}}).encode()


def asked(request: Request) -> tuple[int, int]:
    body = json.loads(request.body or b"")
    return body["offset"], body["limit"]


def detail(opening: Opening) -> Fields:
    found = tiktok.fields(BOARD, Response(opening.url, 200, {}, (opening.payload or "").encode()))
    assert isinstance(found, Fields)
    return found


def test_the_request_carries_what_the_site_demands() -> None:
    assert FIRST.method == "POST"
    assert FIRST.headers["website-path"] == "tiktok"
    assert FIRST.headers["Content-Type"] == "application/json"
    assert asked(FIRST) == (0, 100)
    assert tiktok.first(BOARD, ["prompter"]) == [FIRST]


def test_a_list_gives_whole_postings() -> None:
    reading = tiktok.read(BOARD, FIRST, answer(own("posts.json")))
    assert (reading.trouble, reading.advertised, list(reading.next)) == (None, 3, [])
    maker, puller, prompter = reading.openings
    assert (maker.external_id, maker.title) == ("7686714309884578101", "Prop Maker")
    assert maker.url == "https://lifeattiktok.com/search/7686714309884578101"
    assert maker.places == ("San Jose, California, United States of America",)
    assert maker.posted_at is None
    assert puller.places == ("Singapore",)
    assert prompter.places == ()
    assert tiktok.page(BOARD, maker) is None


def test_fields_of_a_record_and_their_sources() -> None:
    maker, puller, prompter = (
        detail(opening) for opening in tiktok.read(BOARD, FIRST, answer(own("posts.json"))).openings
    )
    assert (maker.employment_type, maker.department, maker.requisition_id) == (
        "Regular",
        "Stage / Props",
        "A248054",
    )
    assert maker.pay == Pay(136800, 259200, "USD", "year", "$136800 - $259200 annually")
    assert "<li>A steady hand &amp; eye.</li><li>&lt;3 years of experience</li>" in maker.description
    assert (maker.sources["title"], maker.sources["pay"]) == ("listing", "text")
    assert "posted_at" not in maker.sources
    assert puller.pay is not None
    assert (puller.pay.minimum, puller.pay.currency, puller.pay.period) == (4000, "SGD", None)
    assert puller.sources["pay"] == "listing"
    assert prompter.description == "<h3>Responsibilities</h3><p>Whisper.</p>"


def test_a_known_posting_that_the_list_lacks_is_asked_about_alone() -> None:
    request = tiktok.page(BOARD, Opening("7686714309884578101", "x", "https://lifeattiktok.com/search/1"))
    assert request is not None
    assert json.loads(request.body or b"") == {"job_post_id": "7686714309884578101"}
    found = tiktok.fields(BOARD, answer(own("detail.json")))
    assert isinstance(found, Fields)
    assert (found.title, found.sources["title"]) == ("Prop Maker", "api")
    assert found.pay is not None
    assert (found.pay.minimum, found.sources["pay"]) == (100000, "api")


def test_an_answer_without_the_posting_is_uncertain_and_a_missing_one_gone() -> None:
    assert isinstance(tiktok.fields(BOARD, answer(b'{"code": 0, "data": {}}')), Uncertain)
    assert isinstance(tiktok.fields(BOARD, answer(b"{}", 404)), Gone)


def test_a_full_first_page_names_the_others_in_hundreds() -> None:
    reading = tiktok.read(BOARD, FIRST, answer(posts(100, 342)))
    assert [asked(request) for request in reading.next] == [(100, 100), (200, 100), (300, 100)]
    assert reading.trouble is None
    last = tiktok.read(BOARD, reading.next[-1], answer(posts(42, 342)))
    assert (last.trouble, list(last.next)) == (None, [])


def test_a_short_first_page_goes_on_in_the_steps_of_the_site() -> None:
    reading = tiktok.read(BOARD, FIRST, answer(posts(12, 40)))
    assert [asked(request) for request in reading.next] == [(12, 12), (24, 12), (36, 12)]
    assert reading.trouble is None


@pytest.mark.parametrize(
    "body",
    [
        b'{"code": 40001, "message": "website-path"}',
        b'{"code": 0, "data": {"count": 0, "job_post_list": []}}',
        b'{"code": 0, "data": {"count": 0, "job_post_list": null}}',
        b'{"code": 0, "data": {"job_post_list": []}}',
        b'{"code": 0, "data": null}',
        posts(0, 40),
        b"<html>",
        b"",
        own("posts.json")[:-9],
    ],
)
def test_an_error_or_an_empty_answer_is_trouble(body: bytes) -> None:
    assert tiktok.read(BOARD, FIRST, answer(body)).trouble is not None


def test_a_short_later_page_is_trouble_but_one_beyond_the_end_is_not() -> None:
    later = tiktok.read(BOARD, FIRST, answer(posts(100, 342))).next[0]
    assert tiktok.read(BOARD, later, answer(posts(99, 342))).trouble is not None
    assert tiktok.read(BOARD, later, answer(posts(0, 100))).trouble is None


def test_a_place_that_is_its_own_parent_for_ever_is_cut() -> None:
    deep: dict[str, object] = {"en_name": "A"}
    for number in range(50):
        deep = {"en_name": f"A{number}", "parent": deep}
    post = {"id": "76867143", "title": "T", "city_info": deep}
    body = json.dumps({"code": 0, "data": {"count": 1, "job_post_list": [post]}}).encode()
    assert len(tiktok.read(BOARD, FIRST, answer(body)).openings[0].places[0].split(", ")) < 10


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://lifeattiktok.com/search/7686714309884578101", True),
        ("careers.tiktok.com/position", True),
        ("https://www.tiktok.com/@someone", False),
    ],
)
def test_its_addresses_are_known(address: str, known: bool) -> None:
    assert (tiktok.recognise(address) is not None) is known


@pytest.mark.parametrize("path", recordings("tiktok/*.json"))
def test_recorded_openings_agree_with_their_records(path: Path) -> None:
    reading = tiktok.read(BOARD, FIRST, answer(path.read_bytes()))
    records = json.loads(path.read_bytes())["data"]["job_post_list"]
    assert len(reading.openings) == len(records) == 3
    assert reading.advertised == 4276
    for opening, record in zip(reading.openings, records, strict=True):
        found = detail(opening)
        assert found.title == " ".join(record["title"].split())
        assert found.places[0].startswith(record["city_info"]["en_name"])
        assert found.pay is None
