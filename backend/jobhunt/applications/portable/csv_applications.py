"""Rows of a table as applications in the form of an export, so that both are taken in one way. Pure."""

import json
from datetime import datetime
from typing import Any

from jobhunt.applications.portable.csv_rows import WantedApplication
from jobhunt.applications.portable.format import Application


def application(row: WantedApplication, now: datetime) -> Application:
    """One row as an application whose log begins when the row says."""
    begun = min(filter(None, (row.saved_at, row.applied_at, row.closed_at, now)))
    events: list[dict[str, Any]] = []

    def add(kind: str, data: dict[str, Any], at: datetime) -> None:
        events.append(
            {
                "number": len(events) + 1,
                "kind": kind,
                "data": data,
                "at": at.isoformat(),
                "recorded_at": now.isoformat(),
                "by": "user",
            }
        )

    fields = {
        "company": row.company,
        "title": row.title,
        "url": row.url,
        "places": list(row.places),
        "source": row.source,
        "tags": list(row.tags),
        "pay_note": row.pay,
        "kept": 1,
    }
    add("created", fields, begun)
    if row.stage != "saved" and (row.applied_at or row.stage == "applied"):
        add("moved", {"stage": "applied", "outcome": None, "frozen": 1}, row.applied_at or begun)
    if row.stage not in ("saved", "applied"):
        add(
            "moved",
            {"stage": row.stage, "outcome": row.outcome, "frozen": 1},
            row.closed_at or row.applied_at or now,
        )
    if row.note:
        times = {"written_at": now.isoformat(), "changed_at": now.isoformat()}
        add("note_saved", {"item": 1, "text": row.note, **times}, now)
    if row.contact_name or row.contact_email:
        empty = dict.fromkeys(("role", "phone", "link", "note"))
        name = row.contact_name or row.contact_email
        add("contact_saved", {"item": 1, "name": name, "email": row.contact_email, **empty}, now)
    return Application.model_validate_json(json.dumps({"events": events, "copies": [_copy(row, now)]}))


def _copy(row: WantedApplication, now: datetime) -> dict[str, Any]:
    """What is known of the posting, which is little."""
    return {
        "title": row.title,
        "company": row.company,
        "url": row.url,
        "description": "",
        "fields": {},
        "page": None,
        "documents": [],
        "taken_at": now.isoformat(),
    }
