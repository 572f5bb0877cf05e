"""Runs from start to end: what comes in, what is skipped, what closes, and that doing it twice adds nothing."""

from datetime import timedelta

import pytest

from jobhunt.boards.protocol import Response
from jobhunt.core.errors import NotFound
from jobhunt.core.tasks.protocol import Task
from jobhunt.ingestion import runs
from jobhunt.ingestion.dry_run import dry_run
from jobhunt.ingestion.sweep import sweep
from tests.ingestion.site import Product, Site, long_text


def answering(status: int, body: bytes = b"{}") -> Response:
    return Response("", status, {"content-type": "application/json"}, body)


async def test_a_first_run_brings_every_kept_posting_once(product: Product) -> None:
    user = await product.follow("acme", include=("engineer",))
    account = await product.run(user)
    assert (account["status"], account["total"], account["ready"], account["new"]) == ("finished", 2, 2, 2)
    [acme] = account["companies"]
    assert (acme["state"], acme["listed"], acme["left_out"]) == ("complete", 3, 1)
    jobs = await product.rows("SELECT external_id, status, outcome FROM jobs ORDER BY external_id")
    assert [(j["external_id"], j["status"]) for j in jobs] == [("1", "ready"), ("2", "ready")]
    assert await product.one("SELECT count(*) FROM postings") == 3
    assert await product.one("SELECT count(*) FROM posting_versions") == 2


@pytest.mark.parametrize("whole", [False, True])
async def test_an_unchanged_second_run_extracts_nothing(product: Product, site: Site, whole: bool) -> None:
    site.whole = whole
    user = await product.follow("acme")
    await product.run(user)
    product.done.clear()
    account = await product.run(user)
    assert (account["ready"], account["unchanged"], account["new"], account["changed"]) == (3, 3, 0, 0)
    assert product.done["extract"] == 0
    assert await product.one("SELECT count(*) FROM posting_versions") == 3


@pytest.mark.parametrize("whole", [False, True])
async def test_one_edit_changes_exactly_one_posting(product: Product, site: Site, whole: bool) -> None:
    site.whole = whole
    user = await product.follow("acme")
    await product.run(user)
    site.jobs[2]["content"] = long_text(2).replace("17 depots", "18 depots")
    account = await product.run(user)
    assert (account["changed"], account["unchanged"]) == (1, 2)
    versions = await product.rows(
        "SELECT external_id, number, distance FROM posting_versions v JOIN postings p ON p.id = posting_id"
        " WHERE number > 1"
    )
    assert [(v["external_id"], v["number"]) for v in versions] == [("2", 2)]
    assert 0 <= versions[0]["distance"] <= 20


async def test_a_page_fetched_lately_is_not_asked_again(product: Product, site: Site) -> None:
    product.reuse = True
    await product.run(await product.follow("acme"))
    other = await product.follow("acme", email="b@example.org")
    account = await product.run(other)
    assert (account["ready"], account["new"]) == (3, 3)
    assert site.asked[site.job_path(1)] == 1
    assert site.asked[site.list_path] == 1
    product.now += timedelta(hours=7)
    await product.run(other)
    assert site.asked[site.job_path(1)] == 2


async def test_reuse_does_not_keep_a_page_fresh_for_ever(product: Product, site: Site) -> None:
    product.reuse = True
    user = await product.follow("acme")
    for _ in range(4):
        await product.run(user)
        product.now += timedelta(hours=2, minutes=5)
    assert site.asked[site.job_path(1)] == 2


async def test_a_listing_that_says_it_changed_is_crawled_though_fresh(product: Product, site: Site) -> None:
    product.reuse = True
    user = await product.follow("acme")
    await product.run(user)
    product.now += timedelta(minutes=20)
    site.jobs[1]["updated_at"] = "2026-11-02T10:00:00-04:00"
    site.jobs[1]["content"] = long_text(1) + "<p>Dogs are welcome in the office.</p>"
    account = await product.run(user)
    assert (account["changed"], account["unchanged"]) == (1, 2)
    assert site.asked[site.job_path(2)] == 1


async def test_another_user_is_told_of_a_change_that_the_first_user_met(product: Product, site: Site) -> None:
    first, second = await product.follow("acme"), await product.follow("acme", email="b@example.org")
    await product.run(first)
    await product.run(second)
    site.jobs[1]["content"] += "<p>A new requirement: a driving licence.</p>"
    assert (await product.run(first))["changed"] == 1
    assert (await product.run(second))["changed"] == 1
    assert (await product.run(second))["changed"] == 0


