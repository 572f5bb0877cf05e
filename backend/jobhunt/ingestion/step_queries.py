"""SQL of the steps: claim a posting, and record in one statement what became of a job."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql
from jobhunt.ingestion.queries import Row

_LOG_JOB = """
    INSERT INTO run_events (run_id, user_id, kind, data)
    SELECT job.run_id, job.user_id, 'job', jsonb_build_object(
        'job_id', job.id, 'company', job.company, 'external_id', job.external_id, 'title', p.title,
        'status', job.status, 'outcome', job.outcome, 'error_message', job.error_message)
    FROM job JOIN postings p ON p.id = job.posting_id
    RETURNING CAST(data ->> 'job_id' AS bigint) AS job_id
"""

_OUTCOME = """
    CASE WHEN j.first_run_id = j.run_id THEN 'new'
         WHEN j.version_id IS DISTINCT FROM page.version_id THEN 'changed' ELSE 'unchanged' END
"""

_PAGE_VALUES = """
    CAST(:posting_ids AS bigint[]), CAST(:digests AS bytea[]), CAST(:etags AS text[]),
    CAST(:last_modifieds AS text[])
"""


@dataclass(frozen=True, slots=True)
class Page:
    """What is remembered of one job's page: its marks, and with `key` where it is kept for extraction."""

    job_id: int
    posting_id: int
    digest: bytes | None
    etag: str | None
    last_modified: str | None
    version_id: int | None = None
    fetched_at: datetime | None = None
    key: str | None = None
    type: str | None = None


async def claim(connection: AsyncConnection, job_ids: Sequence[int], now: datetime, until: datetime) -> list[Row]:
    """Take pending jobs' postings for fetching until then, and read all that the crawls need; rows by `job_id`.

    Without a row is a job that is not pending, whose run has ended, or whose posting another job has in hand. A
    job takes its own posting again, for then the worker that had it has died.
    """
    rows = await connection.execute(
        sql(
            """
            UPDATE postings p SET fetching_until = :until, fetching_job_id = j.id
            FROM jobs j, ingestion_runs r, companies c
            WHERE j.id = ANY(:job_ids) AND p.id = j.posting_id AND r.id = j.run_id AND c.id = p.company_id
              AND j.status = 'pending' AND r.status IN ('initializing', 'ingesting')
              AND (p.fetching_until IS NULL OR p.fetching_until < :now OR p.fetching_job_id = j.id)
            RETURNING p.id AS posting_id, p.external_id, p.url, p.title, p.places, p.listed_key, p.listed_digest,
                p.fetched_at, p.fetched_digest, p.etag, p.last_modified, p.pending_key, p.version_id, p.simhash,
                p.exact_hash, j.id AS job_id, j.run_id, j.own_page, j.failures, r.created_at AS run_created_at,
                c.name AS company, c.platform, c.token, c.address
            """
        ),
        {"job_ids": list(job_ids), "now": now, "until": until},
    )
    return list(rows)


async def is_waiting(connection: AsyncConnection, job_id: int) -> bool:
    """Whether a job still wants to be crawled."""
    result = await connection.execute(
        sql(
            """
            SELECT 1 FROM jobs j JOIN ingestion_runs r ON r.id = j.run_id
            WHERE j.id = :job_id AND j.status = 'pending' AND r.status IN ('initializing', 'ingesting')
            """
        ),
        {"job_id": job_id},
    )
    return result.one_or_none() is not None


async def release(connection: AsyncConnection, job_id: int, due_at: datetime, failures: int) -> None:
    """Let go of a job's posting; the job is due again then, having failed so often."""
    await connection.execute(
        sql(
            """
            WITH job AS (UPDATE jobs SET due_at = :due_at, failures = :failures WHERE id = :job_id
                         RETURNING posting_id)
            UPDATE postings SET fetching_until = NULL WHERE id = (SELECT posting_id FROM job)
            """
        ),
        {"job_id": job_id, "due_at": due_at, "failures": failures},
    )


async def mark_unchanged(connection: AsyncConnection, pages: Sequence[Page], now: datetime) -> None:
    """These pages say what they said: their jobs are ready."""
    await connection.execute(
        sql(
            f"""
            WITH page AS (
                SELECT * FROM unnest(
                    CAST(:job_ids AS bigint[]), CAST(:version_ids AS bigint[]), CAST(:fetched_ats AS timestamptz[]),
                    {_PAGE_VALUES}
                ) AS page (job_id, version_id, fetched_at, posting_id, digest, etag, last_modified)
            ), job AS (
                UPDATE jobs j SET status = 'ready', outcome = {_OUTCOME}, version_id = page.version_id,
                                  error_message = NULL, updated_at = :now
                FROM page WHERE j.id = page.job_id AND j.status = 'pending' RETURNING j.*
            ), posting AS (
                UPDATE postings p SET fetched_at = page.fetched_at, fetched_digest = page.digest,
                    fetching_until = NULL, etag = page.etag, last_modified = page.last_modified
                FROM page WHERE p.id = page.posting_id
            )
            {_LOG_JOB}
            """
        ),
        {
            "job_ids": [page.job_id for page in pages],
            "version_ids": [page.version_id for page in pages],
            "fetched_ats": [page.fetched_at for page in pages],
            **_page_values(pages),
            "now": now,
        },
    )


