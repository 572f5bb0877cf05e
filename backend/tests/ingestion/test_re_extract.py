"""Reading postings again from their kept pages: no network, the extract step's own code, nothing lost."""

import pytest

from jobhunt.core.errors import NotAllowed, NotFound
from jobhunt.core.tasks.protocol import Task
from jobhunt.ingestion import re_extract
from jobhunt.ingestion.re_extract import STEP
from tests.ingestion.site import Product, Site

FACTS = "SELECT f.tags FROM posting_facts f JOIN postings p ON p.id = f.posting_id WHERE p.external_id = '1'"


async def job_of(product: Product, external_id: str) -> int:
    return int(await product.one(f"SELECT id FROM jobs WHERE external_id = '{external_id}'"))


async def test_facts_that_were_lost_come_back_without_the_network(product: Product, site: Site) -> None:
    user = await product.follow("acme")
    await product.run(user)
    tags = await product.one(FACTS)
    asked = site.asked.total()
    async with product.context.start_work() as work:
        await work.connection.exec_driver_sql("UPDATE posting_facts SET tags = '{}', digest = ''")
    changed = await re_extract.read_again(product.context, user, await job_of(product, "1"))
    assert changed is False
    assert await product.one(FACTS) == tags != []
    assert site.asked.total() == asked
    assert await product.one("SELECT count(*) FROM posting_versions") == 3


async def test_a_version_that_was_read_wrongly_is_followed_by_the_right_one(product: Product) -> None:
    user = await product.follow("acme")
    await product.run(user)
    async with product.context.start_work() as work:
        await work.connection.exec_driver_sql("UPDATE posting_versions SET title = 'Misread'")
    assert await re_extract.read_again(product.context, user, await job_of(product, "1")) is True
    assert await product.one("SELECT title FROM postings WHERE external_id = '1'") == "Route Engineer"
    assert await product.one("SELECT count(*) FROM posting_versions") == 4


async def test_a_whole_company_is_read_again_by_the_worker(product: Product, site: Site) -> None:
    user = await product.follow("acme")
    await product.run(user)
    asked = site.asked.total()
    async with product.context.start_work() as work:
        await work.connection.exec_driver_sql("UPDATE posting_facts SET tags = '{}', digest = ''")
        assert await re_extract.read_company_again(work, user, "acme") == 3
    product.done.clear()
    await product.work_off()
    assert product.done[STEP] == 3
    assert await product.one("SELECT count(*) FROM posting_facts WHERE tags = '{}'") == 0
    assert site.asked.total() == asked


async def test_what_cannot_be_read_is_told_and_stays(product: Product) -> None:
    user = await product.follow("acme")
    with pytest.raises(NotFound):
        await re_extract.read_again(product.context, user, 1)
    await product.run(user)
    job_id = await job_of(product, "1")
    stranger = await product.follow(email="b@example.org")
    with pytest.raises(NotFound):
        await re_extract.read_again(product.context, stranger, job_id)
    async with product.context.start_work() as work:
        with pytest.raises(NotFound):
            await re_extract.read_company_again(work, user, "nowhere")
        await work.connection.exec_driver_sql("UPDATE postings SET raw_key = 'raw/acme/gone'")
    with pytest.raises(NotAllowed, match="cannot be read"):
        await re_extract.read_again(product.context, user, job_id)
    await product.step(Task(STEP, await product.one("SELECT min(id) FROM postings")))
    await product.step(Task(STEP, 10**9))
    async with product.context.start_work() as work:
        await work.connection.exec_driver_sql("UPDATE postings SET raw_key = NULL")
    with pytest.raises(NotAllowed, match="not been read yet"):
        await re_extract.read_again(product.context, user, job_id)
    await product.abandon(Task(STEP, 1), RuntimeError())
    assert await product.one("SELECT count(*) FROM posting_versions") == 3
