"""Netflix's Eightfold site as the universe plays it."""

import html
import json
import re
from datetime import date, timedelta

import pytest

from tests.universe.visitor import Visitor

HOST = "explore.jobs.netflix.net"
LIST = f"{HOST}/api/apply/v2/jobs?domain=netflix.com"
REFERER = {"Referer": f"https://{HOST}/careers"}


async def test_ten_a_page_whatever_is_asked(visitor: Visitor) -> None:
    first = await visitor.get(f"{LIST}&start=0&num=25", REFERER)
    assert len(first.rows("positions")) == 10
    rest = [await visitor.get(f"{LIST}&start={start}&num=10", REFERER) for start in (10, 20, 30)]
    assert [len(page.rows("positions")) for page in rest] == [10, 5, 0]
    assert {page.json()["count"] for page in (first, *rest)} == {25}
    assert len({each["id"] for page in (first, *rest) for each in page.rows("positions")}) == 25


@pytest.mark.parametrize("headers", [{}, {**REFERER, "User-Agent": ""}, {**REFERER, "User-Agent": "curl/8.0"}])
async def test_without_browser_and_referer_it_refuses(visitor: Visitor, headers: dict[str, str]) -> None:
    assert (await visitor.get(LIST, headers)).status == 403


async def test_the_newer_api_is_not_enabled_and_posting_is_not_allowed(visitor: Visitor) -> None:
    newer = await visitor.get(f"{HOST}/api/pcsx/search?domain=netflix.com", REFERER)
    assert (newer.status, newer.json()) == (403, {"message": "PCSX is not enabled for this user."})
    assert (await visitor.post(LIST, {}, REFERER)).status == 405


async def test_offsets_beyond_two_thousand_are_empty(visitor: Visitor) -> None:
    assert (await visitor.get(f"{LIST}&start=2000", REFERER)).rows("positions") == []


async def test_texts_are_only_in_the_detail(visitor: Visitor) -> None:
    position = (await visitor.get(LIST, REFERER)).rows("positions")[0]
    assert position["job_description"] == ""
    got = await visitor.get(f"{HOST}/api/apply/v2/jobs/{position['id']}?domain=netflix.com", REFERER)
    assert str(got.json()["job_description"]).startswith("<p>")
    assert str(got.json()["canonicalPositionUrl"]).endswith("?microsite=netflix.com")


async def test_times_are_epoch_seconds_at_midnight_and_true(visitor: Visitor) -> None:
    positions = {str(each["id"]): each for each in (await visitor.get(LIST, REFERER)).rows("positions")}
    for entry in visitor.entries("netflix")[:10]:
        posting = visitor.posting("netflix", entry)
        created = positions[posting.external_id]["t_create"]
        assert isinstance(created, int)
        assert created % 86_400 == 0
        assert date(1970, 1, 1) + timedelta(seconds=created) == posting.posted


async def test_the_markup_is_escaped_and_its_dates_are_wrong(visitor: Visitor) -> None:
    for entry in visitor.entries("netflix"):
        posting = visitor.posting("netflix", entry)
        text = (await visitor.get(visitor.address("netflix", entry))).text
        blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        job, site = (json.loads(block) for block in blocks)
        assert site["@type"] == "WebSite"
        assert html.unescape(job["title"]) == posting.title
        assert job["description"].startswith("&lt;p&gt;")
        posted = date.fromisoformat(job["datePosted"][:10])
        assert posted > posting.posted
        assert date.fromisoformat(job["validThrough"][:10]) == posted + timedelta(days=180)


async def test_a_closed_page_is_a_shell_with_other_positions(visitor: Visitor) -> None:
    address, external_id = visitor.close("netflix")
    gone = await visitor.get(address)
    code = re.search(r'<code id="smartApplyData"[^>]*>(.*?)</code>', gone.text)
    assert code is not None
    data = json.loads(html.unescape(code[1]))
    assert gone.status == 200
    assert data["isFallback"] is True
    assert external_id not in {str(each["id"]) for each in data["positions"]}
    assert '"JobPosting"' not in gone.text
    assert (await visitor.get(f"{HOST}/api/apply/v2/jobs/{external_id}", REFERER)).status == 404
