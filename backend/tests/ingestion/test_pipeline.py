"""Runs from start to end: what comes in, what is skipped, and that doing it twice adds nothing."""

from datetime import timedelta

import pytest

from jobhunt.core.errors import NotFound
from jobhunt.core.tasks.protocol import Task
from jobhunt.ingestion import runs
from jobhunt.ingestion.dry_run import dry_run
from tests.ingestion.site import Product, Site, long_text


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


async def test_a_changed_filter_closes_and_deletes_nothing(product: Product) -> None:
    user = await product.follow("acme")
    await product.run(user)
    await product.follow("acme", include=("chef",))
    account = await product.run(user)
    assert (account["total"], account["closed"]) == (1, 0)
    assert await product.one("SELECT count(*) FROM jobs") == 3


async def test_a_run_of_some_companies_reads_only_those(product: Product) -> None:
    other = Site("other")
    other.add(9)
    product.sites["other"] = other
    user = await product.follow("acme", "other")
    assert list(await dry_run(product.context, user, ["other"])) == ["other"]
    async with product.context.start_work() as work:
        run_id = await runs.start(work, user, ["other"])
    await product.work_off()
    account = await product.account(run_id)
    assert [(c["company"], c["ready"]) for c in account["companies"]] == [("other", 1)]


async def test_a_run_of_a_company_that_is_not_switched_on_is_refused(product: Product) -> None:
    user = await product.follow("acme")
    with pytest.raises(runs.NotFollowed, match="nowhere"):
        async with product.context.start_work() as work:
            await runs.start(work, user, ["acme", "nowhere"])
    assert await product.one("SELECT count(*) FROM ingestion_runs") == 0
