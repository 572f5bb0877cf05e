"""SQL of the jobs that a listing asks for: one per kept opening, and those whose own page is asked instead."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql
from jobhunt.ingestion.queries import Row


async def ask_for_jobs(
    connection: AsyncConnection, run: Mapping[str, Any], kept: Sequence[str], now: datetime, fresh: datetime | None
) -> list[Row]:
    """One job for every kept opening; rows of id and status. A job that is in this run already is left alone.

    A job is ready at once when nothing is to be read: the listing carried the very posting that was extracted
    last, or the page was fetched since `fresh` and the listing says the same as then.
    """
    rows = await connection.execute(
        sql(
            """
            INSERT INTO jobs AS j (run_id, first_run_id, user_id, posting_id, company, external_id, url, status,
                                   outcome, version_id, due_at, created_at, updated_at)
            SELECT :run_id, :run_id, :user_id, p.id, :company, p.external_id, p.url, s.status,
                   CASE WHEN s.status = 'ready' THEN 'new' END, CASE WHEN s.status = 'ready' THEN p.version_id END,
                   :now, :now, :now
            FROM postings p, LATERAL (SELECT CASE WHEN p.version_id IS NOT NULL AND p.pending_key IS NULL AND (
                    p.listed_key = p.raw_key
                    OR (p.listed_key IS NULL AND p.fetched_at > :fresh AND p.fetched_digest = p.listed_digest)
                ) THEN 'ready' ELSE 'pending' END AS status) s
            WHERE p.company_id = :company_id AND p.external_id = ANY(:kept)
            ORDER BY p.id
            ON CONFLICT (user_id, company, external_id) DO UPDATE SET
                run_id = excluded.run_id, url = excluded.url, status = excluded.status, error_message = NULL,
                own_page = false, failures = 0, due_at = excluded.due_at, updated_at = excluded.updated_at,
                outcome = CASE WHEN excluded.status = 'pending' THEN NULL
                               WHEN j.version_id IS DISTINCT FROM excluded.version_id THEN 'changed'
                               ELSE 'unchanged' END,
                version_id = coalesce(excluded.version_id, j.version_id)
            WHERE j.run_id <> excluded.run_id
            RETURNING id, status
            """
        ),
        {**run, "kept": list(kept), "now": now, "fresh": fresh},
    )
    return list(rows)


async def ask_again(
    connection: AsyncConnection, run: Mapping[str, Any], shown: Sequence[str], now: datetime, before: datetime
) -> list[Row]:
    """Jobs of open postings that a narrowed listing did not show, to be asked at their own page.

    Rows of id and status. Only those whose page was not asked since `before`.
    """
    rows = await connection.execute(
        sql(
            """
            UPDATE jobs j SET run_id = :run_id, status = 'pending', outcome = NULL, error_message = NULL,
                              own_page = true, failures = 0, due_at = :now, updated_at = :now
            FROM postings p
            WHERE p.id = j.posting_id AND j.user_id = :user_id AND p.company_id = :company_id
              AND p.status = 'open' AND NOT p.external_id = ANY(:shown)
              AND (p.fetched_at IS NULL OR p.fetched_at < :before)
              AND j.run_id <> :run_id
            RETURNING j.id, j.status
            """
        ),
        {**run, "shown": list(shown), "now": now, "before": before},
    )
    return list(rows)
