"""What is told of a company: how its board was last read, and what the last run brought of it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.companies import queries
from jobhunt.ingestion import queries as ingestion_queries
from tests.conftest import NOON
from tests.ingestion.site import Product, Site


@pytest.fixture
def site() -> Site:
    site = Site()
    site.add(1, "Route Engineer")
    site.add(2, "Data Engineer")
    return site


@pytest.fixture
def product(engine: AsyncEngine, site: Site) -> Product:
    return Product(engine, {site.token: site}, NOON)


async def company(product: Product) -> Any:
    async with product.engine.connect() as connection:
        return await queries.find_company(connection, "greenhouse", "acme")


async def new_postings(product: Product, user_id: int) -> dict[str, int]:
    async with product.engine.connect() as connection:
        return await queries.new_postings(connection, user_id)


async def test_a_board_that_was_never_read_is_neither_narrowed_nor_read_to_its_end(product: Product) -> None:
    await product.follow("acme")
    row = await company(product)
    assert (row.state, row.narrowed, row.to_the_end) == (None, False, False)


@pytest.mark.parametrize(
    ("words", "to_the_end", "narrowed"), [([], True, False), (["data"], True, True), (["data"], False, True)]
)
async def test_a_company_tells_whether_words_narrowed_its_last_reading(
    product: Product, words: list[str], to_the_end: bool, narrowed: bool
) -> None:
    await product.follow("acme")
    listing = {
        "company_id": (await company(product)).id,
        "state": "partial" if narrowed else "complete",
        "words": words,
        "to_the_end": to_the_end,
        "openings": 1,
        "requests": 1,
        "digest": b"",
        "started_at": NOON,
        "finished_at": NOON,
    }
    async with product.engine.begin() as connection:
        await ingestion_queries.add_listing(connection, listing)
    row = await company(product)
    assert (row.narrowed, row.to_the_end) == (narrowed, to_the_end)


async def test_new_is_what_the_users_own_last_run_brought(product: Product, site: Site) -> None:
    user_id, other = await product.follow("acme"), await product.follow("acme", email="b@example.org")
    assert await new_postings(product, user_id) == {}
    await product.run(user_id)
    assert await new_postings(product, user_id) == {"acme": 2}
    assert await new_postings(product, other) == {}
    site.add(3, "Site Engineer")
    product.now += timedelta(days=1)
    await product.run(user_id)
    assert await new_postings(product, user_id) == {"acme": 1}
