"""SQL of saved views."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql

_VIEW = "SELECT id, user_id, name, query, feed_hash IS NOT NULL AS has_feed, created_at FROM saved_views"


async def of_user(connection: AsyncConnection, user_id: int) -> list[Any]:
    """A user's views, in the order they were made."""
    rows = await connection.execute(sql(f"{_VIEW} WHERE user_id = :user_id ORDER BY id"), {"user_id": user_id})
    return list(rows)


async def find(connection: AsyncConnection, user_id: int, view_id: int) -> Any | None:
    """One view of a user."""
    result = await connection.execute(
        sql(f"{_VIEW} WHERE user_id = :user_id AND id = :view_id"), {"user_id": user_id, "view_id": view_id}
    )
    return result.one_or_none()


async def add(connection: AsyncConnection, user_id: int, name: str, query: str, now: datetime) -> int | None:
    """A new view; its id, or None when the user has one of that name."""
    result = await connection.execute(
        sql(
            "INSERT INTO saved_views (user_id, name, query, created_at) VALUES (:user_id, :name, :query, :now)"
            " ON CONFLICT (user_id, name) DO NOTHING RETURNING id"
        ),
        {"user_id": user_id, "name": name, "query": query, "now": now},
    )
    return result.scalar_one_or_none()


async def change(connection: AsyncConnection, user_id: int, view_id: int, name: str, query: str) -> bool:
    """Another name and query; False when another view has that name."""
    result = await connection.execute(
        sql(
            "UPDATE saved_views SET name = :name, query = :query WHERE user_id = :user_id AND id = :view_id"
            " AND NOT EXISTS (SELECT 1 FROM saved_views o"
            " WHERE o.user_id = :user_id AND o.name = :name AND o.id <> :view_id) RETURNING id"
        ),
        {"user_id": user_id, "view_id": view_id, "name": name, "query": query},
    )
    return result.one_or_none() is not None


async def delete(connection: AsyncConnection, user_id: int, view_id: int) -> bool:
    """Drop a view and with it its feed; False when there was none."""
    result = await connection.execute(
        sql("DELETE FROM saved_views WHERE user_id = :user_id AND id = :view_id RETURNING id"),
        {"user_id": user_id, "view_id": view_id},
    )
    return result.one_or_none() is not None


async def set_feed(connection: AsyncConnection, user_id: int, view_id: int, feed_hash: bytes | None) -> bool:
    """Give a view's feed this address, or with None no address any more; False when there is no such view."""
    result = await connection.execute(
        sql(
            "UPDATE saved_views SET feed_hash = :feed_hash WHERE user_id = :user_id AND id = :view_id RETURNING id"
        ),
        {"user_id": user_id, "view_id": view_id, "feed_hash": feed_hash},
    )
    return result.one_or_none() is not None


async def by_feed(connection: AsyncConnection, feed_hash: bytes) -> Any | None:
    """The view whose feed has this address, whoever's it is."""
    result = await connection.execute(sql(f"{_VIEW} WHERE feed_hash = :feed_hash"), {"feed_hash": feed_hash})
    return result.first()
