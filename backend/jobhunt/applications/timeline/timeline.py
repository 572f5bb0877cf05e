"""The timeline as it is read, and what may be done to it: an event dated anew, or undone by another event."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.applications import detail, event_queries, queries
from jobhunt.applications import log as applications_log
from jobhunt.applications.actions import possible
from jobhunt.applications.detail import TO_UNDO
from jobhunt.applications.log import Entry, Log, open_log, record
from jobhunt.applications.replay import Event, marks, replay
from jobhunt.applications.schemas import ApplicationOut
from jobhunt.applications.timeline.queries import EVENT, Filters, Place, page
from jobhunt.applications.timeline.schemas import AboutApplication, TimelineEvent, TimelinePage, Undone
from jobhunt.core.errors import BadRequest, NotAllowed, NotFound
from jobhunt.core.work import Work

NO_SUCH = "There is no such event among yours."
IN_THE_WAY = "There is another application on this posting now. Nothing was changed; delete that first."


class BadPlace(BadRequest):
    """`after` must be the `next` of the page before."""


async def read(
    connection: AsyncConnection, user_id: int, filters: Filters, place: tuple[str | None, int], now: datetime
) -> TimelinePage:
    """One page; `place` is where it begins and how many."""
    after, limit = place
    rows = await page(connection, user_id, filters, _read_place(after), limit + 1)
    last = rows[limit - 1] if len(rows) > limit else None
    return TimelinePage(
        items=[_event(row, now) for row in rows[:limit]],
        next=json.dumps([last.at.isoformat(), last.source, last.id]) if last else None,
    )


def day_in(day: date, zone: str) -> tuple[datetime, datetime]:
    """When a day begins and when the next one does, where the clock is that of `zone`."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    # On the clock there, so that a day on which it is changed has its own 23 or 25 hours.
    return midnight.astimezone(UTC), (midnight + timedelta(days=1)).astimezone(UTC)


def _read_place(after: str | None) -> Place | None:
    if after is None:
        return None
    try:
        match json.loads(after):
            case [str(at), (0 | 1) as source, int(id)] if 0 <= id < 2**63:
                moment = datetime.fromisoformat(at)
                if moment.tzinfo is not None:
                    return Place(moment, source, id)
    except (ValueError, RecursionError):
        pass
    raise BadPlace()


def _event(row: Any, now: datetime) -> TimelineEvent:
    if row.source != EVENT:
        return TimelineEvent(
            id=row.id,
            kind="run",
            application=None,
            at=row.at,
            recorded_at=row.at,
            by="system",
            data={"status": row.run_status, "counts": row.run_counts, "error_message": row.error_message},
            event=None,
            undone=False,
            undoable=False,
        )
    return TimelineEvent(
        id=row.id,
        kind=row.kind,
        application=AboutApplication(
            id=row.application_id, company=row.company, title=row.title, deleted=row.deleted
        ),
        at=row.at,
        recorded_at=row.recorded_at,
        by=row.by,
        data=row.data,
        event=row.event,
        undone=row.undone,
        undoable=row.by == "user" and not row.undone and row.recorded_at >= now - TO_UNDO,
    )


async def undo(work: Work, user_id: int, event_id: int) -> Undone:
    """Take back one's own action by another event. What came after it stays; an undoing can be undone too."""
    log, event = await _held(work, user_id, event_id)
    why = _refusal(log, event, work.now)
    if why is not None:
        raise NotAllowed(why)
    undoing = Entry("undone", {"number": event.number})
    await _check_that_it_can_live(work, log, event)
    [id] = await record(work, log, [undoing])
    return Undone(event=id, application=await detail.read(work.connection, user_id, log.application_id, work.now))


def _refusal(log: Log, event: Event, now: datetime) -> str | None:
    if event.by != "user":
        return "Only your own actions can be undone. Nothing was changed."
    if marks(log.events)[event.number].undone:
        return "This was undone already. Nothing was changed."
    if event.recorded_at < now - TO_UNDO:
        return f"An action can be undone for {TO_UNDO.days} days. Nothing was changed; do the opposite instead."
    return None


async def _check_that_it_can_live(work: Work, log: Log, event: Event) -> None:
    """A posting has one application at a time, and what was deleted has to be restored first."""
    if log.state.deleted_at is None:
        return
    number = log.version + 1
    undoing = Event(0, number, "undone", {"number": event.number}, work.now, work.now)
    after = replay([*log.events, undoing])
    if after.deleted_at is not None:
        raise NotAllowed("This application was deleted. Nothing was changed; undo the deletion first.")
    posting_id = after.fields["posting_id"]
    if posting_id is None:
        return
    await event_queries.take_turn(work.connection, log.user_id)
    there = await queries.live_on(work.connection, log.user_id, posting_id)
    if there not in (None, log.application_id):
        raise NotAllowed(IN_THE_WAY)


async def redate(work: Work, user_id: int, event_id: int, at: datetime) -> ApplicationOut:
    """Say when something really happened. The log keeps what was said before."""
    log, event = await _held(work, user_id, event_id)
    if log.state.deleted_at is not None or marks(log.events)[event.number].undone:
        raise NotAllowed("This does not count any more, so it has no date to correct. Nothing was changed.")
    if event.kind in ("undone", "dated", "deleted"):
        raise NotAllowed("This happened when it was written down. Nothing was changed; undo it if it was wrong.")
    when = possible(at, work.now)
    if marks(log.events)[event.number].at != when:
        await record(work, log, [Entry("dated", {"number": event.number, "at": when.isoformat()})])
    return await detail.read(work.connection, user_id, log.application_id, work.now)


async def _held(work: Work, user_id: int, event_id: int) -> tuple[Log, Event]:
    application_id = await event_queries.application_of_event(work.connection, user_id, event_id)
    if application_id is None:
        raise NotFound(NO_SUCH)
    log = await open_log(work, user_id, application_id, deleted_too=True)
    return log, next(event for event in log.events if event.id == event_id)


def of_one(found: TimelinePage, after: str | None) -> TimelinePage:
    """The timeline of one application, which has at least the event that made it. Raises NotFound for none."""
    if after is None and not found.items:
        raise NotFound(applications_log.NO_SUCH)
    return found