async def test_a_posting_gone_from_two_complete_listings_closes_and_keeps_all(product: Product, site: Site) -> None:
    user = await product.follow("acme")
    await product.run(user)
    gone = site.jobs.pop(1)
    first = await product.run(user)
    assert (first["closed"], first["companies"][0]["missing"]) == (0, 1)
    second = await product.run(user)
    assert second["closed"] == 1
    [posting] = await product.rows("SELECT status, closed_reason, version_id FROM postings WHERE external_id = '1'")
    assert posting["status"] == "closed"
    assert posting["version_id"] is not None
    site.jobs[1] = gone
    await product.run(user)
    assert await product.one("SELECT status FROM postings WHERE external_id = '1'") == "open"


@pytest.mark.parametrize(
    "fault",
    [
        lambda: answering(500),
        lambda: answering(403),
        lambda: answering(200, b"<html>maintenance</html>"),
        lambda: answering(200, b'{"jobs": [{"id": 1, "ti'),
        lambda: answering(200, b'{"jobs": [], "meta": {"total": 0}}'),
        lambda: answering(429),
    ],
)
async def test_a_board_that_fails_or_is_suddenly_empty_closes_nothing(
    product: Product, site: Site, fault: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobhunt.ingestion.discover.FIRST_PAUSE", 0.0)
    user = await product.follow("acme")
    await product.run(user)
    site.faults[site.list_path] = fault  # type: ignore[assignment]  # a parameter has no type of its own
    for _ in range(3):
        account = await product.run(user)
        [acme] = account["companies"]
        assert acme["state"] in ("failed", "suspicious")
        assert acme["reason"]
        assert account["closed"] == 0
    assert await product.one("SELECT count(*) FROM postings WHERE status = 'open'") == 3


async def test_a_run_whose_every_board_fails_ends_in_error_with_a_sentence(
    product: Product, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobhunt.ingestion.discover.FIRST_PAUSE", 0.0)
    site.faults[site.list_path] = lambda: answering(500)
    account = await product.run(await product.follow("acme"))
    assert account["status"] == "error"
    assert account["error_message"] == "The board could not be read. Your data is unchanged."


async def test_an_empty_board_is_believed_on_the_third_day(product: Product, site: Site) -> None:
    user = await product.follow("acme")
    await product.run(user)
    site.jobs.clear()
    for _ in range(2):
        product.now += timedelta(days=1)
        assert (await product.run(user))["closed"] == 0
    product.now += timedelta(days=1)
    assert (await product.run(user))["closed"] == 3


async def test_a_page_that_is_gone_expires_its_job_at_once(product: Product, site: Site) -> None:
    site.faults[site.job_path(1)] = lambda: answering(404)
    account = await product.run(await product.follow("acme"))
    assert (account["expired"], account["ready"], account["closed"]) == (1, 2, 1)


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
async def test_a_page_that_refuses_is_an_error_and_closes_nothing(
    product: Product, site: Site, status: int
) -> None:
    site.faults[site.job_path(1)] = lambda: answering(status)
    account = await product.run(await product.follow("acme"))
    assert (account["status"], account["error"], account["ready"]) == ("finished", 1, 2)
    [job] = await product.rows("SELECT error_message FROM jobs WHERE status = 'error'")
    assert str(status) in job["error_message"]
    assert await product.one("SELECT count(*) FROM postings WHERE status = 'closed'") == 0


async def test_a_page_that_comes_back_after_an_outage_is_read(product: Product, site: Site) -> None:
    def once() -> Response:
        site.faults.clear()
        return answering(503)

    site.faults[site.job_path(1)] = once
    account = await product.run(await product.follow("acme"))
    assert (account["ready"], account["error"]) == (3, 0)


async def test_a_page_whose_extraction_failed_is_extracted_next_time(product: Product, site: Site) -> None:
    user = await product.follow("acme")
    run_id = await product.start(user)
    await product.tasks.drain(product.step, product.abandon, product.now)
    # The raw pages vanish between crawl and extraction of a changed posting.
    site.jobs[1]["content"] += "<p>One more sentence that was not there before.</p>"
    run_id = await product.start(user)

    async def lose_pages(task: Task) -> None:
        if task.step == "extract":
            async for key in product.files.keys("raw/"):
                await product.files.delete(key)
        await product.step(task)

    await product.tasks.drain(lose_pages, product.abandon, product.now)
    assert (await product.account(run_id))["error"] == 1
    account = await product.run(user)
    assert (account["changed"], account["error"]) == (1, 0)


async def test_every_step_done_twice_adds_nothing(product: Product) -> None:
    user = await product.follow("acme")
    run_id = await product.start(user)

    async def twice(task: Task) -> None:
        await product.step(task)
        await product.step(task)

    await product.tasks.drain(twice, product.abandon, product.now)
    account = await product.account(run_id)
    assert (account["status"], account["ready"]) == ("finished", 3)
    assert await product.one("SELECT count(*) FROM posting_versions") == 3
    assert await product.one("SELECT count(*) FROM jobs") == 3


async def test_a_second_start_gives_the_open_run(product: Product) -> None:
    user = await product.follow("acme")
    assert await product.start(user) == await product.start(user)


async def test_starting_with_nothing_switched_on_is_refused(product: Product) -> None:
    user = await product.follow()
    with pytest.raises(runs.NothingToRead):
        await product.start(user)
    assert await product.one("SELECT count(*) FROM ingestion_runs") == 0


async def test_a_cancelled_run_stops_and_keeps_what_it_has(product: Product, site: Site) -> None:
    user = await product.follow("acme")
    run_id = await product.start(user)
    await product.tasks.do_next(product.step, product.abandon, product.now)
    async with product.context.start_work() as work:
        await runs.cancel(work, user, run_id)
    await product.work_off()
    account = await product.account(run_id)
    assert (account["status"], account["pending"]) == ("cancelled", 3)
    assert site.asked[site.job_path(1)] == 0
    assert (await product.run(user))["ready"] == 3


async def test_nobody_cancels_another_users_run(product: Product) -> None:
    run_id = await product.start(await product.follow("acme"))
    other = await product.follow("acme", email="b@example.org")
    with pytest.raises(NotFound):
        async with product.context.start_work() as work:
            await runs.cancel(work, other, run_id)


async def test_a_task_that_always_fails_ends_its_job_and_the_run_ends(product: Product) -> None:
    user = await product.follow("acme")
    run_id = await product.start(user)

    async def broken(task: Task) -> None:
        if task.step == "crawl":
            raise ZeroDivisionError
        await product.step(task)

    while product.tasks.waiting:
        await product.tasks.drain(broken, product.abandon, product.now)
        product.now += timedelta(seconds=2)
    account = await product.account(run_id)
    assert (account["status"], account["error"]) == ("finished", 3)


async def test_the_sweep_brings_back_what_lost_its_task(product: Product) -> None:
    user = await product.follow("acme")
    run_id = await product.start(user)
    await product.tasks.do_next(product.step, product.abandon, product.now)
    product.tasks._waiting.clear()
    product.now += timedelta(minutes=5)
    await sweep(product.context)
    await product.work_off()
    assert (await product.account(run_id))["status"] == "finished"


async def test_the_sweep_starts_a_run_whose_first_task_was_lost(product: Product) -> None:
    run_id = await product.start(await product.follow("acme"))
    product.tasks._waiting.clear()
    await sweep(product.context)
    await product.work_off()
    assert (await product.account(run_id))["ready"] == 3


async def test_a_changed_filter_closes_and_deletes_nothing(product: Product) -> None:
    user = await product.follow("acme")
    await product.run(user)
    await product.follow("acme", include=("chef",))
    account = await product.run(user)
    assert (account["total"], account["closed"]) == (1, 0)
    assert await product.one("SELECT count(*) FROM jobs") == 3


async def test_a_short_listing_is_partial_and_closes_nothing(product: Product, site: Site) -> None:
    user = await product.follow("acme")
    await product.run(user)
    site.total = 400
    site.jobs.pop(1)
    for _ in range(3):
        account = await product.run(user)
    [acme] = account["companies"]
    assert (acme["state"], acme["advertised"], account["closed"]) == ("partial", 400, 0)


async def test_a_dry_run_changes_nothing_and_names_the_deciding_word(product: Product, site: Site) -> None:
    user = await product.follow("acme", include=("engineer",))
    preview = (await dry_run(product.context, user))["acme"]
    assert (preview["status"], preview["state"]) == ("success", "complete")
    assert (preview["total_count"], preview["filtered_count"], preview["urls_count"]) == (3, 1, 2)
    assert (preview["new"], preview["known"], preview["missing"]) == (2, 0, 0)
    assert preview["excluded_jobs"][0]["reason"]["rule"] == "include"
    assert preview["included_jobs"][0]["location"] == "Leeds, UK"
    assert await product.one("SELECT count(*) FROM postings") == 0
    await product.run(user)
    site.jobs[1]["title"] = "Senior Route Engineer"
    site.jobs.pop(2)
    preview = (await dry_run(product.context, user))["acme"]
    assert (preview["new"], preview["known"], preview["changed_listing"], preview["missing"]) == (0, 1, 1, 1)


async def test_one_company_that_fails_does_not_fail_the_dry_run(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobhunt.ingestion.discover.FIRST_PAUSE", 0.0)
    broken = Site("broken")
    broken.faults[broken.list_path] = lambda: answering(500)
    product.sites["broken"] = broken
    user = await product.follow("acme", "broken")
    previews = await dry_run(product.context, user)
    assert previews["acme"]["urls_count"] == 3
    assert (previews["broken"]["status"], previews["broken"]["state"]) == ("error", "failed")
    assert "500" in previews["broken"]["error_message"]