async def mark_crawled(connection: AsyncConnection, pages: Sequence[Page], now: datetime) -> list[int]:
    """These pages are new or changed and kept: their jobs wait for extraction. The ids of those that do."""
    rows = await connection.execute(
        sql(
            f"""
            WITH page AS (
                SELECT * FROM unnest(
                    CAST(:job_ids AS bigint[]), CAST(:keys AS text[]), CAST(:types AS text[]), {_PAGE_VALUES}
                ) AS page (job_id, key, type, posting_id, digest, etag, last_modified)
            ), job AS (
                UPDATE jobs j SET status = 'crawled', error_message = NULL, updated_at = :now, due_at = :now
                FROM page WHERE j.id = page.job_id AND j.status = 'pending' RETURNING j.*
            ), posting AS (
                UPDATE postings p SET fetched_at = :now, fetched_digest = page.digest, fetching_until = NULL,
                    etag = page.etag, last_modified = page.last_modified, pending_key = page.key,
                    pending_type = page.type
                FROM page WHERE p.id = page.posting_id
            )
            {_LOG_JOB}
            """
        ),
        {
            "job_ids": [page.job_id for page in pages],
            "keys": [page.key for page in pages],
            "types": [page.type for page in pages],
            **_page_values(pages),
            "now": now,
        },
    )
    return [int(row.job_id) for row in rows]


def _page_values(pages: Sequence[Page]) -> dict[str, Any]:
    return {
        "posting_ids": [page.posting_id for page in pages],
        "digests": [page.digest for page in pages],
        "etags": [page.etag for page in pages],
        "last_modifieds": [page.last_modified for page in pages],
    }


async def mark_failed(connection: AsyncConnection, job_id: int, message: str, now: datetime) -> None:
    """The job ends in error; the posting stays what it was."""
    await connection.execute(
        sql(
            f"""
            WITH job AS (
                UPDATE jobs SET status = 'error', outcome = NULL, error_message = :message, updated_at = :now
                WHERE id = :job_id AND status IN ('pending', 'crawled') RETURNING *
            ), posting AS (
                UPDATE postings SET fetching_until = NULL WHERE id IN (SELECT posting_id FROM job)
            )
            {_LOG_JOB}
            """
        ),
        {"job_id": job_id, "message": message, "now": now},
    )


async def mark_expired(connection: AsyncConnection, job_id: int, reason: str, now: datetime) -> None:
    """The posting's own page says that it is gone: it closes at once, and keeps everything it has."""
    await connection.execute(
        sql(
            f"""
            WITH job AS (
                UPDATE jobs SET status = 'expired', outcome = NULL, error_message = :reason, updated_at = :now
                WHERE id = :job_id AND status = 'pending' RETURNING *
            ), posting AS (
                UPDATE postings SET fetching_until = NULL, fetched_at = :now, status = 'closed',
                    closed_at = coalesce(closed_at, :now), closed_reason = :reason
                WHERE id IN (SELECT posting_id FROM job)
            )
            {_LOG_JOB}
            """
        ),
        {"job_id": job_id, "reason": reason, "now": now},
    )


async def crawled(connection: AsyncConnection, job_ids: Sequence[int]) -> list[Row]:
    """The jobs among these that wait for extraction, with their postings and boards; rows by `job_id`."""
    rows = await connection.execute(
        sql(
            """
            SELECT j.id AS job_id, j.run_id, p.id AS posting_id, p.url, p.pending_key, p.pending_type, p.version_id,
                   c.platform, c.token, c.address, r.created_at AS run_created_at
            FROM jobs j JOIN postings p ON p.id = j.posting_id JOIN companies c ON c.id = p.company_id
            JOIN ingestion_runs r ON r.id = j.run_id
            WHERE j.id = ANY(:job_ids) AND j.status = 'crawled'
            """
        ),
        {"job_ids": list(job_ids)},
    )
    return list(rows)


async def mark_ready(connection: AsyncConnection, versions: Mapping[int, int], now: datetime) -> None:
    """The extraction of these jobs is done and kept: each is ready, and shows this version."""
    await connection.execute(
        sql(
            f"""
            WITH page AS (
                SELECT * FROM unnest(CAST(:job_ids AS bigint[]), CAST(:version_ids AS bigint[]))
                    AS page (job_id, version_id)
            ), job AS (
                UPDATE jobs j SET status = 'ready', outcome = {_OUTCOME}, version_id = page.version_id,
                                  error_message = NULL, updated_at = :now
                FROM page WHERE j.id = page.job_id AND j.status = 'crawled' RETURNING j.*
            )
            {_LOG_JOB}
            """
        ),
        {"job_ids": list(versions), "version_ids": list(versions.values()), "now": now},
    )
