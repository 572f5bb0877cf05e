"""What needs its user, from the facts and the time: each with one thing to do about it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Literal

from jobhunt.applications.stages import UNDER_WAY, Stage

NeedKind = Literal[
    "interview",
    "offer_deadline",
    "reminder",
    "run_failed",
    "posting_changed",
    "posting_closed",
    "no_response",
    "quiet",
    "stale",
]
Action = Literal[
    "prepare", "decide", "mark_done", "open_run", "see_changes", "open", "close_no_response", "follow_up", "apply"
]

ORDER: tuple[NeedKind, ...] = (
    "interview",
    "offer_deadline",
    "reminder",
    "run_failed",
    "posting_changed",
    "posting_closed",
    "no_response",
    "quiet",
    "stale",
)
"""What waits least comes first."""

SOON = timedelta(hours=48)
BEFORE_DEADLINE = timedelta(days=7)
ENOUGH_REPLIES = 8
"""With so many replies of one's own, their median says more than a threshold."""


@dataclass(frozen=True, slots=True)
class Limits:
    """After how many days an application is quiet, a saved posting stale, an answer no longer to be expected."""

    quiet_days: int = 10
    stale_days: int = 14
    no_response_days: int = 30


@dataclass(frozen=True, slots=True)
class About:
    """The application that a need is about."""

    id: int
    company: str
    title: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Need:
    """Something that needs its user. `key` names the fact too: a new fact is a new need, whatever was put off."""

    key: str
    kind: NeedKind
    action: Action
    at: datetime
    text: str
    about: About | None = None
    item_id: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that is due, or an interview."""

    id: int
    about: About
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Active:
    """An application that is not closed. `planned`: an interview or a reminder is still to come.

    `last_sign` is when something last happened: its stage, an interview, a note. The versions are the one that was
    frozen and the newest.
    """

    about: About
    last_sign: datetime
    planned: bool
    applied_at: datetime | None = None
    offer_deadline: date | None = None
    posting_closed_at: datetime | None = None
    frozen_version: int | None = None
    newest_version: int | None = None


@dataclass(frozen=True, slots=True)
class FailedRun:
    """The latest run, when it ended in an error."""

    id: int
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is looked at."""

    limits: Limits = Limits()
    replies: Sequence[timedelta] = ()
    reminders: Sequence[Due] = ()
    interviews: Sequence[Due] = ()
    active: Sequence[Active] = ()
    failed_run: FailedRun | None = None


@dataclass(frozen=True, slots=True)
class Horizon:
    """Outside these no active application needs its user by silence or by an offer's end."""

    stale_since: datetime
    quiet_since: datetime
    offer_until: date


def horizon(limits: Limits, replies: Sequence[timedelta], now: datetime) -> Horizon:
    """From when on silence is too long, and until which day an offer's end is near; for who looks for facts."""
    return Horizon(
        stale_since=now - timedelta(days=limits.stale_days),
        quiet_since=now - quiet_after(limits, replies),
        offer_until=(now + BEFORE_DEADLINE - timedelta(days=1)).date(),
    )


def quiet_after(limits: Limits, replies: Sequence[timedelta]) -> timedelta:
    """How long without a sign is quiet: twice one's own median reply time; while that is unknown, the threshold."""
    if len(replies) < ENOUGH_REPLIES:
        return timedelta(days=limits.quiet_days)
    return max(2 * typical(replies), timedelta(days=1))


def typical(replies: Sequence[timedelta]) -> timedelta:
    """The median of at least one reply time."""
    return timedelta(seconds=median(reply.total_seconds() for reply in replies))


def needs(facts: Facts, now: datetime) -> list[Need]:
    """What needs the user now, the most pressing first."""
    return sorted(_all(facts, now), key=lambda need: (ORDER.index(need.kind), need.at, need.key))


def _all(facts: Facts, now: datetime) -> Iterator[Need]:
    for one in facts.interviews:
        if one.at <= now + SOON:
            key = f"interview:{one.id}:{one.at.isoformat()}"
            yield Need(key, "interview", "prepare", one.at, one.text, one.about, one.id)
    for one in facts.reminders:
        if one.at <= now:
            key = f"reminder:{one.id}:{one.at.isoformat()}"
            yield Need(key, "reminder", "mark_done", one.at, one.text, one.about, one.id)
    if facts.failed_run is not None:
        run = facts.failed_run
        yield Need(f"run:{run.id}", "run_failed", "open_run", run.at, run.why, None, run.id)
    patience = quiet_after(facts.limits, facts.replies)
    for application in facts.active:
        yield from _of_offer(application, now)
        yield from _of_posting(application)
        yield from _of_silence(application, facts.limits, patience, now)


def _of_offer(application: Active, now: datetime) -> Iterator[Need]:
    deadline = application.offer_deadline
    if application.about.stage != "offer" or deadline is None:
        return
    end = datetime(deadline.year, deadline.month, deadline.day, tzinfo=now.tzinfo) + timedelta(days=1)
    if now >= end - BEFORE_DEADLINE:
        key = f"offer:{application.about.id}:{deadline}"
        yield Need(key, "offer_deadline", "decide", end, f"The offer ends on {deadline}", application.about)


def _of_posting(application: Active) -> Iterator[Need]:
    about = application.about
    if about.stage not in UNDER_WAY or application.applied_at is None:
        return
    closed = application.posting_closed_at
    if closed is not None and closed > application.applied_at:
        key = f"closed:{about.id}:{closed.isoformat()}"
        yield Need(key, "posting_closed", "open", closed, "The posting is no longer on the board", about)
    elif None not in (application.frozen_version, application.newest_version) and (
        application.frozen_version != application.newest_version
    ):
        key = f"changed:{about.id}:{application.newest_version}"
        text = "The posting has changed since you applied"
        yield Need(key, "posting_changed", "see_changes", application.last_sign, text, about)


def _of_silence(application: Active, limits: Limits, patience: timedelta, now: datetime) -> Iterator[Need]:
    """Nothing is quiet while its user has planned what comes next, or has an offer to decide on."""
    if application.planned or _is_ones_own_turn(application, now):
        return
    about, silence = application.about, now - application.last_sign
    key = f"{about.id}:{application.last_sign.isoformat()}"
    said = f"Nothing for {silence.days} days"
    if about.stage == "saved":
        if silence >= timedelta(days=limits.stale_days):
            text = f"Saved {silence.days} days ago and not applied to yet"
            yield Need(f"stale:{key}", "stale", "apply", application.last_sign, text, about)
    elif silence >= max(patience, timedelta(days=limits.no_response_days)):
        yield Need(f"no_response:{key}", "no_response", "close_no_response", application.last_sign, said, about)
    elif silence >= patience:
        yield Need(f"quiet:{key}", "quiet", "follow_up", application.last_sign, said, about)


def _is_ones_own_turn(application: Active, now: datetime) -> bool:
    deadline = application.offer_deadline
    return application.about.stage == "offer" and deadline is not None and deadline >= now.date()
