"""Greenhouse boards and pages, and the careers site of Roblox, as the universe plays them."""

import html
import json

from tests.universe.visitor import Visitor

API = "boards-api.greenhouse.io/v1/boards"


async def test_one_answer_holds_the_whole_board(visitor: Visitor) -> None:
    got = await visitor.get(f"{API}/anthropic/jobs")
    assert got.json()["meta"] == {"total": 24}
    jobs = got.rows("jobs")
    assert len({job["id"] for job in jobs}) == 24
    assert not any("content" in job or "pay_input_ranges" in job for job in jobs)


async def test_an_unknown_token_is_404_and_an_empty_board_is_not(visitor: Visitor) -> None:
    for token in ("nobody", "..", "%2e%2e", "amazon", "x" * 4000):
        assert (await visitor.get(f"{API}/{token}/jobs")).status == 404
    for entry in list(visitor.entries("roblox")):
        visitor.universe.histories["roblox"].command("close", entry.number)
    empty = await visitor.get(f"{API}/roblox/jobs")
    assert (empty.status, empty.rows("jobs")) == (200, [])


async def test_content_is_escaped_once_and_its_entities_twice(visitor: Visitor) -> None:
    job = (await visitor.get(f"{API}/anthropic/jobs?content=true")).rows("jobs")[0]
    content = str(job["content"])
    assert "<" not in content
    assert "&amp;nbsp;" in content
    assert html.unescape(content).startswith('<div class="content-intro"><p>')


async def test_pay_ranges_come_only_with_the_flag_and_are_the_truth(visitor: Visitor) -> None:
    jobs = {
        str(job["id"]): job
        for job in (await visitor.get(f"{API}/anthropic/jobs?pay_transparency=true")).rows("jobs")
    }
    for entry in visitor.entries("anthropic"):
        posting = visitor.posting("anthropic", entry)
        ranges = jobs[posting.external_id]["pay_input_ranges"]
        assert isinstance(ranges, list)
        cents = [(each["min_cents"], each["max_cents"], each["currency_type"]) for each in ranges]
        pay = posting.pay
        assert cents == ([(pay.minimum * 100, pay.maximum * 100, pay.currency)] if pay else [])


async def test_metadata_may_be_null_and_jobs_may_have_several_posts(visitor: Visitor) -> None:
    jobs = (await visitor.get(f"{API}/anthropic/jobs")).rows("jobs")
    assert any(job["metadata"] is None for job in jobs)
    assert len({job["internal_job_id"] for job in jobs}) < len(jobs)


async def test_one_job_is_404_json_once_closed(visitor: Visitor) -> None:
    external_id = visitor.posting("anthropic", visitor.entries("anthropic")[0]).external_id
    assert (await visitor.get(f"{API}/anthropic/jobs/{external_id}")).status == 200
    visitor.close("anthropic")
    gone = await visitor.get(f"{API}/anthropic/jobs/{external_id}")
    assert (gone.status, gone.json()) == (404, {"status": 404, "error": "Job not found"})


async def test_the_hosted_page_has_its_data_and_no_markup(visitor: Visitor) -> None:
    entry = visitor.entries("anthropic")[1]
    posting = visitor.posting("anthropic", entry)
    text = (await visitor.get(visitor.address("anthropic", entry))).text
    assert "ld+json" not in text
    start = text.index("window.__remixContext = ") + len("window.__remixContext = ")
    context, _ = json.JSONDecoder().raw_decode(text, start)
    post = context["state"]["loaderData"]["routes/$url_token_.jobs_.$job_post_id"]["jobPost"]
    assert post["title"] == posting.title
    assert post["published_at"].startswith(str(posting.posted))
    assert bool(post["pay_ranges"]) == (posting.pay is not None)


async def test_a_closed_hosted_page_leads_back_to_the_board(visitor: Visitor) -> None:
    address, _ = visitor.close("anthropic")
    gone = await visitor.get(address)
    assert gone.status == 302
    assert gone.headers["Location"] == "https://job-boards.greenhouse.io/anthropic?error=true"
    board = await visitor.get("job-boards.greenhouse.io/anthropic?error=true")
    assert board.status == 200
    assert board.text.count('class="job-post"') == 23


async def test_old_addresses_lead_to_the_new_host(visitor: Visitor) -> None:
    moved = await visitor.get("boards.greenhouse.io/anthropic")
    assert (moved.status, moved.headers["Location"]) == (301, "https://job-boards.greenhouse.io/anthropic")


async def test_roblox_shows_postings_on_its_own_site(visitor: Visitor) -> None:
    job = (await visitor.get(f"{API}/roblox/jobs")).rows("jobs")[0]
    assert job["absolute_url"] == f"https://careers.roblox.com/jobs/{job['id']}?gh_jid={job['id']}"
    page = await visitor.get(str(job["absolute_url"]).removeprefix("https://"))
    assert html.escape(str(job["title"])) in page.text
    assert "ld+json" not in page.text
    address, _ = visitor.close("roblox")
    assert (await visitor.get(address)).status == 404


async def test_any_other_name_is_a_board_of_its_own(visitor: Visitor) -> None:
    assert (await visitor.get(f"{API}/board-01/jobs")).status == 404
