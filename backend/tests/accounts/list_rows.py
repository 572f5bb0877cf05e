"""Rows that a user's list may have beside the postings in it, for tests of who sees and who loses them."""

import hashlib

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine


async def fill_list(engine: AsyncEngine, user_id: int, name: str) -> None:
    """A view of that name, with a feed whose secret is the name too, and a hidden company that nobody follows."""
    values = {
        "user_id": user_id,
        "name": name,
        "hash": hashlib.sha256(name.encode()).digest(),
    }
    async with engine.begin() as connection:
        await connection.execute(
            text("INSERT INTO saved_views (user_id, name, query, feed_hash) VALUES (:user_id, :name, '', :hash)"),
            values,
        )
        await connection.execute(
            text(
                "INSERT INTO hidden_companies (user_id, company_id, hidden_at)"
                " SELECT :user_id, id, now() FROM companies ORDER BY name DESC LIMIT 1"
            ),
            values,
        )
