"""What goes over the wire about applications."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from jobhunt.applications.items.schemas import ContactOut, InterviewOut, NoteOut, ReminderOut
from jobhunt.applications.stages import Outcome, Stage
from jobhunt.applications.values import (
    LONGEST_TEXT,
    Address,
    Amount,
    Currency,
    Given,
    Line,
    Tags,
    Text,
    WebAddress,
    web_address,
)
from jobhunt.boards.protocol import Period
from jobhunt.postings.schemas import Fact, FieldChange, WordRun


class ApplicationIn(Given):
    """A posting of one's list by `job_id`; or a posting's `url`, which is read; or `company` and `title` by hand.

    By hand a url, the posting's text and its places may be given along; nothing is fetched then.
    """

    job_id: Annotated[int, Field(ge=1, lt=2**63)] | None = None
    url: Address | None = None
    company: Line | None = None
    title: Line | None = None
    text: Annotated[str, StringConstraints(max_length=LONGEST_TEXT)] | None = None
    places: Annotated[tuple[Line, ...], Field(max_length=20)] = ()

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        by_hand = self.company is not None and self.title is not None
        more = self.company or self.title or self.text or self.places
        if self.job_id is not None and (more or self.url):
            raise ValueError("job_id names a posting that is known already: leave the rest out")
        if self.job_id is None and not by_hand and (self.url is None or more):
            raise ValueError("give job_id, or url alone, or company and title")
        if by_hand and self.url is not None:
            web_address(self.url)
        return self


class ApplicationEdit(Given):
    """Fields to change; what is left out stays, null empties it."""

    company: Line | None = None
    title: Line | None = None
    url: WebAddress | None = None
    places: Annotated[list[Line], Field(max_length=20)] | None = None
    source: Line | None = None
    tags: Tags | None = None
    offer_deadline: date | None = None
    pay_asked: Amount | None = None
    pay_offered: Amount | None = None
    pay_currency: Currency | None = None
    pay_period: Period | None = None
    pay_note: Text | None = None

    @model_validator(mode="after")
    def _kept(self) -> Self:
        for name in ("company", "title"):
            if name in self.model_fields_set and getattr(self, name) is None:
                raise ValueError(f"{name} cannot be emptied; leave it out to keep it")
        return self

    def changes(self) -> dict[str, Any]:
        """What was sent, as the log holds it."""
        sent = self.model_dump(mode="json", include=self.model_fields_set)
        return {name: [] if value is None and name in ("places", "tags") else value for name, value in sent.items()}


class Move(Given):
    """Where to; closed needs an outcome. `at` is when it happened, if not now."""

    stage: Stage
    outcome: Outcome | None = None
    at: AwareDatetime | None = None


class NextStep(BaseModel):
    """The nearest interview to come, or else the reminder that is due first."""

    kind: Literal["interview", "reminder"]
    id: int
    at: datetime
    text: str


class ApplicationItem(BaseModel):
    """An application as one line of a list. `changed`: the posting says something else than when it was frozen.

    `posting` is what became of the posting, null when it is not one that is followed; `version` is the ETag.
    """

    id: int
    version: int
    job_id: int | None
    company: str
    title: str
    url: str | None
    places: list[str]
    stage: Stage
    outcome: Outcome | None
    since: datetime
    applied_at: datetime | None
    replied_at: datetime | None
    closed_at: datetime | None
    source: str | None
    tags: list[str]
    offer_deadline: date | None
    created_at: datetime
    updated_at: datetime
    posting: Literal["open", "closed"] | None
    changed: bool
    next: NextStep | None


class PayTalk(BaseModel):
    """What was said about pay."""

    asked: float | None
    offered: float | None
    currency: str | None
    period: str | None
    note: str | None


class SentDocument(BaseModel):
    """A version of a document that was sent."""

    id: int
    document_version_id: int
    name: str
    number: int
    sent_to: str | None
    sent_at: datetime


class PostingCopyOut(BaseModel):
    """What the posting said at `taken_at`. `frozen` when that was on applying; it is never changed."""

    frozen: bool
    taken_at: datetime
    title: str
    company: str
    url: str | None
    description: str
    facts: list[Fact]
    documents: list[SentDocument]
    has_raw: bool


class PostingNow(BaseModel):
    """What became of the posting."""

    status: Literal["open", "closed"]
    closed_at: datetime | None
    closed_reason: str | None
    last_seen_at: datetime


class Drift(BaseModel):
    """What the posting says now beside the copy of `taken_at`; two empty lists when it says the same."""

    taken_at: datetime | None
    seen_at: datetime | None
    fields: list[FieldChange]
    words: list[WordRun]


class ApplicationOut(ApplicationItem):
    """An application whole. `undo` is the event that `POST /api/timeline/{event_id}/undo` would take back next."""

    pay: PayTalk
    notes: list[NoteOut]
    contacts: list[ContactOut]
    interviews: list[InterviewOut]
    reminders: list[ReminderOut]
    documents: list[SentDocument]
    copy_: PostingCopyOut | None = Field(alias="copy")
    posting_now: PostingNow | None
    deleted_at: datetime | None
    undo: int | None

    model_config = ConfigDict(populate_by_name=True)


class StageCounts(BaseModel):
    """How many applications there are by stage, and of the closed ones by outcome."""

    stages: dict[Stage, int]
    outcomes: dict[Outcome, int]


class ApplicationPage(BaseModel):
    """One page of a list; `next` is the `after` of the following. Counts are those without stage and outcome."""

    items: list[ApplicationItem]
    next: str | None
    total: int
    counts: StageCounts


class BoardColumn(BaseModel):
    """A stage: its first applications, those that moved last on top; `next` goes on in the list by `since`."""

    stage: Stage
    items: list[ApplicationItem]
    next: str | None
    total: int


class ApplicationBoard(BaseModel):
    """Every stage with its first applications."""

    columns: list[BoardColumn]
    counts: StageCounts
