"""SQL of requests that their senders may repeat."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql


async def begin(
    connection: AsyncConnection, user_id: int, key: str, digest: bytes, times: tuple[datetime, datetime]
) -> Any | None:
    """Take a key; the row that had it before, or None. Whoever comes while it is being used waits for the end.

    `times` are now and the time before which keys are forgotten.
    """
    now, forgotten = times
    await connection.execute(
        sql("DELETE FROM idempotency_keys WHERE user_id = :user_id AND created_at < :forgotten"),
        {"user_id": user_id, "forgotten": forgotten},
    )
    taken = await connection.execute(
        sql(
            "INSERT INTO idempotency_keys (user_id, key, digest, created_at) VALUES (:user_id, :key, :digest, :now)"
            " ON CONFLICT (user_id, key) DO NOTHING RETURNING key"
        ),
        {"user_id": user_id, "key": key, "digest": digest, "now": now},
    )
    if taken.one_or_none() is not None:
        return None
    there = await connection.execute(
        sql("SELECT digest, answer FROM idempotency_keys WHERE user_id = :user_id AND key = :key"),
        {"user_id": user_id, "key": key},
    )
    return there.one()


async def find(connection: AsyncConnection, user_id: int, key: str) -> Any | None:
    """The row that has this key."""
    result = await connection.execute(
        sql("SELECT digest, answer FROM idempotency_keys WHERE user_id = :user_id AND key = :key"),
        {"user_id": user_id, "key": key},
    )
    return result.one_or_none()


async def answer(connection: AsyncConnection, user_id: int, key: str, body: Any) -> None:
    """Keep what was answered."""
    await connection.execute(
        sql("UPDATE idempotency_keys SET answer = CAST(:answer AS jsonb) WHERE user_id = :user_id AND key = :key"),
        {"user_id": user_id, "key": key, "answer": json.dumps(body, ensure_ascii=False)},
    )
