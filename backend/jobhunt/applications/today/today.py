"""Today as it is read, what is put off, and the thresholds."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.applications.today import queries
from jobhunt.applications.today.needs import (
    SOON,
    About,
    Active,
    Due,
    Facts,
    FailedRun,
    Limits,
    Need,
    horizon,
    needs,
    quiet_after,
    typical,
)
from jobhunt.applications.today.schemas import (
    Meeting,
    NeedAbout,
    NeedOut,
    Snoozed,
    SnoozeIn,
    ThresholdsIn,
    ThresholdsOut,
    TodayOut,
)
from jobhunt.core.errors import BadRequest
from jobhunt.core.work import Work

WEEK = timedelta(days=7)
LONGEST = timedelta(days=366)
_DAY = timedelta(days=1)


async def read(connection: AsyncConnection, user_id: int, now: datetime) -> TodayOut:
    """What needs the user now."""
    meetings = await queries.interviews(connection, user_id, now, now + max(WEEK, SOON))
    limits, replies = await _limits(connection, user_id), await queries.replies(connection, user_id)
    active = await queries.active(connection, user_id, now, horizon(limits, replies, now))
    run = await queries.last_run(connection, user_id)
    facts = Facts(
        limits=limits,
        replies=replies,
        reminders=[_due(row) for row in await queries.reminders(connection, user_id, now)],
        interviews=[_due(row) for row in meetings],
        active=[_active(row) for row in active],
        failed_run=FailedRun(run.id, run.at, run.error_message or "") if run and run.status == "error" else None,
    )
    every = needs(facts, now)
    put_off = frozenset(await queries.snoozed(connection, user_id, now))
    return TodayOut(
        needs=[_out(need) for need in every if need.key not in put_off],
        snoozed=sum(1 for need in every if need.key in put_off),
        week=[_meeting(row) for row in meetings],
        active=await queries.count_active(connection, user_id),
    )


async def snooze(work: Work, user_id: int, given: SnoozeIn) -> Snoozed:
    """Put something off."""
    until = given.until or work.now + WEEK
    if not work.now < until <= work.now + LONGEST:
        raise BadRequest("Something can be put off until a day of the coming year. Nothing was changed.")
    await queries.snooze(work.connection, user_id, given.key, until, work.now)
    return Snoozed(key=given.key, until=until)


async def thresholds(connection: AsyncConnection, user_id: int) -> ThresholdsOut:
    """The thresholds, and what one's own replies make of them."""
    limits = await _limits(connection, user_id)
    replies = await queries.replies(connection, user_id)
    return ThresholdsOut(
        **asdict(limits),
        quiet_after_days=round(quiet_after(limits, replies) / _DAY, 1),
        replies=len(replies),
        reply_days=round(typical(replies) / _DAY, 1) if replies else None,
    )


async def set_thresholds(work: Work, user_id: int, given: ThresholdsIn) -> ThresholdsOut:
    """Other thresholds."""
    await queries.set_thresholds(work.connection, user_id, given.model_dump())
    return await thresholds(work.connection, user_id)


async def _limits(connection: AsyncConnection, user_id: int) -> Limits:
    row = await queries.thresholds(connection, user_id)
    return Limits(row.quiet_days, row.stale_days, row.no_response_days) if row else Limits()


def _about(row: Any) -> About:
    return About(row.application_id, row.company, row.title, row.stage)


def _due(row: Any) -> Due:
    return Due(row.id, _about(row), row.at, row.text)


def _active(row: Any) -> Active:
    return Active(
        about=_about(row),
        last_sign=row.last_sign,
        planned=row.planned,
        applied_at=row.applied_at,
        offer_deadline=row.offer_deadline,
        posting_closed_at=row.posting_closed_at,
        frozen_version=row.frozen_version,
        newest_version=row.newest_version,
    )


def _out(need: Need) -> NeedOut:
    return NeedOut(
        key=need.key,
        kind=need.kind,
        action=need.action,
        at=need.at,
        text=need.text,
        application=NeedAbout(**asdict(need.about)) if need.about else None,
        item_id=need.item_id,
    )


def _meeting(row: Any) -> Meeting:
    return Meeting(
        id=row.id,
        application=NeedAbout(**asdict(_about(row))),
        starts_at=row.at,
        local_at=row.local_at,
        zone=row.zone,
        minutes=row.minutes,
        text=row.text,
        place=row.place,
        link=row.link,
    )
