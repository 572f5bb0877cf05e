"""A run ends without waiting for the index; what it brought is found soon after, and each change once."""

from datetime import timedelta

from jobhunt.ingestion import re_extract
from tests.ingestion.site import Product, Site, long_text


async def test_each_posting_is_made_findable_once_and_again_only_when_it_says_something_new(
    product: Product, site: Site
) -> None:
    user = await product.follow("acme")
    await product.run(user)
    assert product.done["index"] == 3
    assert await product.one("SELECT count(*) FROM posting_facts f JOIN posting_texts t USING (posting_id)") == 3
    await product.run(user)
    assert product.done["index"] == 3
    site.jobs[2]["content"] = long_text(2) + "<p>You need 7 years of experience with zeppelins.</p>"
    await product.run(user)
    assert product.done["index"] == 4
    found = "SELECT count(*) FROM posting_texts WHERE tsv @@ to_tsquery('english', 'zeppelin')"
    assert await product.one(found) == 1


async def test_an_opening_put_up_again_under_another_id_says_so_from_the_next_run_on(
    product: Product, site: Site
) -> None:
    user = await product.follow("acme")
    site.add(4, "Data Engineer", content=long_text(2))
    await product.run(user)
    site.add(9, "Data Engineer, routes", content=long_text(2) + "<p>Apply by Friday.</p>")
    site.add(10, "Data Engineer", content=long_text(4))
    del site.jobs[4]
    product.now += timedelta(minutes=1)
    await product.run(user)
    marked = "SELECT p.external_id, o.external_id AS earlier FROM postings p JOIN postings o ON o.id = p.repost_of"
    assert await product.rows(marked) == [{"external_id": "9", "earlier": "4"}]


async def test_marks_that_a_database_lacks_come_with_reading_again(product: Product, site: Site) -> None:
    user = await product.follow("acme")
    await product.run(user)
    site.add(9, "Data Engineer", content=long_text(2))
    product.now += timedelta(minutes=1)
    await product.run(user)
    async with product.context.start_work() as work:
        await work.connection.exec_driver_sql("UPDATE postings SET repost_of = NULL")
        await re_extract.read_company_again(work, user, "acme")
    await product.work_off()
    assert await product.one("SELECT count(*) FROM postings WHERE repost_of IS NOT NULL") == 1


async def test_a_posting_that_is_not_yet_findable_is_in_the_list_all_the_same(product: Product) -> None:
    user = await product.follow("acme")
    run_id = await product.start(user)
    while (await product.account(run_id))["status"] != "finished":
        await product.tasks.do_next(product.step, product.abandon, product.now)
    assert product.done["index"] == 0
    assert await product.one("SELECT count(*) FROM user_postings") == 3
    await product.work_off()
    assert await product.one("SELECT count(*) FROM posting_facts") == 3
