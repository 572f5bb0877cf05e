"""Two users of one server, each with everything that a user can have."""

import hashlib
from typing import Any

import aiohttp
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.universe.google_accounts import GoogleAccounts
from tests.accounts.browser import Browser
from tests.accounts.list_rows import fill_list
from tests.accounts.test_purge import OF_USERS
from tests.conftest import NOON
from tests.ingestion.site import Product, Site

MARK = "word-that-only-noor-wrote"
IDS = {
    "run_id": "SELECT id FROM ingestion_runs WHERE user_id = {user_id}",
    "job_id": "SELECT id FROM jobs WHERE user_id = {user_id}",
    # Companies are shared: of Noor's there is none that Ada may not see.
    "company": "SELECT CASE email WHEN 'ada@example.org' THEN (SELECT min(name) FROM companies) ELSE 'noor' END"
    " AS id FROM users WHERE id = {user_id}",
    "view_id": "SELECT id FROM saved_views WHERE user_id = {user_id}",
    # Who reads the table knows no address: of Noor's secret there is the hash alone.
    "secret": "SELECT CASE name WHEN 'ada' THEN 'ada' ELSE encode(feed_hash, 'hex') END AS id FROM saved_views"
    " WHERE user_id = {user_id}",
    "calendar_secret": "SELECT CASE email WHEN 'ada@example.org' THEN 'ada' ELSE 'noor' END AS id FROM users"
    " WHERE id = {user_id}",
    "document_id": "SELECT id FROM documents WHERE user_id = {user_id}",
    "document_version_id": "SELECT id FROM document_versions WHERE user_id = {user_id}",
    "document_use_id": "SELECT id FROM document_uses WHERE user_id = {user_id}",
    "application_id": "SELECT id FROM applications WHERE user_id = {user_id}",
    "note_id": "SELECT id FROM notes WHERE user_id = {user_id}",
    "contact_id": "SELECT id FROM contacts WHERE user_id = {user_id}",
    "interview_id": "SELECT id FROM interviews WHERE user_id = {user_id}",
    "reminder_id": "SELECT id FROM reminders WHERE user_id = {user_id}",
    "event_id": "SELECT id FROM application_events WHERE user_id = {user_id}",
    "session_id": "SELECT id FROM sessions WHERE user_id = {user_id}",
}


class Two:
    """Ada, who asks, and Noor, whose rows are asked for."""

    def __init__(self, product: Product, ada: Browser, ada_id: int, noor_id: int) -> None:
        self.product, self.ada, self.ada_id, self.noor_id = product, ada, ada_id, noor_id

    @property
    def base(self) -> str:
        """The server's address."""
        return self.ada.base

    async def of_noor(self) -> dict[str, str]:
        """A digest of every row of Noor's, table by table."""
        tables = [row["relname"] for row in await self.product.rows(OF_USERS)]
        wanted = dict.fromkeys(tables, f"user_id = {self.noor_id}") | {"users": f"id = {self.noor_id}"}
        found = {}
        for table, whose in wanted.items():
            rows = await self.product.rows(f"SELECT CAST(t AS text) AS row FROM {table} t WHERE {whose} ORDER BY 1")
            assert rows, f"Noor has no row in {table}, so nothing is proved about it"
            found[table] = hashlib.sha256(repr(rows).encode()).hexdigest()
        return found

    async def ids(self, param: str, user_id: int) -> list[Any]:
        return [row["id"] for row in await self.product.rows(IDS[param].format(user_id=user_id))]


async def make_two(client: aiohttp.ClientSession, google: GoogleAccounts, engine: AsyncEngine) -> Two:
    """Both signed in, each with a run over the same board."""
    site = Site()
    for number, title in ((1, "Route Engineer"), (2, "Data Engineer")):
        site.add(number, title)
    product = Product(engine, {site.token: site}, NOON)
    ada, noor = Browser(client), Browser(client)
    ids = []
    for person, name in ((ada, "ada"), (noor, "noor")):
        await person.sign_in(google, name)
        user_id = int(await product.one(f"SELECT id FROM users WHERE subject = 'stand-in-{name}'"))
        await product.follow_as(user_id, site.token)
        await product.run(user_id)
        await fill_list(engine, user_id, name if name == "ada" else MARK)
        ids.append(user_id)
    async with engine.begin() as connection:
        await connection.execute(
            text("UPDATE company_settings SET title_filters = CAST(:words AS jsonb) WHERE user_id = :user_id"),
            {"words": f'{{"include": ["{MARK}"]}}', "user_id": ids[1]},
        )
    return Two(product, ada, *ids)
