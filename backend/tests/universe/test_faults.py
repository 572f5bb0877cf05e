"""Every kind of trouble, seen from outside."""

import asyncio
import gzip
import json

import aiohttp
import pytest

from jobhunt.universe.faults import BOMB_BYTES, HUGE_BYTES, SENDING
from tests.universe.visitor import AGENT, Visitor

LIST = "www.amazon.jobs/en/search.json"
BOARD = "boards-api.greenhouse.io/v1/boards/anthropic/jobs"


async def cause(visitor: Visitor, **fault: object) -> None:
    await visitor.control("faults", {"target": "amazon", **fault})


@pytest.mark.parametrize("status", [500, 503, 403, 404])
async def test_a_status_can_be_forced(visitor: Visitor, status: int) -> None:
    await cause(visitor, kind="status", status=status)
    assert (await visitor.get(LIST)).status == status
    assert (await visitor.get(BOARD)).status == 200


async def test_too_many_requests_say_when_to_come_back(visitor: Visitor) -> None:
    await cause(visitor, kind="status", status=429, retry_after=7)
    got = await visitor.get(LIST)
    assert (got.status, got.headers["Retry-After"]) == (429, "7")


async def test_a_hanging_host_never_answers_in_time(visitor: Visitor) -> None:
    await cause(visitor, kind="hang", seconds=60)
    with pytest.raises(asyncio.TimeoutError):
        await visitor.get(LIST, seconds=0.2)


async def test_a_dripping_host_sends_the_whole_body_in_pieces(visitor: Visitor) -> None:
    whole = (await visitor.get(LIST)).json()["hits"]
    await cause(visitor, kind="drip", seconds=0.2)
    assert (await visitor.get(LIST)).json()["hits"] == whole
    await visitor.control("faults", {"target": "amazon", "kind": None})
    await cause(visitor, kind="drip", seconds=60)
    with pytest.raises(asyncio.TimeoutError):
        await visitor.get(LIST, seconds=0.3)


async def test_a_cut_body_is_shorter_than_promised(visitor: Visitor) -> None:
    await cause(visitor, kind="cut")
    with pytest.raises(aiohttp.ClientPayloadError):
        await visitor.get(LIST)


async def test_invalid_json_is_broken_off_under_the_right_type(visitor: Visitor) -> None:
    await cause(visitor, kind="invalid_json")
    got = await visitor.get(LIST)
    assert (got.status, got.headers["Content-Type"]) == (200, "application/json; charset=utf-8")
    with pytest.raises(ValueError, match=r"Invalid|Unterminated|Expecting"):
        json.loads(got.body)


async def test_a_wall_answers_with_html(visitor: Visitor) -> None:
    await cause(visitor, kind="html")
    got = await visitor.get(LIST)
    assert (got.status, "Just a moment" in got.text) == (200, True)
    assert got.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("value", "location"),
    [
        ("loopback", "http://127.0.0.1:1/"),
        ("metadata", "http://169.254.169.254/latest/meta-data/"),
        ("host", "https://careers.northwind.example/careers"),
        ("https://www.google.com/", "https://www.google.com/"),
    ],
)
async def test_redirects_lead_where_they_are_told(visitor: Visitor, value: str, location: str) -> None:
    await cause(visitor, kind="redirect", value=value)
    got = await visitor.get(LIST)
    assert (got.status, got.headers["Location"]) == (302, location)


async def test_a_redirect_loop_never_ends_and_never_repeats(visitor: Visitor) -> None:
    await cause(visitor, kind="redirect_loop")
    address, seen = LIST, []
    for _ in range(8):
        got = await visitor.get(address)
        assert got.status == 302
        address = got.headers["Location"].removeprefix("https://")
        seen.append(address)
    assert len(set(seen)) == 8
    assert all(each.startswith(f"{LIST}?turn=") for each in seen)


async def test_a_bomb_is_small_on_the_wire(visitor: Visitor) -> None:
    await cause(visitor, kind="gzip_bomb")
    async with (
        aiohttp.ClientSession(auto_decompress=False) as session,
        session.get(f"{visitor.url}/{LIST}", headers={"User-Agent": AGENT}) as answer,
    ):
        body = await answer.read()
        assert answer.headers["Content-Encoding"] == "gzip"
    assert len(body) < 3_000_000
    assert BOMB_BYTES == 256 * 1024 * 1024
    with pytest.raises(EOFError):
        gzip.decompress(body[:1000])


async def test_a_huge_body_comes_without_a_length(visitor: Visitor) -> None:
    await cause(visitor, kind="huge")
    got = await visitor.get(LIST)
    assert len(got.body) == HUGE_BYTES
    assert "Content-Length" not in got.headers


async def test_the_wrong_content_type_is_a_lie_about_the_right_body(visitor: Visitor) -> None:
    await cause(visitor, kind="content_type", value="image/png")
    got = await visitor.get(LIST)
    assert (got.headers["Content-Type"], got.json()["hits"]) == ("image/png", 30)


