"""Openings are let in while their board is still being read: early, once, and without watering down a suspicion."""

import asyncio
from datetime import timedelta

import pytest

from jobhunt.boards.protocol import Board, Opening
from jobhunt.companies.title_filters import TitleFilters
from jobhunt.core.tasks.protocol import Task
from jobhunt.ingestion.initialize import initialize
from jobhunt.ingestion.intake import Intake, Share
from jobhunt.ingestion.readings import BoardOf
from tests.ingestion.site import Product, Site


def opening(number: int, title: str = "Route Engineer", payload: str | None = None) -> Opening:
    return Opening(str(number), title, f"https://acme.example/jobs/{number}", ("Leeds, UK",), payload=payload)


async def intake_of(product: Product, *, include: tuple[str, ...] = ()) -> Intake:
    """An intake for the one company of a run that has just started."""
    user = await product.follow("acme")
    run_id = await product.start(user)
    company_id = await product.one("SELECT id FROM companies")
    company = BoardOf(company_id, "acme", Board("greenhouse", "acme", "https://acme.example"))
    return Intake(product.context, Share(run_id, user, company, TitleFilters(include, ())))


async def until_jobs(product: Product, wanted: int) -> None:
    async with asyncio.timeout(10):
        while await product.one("SELECT count(*) FROM jobs") < wanted:  # noqa: ASYNC110  another task adds them
            await asyncio.sleep(0.01)


async def test_a_first_page_is_in_before_the_board_is_read_to_its_end(product: Product) -> None:
    intake = await intake_of(product, include=("engineer",))
    intake.add([opening(1), opening(2, "Pastry Chef")])
    await until_jobs(product, 1)
    assert await product.one("SELECT count(*) FROM postings") == 2
    assert Task("crawl", await product.one("SELECT id FROM jobs")) in product.tasks.waiting
    assert await intake.finish([opening(1), opening(2, "Pastry Chef"), opening(3)]) == 2


async def test_an_opening_on_two_pages_is_let_in_once(product: Product) -> None:
    intake = await intake_of(product)
    intake.add([opening(1)])
    intake.add([opening(1), opening(2)])
    assert await intake.finish([opening(1), opening(2)]) == 2
    assert await product.one("SELECT count(*) FROM jobs") == 2


async def test_what_a_lot_failed_with_comes_out_at_the_end(product: Product) -> None:
    intake = await intake_of(product)
    product.files.put = _full  # type: ignore[method-assign]
    intake.add([opening(1, payload='{"title": "Route Engineer"}')])
    with pytest.raises(OSError, match="disk full"):
        await intake.finish([])
    await intake.stop()


async def _full(key: str, body: bytes) -> None:
    raise OSError("disk full")


async def test_a_board_read_again_after_a_kill_crawls_nothing_twice(product: Product, site: Site) -> None:
    user = await product.follow("acme")
    run_id = await product.start(user)
    await initialize(product.context, run_id)
    await product.work_off()
    async with product.context.start_work() as work:
        await work.connection.exec_driver_sql("UPDATE ingestion_runs SET status = 'initializing'")
        await work.connection.exec_driver_sql("UPDATE run_companies SET stage = 'reading'")
    await initialize(product.context, run_id)
    await product.work_off()
    account = await product.account(run_id)
    assert (account["ready"], account["new"]) == (3, 3)
    assert site.asked[site.job_path(1)] == 1


async def test_what_a_listing_brings_makes_what_it_lacks_no_less_suspicious(product: Product, site: Site) -> None:
    for number in range(4, 15):
        site.add(number)
    user = await product.follow("acme")
    await product.run(user)
    product.now += timedelta(hours=1)
    site.jobs.clear()
    for number in range(100, 200):
        site.add(number)
    account = await product.run(user)
    assert (account["companies"][0]["state"], account["closed"]) == ("suspicious", 0)
