"""SQL of rate limits: one row per caller and class, and the whole decision in one statement."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql


async def spend(
    connection: AsyncConnection, key: str, now: datetime, cost: timedelta, most: timedelta
) -> datetime | None:
    """Take an allowance that costs so much time. The moment until which the caller is then spent.

    None when that would be further ahead than `most`, and then nothing is taken.
    """
    result = await connection.execute(
        sql(
            """
            INSERT INTO rate_limits AS r (key, spent_until) VALUES (:key, CAST(:now AS timestamptz) + :cost)
            ON CONFLICT (key) DO UPDATE SET spent_until = greatest(r.spent_until, :now) + :cost
            WHERE greatest(r.spent_until, :now) + :cost <= CAST(:now AS timestamptz) + :most
            RETURNING spent_until
            """
        ),
        {"key": key, "now": now, "cost": cost, "most": most},
    )
    return result.scalar_one_or_none()


async def spent_until(connection: AsyncConnection, key: str) -> datetime | None:
    """Until when a caller is spent."""
    result = await connection.execute(sql("SELECT spent_until FROM rate_limits WHERE key = :key"), {"key": key})
    return result.scalar_one_or_none()


async def forget(connection: AsyncConnection, before: datetime) -> None:
    """Drop callers who have been quiet since then."""
    await connection.execute(sql("DELETE FROM rate_limits WHERE spent_until < :before"), {"before": before})
