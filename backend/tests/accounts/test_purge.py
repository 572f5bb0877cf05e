"""A deletion carried out: everything of the user goes, of others nothing, and shared facts stay."""

from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.accounts import session_queries
from jobhunt.accounts.leaving import TO_UNDO
from jobhunt.accounts.purge import EVENTS_KEPT, purge
from jobhunt.ingestion.sweep import throw_away
from tests.accounts.list_rows import fill_list
from tests.conftest import NOON
from tests.ingestion.site import Product, Site

OF_USERS = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r'
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'user_id')
"""
FACTS = ("companies", "listings", "postings", "posting_versions", "posting_facts")


async def counts(product: Product, user_id: int) -> dict[str, int]:
    tables = [row["relname"] for row in await product.rows(OF_USERS)]
    return {t: await product.one(f"SELECT count(*) FROM {t} WHERE user_id = {user_id}") for t in tables}


async def facts(product: Product) -> dict[str, int]:
    return {table: await product.one(f"SELECT count(*) FROM {table}") for table in FACTS}


async def sign_in(product: Product, user_id: int) -> None:
    async with product.context.start_work() as work:
        values = {"user_id": user_id, "device": "", "address": "", "now": work.now}
        expires_at = work.now + timedelta(days=90)
        session_id = await session_queries.add_session(work.connection, {**values, "expires_at": expires_at})
        renewing = {
            "user_id": user_id,
            "session_id": session_id,
            "digest": b"x",
            "parent_id": None,
            "now": work.now,
        }
        await session_queries.add_refresh(work.connection, renewing)
        await session_queries.log(work.connection, {**values, "kind": "signed_in", "session_id": session_id})


async def two_users(engine: AsyncEngine) -> tuple[Product, int, int]:
    site = Site()
    site.add(1, "Route Engineer")
    product = Product(engine, {site.token: site}, NOON)
    one = await product.follow(site.token, email="a@example.org")
    two = await product.follow(site.token, email="b@example.org")
    for user_id in (one, two):
        await product.run(user_id)
        await sign_in(product, user_id)
        await fill_list(engine, user_id, f"user {user_id}")
    return product, one, two


async def test_a_deleted_user_leaves_nothing_but_shared_facts(engine: AsyncEngine) -> None:
    product, leaving, staying = await two_users(engine)
    before, shared = await counts(product, staying), await facts(product)
    assert set(await counts(product, leaving)) == set(before)
    assert all((await counts(product, leaving)).values())
    for user_id in (leaving, staying):
        await product.files.put(f"users/{user_id}/pages/a.html.gz", b"kept")
    async with product.context.start_work() as work:
        assert await session_queries.set_deletion(work.connection, leaving, work.now + TO_UNDO)
    product.now += TO_UNDO - timedelta(seconds=1)
    await purge(product.context)
    assert await product.one(f"SELECT count(*) FROM users WHERE id = {leaving}") == 1
    product.now += timedelta(seconds=1)
    await throw_away(product.context)
    assert await product.one(f"SELECT count(*) FROM users WHERE id = {leaving}") == 0
    assert set((await counts(product, leaving)).values()) == {0}
    after = await counts(product, staying)
    assert {**after, "run_events": before["run_events"]} == before
    assert await facts(product) == shared
    assert [key async for key in product.files.keys("users/")] == [f"users/{staying}/pages/a.html.gz"]


async def test_one_who_came_back_at_the_last_moment_stays(engine: AsyncEngine) -> None:
    product, leaving, _ = await two_users(engine)
    async with product.context.start_work() as work:
        await session_queries.delete_user(work.connection, leaving, work.now)
    assert all((await counts(product, leaving)).values())


async def test_what_has_served_its_time_is_dropped(engine: AsyncEngine) -> None:
    product, user_id, _ = await two_users(engine)
    async with product.context.start_work() as work:
        await session_queries.use_nonce(work.connection, b"n", work.now)
        await work.connection.execute(
            text("INSERT INTO rate_limits (key, spent_until) VALUES ('read user 1', :now)"), {"now": work.now}
        )
    product.now += EVENTS_KEPT + timedelta(days=1)
    await purge(product.context)
    left = await counts(product, user_id)
    assert (left["sessions"], left["refresh_tokens"], left["account_events"]) == (0, 0, 0)
    assert await product.one("SELECT (SELECT count(*) FROM used_nonces) + (SELECT count(*) FROM rate_limits)") == 0
