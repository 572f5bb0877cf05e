"""What goes over the wire about postings."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel


class PayOut(BaseModel):
    """Pay as stated, with the words it was read from."""

    min: float | None
    max: float | None
    currency: str | None
    period: str | None
    text: str


class JobItem(BaseModel):
    """A posting as one line of a list. `new` and `changed` are since the user's last run."""

    id: int
    title: str
    company: str
    company_name: str
    url: str
    places: list[str]
    mode: str | None
    pay: PayOut | None
    posted_at: date | None
    first_seen_at: datetime
    status: Literal["open", "closed"]
    new: bool
    changed: bool
    state: Literal["pending", "crawled", "ready", "error", "expired"]
    error_message: str | None


class Total(BaseModel):
    """How many there are; `capped` when there are more than were counted."""

    count: int
    capped: bool


class JobPage(BaseModel):
    """One page of a list; `next` is the `after` of the following page."""

    items: list[JobItem]
    next: str | None
    total: Total


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
    facts: list[Fact]
    versions: list[VersionOut]


def item_values(row: Any) -> dict[str, Any]:
    """A row of the list query as the fields of a JobItem."""
    pay = None
    if row.pay_text is not None:
        pay = PayOut(
            min=row.pay_min, max=row.pay_max, currency=row.pay_currency, period=row.pay_period, text=row.pay_text
        )
    return {
        "id": row.id,
        "title": row.title,
        "company": row.company,
        "company_name": row.company_name,
        "url": row.url,
        "places": row.places,
        "mode": row.work_mode,
        "pay": pay,
        "posted_at": row.posted_at,
        "first_seen_at": row.first_seen_at,
        "status": row.status,
        "new": row.in_last_run and row.outcome == "new",
        "changed": row.in_last_run and row.outcome == "changed",
        "state": row.state,
        "error_message": row.error_message,
    }
