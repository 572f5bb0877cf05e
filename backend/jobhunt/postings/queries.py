"""SQL of postings as one user has them: lines of a list, one posting whole, and what stands around it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql

_ITEM = """
    SELECT j.id, p.title, j.company, c.display_name AS company_name, c.platform, p.url, p.places, p.work_mode,
           p.pay_min, p.pay_max, p.pay_currency, p.pay_period, p.pay_text, p.posted_at, p.first_seen_at,
           p.last_seen_at, p.status, p.closed_at, p.closed_reason, j.outcome, j.status AS state, j.error_message,
           p.version_id, p.department, p.employment_type, p.id AS posting_id, p.raw_key, p.raw_type, p.company_id,
           p.repost_of, u.seen_at, u.hidden_at, coalesce(f.tags, '{}') AS tags, f.years, f.changed_at,
           j.run_id = (SELECT max(id) FROM ingestion_runs WHERE user_id = :user_id) AS in_last_run,
           EXISTS (SELECT 1 FROM hidden_companies h WHERE h.user_id = :user_id AND h.company_id = p.company_id)
               AS company_hidden,
           ap.id AS application_id, ap.stage AS application_stage
    FROM jobs j JOIN postings p ON p.id = j.posting_id JOIN companies c ON c.id = p.company_id
        JOIN user_postings u ON u.user_id = j.user_id AND u.posting_id = j.posting_id
        LEFT JOIN posting_facts f ON f.posting_id = j.posting_id
        LEFT JOIN applications ap ON ap.user_id = :user_id AND ap.posting_id = j.posting_id
            AND ap.deleted_at IS NULL
    WHERE j.user_id = :user_id
"""


async def items(connection: AsyncConnection, user_id: int, job_ids: Sequence[int]) -> list[Any]:
    """The user's lines with these ids, in their order."""
    rows = await connection.execute(
        sql(f"{_ITEM} AND j.id = ANY(:job_ids)"), {"user_id": user_id, "job_ids": list(job_ids)}
    )
    by_id = {row.id: row for row in rows}
    return [by_id[job_id] for job_id in job_ids if job_id in by_id]


async def find_job(connection: AsyncConnection, user_id: int, job_id: int) -> Any | None:
    """One posting as the user has it."""
    result = await connection.execute(sql(f"{_ITEM} AND j.id = :job_id"), {"user_id": user_id, "job_id": job_id})
    return result.one_or_none()


async def versions(connection: AsyncConnection, posting_id: int) -> list[Any]:
    """A posting's versions, newest first."""
    rows = await connection.execute(
        sql(
            "SELECT number, seen_at, distance FROM posting_versions WHERE posting_id = :posting_id"
            " ORDER BY number DESC"
        ),
        {"posting_id": posting_id},
    )
    return list(rows)


async def whole_versions(connection: AsyncConnection, posting_id: int, most: int) -> list[Any]:
    """A posting's latest versions with all that they say, newest first."""
    rows = await connection.execute(
        sql(
            "SELECT number, seen_at, distance, title, description, fields FROM posting_versions"
            " WHERE posting_id = :posting_id ORDER BY number DESC LIMIT :most"
        ),
        {"posting_id": posting_id, "most": most},
    )
    return list(rows)


async def version(connection: AsyncConnection, version_id: int) -> Any:
    """What one version says."""
    result = await connection.execute(
        sql("SELECT description, fields FROM posting_versions WHERE id = :id"), {"id": version_id}
    )
    return result.one()


async def lines_of(connection: AsyncConnection, user_id: int, posting_ids: Sequence[int]) -> dict[int, int]:
    """The user's lines of these postings, by posting."""
    rows = await connection.execute(
        sql("SELECT posting_id, job_id FROM user_postings WHERE user_id = :user_id AND posting_id = ANY(:ids)"),
        {"user_id": user_id, "ids": list(posting_ids)},
    )
    return {row.posting_id: row.job_id for row in rows}


async def open_at_company(
    connection: AsyncConnection, user_id: int, company_id: int, but: int, most: int
) -> tuple[list[Any], int]:
    """The user's other open postings at a company, newest first, and how many there are."""
    rows = await connection.execute(
        sql(
            """
            SELECT u.job_id AS id, p.title, p.places, u.newest_on, count(*) OVER () AS total
            FROM postings p JOIN user_postings u ON u.posting_id = p.id AND u.user_id = :user_id
            WHERE p.company_id = :company_id AND p.status = 'open' AND p.id <> :but AND u.hidden_at IS NULL
            ORDER BY u.newest_on DESC, p.id DESC LIMIT :most
            """
        ),
        {"user_id": user_id, "company_id": company_id, "but": but, "most": most},
    )
    found = list(rows)
    return found, int(found[0].total) if found else 0


async def applications_at_company(
    connection: AsyncConnection, user_id: int, company_id: int, company: str, but: int
) -> list[Any]:
    """The user's applications at a company on other postings than this, the latest first; deleted ones are none."""
    rows = await connection.execute(
        sql(
            """
            SELECT id, stage, outcome, title, since, applied_at FROM applications
            WHERE user_id = :user_id AND deleted_at IS NULL AND posting_id IS DISTINCT FROM :but
              AND (company_id = :company_id OR company_id IS NULL AND lower(company) = lower(:company))
            ORDER BY coalesce(applied_at, created_at) DESC, id DESC LIMIT 50
            """
        ),
        {"user_id": user_id, "company_id": company_id, "company": company, "but": but},
    )
    return list(rows)
