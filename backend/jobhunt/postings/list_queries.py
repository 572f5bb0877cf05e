"""SQL of what a user does to lines of the list: seen, hidden, and back. Each answers the ids that it changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql


async def set_seen(connection: AsyncConnection, user_id: int, job_ids: Sequence[int], now: datetime) -> list[int]:
    """Mark as seen what was unseen."""
    return await _change(
        connection, "seen_at = :now", "seen_at IS NULL", {"user_id": user_id, "ids": list(job_ids), "now": now}
    )


async def set_unseen(connection: AsyncConnection, user_id: int, job_ids: Sequence[int]) -> list[int]:
    """Mark as unseen what was seen."""
    return await _change(
        connection, "seen_at = NULL", "seen_at IS NOT NULL", {"user_id": user_id, "ids": list(job_ids)}
    )


async def hide(connection: AsyncConnection, user_id: int, job_ids: Sequence[int], now: datetime) -> list[int]:
    """Hide what is not hidden."""
    return await _change(
        connection, "hidden_at = :now", "hidden_at IS NULL", {"user_id": user_id, "ids": list(job_ids), "now": now}
    )


async def unhide(connection: AsyncConnection, user_id: int, job_ids: Sequence[int]) -> list[int]:
    """Show again what is hidden."""
    return await _change(
        connection, "hidden_at = NULL", "hidden_at IS NOT NULL", {"user_id": user_id, "ids": list(job_ids)}
    )


async def _change(connection: AsyncConnection, change: str, where: str, values: dict[str, object]) -> list[int]:
    rows = await connection.execute(
        sql(
            f"UPDATE user_postings SET {change} WHERE user_id = :user_id AND job_id = ANY(:ids) AND {where}"
            " AND posting_id IN (SELECT posting_id FROM jobs WHERE user_id = :user_id AND id = ANY(:ids))"
            " RETURNING job_id"
        ),
        values,
    )
    return sorted(rows.scalars())


async def see_new(connection: AsyncConnection, user_id: int, now: datetime) -> int:
    """Mark all that the last run brought as seen; how many."""
    rows = await connection.execute(
        sql(
            """
            UPDATE user_postings u SET seen_at = :now FROM jobs j
            WHERE u.user_id = :user_id AND j.user_id = :user_id AND j.posting_id = u.posting_id
              AND j.run_id = (SELECT max(id) FROM ingestion_runs WHERE user_id = :user_id) AND j.outcome = 'new'
              AND u.seen_at IS NULL
            RETURNING u.posting_id
            """
        ),
        {"user_id": user_id, "now": now},
    )
    return len(list(rows))


async def unsee_at(connection: AsyncConnection, user_id: int, at: datetime) -> int:
    """Take back what was marked as seen at that very moment; how many."""
    rows = await connection.execute(
        sql(
            "UPDATE user_postings SET seen_at = NULL WHERE user_id = :user_id AND seen_at = :at"
            " RETURNING posting_id"
        ),
        {"user_id": user_id, "at": at},
    )
    return len(list(rows))


async def hide_company(connection: AsyncConnection, user_id: int, company: str, now: datetime) -> bool | None:
    """Hide a company's postings, those still to come too. False when it was hidden, None when there is none."""
    found = await _company_id(connection, company)
    if found is None:
        return None
    result = await connection.execute(
        sql(
            "INSERT INTO hidden_companies (user_id, company_id, hidden_at) VALUES (:user_id, :company_id, :now)"
            " ON CONFLICT DO NOTHING RETURNING company_id"
        ),
        {"user_id": user_id, "company_id": found, "now": now},
    )
    return result.one_or_none() is not None


async def unhide_company(connection: AsyncConnection, user_id: int, company: str) -> bool | None:
    """Show a company's postings again. False when it was not hidden, None when there is none."""
    found = await _company_id(connection, company)
    if found is None:
        return None
    result = await connection.execute(
        sql(
            "DELETE FROM hidden_companies WHERE user_id = :user_id AND company_id = :company_id"
            " RETURNING company_id"
        ),
        {"user_id": user_id, "company_id": found},
    )
    return result.one_or_none() is not None


async def hidden_companies(connection: AsyncConnection, user_id: int) -> list[str]:
    """The companies that a user hides, by name."""
    rows = await connection.execute(
        sql(
            "SELECT c.name FROM hidden_companies h JOIN companies c ON c.id = h.company_id"
            " WHERE h.user_id = :user_id ORDER BY c.name"
        ),
        {"user_id": user_id},
    )
    return list(rows.scalars())


async def _company_id(connection: AsyncConnection, name: str) -> int | None:
    result = await connection.execute(sql("SELECT id FROM companies WHERE name = :name"), {"name": name})
    return result.scalar_one_or_none()
