"""SQL of applications as they are read: one whole, and what belongs to it."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql

Row = Any | None
"""A row, or none."""

ITEM = """
    a.id, a.version, a.company, a.title, a.url, a.places, a.stage, a.outcome, a.since, a.applied_at, a.replied_at,
    a.closed_at, a.source, a.tags, a.offer_deadline, a.created_at, a.updated_at, p.status AS posting,
    coalesce(f.version_id IS NOT NULL AND p.version_id IS NOT NULL AND p.version_id <> f.version_id, false)
        AS changed,
    (SELECT u.job_id FROM user_postings u WHERE u.user_id = :user_id AND u.posting_id = a.posting_id) AS job_id,
    n.kind AS next_kind, n.id AS next_id, n.at AS next_at, n.text AS next_text
"""
JOINS = """
    LEFT JOIN postings p ON p.id = a.posting_id
    LEFT JOIN posting_copies f ON f.id = a.frozen_id
    LEFT JOIN LATERAL (
        SELECT * FROM (
            SELECT 'interview' AS kind, i.id, i.starts_at AS at, coalesce(i.round, '') AS text FROM interviews i
            WHERE i.application_id = a.id AND i.user_id = :user_id
              AND i.starts_at + i.minutes * interval '1 minute' >= :now
            UNION ALL
            SELECT 'reminder', r.id, r.due_at, r.text FROM reminders r
            WHERE r.application_id = a.id AND r.user_id = :user_id AND r.done_at IS NULL
        ) steps ORDER BY at, id LIMIT 1
    ) n ON true
"""


async def find(
    connection: AsyncConnection, user_id: int, application_id: int, now: Any, undo_since: Any
) -> Any | None:
    """One application of the user, deleted ones too; `undo` is their last event since a time that still counts."""
    result = await connection.execute(
        sql(
            f"""
            SELECT {ITEM}, a.deleted_at, a.pay_asked, a.pay_offered, a.pay_currency, a.pay_period, a.pay_note,
                   a.copy_id, a.frozen_id, a.posting_id, p.closed_at AS posting_closed_at, p.closed_reason,
                   p.last_seen_at, p.version_id, (
                       SELECT e.id FROM application_events e JOIN timeline_lines l ON l.id = e.id
                       WHERE e.user_id = :user_id AND e.application_id = :id AND e.by = 'user'
                         AND e.kind <> 'undone' AND NOT l.undone AND e.recorded_at >= :undo_since
                         AND l.user_id = :user_id
                       ORDER BY e.number DESC LIMIT 1
                   ) AS undo
            FROM applications a {JOINS} WHERE a.user_id = :user_id AND a.id = :id
            """
        ),
        {"user_id": user_id, "id": application_id, "now": now, "undo_since": undo_since},
    )
    return result.one_or_none()


async def belongings(connection: AsyncConnection, user_id: int, application_id: int) -> dict[str, list[Any]]:
    """Everything that belongs to an application, as JSON by the name of its table."""
    whose = "t.user_id = :user_id AND t.application_id = :id"
    parts = [
        f"SELECT '{table}' AS part, {order} AS place, t.id, to_jsonb(t) AS row FROM {table} t WHERE {whose}"
        for table, order in (
            ("notes", "t.written_at"),
            ("contacts", "CAST(NULL AS timestamptz)"),
            ("interviews", "t.starts_at"),
            ("reminders", "t.due_at"),
        )
    ]
    parts.append(
        "SELECT 'documents', t.sent_at, t.id, to_jsonb(t) || jsonb_build_object('name', d.name, 'number', v.number)"
        " FROM document_uses t JOIN document_versions v ON v.id = t.document_version_id"
        f" JOIN documents d ON d.id = v.document_id WHERE {whose}"
    )
    rows = await connection.execute(
        sql(f"SELECT part, row FROM ({' UNION ALL '.join(parts)}) found ORDER BY part, place, id"),
        {"user_id": user_id, "id": application_id},
    )
    found: dict[str, list[Any]] = {
        part: [] for part in ("notes", "contacts", "interviews", "reminders", "documents")
    }
    for row in rows:
        found[row.part].append(row.row)
    return found


async def copy(connection: AsyncConnection, user_id: int, copy_id: int) -> Any | None:
    """A kept copy of a posting."""
    result = await connection.execute(
        sql("SELECT * FROM posting_copies WHERE user_id = :user_id AND id = :id"),
        {"user_id": user_id, "id": copy_id},
    )
    return result.one_or_none()


async def live_on(connection: AsyncConnection, user_id: int, posting_id: int) -> int | None:
    """The user's application on a posting, but for deleted ones."""
    result = await connection.execute(
        sql(
            "SELECT id FROM applications WHERE user_id = :user_id AND posting_id = :posting_id"
            " AND deleted_at IS NULL"
        ),
        {"user_id": user_id, "posting_id": posting_id},
    )
    return result.scalar_one_or_none()


async def posting_of_job(connection: AsyncConnection, user_id: int, job_id: int) -> Any | None:
    """The posting behind a line of the user's list, as an application takes it over."""
    result = await connection.execute(
        sql(
            """
            SELECT p.id AS posting_id, p.company_id, c.display_name AS company, p.title, p.url, p.places
            FROM jobs j JOIN postings p ON p.id = j.posting_id JOIN companies c ON c.id = p.company_id
            WHERE j.user_id = :user_id AND j.id = :job_id
            """
        ),
        {"user_id": user_id, "job_id": job_id},
    )
    return result.one_or_none()


async def job_at(connection: AsyncConnection, user_id: int, url: str) -> int | None:
    """The line of the user's list whose posting is at this address."""
    result = await connection.execute(
        sql("SELECT max(id) FROM jobs WHERE user_id = :user_id AND url = :url"), {"user_id": user_id, "url": url}
    )
    return result.scalar_one_or_none()


async def kept(connection: AsyncConnection, user_id: int, application_id: int) -> Row:
    """The copy that an application goes by, and the version that its posting has now; None when there is none."""
    result = await connection.execute(
        sql(
            """
            SELECT coalesce(a.frozen_id, a.copy_id) AS kept_id, p.version_id FROM applications a
            LEFT JOIN postings p ON p.id = a.posting_id WHERE a.user_id = :user_id AND a.id = :id
            """
        ),
        {"user_id": user_id, "id": application_id},
    )
    return result.one_or_none()


async def version(connection: AsyncConnection, version_id: int) -> Row:
    """What a version of a posting says."""
    result = await connection.execute(
        sql("SELECT title, description, fields, seen_at FROM posting_versions WHERE id = :id"), {"id": version_id}
    )
    return result.one_or_none()
