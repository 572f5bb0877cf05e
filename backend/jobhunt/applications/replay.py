"""What the events of an application amount to. The log is the truth, and this is the one reading of it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from jobhunt.applications.stages import Outcome, Stage, was_answered, was_sent

ITEMS = ("note", "contact", "interview", "reminder", "document_use")
"""What belongs to an application and has events of its own: `note_saved`, `note_removed`, ..."""

FIELDS = (
    "posting_id",
    "company_id",
    "company",
    "title",
    "url",
    "places",
    "source",
    "tags",
    "offer_deadline",
    "pay_asked",
    "pay_offered",
    "pay_currency",
    "pay_period",
    "pay_note",
    "copy_id",
)

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log. `data` is JSON: times in it are ISO texts. Events name each other by their numbers."""

    id: int
    number: int
    kind: str
    data: Mapping[str, Any]
    at: datetime
    recorded_at: datetime
    by: str = "user"


@dataclass(frozen=True, slots=True)
class Mark:
    """What later events say about one: when it really happened, and whether it still counts."""

    at: datetime
    undone: bool


@dataclass(frozen=True, slots=True)
class State:
    """An application as its events have left it. `items` are by kind and id."""

    fields: Mapping[str, Any]
    created_at: datetime
    since: datetime
    stage: Stage = "saved"
    outcome: Outcome | None = None
    applied_at: datetime | None = None
    replied_at: datetime | None = None
    closed_at: datetime | None = None
    frozen_id: int | None = None
    deleted_at: datetime | None = None
    items: Mapping[str, Mapping[int, Item]] = field(default_factory=dict)

    def of(self, kind: str) -> Mapping[int, Item]:
        """The items of one kind, by id."""
        return self.items.get(kind, {})


def marks(events: Sequence[Event]) -> dict[int, Mark]:
    """By number, what later events say about each. What an undone event said about another does not count."""
    undone: set[int] = set()
    dates: dict[int, datetime] = {}
    for event in reversed(events):
        if event.number in undone:
            continue
        if event.kind == "undone":
            undone.add(event.data["number"])
        elif event.kind == "dated":
            dates.setdefault(event.data["number"], datetime.fromisoformat(event.data["at"]))
    return {e.number: Mark(dates.get(e.number, e.at), e.number in undone) for e in events}


def replay(events: Sequence[Event]) -> State:
    """The state after these events, which begin with `created` and are in the order of their numbers."""
    marked = marks(events)
    first = events[0]
    created = marked[first.number].at
    state = State(fields=_whole(first.data), created_at=created, since=created)
    for event in events[1:]:
        if not marked[event.number].undone:
            state = _after(state, event, marked[event.number].at)
    if marked[first.number].undone:
        state = replace(state, deleted_at=state.deleted_at or _when_undone(events, first.number))
    return state


def _whole(data: Mapping[str, Any]) -> dict[str, Any]:
    return {**dict.fromkeys(FIELDS), "places": [], "tags": [], **data}


def _when_undone(events: Iterable[Event], number: int) -> datetime:
    return max(e.recorded_at for e in events if e.kind == "undone" and e.data["number"] == number)


def _after(state: State, event: Event, at: datetime) -> State:
    data = event.data
    if event.kind == "edited":
        return replace(state, fields={**state.fields, **data})
    if event.kind == "moved":
        return _moved(state, data, at)
    if event.kind == "deleted":
        return replace(state, deleted_at=event.recorded_at)
    kind, _, what = event.kind.rpartition("_")
    if kind in ITEMS:
        return replace(state, items={**state.items, kind: _items(state.of(kind), data, what)})
    return state


def _items(items: Mapping[int, Item], data: Mapping[str, Any], what: str) -> Mapping[int, Item]:
    others = {id: item for id, item in items.items() if id != data["id"]}
    return others if what == "removed" else {**others, data["id"]: data}


def _moved(state: State, data: Mapping[str, Any], at: datetime) -> State:
    new: Stage = data["stage"]
    outcome: Outcome | None = data.get("outcome")
    sent = was_sent(state.stage, new, outcome)
    applied_at = (state.applied_at or at) if sent else None
    replied_at = state.replied_at if sent and new != "applied" else None
    if was_answered(new, outcome):
        replied_at = replied_at or at
    return replace(
        state,
        stage=new,
        outcome=outcome,
        since=at,
        applied_at=applied_at,
        replied_at=replied_at,
        closed_at=at if new == "closed" else None,
        frozen_id=data.get("frozen_id", state.frozen_id),
    )
