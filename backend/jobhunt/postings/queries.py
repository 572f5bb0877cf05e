"""SQL of the list of postings and of one posting, as one user has them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

MOST_COUNTED = 10_000

_ITEM = """
    SELECT j.id, p.title, j.company, c.display_name AS company_name, p.url, p.places, p.work_mode, p.pay_min,
           p.pay_max, p.pay_currency, p.pay_period, p.pay_text, p.posted_at, p.first_seen_at, p.last_seen_at,
           p.status, p.closed_at, p.closed_reason, j.outcome, j.status AS state, j.error_message, p.version_id,
           p.department, p.employment_type, p.id AS posting_id,
           j.run_id = (SELECT max(id) FROM ingestion_runs WHERE user_id = :user_id) AS in_last_run
    FROM jobs j JOIN postings p ON p.id = j.posting_id JOIN companies c ON c.id = p.company_id
    WHERE j.user_id = :user_id
"""

_FILTERS = {
    "q": r"p.title ILIKE '%' || replace(replace(replace(:q, '\', '\\'), '%', '\%'), '_', '\_') || '%'",
    "company": "j.company = ANY(:company)",
    "status": "p.status = :status",
}


def _where(given: Mapping[str, Any]) -> str:
    return "".join(f" AND {sql}" for name, sql in _FILTERS.items() if given.get(name))


async def list_jobs(
    connection: AsyncConnection, user_id: int, given: Mapping[str, Any], after: int | None, limit: int
) -> list[Any]:
    """One page, newest first by when the posting came to the user. `given`: q, company, status."""
    place = " AND j.id < :after" if after is not None else ""
    rows = await connection.execute(
        text(f"{_ITEM}{_where(given)}{place} ORDER BY j.id DESC LIMIT :limit"),
        {**given, "user_id": user_id, "after": after, "limit": limit},
    )
    return list(rows)


async def count_jobs(connection: AsyncConnection, user_id: int, given: Mapping[str, Any]) -> int:
    """How many there are, counted to one above MOST_COUNTED."""
    result = await connection.execute(
        text(f"SELECT count(*) FROM ({_ITEM}{_where(given)} LIMIT :most) found"),
        {**given, "user_id": user_id, "most": MOST_COUNTED + 1},
    )
    return int(result.scalar_one())


async def find_job(connection: AsyncConnection, user_id: int, job_id: int) -> Any | None:
    """One posting as the user has it."""
    result = await connection.execute(text(f"{_ITEM} AND j.id = :job_id"), {"user_id": user_id, "job_id": job_id})
    return result.one_or_none()


async def versions(connection: AsyncConnection, posting_id: int) -> list[Any]:
    """A posting's versions, newest first."""
    rows = await connection.execute(
        text(
            "SELECT number, seen_at, distance FROM posting_versions WHERE posting_id = :posting_id"
            " ORDER BY number DESC"
        ),
        {"posting_id": posting_id},
    )
    return list(rows)


async def version(connection: AsyncConnection, version_id: int) -> Any:
    """What one version says."""
    result = await connection.execute(
        text("SELECT description, fields FROM posting_versions WHERE id = :id"), {"id": version_id}
    )
    return result.one()
