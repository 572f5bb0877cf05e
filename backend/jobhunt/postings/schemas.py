"""What goes over the wire about postings."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel

from jobhunt.boards.protocol import Pay
from jobhunt.postings.readers.yearly_pay import yearly


class PayOut(BaseModel):
    """Pay as stated, with the words it was read from, and as a yearly sum where its period is stated."""

    min: float | None
    max: float | None
    currency: str | None
    period: str | None
    text: str
    yearly_min: float | None
    yearly_max: float | None


class ApplicationMark(BaseModel):
    """What the user does about the posting."""

    id: int
    stage: str


class JobItem(BaseModel):
    """A posting as one line of a list. `new` and `changed` are since the user's last run; `reposted` when the
    company had the same text up before, under another id.
    """

    id: int
    title: str
    company: str
    company_name: str
    platform: str
    url: str
    places: list[str]
    countries: list[str]
    mode: str | None
    types: list[str]
    level: str | None
    years: int | None
    pay: PayOut | None
    posted_at: date | None
    first_seen_at: datetime
    status: Literal["open", "closed"]
    new: bool
    changed: bool
    reposted: bool
    seen: bool
    hidden: bool
    application: ApplicationMark | None
    state: Literal["pending", "crawled", "ready", "error", "expired"]
    error_message: str | None


class Total(BaseModel):
    """How many there are; `capped` when there are more than were counted."""

    count: int
    capped: bool


class FacetValue(BaseModel):
    """How many postings have this value under all other filters; in a capped facet, at least so many."""

    value: str
    count: int


class JobPage(BaseModel):
    """One page of a list; `next` is the `after` of the following page. Facets come with the first page, and
    the names of those that are capped.
    """

    items: list[JobItem]
    next: str | None
    total: Total
    facets: dict[str, list[FacetValue]]
    facets_capped: list[str]
    did_you_mean: str | None


class Fact(BaseModel):
    """One thing that the posting states, and where it was read from."""

    name: str
    value: str
    source: str


class VersionOut(BaseModel):
    """One version of the posting; `distance` is how far its text is from the version before, in bits of 64."""

    number: int
    seen_at: datetime
    distance: int | None


class FieldChange(BaseModel):
    """One field that says something else; null is not stated."""

    name: str
    old: str | None
    new: str | None


class WordRun(BaseModel):
    """Words that stayed, went or came; a gap stands for a stretch that stayed and is left out."""

    op: Literal["same", "removed", "added", "gap"]
    text: str


class VersionChanges(VersionOut):
    """One version, and how it differs from the one before; the first differs from nothing."""

    fields: list[FieldChange]
    words: list[WordRun]


class Repost(BaseModel):
    """Another posting of the same company with the same text and nearly the same title.

    `id` where it is one of the user's, `earlier` when it was put up before this one.
    """

    id: int | None
    external_id: str
    title: str
    url: str
    earlier: bool
    first_seen_at: datetime
    closed_at: datetime | None


class Evidence(BaseModel):
    """What is known of the posting's life. `open_since` is the day posted, or with `since_seen` the first seen."""

    open_since: date
    since_seen: bool
    open_days: int
    edits: int
    last_edit_at: datetime | None
    reposts: list[Repost]


class OtherOpening(BaseModel):
    """Another open posting of the company."""

    id: int
    title: str
    places: list[str]


class ApplicationHere(ApplicationMark):
    """An application at the company; `near` when its title says nearly the same as the posting's."""

    outcome: str | None
    title: str
    since: datetime
    applied_at: datetime | None
    near: bool


class AtCompany(BaseModel):
    """What else there is at the company: openings, and the user's applications."""

    openings: list[OtherOpening]
    total: int
    applications: list[ApplicationHere]


class JobOut(JobItem):
    """A posting whole."""

    description: str
    department: str | None
    type: str | None
    updated_at: date | None
    valid_through: date | None
    requisition_id: str | None
    apply_url: str | None
    last_seen_at: datetime
    closed_at: datetime | None
    closed_reason: str | None
    visa: str | None
    language: str | None
    company_hidden: bool
    has_raw: bool
    facts: list[Fact]
    evidence: Evidence
    at_company: AtCompany
    versions: list[VersionOut]


def item_values(row: Any) -> dict[str, Any]:
    """A row of the list query as the fields of a JobItem."""
    return {
        "id": row.id,
        "title": row.title,
        "company": row.company,
        "company_name": row.company_name,
        "platform": row.platform,
        "url": row.url,
        "places": row.places,
        "countries": tagged(row.tags, "country"),
        "mode": next(iter(tagged(row.tags, "mode")), None),
        "types": tagged(row.tags, "type"),
        "level": next(iter(tagged(row.tags, "level")), None),
        "years": row.years,
        "pay": _pay(row),
        "posted_at": row.posted_at,
        "first_seen_at": row.first_seen_at,
        "status": row.status,
        "new": row.in_last_run and row.outcome == "new",
        "changed": row.in_last_run and row.outcome == "changed",
        "reposted": row.repost_of is not None,
        "seen": row.seen_at is not None,
        "hidden": row.hidden_at is not None or row.company_hidden,
        "application": _application(row),
        "state": row.state,
        "error_message": row.error_message,
    }


def tagged(tags: Sequence[str], name: str) -> list[str]:
    """The values that a posting's tags give for one filter."""
    return [tag.removeprefix(f"{name}:") for tag in tags if tag.startswith(f"{name}:")]


def _application(row: Any) -> ApplicationMark | None:
    if row.application_id is None:
        return None
    return ApplicationMark(id=row.application_id, stage=row.application_stage)


def _pay(row: Any) -> PayOut | None:
    if row.pay_text is None:
        return None
    year = yearly(Pay(row.pay_min, row.pay_max, row.pay_currency, row.pay_period, row.pay_text))
    return PayOut(
        min=row.pay_min,
        max=row.pay_max,
        currency=row.pay_currency,
        period=row.pay_period,
        text=row.pay_text,
        yearly_min=year.minimum if year else None,
        yearly_max=year.maximum if year else None,
    )
