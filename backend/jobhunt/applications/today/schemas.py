"""What goes over the wire about today."""

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, Field, StringConstraints

from jobhunt.applications.stages import Stage
from jobhunt.applications.today.needs import Action, NeedKind
from jobhunt.applications.values import Given, LocalTime

Days = Annotated[int, Field(ge=1, le=365)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}:[0-9]{1,19}(:[0-9T:.+Z-]{1,40})?$")]


class NeedAbout(BaseModel):
    """The application that something is about."""

    id: int
    company: str
    title: str
    stage: Stage


class NeedOut(BaseModel):
    """Something that needs the user, and the one thing to do about it.

    `item_id` is the reminder's, the interview's or the run's id. `key` is what is put off.
    """

    key: str
    kind: NeedKind
    action: Action
    at: datetime
    text: str
    application: NeedAbout | None
    item_id: int | None


class Meeting(BaseModel):
    """An interview of the next seven days."""

    id: int
    application: NeedAbout
    starts_at: datetime
    local_at: LocalTime
    zone: str
    minutes: int
    text: str
    place: str | None
    link: str | None


class TodayOut(BaseModel):
    """What needs the user, the most pressing first; `active` counts applications that are not closed."""

    needs: list[NeedOut]
    snoozed: int
    week: list[Meeting]
    active: int


class SnoozeIn(Given):
    """What to put off, by a need's key; a week unless said until when."""

    key: Key
    until: AwareDatetime | None = None


class WakeIn(Given):
    """What to put off no longer."""

    key: Key


class Snoozed(BaseModel):
    """Until when something is put off."""

    key: str
    until: datetime


class ThresholdsIn(Given):
    """After how many days an application is quiet, a saved posting stale, an answer no longer to be expected."""

    quiet_days: Days
    stale_days: Days
    no_response_days: Days


class ThresholdsOut(BaseModel):
    """The thresholds. `quiet_after_days` is what counts: from 8 replies on twice the median of `reply_days`."""

    quiet_days: int
    stale_days: int
    no_response_days: int
    quiet_after_days: float
    replies: int
    reply_days: float | None
