"""Boards and pages that fail: nothing closes by it, every run ends, and what was lost comes back."""

from datetime import timedelta

import pytest

from jobhunt.boards.protocol import Response
from jobhunt.core.tasks.protocol import Task
from jobhunt.ingestion.sweep import sweep
from tests.ingestion.site import Product, Site


def answering(status: int, body: bytes = b"{}") -> Response:
    return Response("", status, {"content-type": "application/json"}, body)


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


async def test_a_short_listing_is_partial_and_closes_nothing(product: Product, site: Site) -> None:
    user = await product.follow("acme")
    await product.run(user)
    site.total = 400
    site.jobs.pop(1)
    for _ in range(3):
        account = await product.run(user)
    [acme] = account["companies"]
    assert (acme["state"], acme["advertised"], account["closed"]) == ("partial", 400, 0)
