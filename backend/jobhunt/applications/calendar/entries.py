"""What a calendar has entries of, as it is read from the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """What every entry has. `first_saved_at` makes its name unique, `sequence` grows whenever it changes."""

    id: int
    application_id: int
    company: str
    title: str
    zone: str
    note: str
    first_saved_at: datetime
    changed_at: datetime
    sequence: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """An interview."""

    entry: Entry
    starts_at: datetime
    minutes: int
    round: str
    place: str
    link: str
    people: Sequence[str]


@dataclass(frozen=True, slots=True)
class ToDo:
    """A reminder: once at `first_at` on the clocks of its zone, or from then on as its rule says."""

    entry: Entry
    text: str
    first_at: datetime
    rule: str | None
