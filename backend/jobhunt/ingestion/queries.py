"""SQL of readings and runs: listings, what a user already has, runs and their final account."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.models.listing import Listing
from jobhunt.postings.closing import PastListing

Row = Any
"""A result row, read by attribute; its columns are those of the statement above it."""


async def find_fresh_listing(
    connection: AsyncConnection, company_id: int, words: Sequence[str], since: datetime
) -> Row | None:
    """The newest whole reading since then that answers for these words: of the whole board, or of just them."""
    result = await connection.execute(
        text(
            """
            SELECT id, state, reason, words, to_the_end, advertised, file_key, started_at FROM listings
            WHERE company_id = :company_id AND finished_at > :since AND to_the_end
              AND state IN ('complete', 'partial', 'suspicious') AND file_key IS NOT NULL
              AND (words = '{}' OR words = :words)
            ORDER BY finished_at DESC LIMIT 1
            """
        ),
        {"company_id": company_id, "since": since, "words": list(words)},
    )
    return result.one_or_none()


async def past_whole_listings(connection: AsyncConnection, company_id: int, since: datetime) -> list[PastListing]:
    """Earlier readings of the whole board to its end, newest first."""
    rows = await connection.execute(
        text(
            """
            SELECT finished_at, state, digest FROM listings
            WHERE company_id = :company_id AND finished_at > :since AND state IN ('complete', 'suspicious')
            ORDER BY finished_at DESC LIMIT 200
            """
        ),
        {"company_id": company_id, "since": since},
    )
    return [PastListing(row.finished_at.date(), row.state, bytes(row.digest)) for row in rows]


async def open_external_ids(connection: AsyncConnection, company_id: int, before: datetime) -> list[str]:
    """The openings of a company that count as open, of those first seen before then."""
    rows = await connection.execute(
        text(
            "SELECT external_id FROM postings"
            " WHERE company_id = :company_id AND status = 'open' AND first_seen_at < :before"
        ),
        {"company_id": company_id, "before": before},
    )
    return list(rows.scalars())


async def add_listing(connection: AsyncConnection, values: Mapping[str, Any]) -> int:
    """Keep a reading, and point its company to it. An older reading's openings are not needed any more."""
    listing_id = (await connection.execute(insert(Listing).values(**values).returning(Listing.id))).scalar_one()
    await connection.execute(
        text("UPDATE companies SET last_listing_id = :listing_id WHERE id = :company_id"),
        {"listing_id": listing_id, "company_id": values["company_id"]},
    )
    return int(listing_id)


async def followed(connection: AsyncConnection, user_id: int, names: Sequence[str] = ()) -> list[Mapping[str, Any]]:
    """The companies a user has switched on, by name, with their boards and the user's title filters.

    With names: only those of them.
    """
    rows = await connection.execute(
        text(
            """
            SELECT c.id AS company_id, c.name, c.display_name, c.platform, c.token, c.address, s.title_filters
            FROM company_settings s JOIN companies c ON c.id = s.company_id
            WHERE s.user_id = :user_id AND s.is_enabled AND (:names = '{}'::text[] OR c.name = ANY(:names))
            ORDER BY c.name
            """
        ),
        {"user_id": user_id, "names": list(names)},
    )
    return [dict(row) for row in rows.mappings()]


async def jobs_here(connection: AsyncConnection, user_id: int, company: str) -> dict[str, Row]:
    """What a user has of a company, by external id: whether it is open and what its listing said last."""
    rows = await connection.execute(
        text(
            """
            SELECT j.external_id, p.status, p.listed_digest
            FROM jobs j JOIN postings p ON p.id = j.posting_id
            WHERE j.user_id = :user_id AND j.company = :company
            """
        ),
        {"user_id": user_id, "company": company},
    )
    return {row.external_id: row for row in rows}


async def open_run(connection: AsyncConnection, user_id: int) -> int | None:
    """The run of this user that has not ended, if there is one."""
    result = await connection.execute(
        text(
            "SELECT id FROM ingestion_runs WHERE user_id = :user_id"
            " AND status IN ('pending', 'initializing', 'ingesting')"
        ),
        {"user_id": user_id},
    )
    return result.scalar_one_or_none()


