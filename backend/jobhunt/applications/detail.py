"""One application whole, as it goes over the wire."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.applications import queries
from jobhunt.applications.log import NO_SUCH
from jobhunt.applications.markdown import to_html
from jobhunt.applications.schemas import ApplicationItem, ApplicationOut, NextStep
from jobhunt.core.errors import NotFound
from jobhunt.postings.facts import facts

TO_UNDO = timedelta(days=30)
"""How long an action of one's own can be undone."""


async def read(connection: AsyncConnection, user_id: int, application_id: int, now: datetime) -> ApplicationOut:
    """An application with all that belongs to it. Raises NotFound."""
    row = await queries.find(connection, user_id, application_id, now, now - TO_UNDO)
    if row is None:
        raise NotFound(NO_SUCH)
    found = await queries.belongings(connection, user_id, application_id)
    kept = row.frozen_id or row.copy_id
    copy = await queries.copy(connection, user_id, kept) if kept else None
    return ApplicationOut.model_validate(
        {
            **item_values(row),
            "pay": {
                "asked": row.pay_asked,
                "offered": row.pay_offered,
                "currency": row.pay_currency,
                "period": row.pay_period,
                "note": row.pay_note,
            },
            **found,
            "notes": [{**note, "html": to_html(note["text"])} for note in found["notes"]],
            "copy": _copy(copy, frozen=row.frozen_id is not None) if copy else None,
            "posting_now": _now(row) if row.posting else None,
            "deleted_at": row.deleted_at,
            "undo": row.undo,
        }
    )


def item_values(row: Any) -> dict[str, Any]:
    """A row as the fields of an ApplicationItem."""
    plain = {name: getattr(row, name) for name in ApplicationItem.model_fields if name != "next"}
    step = None
    if row.next_id is not None:
        step = NextStep(kind=row.next_kind, id=row.next_id, at=row.next_at, text=row.next_text)
    return {**plain, "next": step}


def _copy(copy: Any, *, frozen: bool) -> dict[str, Any]:
    return {
        "frozen": frozen,
        "taken_at": copy.taken_at,
        "title": copy.title,
        "company": copy.company,
        "url": copy.url,
        "description": copy.description,
        "facts": facts(copy.fields),
        "documents": copy.documents,
        "has_raw": copy.raw_key is not None,
    }


def _now(row: Any) -> dict[str, Any]:
    return {
        "status": row.posting,
        "closed_at": row.posting_closed_at,
        "closed_reason": row.closed_reason,
        "last_seen_at": row.last_seen_at,
    }
