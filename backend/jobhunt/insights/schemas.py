"""What goes over the wire about one's own search."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from jobhunt.applications.stages import Outcome, Stage

Range = Literal["4w", "12w", "all"]
By = Literal["source", "company", "platform", "level", "mode", "tag", "hours"]


class Reached(BaseModel):
    """How many came at least so far; `accepted` is an offer that was taken."""

    stage: Literal["saved", "applied", "screening", "interview", "offer", "accepted"]
    reached: int


class Flow(BaseModel):
    """How many went from one stage to the next, or to how it ended. What was stepped back from does not count."""

    from_: Stage = Field(alias="from")
    to: Stage | Outcome
    n: int

    model_config = ConfigDict(populate_by_name=True)


class Rate(BaseModel):
    """So many of n; `low` to `high` is Wilson's interval, 95 %. Null where it would say nothing."""

    n: int
    replied: int
    rate: float | None
    low: float | None
    high: float | None


class CurvePoint(BaseModel):
    """After so many days the share `waiting` has no reply (Kaplan-Meier); `at_risk` were watched so long."""

    day: int
    at_risk: int
    happened: int
    waiting: float


class Reply(Rate):
    """Replies to what was sent. `half_by_day`: half of all have a reply by then; null when it is not known."""

    half_by_day: int | None
    curve: list[CurvePoint]


class Group(Rate):
    """One group of what was sent; its rate is null under five applications."""

    name: str


class Groups(BaseModel):
    """Replies by one thing that may make a difference; `hours` are those between posting and applying."""

    by: By
    groups: list[Group]


class Stay(BaseModel):
    """Days spent in a stage by the `n` that left it: median and middle half. `waiting` are still there."""

    stage: Stage
    n: int
    waiting: int
    low: float | None
    median: float | None
    high: float | None


class ActiveDay(BaseModel):
    """A day on which the user did something about applications."""

    day: date
    n: int


class Week(BaseModel):
    """Postings that came into the list, were opened, saved and applied to in the week from this Monday."""

    monday: date
    seen: int
    opened: int
    saved: int
    applied: int


class Insights(BaseModel):
    """The numbers of one's own search. `n` applications were sent in this time, or saved in it and not sent."""

    range: Range
    since: datetime | None
    n: int
    sentence: str
    funnel: list[Reached]
    flows: list[Flow]
    reply: Reply
    reply_by: list[Groups]
    time_in_stage: list[Stay]
    activity: list[ActiveDay]
    weeks: list[Week]
