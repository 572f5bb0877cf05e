"""The rows of every table that follow from an application's events, and how two sets of them differ. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jobhunt.applications.path import Step, path
from jobhunt.applications.replay import FIELDS, ITEMS, Event, Mark, State, marks, replay

Row = Mapping[str, Any]
Rows = Mapping[str, Mapping[int, Row]]
"""By table and id."""

TABLES = {
    "note": "notes",
    "contact": "contacts",
    "interview": "interviews",
    "reminder": "reminders",
    "document_use": "document_uses",
}
assert TABLES.keys() == set(ITEMS)


@dataclass(frozen=True, slots=True)
class Difference:
    """What has to be written to, and dropped from, one table."""

    table: str
    write: Sequence[Row]
    drop: Sequence[int]


def rows(user_id: int, application_id: int, events: Sequence[Event]) -> Rows:
    """Every row that these events amount to. A deleted application keeps its own row and its timeline only."""
    if not events:
        return {}
    state, marked = replay(events), marks(events)
    whose = {"user_id": user_id, "application_id": application_id}
    told = {name: state.fields[name] for name in FIELDS}
    times = {
        name: _text(getattr(state, name))
        for name in ("since", "applied_at", "replied_at", "closed_at", "created_at", "deleted_at")
    }
    application = {
        **told,
        **times,
        "id": application_id,
        "user_id": user_id,
        "stage": state.stage,
        "outcome": state.outcome,
        "frozen_id": state.frozen_id,
        "version": events[-1].number,
        "updated_at": events[-1].recorded_at.isoformat(),
    }
    lines = _lines(whose, events, marked, state)
    items = {} if state.deleted_at else state.items
    belongings = {
        TABLES[kind]: {id: {**item, **whose} for id, item in items.get(kind, {}).items()} for kind in ITEMS
    }
    return {"applications": {application_id: application}, "timeline_lines": lines, **belongings}


def _lines(
    whose: Row, events: Sequence[Event], marked: Mapping[int, Mark], state: State
) -> dict[int, dict[str, Any]]:
    """Nothing of a deleted application counts as an act or as a step."""
    counts = state.deleted_at is None
    steps = path(events, marked) if counts else {}
    lines = {}
    for event in events:
        mark, step = marked[event.number], steps.get(event.number)
        is_act = counts and not mark.undone and event.by == "user" and event.kind not in ("undone", "dated")
        lines[event.id] = {
            **whose,
            "id": event.id,
            "kind": event.kind,
            "at": mark.at.isoformat(),
            "undone": mark.undone,
            "is_act": is_act,
            **_step(step),
        }
    return lines


def _step(step: Step | None) -> dict[str, str | None]:
    if step is None:
        return {"step": None, "next_step": None, "next_at": None}
    return {"step": step.to, "next_step": step.next, "next_at": _text(step.next_at)}


def differences(old: Rows, new: Rows) -> list[Difference]:
    """What turns the old rows into the new ones, table by table; nothing for tables that stay as they are."""
    found = []
    for table, wanted in new.items():
        there = old.get(table, {})
        write = [row for id, row in wanted.items() if there.get(id) != row]
        drop = [id for id in there if id not in wanted]
        if write or drop:
            found.append(Difference(table, write, drop))
    return found


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
