"""What many crawls read is kept in one transaction, each posting's own in its own rows."""

from dataclasses import replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.boards.protocol import Fields, Pay
from jobhunt.core.tasks.protocol import Task
from jobhunt.ingestion import step_queries
from jobhunt.ingestion.keep import Read, keep
from jobhunt.postings.fingerprint import fingerprint
from tests.ingestion.site import Product, long_text

SAID = Fields(
    title="Route Engineer",
    description=f"{long_text(1)}<p>'; DROP TABLE jobs; -- {{}} \\u0000</p>",
    places=("Leeds, UK", 'Ghent "Gent", Belgium'),
    pay=Pay(40_000.5, None, "GBP", "year", "from £40,000.50"),
)


async def crawled_jobs(product: Product) -> list[Any]:
    """Three jobs that wait for their extraction."""
    ids: list[int] = []

    async def step(task: Task) -> None:
        if task.step == "extract":
            ids.append(task.id)
        else:
            await product.step(task)

    await product.start(await product.follow("acme"))
    await product.tasks.drain(step, product.abandon, product.now)
    async with product.engine.connect() as connection:
        return await _jobs(connection, ids)


async def _jobs(connection: AsyncConnection, ids: list[int]) -> list[Any]:
    return sorted(await step_queries.crawled(connection, ids), key=lambda job: job.job_id)


def reads(jobs: list[Any], title: str = SAID.title) -> list[Read]:
    """Each posting says the same but for its title."""
    said = [replace(SAID, title=f"{title} {number}") for number in range(len(jobs))]
    return [Read(job, fields, fingerprint(fields)) for job, fields in zip(jobs, said, strict=True)]


async def test_each_posting_of_a_lot_gets_its_own_version(product: Product) -> None:
    await keep(product.context, reads(await crawled_jobs(product), "Route\0 Engineer \ud800"))
    rows = await product.rows(
        "SELECT p.title, p.places, p.pay_min, v.title AS version, v.number, v.simhash = p.simhash AS same,"
        " p.pending_key, j.status, j.outcome FROM postings p JOIN posting_versions v ON v.id = p.version_id"
        " JOIN jobs j ON j.posting_id = p.id AND j.version_id = v.id ORDER BY p.id"
    )
    assert [row["title"] for row in rows] == [row["version"] for row in rows]
    assert [row["title"][-1] for row in rows] == ["0", "1", "2"]
    assert {row["pay_min"] for row in rows} == {40_000.5}
    assert {tuple(row["places"]) for row in rows} == {SAID.places}
    assert {(row["number"], row["same"], row["pending_key"]) for row in rows} == {(1, True, None)}
    assert {(row["status"], row["outcome"]) for row in rows} == {("ready", "new")}


async def test_two_readings_of_one_posting_in_a_lot_make_one_version(product: Product) -> None:
    first, *others = reads(await crawled_jobs(product))
    await keep(product.context, [first, first, *others])
    assert await product.one("SELECT count(*) FROM posting_versions") == 3


async def test_what_is_kept_again_makes_no_second_version(product: Product) -> None:
    lot = reads(await crawled_jobs(product))
    await keep(product.context, lot)
    await keep(product.context, lot)
    assert await product.one("SELECT count(*) FROM posting_versions") == 3
    assert await product.one("SELECT count(*) FROM run_events WHERE data ->> 'status' = 'ready'") == 3
