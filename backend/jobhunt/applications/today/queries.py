"""SQL of what may need a user, of thresholds, and of what was put off."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.applications.today.needs import Horizon
from jobhunt.core.database import sql

_ABOUT = "a.id AS application_id, a.company, a.title, a.stage"


async def reminders(connection: AsyncConnection, user_id: int, until: datetime) -> list[Any]:
    """Reminders that are due by then."""
    rows = await connection.execute(
        sql(
            f"""
            SELECT r.id, r.due_at AS at, r.text, {_ABOUT}
            FROM reminders r JOIN applications a ON a.id = r.application_id
            WHERE r.user_id = :user_id AND r.done_at IS NULL AND r.due_at <= :until AND a.user_id = :user_id
            ORDER BY r.due_at, r.id LIMIT 500
            """
        ),
        {"user_id": user_id, "until": until},
    )
    return list(rows)


async def interviews(connection: AsyncConnection, user_id: int, now: datetime, until: datetime) -> list[Any]:
    """Interviews that have not ended, up to then."""
    rows = await connection.execute(
        sql(
            f"""
            SELECT i.id, i.starts_at AS at, coalesce(i.round, '') AS text, i.minutes, i.zone, i.local_at, i.place,
                   i.link, {_ABOUT}
            FROM interviews i JOIN applications a ON a.id = i.application_id
            WHERE i.user_id = :user_id AND i.starts_at + i.minutes * interval '1 minute' >= :now
              AND i.starts_at <= :until AND a.user_id = :user_id AND a.stage <> 'closed'
            ORDER BY i.starts_at, i.id LIMIT 500
            """
        ),
        {"user_id": user_id, "now": now, "until": until},
    )
    return list(rows)


async def active(connection: AsyncConnection, user_id: int, now: datetime, horizon: Horizon) -> list[Any]:
    """The applications that are not closed and may need their user, with when something last happened to each.

    As wide as the rule in `needs` or wider; whether one does need its user is said there.
    """
    rows = await connection.execute(
        sql(
            f"""
            SELECT * FROM (
                SELECT {_ABOUT}, a.applied_at, a.offer_deadline,
                       greatest(a.since, i.last, n.last) AS last_sign,
                       coalesce(i.coming, false) OR r.id IS NOT NULL AS planned,
                       CASE WHEN p.status = 'closed' THEN p.closed_at END AS posting_closed_at,
                       f.version_id AS frozen_version, p.version_id AS newest_version
                FROM applications a
                    LEFT JOIN postings p ON p.id = a.posting_id
                    LEFT JOIN posting_copies f ON f.id = a.frozen_id
                    LEFT JOIN (SELECT application_id, max(starts_at) FILTER (WHERE starts_at <= :now) AS last,
                                      bool_or(starts_at > :now) AS coming
                               FROM interviews WHERE user_id = :user_id GROUP BY 1) i ON i.application_id = a.id
                    LEFT JOIN (SELECT application_id, max(changed_at) AS last FROM notes
                               WHERE user_id = :user_id GROUP BY 1) n ON n.application_id = a.id
                    LEFT JOIN (SELECT application_id, min(id) AS id FROM reminders
                               WHERE user_id = :user_id AND done_at IS NULL GROUP BY 1) r ON r.application_id = a.id
                WHERE a.user_id = :user_id AND a.deleted_at IS NULL AND a.stage <> 'closed'
            ) found
            WHERE (stage = 'offer' AND offer_deadline <= :offer_until)
               OR (stage <> 'saved' AND (posting_closed_at > applied_at OR frozen_version <> newest_version))
               OR (NOT planned AND last_sign <= CASE stage WHEN 'saved' THEN CAST(:stale_since AS timestamptz)
                                                     ELSE CAST(:quiet_since AS timestamptz) END)
            """
        ),
        {
            "user_id": user_id,
            "now": now,
            "offer_until": horizon.offer_until,
            "stale_since": horizon.stale_since,
            "quiet_since": horizon.quiet_since,
        },
    )
    return list(rows)


async def count_active(connection: AsyncConnection, user_id: int) -> int:
    """How many applications are not closed."""
    result = await connection.execute(
        sql(
            "SELECT count(*) FROM applications"
            " WHERE user_id = :user_id AND deleted_at IS NULL AND stage <> 'closed'"
        ),
        {"user_id": user_id},
    )
    return int(result.scalar_one())


async def replies(connection: AsyncConnection, user_id: int) -> list[Any]:
    """How long each answer took that a user got."""
    rows = await connection.execute(
        sql(
            "SELECT replied_at - applied_at AS took FROM applications"
            " WHERE user_id = :user_id AND deleted_at IS NULL AND replied_at > applied_at"
        ),
        {"user_id": user_id},
    )
    return list(rows.scalars())


async def last_run(connection: AsyncConnection, user_id: int) -> Any | None:
    """The latest run that has ended."""
    result = await connection.execute(
        sql(
            "SELECT id, status, coalesce(finished_at, created_at) AS at, error_message FROM ingestion_runs"
            " WHERE user_id = :user_id AND status IN ('finished', 'error', 'cancelled') ORDER BY id DESC LIMIT 1"
        ),
        {"user_id": user_id},
    )
    return result.one_or_none()


async def thresholds(connection: AsyncConnection, user_id: int) -> Any | None:
    """A user's thresholds; None while they are those that everybody begins with."""
    result = await connection.execute(
        sql("SELECT quiet_days, stale_days, no_response_days FROM thresholds WHERE user_id = :user_id"),
        {"user_id": user_id},
    )
    return result.one_or_none()


async def set_thresholds(connection: AsyncConnection, user_id: int, days: dict[str, int]) -> None:
    """Other thresholds from now on."""
    await connection.execute(
        sql(
            """
            INSERT INTO thresholds (user_id, quiet_days, stale_days, no_response_days)
            VALUES (:user_id, :quiet_days, :stale_days, :no_response_days)
            ON CONFLICT (user_id) DO UPDATE SET quiet_days = excluded.quiet_days,
                stale_days = excluded.stale_days, no_response_days = excluded.no_response_days
            """
        ),
        {"user_id": user_id, **days},
    )


async def snoozed(connection: AsyncConnection, user_id: int, now: datetime) -> list[str]:
    """The keys of what is put off."""
    rows = await connection.execute(
        sql("SELECT key FROM snoozes WHERE user_id = :user_id AND until > :now"), {"user_id": user_id, "now": now}
    )
    return list(rows.scalars())


async def snooze(connection: AsyncConnection, user_id: int, key: str, until: datetime, now: datetime) -> None:
    """Put something off; what has come back is forgotten."""
    await connection.execute(
        sql("DELETE FROM snoozes WHERE user_id = :user_id AND until <= :now"), {"user_id": user_id, "now": now}
    )
    await connection.execute(
        sql(
            "INSERT INTO snoozes (user_id, key, until) VALUES (:user_id, :key, :until)"
            " ON CONFLICT (user_id, key) DO UPDATE SET until = excluded.until"
        ),
        {"user_id": user_id, "key": key, "until": until},
    )


async def wake(connection: AsyncConnection, user_id: int, key: str) -> None:
    """Put off no longer."""
    await connection.execute(
        sql("DELETE FROM snoozes WHERE user_id = :user_id AND key = :key"), {"user_id": user_id, "key": key}
    )
