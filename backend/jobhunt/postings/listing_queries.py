"""SQL by which a listing reaches the postings: seen, missed, closed, reopened."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.boards.protocol import Fields
from jobhunt.core.database import sql
from jobhunt.postings import facts_queries

BATCH = 1_000


async def known(connection: AsyncConnection, company_id: int, before: datetime) -> tuple[dict[str, int], set[str]]:
    """A company's open postings with how often they were missed in a row, and the closed ones.

    Those first seen before then: what the listing itself brought says nothing about how much of a board it lacks.
    """
    rows = await connection.execute(
        text(
            "SELECT external_id, status, missing_count FROM postings"
            " WHERE company_id = :company_id AND first_seen_at < :before"
        ),
        {"company_id": company_id, "before": before},
    )
    open_, closed = dict[str, int](), set[str]()
    for row in rows:
        if row.status == "open":
            open_[row.external_id] = row.missing_count
        else:
            closed.add(row.external_id)
    return open_, closed


async def see(
    connection: AsyncConnection, company_id: int, rows: Iterable[Mapping[str, Any]], now: datetime
) -> None:
    """Add or refresh the postings that a listing shows. Being shown makes a posting open again.

    A row has external_id, url, title, places (list), digest (hex) and listed_key (or None).
    """
    waiting = list(rows)
    listed: dict[int, Fields] = {}
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        told = await connection.execute(
            sql(_SEE), {"company_id": company_id, "rows": json.dumps(batch), "now": now}
        )
        by_external_id = {row["external_id"]: row for row in batch}
        for posting in told:
            row = by_external_id[posting.external_id]
            listed[posting.id] = Fields(title=row["title"], description="", places=tuple(row["places"]))
    await facts_queries.write(connection, listed)


# Rows of what is told for the first time, or told otherwise while no page of it has been read.
_SEE = """
    WITH r AS (
        SELECT r.external_id, r.url, r.title, ARRAY(SELECT jsonb_array_elements_text(r.places)) AS places,
               decode(r.digest, 'hex') AS digest, r.listed_key
        FROM jsonb_to_recordset(CAST(:rows AS jsonb))
             AS r(external_id text, url text, title text, places jsonb, digest text, listed_key text)
    ), before AS (
        SELECT p.external_id, p.listed_digest, p.version_id
        FROM r JOIN postings p ON p.company_id = :company_id AND p.external_id = r.external_id
    ), seen AS (
        INSERT INTO postings AS p (company_id, external_id, url, title, places, listed_digest, listed_key,
                                   first_seen_at, last_seen_at)
        SELECT :company_id, r.external_id, r.url, r.title, r.places, r.digest, r.listed_key, :now, :now
        FROM r ORDER BY r.external_id
        ON CONFLICT (company_id, external_id) DO UPDATE SET
            url = excluded.url,
            title = CASE WHEN p.version_id IS NULL THEN excluded.title ELSE p.title END,
            places = CASE WHEN p.version_id IS NULL THEN excluded.places ELSE p.places END,
            listed_digest = excluded.listed_digest, listed_key = excluded.listed_key,
            last_seen_at = excluded.last_seen_at, missing_count = 0,
            status = 'open', closed_at = NULL, closed_reason = NULL
        RETURNING p.id, p.external_id, p.listed_digest
    )
    SELECT seen.id, seen.external_id FROM seen LEFT JOIN before b USING (external_id)
    WHERE b.external_id IS NULL
       OR (b.version_id IS NULL AND b.listed_digest IS DISTINCT FROM seen.listed_digest)
"""


async def close(
    connection: AsyncConnection, company_id: int, external_ids: Collection[str], reason: str, now: datetime
) -> None:
    """Close postings. They keep everything they have."""
    await connection.execute(
        text(
            """
            UPDATE postings SET status = 'closed', closed_at = :now, closed_reason = :reason
            WHERE company_id = :company_id AND external_id = ANY(:external_ids) AND status = 'open'
            """
        ),
        {"company_id": company_id, "external_ids": list(external_ids), "reason": reason, "now": now},
    )


async def miss(connection: AsyncConnection, company_id: int, external_ids: Collection[str]) -> None:
    """Count one more complete listing in a row that lacked these."""
    await connection.execute(
        text(
            """
            UPDATE postings SET missing_count = missing_count + 1
            WHERE company_id = :company_id AND external_id = ANY(:external_ids)
            """
        ),
        {"company_id": company_id, "external_ids": list(external_ids)},
    )
