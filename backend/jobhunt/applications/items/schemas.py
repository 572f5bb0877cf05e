"""What goes over the wire about what belongs to an application."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, Field, StringConstraints, model_validator

from jobhunt.applications.items.times import LONGEST_RULE, check_rule, check_zone, moment
from jobhunt.applications.values import Given, Line, LocalTime, Text, WebAddress

EARLIEST_YEAR, LATEST_YEAR = 1970, 2200


class NoteOut(BaseModel):
    """A note; `html` is its Markdown, made safe to show."""

    id: int
    text: str
    html: str
    written_at: datetime
    changed_at: datetime


class ContactOut(BaseModel):
    """A person at the company."""

    id: int
    name: str
    role: str | None
    email: str | None
    phone: str | None
    link: str | None
    note: str | None


class InterviewOut(BaseModel):
    """A meeting: `local_at` on the clocks of `zone`, which is the moment `starts_at`."""

    id: int
    round: str | None
    local_at: LocalTime
    zone: str
    starts_at: datetime
    minutes: int
    place: str | None
    link: str | None
    people: list[str]
    note: str | None


class ReminderOut(BaseModel):
    """Something to do by a time; with an RRULE again and again until it says otherwise."""

    id: int
    text: str
    local_at: LocalTime
    zone: str
    due_at: datetime
    rule: str | None
    done_at: datetime | None


def _email(address: str) -> str:
    name, _, host = address.rpartition("@")
    if not name or "." not in host or any(c.isspace() for c in address):
        raise ValueError("give an e-mail address such as ada@example.org, or leave it out")
    return address


Zone = Annotated[str, StringConstraints(max_length=100), AfterValidator(check_zone)]
"""A time zone by its IANA name."""


class NoteIn(Given):
    """A note in Markdown."""

    text: Text


class ContactIn(Given):
    """A person at the company; the name alone is enough."""

    name: Line
    role: Line | None = None
    email: Annotated[Line, AfterValidator(_email)] | None = None
    phone: Line | None = None
    link: WebAddress | None = None
    note: Text | None = None


class _At(Given):
    local_at: LocalTime
    zone: Zone

    @model_validator(mode="after")
    def _exists(self) -> Self:
        if not EARLIEST_YEAR <= self.local_at.year <= LATEST_YEAR:
            raise ValueError(f"a time is in a year from {EARLIEST_YEAR} to {LATEST_YEAR}")
        moment(self.local_at, self.zone)
        return self


class InterviewIn(_At):
    """A meeting: what clocks in the zone show when it starts."""

    round: Line | None = None
    minutes: Annotated[int, Field(ge=1, le=7 * 24 * 60)] = 60
    place: Line | None = None
    link: WebAddress | None = None
    people: Annotated[tuple[Line, ...], Field(max_length=30)] = ()
    note: Text | None = None


class ReminderIn(_At):
    """Something to do; with an RRULE (by day, week, month or year) again and again."""

    text: Line
    rule: Annotated[str, StringConstraints(max_length=LONGEST_RULE)] | None = None

    @model_validator(mode="after")
    def _repeats(self) -> Self:
        if self.rule is not None:
            self.rule = check_rule(self.rule, self.local_at)
        return self
