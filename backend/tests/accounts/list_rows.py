"""Rows that a user may have beside the postings of a run, for tests of who sees and who loses them."""

import hashlib

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

_APPLICATION = "(SELECT max(id) FROM applications WHERE user_id = :user_id)"
TRACKED = (
    "INSERT INTO applications (user_id, company, title, stage, since, version, created_at, updated_at)"
    " VALUES (:user_id, :name, :name, 'saved', now(), 1, now(), now())",
    "INSERT INTO application_events (user_id, application_id, number, kind, data, at, recorded_at)"
    f" SELECT :user_id, {_APPLICATION}, 1, 'created',"
    " jsonb_build_object('company', CAST(:name AS text), 'title', CAST(:name AS text)), now(), now()",
    "INSERT INTO timeline_lines (id, user_id, application_id, kind, at, undone)"
    " SELECT id, user_id, application_id, kind, at, false FROM application_events WHERE user_id = :user_id",
    "INSERT INTO posting_copies (user_id, application_id, title, company, description, fields, taken_at)"
    f" VALUES (:user_id, {_APPLICATION}, :name, :name, :name, '{{}}', now())",
    "INSERT INTO notes (user_id, application_id, text, written_at, changed_at)"
    f" VALUES (:user_id, {_APPLICATION}, :name, now(), now())",
    f"INSERT INTO contacts (user_id, application_id, name) VALUES (:user_id, {_APPLICATION}, :name)",
    "INSERT INTO interviews (user_id, application_id, round, local_at, zone, starts_at, minutes)"
    f" VALUES (:user_id, {_APPLICATION}, :name, now(), 'UTC', now(), 30)",
    "INSERT INTO reminders (user_id, application_id, text, local_at, zone, due_at, first_at)"
    f" VALUES (:user_id, {_APPLICATION}, :name, now(), 'UTC', now(), now())",
    "INSERT INTO documents (user_id, name, kind, created_at) VALUES (:user_id, :name, 'cv', now())",
    "INSERT INTO document_versions (user_id, document_id, number, file_name, media_type, size, sha256, file_key,"
    " created_at) SELECT user_id, id, 1, :name, 'text/plain', 1, '', 'users/x/documents/x', now() FROM documents"
    " WHERE user_id = :user_id",
    "INSERT INTO document_uses (user_id, application_id, document_version_id, sent_at)"
    f" SELECT user_id, {_APPLICATION}, id, now() FROM document_versions WHERE user_id = :user_id",
    "INSERT INTO application_events (user_id, application_id, number, kind, data, at, recorded_at)"
    " SELECT user_id, application_id, 2, 'document_use_saved', jsonb_build_object('id', id, 'document_version_id',"
    " document_version_id, 'sent_to', sent_to, 'sent_at', sent_at), now(), now() FROM document_uses"
    " WHERE user_id = :user_id",
    "INSERT INTO thresholds (user_id, quiet_days, stale_days, no_response_days) VALUES (:user_id, 10, 14, 30)",
    "INSERT INTO snoozes (user_id, key, until) VALUES (:user_id, :name, now())",
    "INSERT INTO calendar_feeds (user_id, feed_hash, created_at) VALUES (:user_id, :hash, now())",
    "INSERT INTO idempotency_keys (user_id, key, digest, created_at) VALUES (:user_id, :name, '', now())",
)
"""One row in each table of applications and what belongs to them; the log makes the application."""


async def fill_list(engine: AsyncEngine, user_id: int, name: str) -> None:
    """A view of that name, with a feed whose secret is the name too, a hidden company that nobody follows, and an
    application with one of everything."""
    values = {
        "user_id": user_id,
        "name": name,
        "hash": hashlib.sha256(name.encode()).digest(),
    }
    async with engine.begin() as connection:
        await connection.execute(
            text("INSERT INTO saved_views (user_id, name, query, feed_hash) VALUES (:user_id, :name, '', :hash)"),
            values,
        )
        for statement in TRACKED:
            await connection.execute(text(statement), values)
        await connection.execute(
            text(
                "INSERT INTO hidden_companies (user_id, company_id, hidden_at)"
                " SELECT :user_id, id, now() FROM companies ORDER BY name DESC LIMIT 1"
            ),
            values,
        )
