"""The log of an application as an export holds it: every kind of event with all that it may say. Pure."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from jobhunt.applications.portable.format_parts import Exact, LocalTime, Moment, Place, Short, Text, Web, Zone
from jobhunt.applications.stages import Outcome, Stage
from jobhunt.applications.values import Amount, Currency, Tag
from jobhunt.boards.protocol import Period


class Board(Exact):
    """Where a company lists."""

    platform: Short
    token: Short


class PostingName(Board):
    """A posting, by the board that lists it and its id there."""

    external_id: Short


class Fields(Exact):
    """What is known of an application. `kept` is the place of the posting's copy among the application's."""

    posting: PostingName | None = None
    board: Board | None = None
    company: Short | None = None
    title: Short | None = None
    url: Web | None = None
    places: list[Short] = Field(default=[])
    source: Short | None = None
    tags: list[Tag] = Field(default=[])
    offer_deadline: date | None = None
    pay_asked: Amount | None = None
    pay_offered: Amount | None = None
    pay_currency: Currency | None = None
    pay_period: Period | None = None
    pay_note: Text | None = None
    kept: Place | None = None

    @model_validator(mode="after")
    def _named(self) -> "Fields":
        if any(name in self.model_fields_set and getattr(self, name) is None for name in ("company", "title")):
            raise ValueError("company and title cannot be empty")
        return self


class Whole(Fields):
    """What an application begins with."""

    company: Short
    title: Short


class Move(Exact):
    """A move to a stage, and the place of the copy that stands for the posting then."""

    stage: Stage
    outcome: Outcome | None = None
    frozen: Place | None = None

    @model_validator(mode="after")
    def _ended(self) -> "Move":
        if (self.stage == "closed") != (self.outcome is not None):
            raise ValueError("closed needs an outcome, and nothing else has one")
        return self


class Nothing(Exact):
    """An event that says it all by its kind."""


class Other(Exact):
    """Another event, by its number."""

    number: Place


class Dated(Other):
    """When another event really happened."""

    at: Moment


class Item(Exact):
    """Something that belongs to the application, counted within its kind."""

    item: Place


class Note(Item):
    """A note in Markdown."""

    text: Text
    written_at: Moment
    changed_at: Moment


class Contact(Item):
    """A person at the company."""

    name: Short
    role: Short | None
    email: Short | None
    phone: Short | None
    link: Web | None
    note: Text | None


class Interview(Item):
    """A meeting."""

    round: Short | None
    local_at: LocalTime
    zone: Zone
    starts_at: Moment
    minutes: Annotated[int, Field(ge=1, le=100_000)]
    place: Short | None
    link: Web | None
    people: list[Short]
    note: Text | None


class Reminder(Item):
    """Something to do by a time, once or by a rule."""

    text: Short
    local_at: LocalTime
    zone: Zone
    due_at: Moment
    rule: Short | None
    first_at: LocalTime
    done_at: Moment | None


class DocumentUse(Item):
    """A document's version that was sent: the document by its place in the export, the version by its number."""

    document: Place
    version: Place
    sent_to: Short | None
    sent_at: Moment


class _Event(Exact):
    """When it happened, and when that was written down."""

    number: Place
    at: Moment
    recorded_at: Moment
    by: Literal["user", "system"]


class Created(_Event):
    """The application was made."""

    kind: Literal["created"]
    data: Whole


class Edited(_Event):
    """Fields were changed; those that are not named stay."""

    kind: Literal["edited"]
    data: Fields


class Moved(_Event):
    """To another stage."""

    kind: Literal["moved"]
    data: Move


class Deleted(_Event):
    """It was deleted."""

    kind: Literal["deleted"]
    data: Nothing


class Undone(_Event):
    """Another event was taken back."""

    kind: Literal["undone"]
    data: Other


class Redated(_Event):
    """Another event was given another date."""

    kind: Literal["dated"]
    data: Dated


class NoteEvent(_Event):
    """A note was written, changed or removed."""

    kind: Literal["note_saved", "note_removed"]
    data: Note


class ContactEvent(_Event):
    """A contact was added, changed or removed."""

    kind: Literal["contact_saved", "contact_removed"]
    data: Contact


class InterviewEvent(_Event):
    """An interview was arranged, changed or removed."""

    kind: Literal["interview_saved", "interview_removed"]
    data: Interview


class ReminderEvent(_Event):
    """A reminder was set, changed, done or removed."""

    kind: Literal["reminder_saved", "reminder_done", "reminder_removed"]
    data: Reminder


class DocumentUseEvent(_Event):
    """A document was sent, or was not after all."""

    kind: Literal["document_use_saved", "document_use_removed"]
    data: DocumentUse


Event = Annotated[
    Created
    | Edited
    | Moved
    | Deleted
    | Undone
    | Redated
    | NoteEvent
    | ContactEvent
    | InterviewEvent
    | ReminderEvent
    | DocumentUseEvent,
    Field(discriminator="kind"),
]
