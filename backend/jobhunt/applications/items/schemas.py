"""What goes over the wire about what belongs to an application."""

from datetime import datetime

from pydantic import BaseModel

from jobhunt.applications.values import LocalTime


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
