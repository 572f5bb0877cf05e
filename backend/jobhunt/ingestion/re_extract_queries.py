"""SQL of reading postings again: where each one's page is kept, and which ones a user has."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql

Row = Any
"""A posting with its board, under the names that the extract step has for them."""


async def find(connection: AsyncConnection, posting_id: int) -> Row | None:
    """A posting, its board, and the page that it was read from last as the one to be read."""
    result = await connection.execute(
        sql(
            """
            SELECT p.id AS posting_id, p.url, p.raw_key AS pending_key, p.raw_type AS pending_type, p.version_id,
                   c.platform, c.token, c.address
            FROM postings p JOIN companies c ON c.id = p.company_id WHERE p.id = :posting_id
            """
        ),
        {"posting_id": posting_id},
    )
    return result.one_or_none()


async def posting_of(connection: AsyncConnection, user_id: int, job_id: int) -> int | None:
    """The posting of one of the user's lines."""
    result = await connection.execute(
        sql("SELECT posting_id FROM jobs WHERE user_id = :user_id AND id = :job_id"),
        {"user_id": user_id, "job_id": job_id},
    )
    return result.scalar_one_or_none()


async def postings_at(connection: AsyncConnection, user_id: int, company: str) -> list[int] | None:
    """The user's postings at a company whose pages are kept; None when there is no such company."""
    known = await connection.execute(sql("SELECT id FROM companies WHERE name = :company"), {"company": company})
    if known.one_or_none() is None:
        return None
    rows = await connection.execute(
        sql(
            """
            SELECT p.id FROM jobs j JOIN postings p ON p.id = j.posting_id
            WHERE j.user_id = :user_id AND j.company = :company AND p.raw_key IS NOT NULL ORDER BY p.id
            """
        ),
        {"user_id": user_id, "company": company},
    )
    return list(rows.scalars())
