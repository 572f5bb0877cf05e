"""What goes over the wire about how a company lists, and about how long postings stay."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel

from jobhunt.applications.stages import Outcome, Stage


class Month(BaseModel):
    """Postings that appeared on the board and that closed in the month from this day, in UTC."""

    month: date
    appeared: int
    closed: int


class LifePoint(BaseModel):
    """After so many days the share `open` is open still (Kaplan-Meier), as `at_risk` postings tell."""

    days: int
    at_risk: int
    open: float


class Lifetime(BaseModel):
    """How long `n` postings whose beginning is known stayed open, of which `closed` have ended.

    Those that are open still count for as long as they were seen. The curve ends where fewer than five are left to
    tell; `median_days` is null while it has not come down to half.
    """

    n: int
    closed: int
    median_days: int | None
    curve: list[LifePoint]


class Share(BaseModel):
    """`n` of so many; `low` to `high` is Wilson's interval, 95 %. The last three are null under five."""

    n: int
    of: int
    rate: float | None
    low: float | None
    high: float | None


class MedianPay(BaseModel):
    """The middle of what `n` postings state in this currency and period, each by the middle of its range."""

    currency: str | None
    period: str | None
    median: float
    n: int


class LastReading(BaseModel):
    """When the board was last read, and whether that may be believed."""

    at: datetime
    state: Literal["complete", "partial", "failed", "suspicious"]


class OwnApplication(BaseModel):
    """One of the user's applications at the company."""

    application: int
    title: str
    stage: Stage
    outcome: Outcome | None
    applied_at: datetime | None


class CompanyCard(BaseModel):
    """A company as its board tells it. Months and lifetimes rest on complete readings alone.

    `n` postings are known, `open` of them on the board; `complete_since` and `complete_at` are when it was read
    whole for the first and the last time. Of those whose text was read so many were `reposted`, put up what the
    company had up before, and so many `edited`, said something else later.
    """

    company: str
    name: str
    n: int
    open: int
    complete_since: datetime | None
    complete_at: datetime | None
    last_reading: LastReading | None
    by_month: list[Month]
    lifetime: Lifetime
    reposted: Share
    edited: Share
    pay: MedianPay | None
    mine: list[OwnApplication]


class Closing(BaseModel):
    """Half of `n` postings like this closed within so many `days`; null while too few are known to say.

    `like` says by which tags they are alike: those of the company, or else of the same platform and level.
    """

    n: int
    days: int | None
    like: list[str]
