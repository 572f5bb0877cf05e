"""Postings in searchable form: there from the first listing on, and not written again for nothing."""

from typing import Any

from jobhunt.boards.protocol import Fields
from jobhunt.postings import facts_queries
from tests.ingestion.site import Product, Site

SIZES = """
    SELECT indexrelid::regclass::text AS name, pg_relation_size(indexrelid) AS size
    FROM pg_index WHERE indrelid IN ('posting_facts'::regclass, 'user_postings'::regclass) ORDER BY 1
"""
ROWS = """
    SELECT f.ctid::text AS f, u.ctid::text AS u, f.xmin::text AS fx, u.xmin::text AS ux
    FROM posting_facts f JOIN user_postings u USING (posting_id) ORDER BY posting_id
"""


async def facts(product: Product) -> list[dict[str, Any]]:
    return await product.rows("SELECT posting_id, tags, newest_on, is_open FROM posting_facts ORDER BY posting_id")


async def test_a_listed_posting_is_found_before_its_page_is_read(product: Product) -> None:
    await product.run(await product.follow("acme", include=("nothing like it",)))
    assert await product.one("SELECT count(*) FROM posting_versions") == 0
    found = await facts(product)
    assert len(found) == 3
    assert all("company:acme" in row["tags"] for row in found)
    assert await product.one("SELECT count(*) FROM user_postings") == 0


async def test_an_unchanged_run_writes_no_fact_no_line_and_no_index(product: Product, site: Site) -> None:
    user = await product.follow("acme")
    await product.run(user)
    before, sizes = await product.rows(ROWS), await product.rows(SIZES)
    assert len(before) == 3
    await product.run(user)
    site.whole = True
    assert await product.rows(ROWS) == before
    assert await product.rows(SIZES) == sizes


async def test_the_same_fields_written_twice_touch_nothing(product: Product) -> None:
    await product.run(await product.follow("acme"))
    posting_id = await product.one("SELECT min(id) FROM postings")
    fields = Fields(title="Nurse", description="<p>Nights.</p>", places=("Oslo, Norway",))
    for expected in (True, False):
        before = await product.rows(ROWS)
        async with product.context.start_work() as work:
            await facts_queries.write(work.connection, {posting_id: fields})
        assert (await product.rows(ROWS) != before) is expected
    assert "place:Oslo, NO" in (await facts(product))[0]["tags"]


async def test_facts_follow_a_posting_that_closes_and_comes_back(product: Product, site: Site) -> None:
    user = await product.follow("acme")
    await product.run(user)
    gone = site.jobs.pop(1)
    for expected in (True, False):
        await product.run(user)
        assert (await product.one("SELECT bool_and(is_open) FROM posting_facts")) is expected
    site.jobs[1] = gone
    await product.run(user)
    assert await product.one("SELECT bool_and(is_open) FROM posting_facts") is True


async def test_a_users_list_follows_the_day_that_facts_tell(product: Product) -> None:
    await product.run(await product.follow("acme"))
    await product.run(await product.follow("acme", email="b@example.org"))
    async with product.context.start_work() as work:
        await work.connection.exec_driver_sql("UPDATE posting_facts SET newest_on = '2020-02-02'")
    assert await product.one("SELECT count(*) FROM user_postings WHERE newest_on = '2020-02-02'") == 6
