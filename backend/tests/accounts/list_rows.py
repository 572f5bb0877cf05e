"""Rows that a user may have beside the postings of a run, for tests of who sees and who loses them."""

import hashlib
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.applications.actions import save_known
from jobhunt.applications.copy_queries import Known
from jobhunt.applications.items import items
from jobhunt.applications.items.items import Where
from jobhunt.applications.items.schemas import ContactIn, InterviewIn, NoteIn, ReminderIn
from jobhunt.core.tasks.memory import MemoryTasks
from jobhunt.core.work import work_on
from tests.conftest import NOON

DOCUMENT = (
    "INSERT INTO documents (user_id, name, kind, created_at) VALUES (:user_id, :name, 'cv', now())",
    "INSERT INTO document_versions (user_id, document_id, number, file_name, media_type, size, sha256, file_key,"
    " created_at) SELECT user_id, id, 1, :name, 'text/plain', 1, sha256('x'), 'users/x/documents/x', now()"
    " FROM documents WHERE user_id = :user_id",
)
TRACKED = (
    "INSERT INTO thresholds (user_id, quiet_days, stale_days, no_response_days) VALUES (:user_id, 10, 14, 30)",
    "INSERT INTO snoozes (user_id, key, until) VALUES (:user_id, :name, now())",
    "INSERT INTO calendar_feeds (user_id, feed_hash, created_at) VALUES (:user_id, :hash, now())",
    "INSERT INTO idempotency_keys (user_id, key, digest, created_at) VALUES (:user_id, :name, '', now())",
)
_AT = {"local_at": datetime(2026, 12, 1, 10), "zone": "UTC"}


async def track(engine: AsyncEngine, user_id: int, name: str) -> None:
    """An application of that name, with one of everything that can belong to it."""
    async with work_on(engine, MemoryTasks(), lambda: NOON)() as work:
        where = Where(user_id, (await save_known(work, user_id, Known(name, name, description=name))).id)
        await items.save(work, where, "note", items.note(NoteIn(text=name)))
        await items.save(work, where, "contact", items.contact(ContactIn(name=name)))
        await items.save(work, where, "interview", items.interview(InterviewIn(round=name, **_AT)))
        await items.save(work, where, "reminder", items.reminder(ReminderIn(text=name, **_AT)))
        for statement in DOCUMENT:
            await work.connection.execute(text(statement), {"user_id": user_id, "name": name})
        sent = await work.connection.execute(
            text("SELECT id FROM document_versions WHERE user_id = :user_id"), {"user_id": user_id}
        )
        use = {"document_version_id": sent.scalar_one(), "sent_to": name, "sent_at": NOON.isoformat()}
        await items.save(work, where, "document_use", lambda _old, _now: use)


async def fill_list(engine: AsyncEngine, user_id: int, name: str) -> None:
    """A view of that name, with a feed whose secret is the name too, a hidden company that nobody follows, and an
    application with one of everything."""
    values = {
        "user_id": user_id,
        "name": name,
        "hash": hashlib.sha256(name.encode()).digest(),
    }
    await track(engine, user_id, name)
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