async def add_run(connection: AsyncConnection, user_id: int, names: Sequence[str], now: datetime) -> int | None:
    """A new run with the companies followed now, or those named. None when the last run has not ended."""
    result = await connection.execute(
        text(
            """
            INSERT INTO ingestion_runs (user_id, created_at) VALUES (:user_id, :now)
            ON CONFLICT (user_id) WHERE status IN ('pending', 'initializing', 'ingesting') DO NOTHING
            RETURNING id
            """
        ),
        {"user_id": user_id, "now": now},
    )
    run_id = result.scalar_one_or_none()
    if run_id is None:
        return None
    await connection.execute(
        text(
            """
            INSERT INTO run_companies (run_id, company_id, user_id, title_filters)
            SELECT :run_id, s.company_id, s.user_id, s.title_filters
            FROM company_settings s JOIN companies c ON c.id = s.company_id
            WHERE s.user_id = :user_id AND s.is_enabled AND (:names = '{}'::text[] OR c.name = ANY(:names))
            """
        ),
        {"run_id": run_id, "user_id": user_id, "names": list(names)},
    )
    return int(run_id)


async def find_run(connection: AsyncConnection, run_id: int, user_id: int | None = None) -> Row | None:
    """A run, of this user if one is named."""
    result = await connection.execute(
        text(
            "SELECT id, user_id, status, error_message, counts, created_at, finished_at FROM ingestion_runs"
            " WHERE id = :run_id AND (CAST(:user_id AS bigint) IS NULL OR user_id = :user_id)"
        ),
        {"run_id": run_id, "user_id": user_id},
    )
    return result.one_or_none()


async def latest_runs(connection: AsyncConnection, user_id: int, limit: int) -> list[Row]:
    """A user's runs, newest first; the account kept of an ended one is without its companies."""
    rows = await connection.execute(
        text(
            "SELECT id, user_id, status, error_message, counts - 'companies' AS counts, created_at, finished_at"
            " FROM ingestion_runs"
            " WHERE user_id = :user_id ORDER BY id DESC LIMIT :limit"
        ),
        {"user_id": user_id, "limit": limit},
    )
    return list(rows)


async def run_companies(connection: AsyncConnection, run_id: int) -> list[Mapping[str, Any]]:
    """What a run asked of each company, by name."""
    rows = await connection.execute(
        text(
            """
            SELECT c.name AS company, c.display_name, c.platform, c.token, c.address, r.company_id, r.user_id,
                   r.title_filters, r.stage, r.state, r.reason, r.narrowed, r.to_the_end, r.advertised, r.listed,
                   r.left_out, r.missing, r.closed
            FROM run_companies r JOIN companies c ON c.id = r.company_id WHERE r.run_id = :run_id ORDER BY c.name
            """
        ),
        {"run_id": run_id},
    )
    return [dict(row) for row in rows.mappings()]


async def run_of_job(connection: AsyncConnection, job_id: int) -> int | None:
    """The run that a job is in."""
    result = await connection.execute(text("SELECT run_id FROM jobs WHERE id = :job_id"), {"job_id": job_id})
    return result.scalar_one_or_none()


async def job_counts(connection: AsyncConnection, run_id: int) -> list[Row]:
    """How many jobs of a run stand where: rows of company, status, outcome, n."""
    rows = await connection.execute(
        text(
            "SELECT company, status, outcome, count(*) AS n FROM jobs WHERE run_id = :run_id"
            " GROUP BY company, status, outcome"
        ),
        {"run_id": run_id},
    )
    return list(rows)


async def log(connection: AsyncConnection, run_id: int, user_id: int, kind: str, data: Mapping[str, Any]) -> None:
    """Add a line to a run's log, in the transaction that made it true."""
    await connection.execute(
        text(
            "INSERT INTO run_events (run_id, user_id, kind, data)"
            " VALUES (:run_id, :user_id, :kind, CAST(:data AS jsonb))"
        ),
        {"run_id": run_id, "user_id": user_id, "kind": kind, "data": json.dumps(data)},
    )
