"""SQL of a run's turns: begun, ingesting, ended, and each company's share of it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql


async def begin(connection: AsyncConnection, run_id: int) -> int | None:
    """Let a run begin, or go on beginning after a kill. Its user; None when it is past that."""
    result = await connection.execute(
        sql(
            "UPDATE ingestion_runs SET status = 'initializing'"
            " WHERE id = :run_id AND status IN ('pending', 'initializing') RETURNING user_id"
        ),
        {"run_id": run_id},
    )
    return result.scalar_one_or_none()


async def go_on(connection: AsyncConnection, run_id: int) -> bool:
    """Every board is read: from now on the run can finish."""
    result = await connection.execute(
        sql(
            "UPDATE ingestion_runs SET status = 'ingesting' WHERE id = :run_id AND status = 'initializing'"
            " RETURNING id"
        ),
        {"run_id": run_id},
    )
    return result.one_or_none() is not None


async def end(connection: AsyncConnection, run_id: int, status: str, message: str | None, now: datetime) -> bool:
    """End a run that is open. False when it had ended already."""
    result = await connection.execute(
        sql(
            "UPDATE ingestion_runs SET status = :status, error_message = :message, finished_at = :now"
            " WHERE id = :run_id AND status IN ('pending', 'initializing', 'ingesting') RETURNING id"
        ),
        {"run_id": run_id, "status": status, "message": message, "now": now},
    )
    return result.one_or_none() is not None


async def finish_if_done(connection: AsyncConnection, run_id: int, now: datetime) -> int | None:
    """Finish a run with no job pending or crawled, in one statement. Its user, if it ended by this.

    Two workers that end the last two jobs at once both look after their own commit, so one of them sees none.
    """
    result = await connection.execute(
        sql(
            """
            UPDATE ingestion_runs SET status = 'finished', finished_at = :now
            WHERE id = :run_id AND status = 'ingesting' AND NOT EXISTS (
                SELECT 1 FROM jobs WHERE run_id = :run_id AND status IN ('pending', 'crawled'))
            RETURNING user_id
            """
        ),
        {"run_id": run_id, "now": now},
    )
    return result.scalar_one_or_none()


async def keep_account(connection: AsyncConnection, run_id: int, counts: Mapping[str, Any]) -> None:
    """Keep the final account of a run, for its jobs go on to later runs."""
    await connection.execute(
        sql("UPDATE ingestion_runs SET counts = CAST(:counts AS jsonb) WHERE id = :run_id"),
        {"run_id": run_id, "counts": json.dumps(counts)},
    )


async def start_reading(connection: AsyncConnection, run_id: int, company_id: int) -> None:
    """A company's board is being read."""
    await connection.execute(
        sql(
            "UPDATE run_companies SET stage = 'reading'"
            " WHERE run_id = :run_id AND company_id = :company_id AND stage = 'waiting'"
        ),
        {"run_id": run_id, "company_id": company_id},
    )


async def finish_reading(connection: AsyncConnection, values: Mapping[str, Any]) -> None:
    """A company's board is read. Values: run_id, company_id, listing_id, state, reason, narrowed, to_the_end,
    advertised, listed, left_out, missing, closed."""
    await connection.execute(
        sql(
            """
            UPDATE run_companies SET stage = 'read', listing_id = :listing_id, state = :state, reason = :reason,
                narrowed = :narrowed, to_the_end = :to_the_end, advertised = :advertised, listed = :listed,
                left_out = :left_out, missing = :missing, closed = :closed
            WHERE run_id = :run_id AND company_id = :company_id
            """
        ),
        values,
    )


async def hold_company(connection: AsyncConnection, company_id: int) -> None:
    """Hold a company until the transaction ends: its postings learn of one listing at a time."""
    await connection.execute(
        sql("SELECT id FROM companies WHERE id = :company_id FOR UPDATE"), {"company_id": company_id}
    )


async def apply_once(connection: AsyncConnection, listing_id: int, now: datetime) -> bool:
    """Whether this listing's closings are ours to carry out: each listing counts once, whoever reads it."""
    result = await connection.execute(
        sql("UPDATE listings SET applied_at = :now WHERE id = :id AND applied_at IS NULL RETURNING id"),
        {"id": listing_id, "now": now},
    )
    return result.one_or_none() is not None


async def overdue_jobs(connection: AsyncConnection, due_before: datetime) -> list[tuple[int, str]]:
    """Jobs of open runs that should have been looked at by then; id and status."""
    rows = await connection.execute(
        sql(
            """
            SELECT j.id, j.status FROM jobs j JOIN ingestion_runs r ON r.id = j.run_id
            WHERE r.status IN ('initializing', 'ingesting') AND j.status IN ('pending', 'crawled')
              AND j.due_at < :due_before
            ORDER BY j.id LIMIT 5000
            """
        ),
        {"due_before": due_before},
    )
    return [(row.id, row.status) for row in rows]


async def open_runs(connection: AsyncConnection) -> list[tuple[int, str]]:
    """Every run that has not ended; id and status."""
    rows = await connection.execute(
        sql(
            "SELECT id, status FROM ingestion_runs WHERE status IN ('pending', 'initializing', 'ingesting')"
            " ORDER BY id"
        )
    )
    return [(row.id, row.status) for row in rows]


async def forget_events(connection: AsyncConnection, ended_before: datetime) -> None:
    """Drop the logs of runs that ended long ago; their accounts stay."""
    await connection.execute(
        sql(
            "DELETE FROM run_events WHERE run_id IN (SELECT id FROM ingestion_runs WHERE finished_at < :before"
            " ORDER BY finished_at DESC LIMIT 200)"
        ),
        {"before": ended_before},
    )


async def old_listing_files(connection: AsyncConnection, before: datetime) -> list[tuple[int, str]]:
    """Listings whose openings are still kept though too old to serve; id and file key."""
    rows = await connection.execute(
        sql("SELECT id, file_key FROM listings WHERE file_key IS NOT NULL AND finished_at < :before LIMIT 500"),
        {"before": before},
    )
    return [(row.id, row.file_key) for row in rows]


async def forget_listing_file(connection: AsyncConnection, listing_id: int) -> None:
    """The openings of a listing are deleted."""
    await connection.execute(sql("UPDATE listings SET file_key = NULL WHERE id = :id"), {"id": listing_id})
