"""What goes over the wire about the timeline."""

from datetime import datetime
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel

from jobhunt.applications.schemas import ApplicationOut
from jobhunt.applications.values import Given

Kind = Literal[
    "created",
    "edited",
    "moved",
    "deleted",
    "dated",
    "undone",
    "note_saved",
    "note_removed",
    "contact_saved",
    "contact_removed",
    "interview_saved",
    "interview_removed",
    "reminder_saved",
    "reminder_done",
    "reminder_removed",
    "document_use_saved",
    "document_use_removed",
    "run",
]


class AboutApplication(BaseModel):
    """The application that an event is about; `deleted` ones can only be restored."""

    id: int
    company: str
    title: str
    deleted: bool


class TimelineEvent(BaseModel):
    """One thing that happened, at the date last given for it.

    `event` is the id of the event that an undoing or a correction is about. An `undone` one does not count any
    more. A `run` is an ingestion, under its own id and about no application.
    """

    id: int
    kind: Kind
    application: AboutApplication | None
    at: datetime
    recorded_at: datetime
    by: Literal["user", "system"]
    data: dict[str, Any]
    event: int | None
    undone: bool
    undoable: bool


class TimelinePage(BaseModel):
    """One page, the latest first; `next` is the `after` of the following page."""

    items: list[TimelineEvent]
    next: str | None


class NewDate(Given):
    """When it really happened."""

    at: AwareDatetime


class Undone(BaseModel):
    """The application after an event was undone, and the undoing, which can be undone in turn."""

    event: int
    application: ApplicationOut