async def test_half_of_the_pages_are_missing_under_the_full_total(visitor: Visitor) -> None:
    await cause(visitor, kind="half_pages")
    pages = [await visitor.get(f"{LIST}?offset={start}&result_limit=10") for start in (0, 10, 20)]
    assert [len(page.rows("jobs")) for page in pages] == [10, 0, 10]
    assert {page.json()["hits"] for page in pages} == {30}
    await visitor.control("faults", {"target": "boards-api.greenhouse.io", "kind": "half_pages"})
    board = await visitor.get(BOARD)
    assert (len(board.rows("jobs")), board.json()["meta"]) == (12, {"total": 24})


@pytest.mark.parametrize("target", ["google", "amazon", "anthropic", "tiktok", "netflix", "northwind"])
async def test_any_board_can_be_suddenly_empty(visitor: Visitor, target: str) -> None:
    await visitor.control("faults", {"target": target, "kind": "empty"})
    company = visitor.company(target)
    asked = {
        "google": "www.google.com/about/careers/applications/jobs/results/?page=1",
        "netflix": "explore.jobs.netflix.net/api/apply/v2/jobs?domain=netflix.com",
        "amazon": LIST,
        "anthropic": BOARD,
        "northwind": "careers.northwind.example/careers",
    }
    if target == "tiktok":
        path = "api.lifeattiktok.com/api/v1/public/supplier/search/job/posts"
        got = await visitor.post(path, {"limit": 12, "offset": 0}, {"website-path": "tiktok"})
    else:
        got = await visitor.get(asked[target], {"Referer": "https://explore.jobs.netflix.net/careers"})
    assert got.status == 200
    assert visitor.posting(target, visitor.entries(target)[0]).external_id not in got.text
    page = await visitor.get(visitor.address(target, visitor.entries(target)[0]))
    assert (company.key, page.status) == (target, 200)


async def test_the_total_changes_while_pages_are_read(visitor: Visitor) -> None:
    await cause(visitor, kind="shifting_total")
    totals = {(await visitor.get(f"{LIST}?offset={start}")).json()["hits"] for start in (0, 10, 20)}
    assert len(totals) == 3


async def test_paging_may_show_one_posting_twice_and_lose_another(visitor: Visitor) -> None:
    await cause(visitor, kind="duplicates")
    pages = [await visitor.get(f"{LIST}?offset={start}&result_limit=10") for start in (0, 10, 20)]
    ids = [job["id_icims"] for page in pages for job in page.rows("jobs")]
    assert (len(ids), len(set(ids))) == (30, 28)
    await visitor.control("faults", {"target": "anthropic", "kind": "duplicates"})
    jobs = [job["id"] for job in (await visitor.get(BOARD)).rows("jobs")]
    assert (len(jobs), len(set(jobs))) == (32, 24)


async def test_trouble_may_wait_wear_off_and_keep_to_pages(visitor: Visitor) -> None:
    await cause(visitor, kind="status", status=500, after=1, times=2, only="list")
    assert [(await visitor.get(LIST)).status for _ in range(5)] == [200, 500, 500, 200, 200]
    await cause(visitor, kind="status", status=403, only="page")
    assert (await visitor.get(visitor.address("amazon", visitor.entries("amazon")[0]))).status == 403
    assert (await visitor.get(LIST)).status == 200


async def test_a_host_in_trouble_still_answers_robots_unless_told(visitor: Visitor) -> None:
    robots = "www.amazon.jobs/robots.txt"
    await visitor.control("faults", {"target": "www.amazon.jobs", "kind": "status"})
    assert [(await visitor.get(robots)).status, (await visitor.get(LIST)).status] == [200, 500]
    await visitor.control("faults", {"target": "www.amazon.jobs", "kind": "status", "only": "robots"})
    assert (await visitor.get(robots)).status == 500


async def test_trouble_can_be_taken_back(visitor: Visitor) -> None:
    for kind in SENDING:
        await cause(visitor, kind=kind)
    await visitor.control("faults", {"target": "amazon", "kind": None})
    assert (await visitor.get(LIST)).json()["hits"] == 30


@pytest.mark.parametrize(
    "fault",
    [
        {},
        {"kind": "flood"},
        {"kind": "status", "target": 7},
        {"kind": "status", "target": "amazon", "status": "500"},
        {"kind": "status", "target": "amazon", "status": True},
        {"kind": "hang", "target": "amazon", "seconds": -1},
        {"kind": "hang", "target": "amazon", "seconds": None},
        {"kind": "hang", "target": "amazon", "only": "everything"},
        {"kind": "hang", "target": "amazon", "colour": "red"},
    ],
)
async def test_a_fault_that_makes_no_sense_is_refused(visitor: Visitor, fault: dict[str, object]) -> None:
    got = await visitor.post("_control/faults", {**fault, "kind": fault.get("kind", "none")})
    assert got.status == 422
    assert (await visitor.control("state"))["faults"] == []
