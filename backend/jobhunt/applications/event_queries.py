"""SQL of the log of applications and of the rows that follow from it."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.applications.replay import Event
from jobhunt.applications.rows import Difference
from jobhunt.core.database import sql
from jobhunt.models.application import Application, ApplicationEvent, TimelineLine
from jobhunt.models.application_items import Contact, Interview, Note, Reminder
from jobhunt.models.document import DocumentUse

_MODELS = (Application, ApplicationEvent, TimelineLine, Note, Contact, Interview, Reminder, DocumentUse)
_COLUMNS = {model.__tablename__: tuple(model.__table__.columns.keys()) for model in _MODELS}
# A posting that was deleted meanwhile takes no application with it: the reference alone is gone.
_REFERENCES = {
    "posting_id": "(SELECT p.id FROM postings p WHERE p.id = r.posting_id)",
    "company_id": "(SELECT c.id FROM companies c WHERE c.id = r.company_id)",
}


async def take_turn(connection: AsyncConnection, user_id: int) -> None:
    """One after the other: whoever makes or restores an application of this user waits here, until the commit."""
    await connection.execute(
        sql("SELECT pg_advisory_xact_lock(hashtextextended('applications', :user_id))"), {"user_id": user_id}
    )


async def lock(connection: AsyncConnection, user_id: int, application_id: int) -> bool:
    """Hold an application until the transaction ends; False when there is none."""
    result = await connection.execute(
        sql("SELECT id FROM applications WHERE user_id = :user_id AND id = :id FOR UPDATE"),
        {"user_id": user_id, "id": application_id},
    )
    return result.one_or_none() is not None


async def events(connection: AsyncConnection, user_id: int, application_id: int) -> list[Event]:
    """The log of an application, in order."""
    rows = await connection.execute(
        sql(
            "SELECT id, number, kind, data, at, recorded_at, by FROM application_events"
            " WHERE user_id = :user_id AND application_id = :application_id ORDER BY number"
        ),
        {"user_id": user_id, "application_id": application_id},
    )
    return [Event(row.id, row.number, row.kind, row.data, row.at, row.recorded_at, row.by) for row in rows]


async def application_of_event(connection: AsyncConnection, user_id: int, event_id: int) -> int | None:
    """The application that an event belongs to."""
    result = await connection.execute(
        sql("SELECT application_id FROM application_events WHERE user_id = :user_id AND id = :id"),
        {"user_id": user_id, "id": event_id},
    )
    return result.scalar_one_or_none()


async def new_ids(connection: AsyncConnection, table: str, how_many: int = 1) -> list[int]:
    """Ids for rows that are about to be written; no other row gets them."""
    result = await connection.execute(
        sql(f"SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, :n)"), {"n": how_many}
    )
    return [int(id) for id in result.scalars()]


async def add_events(
    connection: AsyncConnection, user_id: int, application_id: int, added: Sequence[Event]
) -> None:
    """Lengthen a log."""
    await _write(connection, "application_events", event_rows(user_id, application_id, added))


def event_rows(user_id: int, application_id: int, added: Sequence[Event]) -> list[dict[str, Any]]:
    """Events as rows of their table."""
    return [
        {
            "id": e.id,
            "user_id": user_id,
            "application_id": application_id,
            "number": e.number,
            "kind": e.kind,
            "data": dict(e.data),
            "at": e.at.isoformat(),
            "recorded_at": e.recorded_at.isoformat(),
            "by": e.by,
        }
        for e in added
    ]


async def apply(connection: AsyncConnection, user_id: int, difference: Difference) -> None:
    """Bring one table to what the log says."""
    if difference.drop:
        await connection.execute(
            sql(f"DELETE FROM {difference.table} WHERE user_id = :user_id AND id = ANY(:ids)"),
            {"user_id": user_id, "ids": list(difference.drop)},
        )
    if difference.write:
        await _write(connection, difference.table, difference.write)


async def _write(connection: AsyncConnection, table: str, rows: Sequence[Any]) -> None:
    names = _COLUMNS[table]
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(_REFERENCES.get(name, f'r."{name}"') for name in names)
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in ("id", "user_id"))
    await connection.execute(
        sql(
            f"INSERT INTO {table} ({columns})"
            f" SELECT {values} FROM jsonb_populate_recordset(CAST(NULL AS {table}), CAST(:rows AS jsonb)) r"
            f" ON CONFLICT (id) DO UPDATE SET {updates}"
        ),
        {"rows": json.dumps(rows, ensure_ascii=False)},
    )
