"""SQL of calendar feeds: their addresses, and what is in them."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql

# What an entry has been through: every change of it, of its application's name, and everything taken back.
_HISTORY = """
    CROSS JOIN LATERAL (
        SELECT coalesce(min(e.recorded_at) FILTER (WHERE e.kind = '{kind}_saved'), a.created_at) AS first_saved_at,
               coalesce(max(e.recorded_at), a.updated_at) AS changed_at,
               coalesce(max(e.number), a.version) AS sequence
        FROM application_events e
        WHERE e.user_id = :user_id AND e.application_id = t.application_id
          AND (e.kind IN ('undone', 'edited')
               OR e.kind LIKE '{kind}%' AND e.data @> jsonb_build_object('id', t.id))
    ) h
"""


async def find(connection: AsyncConnection, user_id: int) -> Any | None:
    """A user's feed."""
    result = await connection.execute(
        sql("SELECT created_at FROM calendar_feeds WHERE user_id = :user_id"), {"user_id": user_id}
    )
    return result.one_or_none()


async def put(connection: AsyncConnection, user_id: int, feed_hash: bytes, now: datetime) -> None:
    """Give a user's feed this address; an older one is dead from then on."""
    await connection.execute(
        sql(
            "INSERT INTO calendar_feeds (user_id, feed_hash, created_at) VALUES (:user_id, :feed_hash, :now)"
            " ON CONFLICT (user_id) DO UPDATE SET feed_hash = excluded.feed_hash, created_at = excluded.created_at"
        ),
        {"user_id": user_id, "feed_hash": feed_hash, "now": now},
    )


async def drop(connection: AsyncConnection, user_id: int) -> None:
    """Revoke the address of a user's feed."""
    await connection.execute(sql("DELETE FROM calendar_feeds WHERE user_id = :user_id"), {"user_id": user_id})


async def by_hash(connection: AsyncConnection, feed_hash: bytes) -> int | None:
    """Whose feed has this address."""
    result = await connection.execute(
        sql("SELECT user_id FROM calendar_feeds WHERE feed_hash = :feed_hash"), {"feed_hash": feed_hash}
    )
    return result.scalars().first()


async def interviews(connection: AsyncConnection, user_id: int, since: datetime, limit: int) -> list[Any]:
    """Interviews from a time on, the last first, each with its history."""
    rows = await connection.execute(
        sql(
            f"""
            SELECT t.*, a.company, a.title, h.* FROM interviews t JOIN applications a ON a.id = t.application_id
                {_HISTORY.format(kind="interview")}
            WHERE t.user_id = :user_id AND t.starts_at >= :since ORDER BY t.starts_at DESC, t.id LIMIT :limit
            """
        ),
        {"user_id": user_id, "since": since, "limit": limit},
    )
    return list(rows)


async def reminders(connection: AsyncConnection, user_id: int, limit: int) -> list[Any]:
    """Reminders that are not done, the first due first, each with its history."""
    rows = await connection.execute(
        sql(
            f"""
            SELECT t.*, a.company, a.title, h.* FROM reminders t JOIN applications a ON a.id = t.application_id
                {_HISTORY.format(kind="reminder")}
            WHERE t.user_id = :user_id AND t.done_at IS NULL ORDER BY t.due_at, t.id LIMIT :limit
            """
        ),
        {"user_id": user_id, "limit": limit},
    )
    return list(rows)
