"""Adding, changing and removing what belongs to an application; each is an event of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from jobhunt.applications import detail, event_queries
from jobhunt.applications.actions import held
from jobhunt.applications.items.schemas import ContactIn, InterviewIn, NoteIn, ReminderIn
from jobhunt.applications.items.times import moment, next_local
from jobhunt.applications.log import Entry, record
from jobhunt.applications.replay import Item
from jobhunt.applications.rows import TABLES
from jobhunt.applications.schemas import ApplicationOut
from jobhunt.core.errors import NotAllowed, NotFound
from jobhunt.core.work import Work

MOST = 200
"""How many of one kind an application has at most."""


@dataclass(frozen=True, slots=True)
class Where:
    """Whose application, which item of it (None: a new one), and the If-Match header."""

    user_id: int
    application_id: int
    seen: str | None = None
    item_id: int | None = None


Make = Callable[[Item | None, datetime], Mapping[str, Any]]
"""What an item holds from now on, from what it held and the time."""


async def save(work: Work, where: Where, kind: str, make: Make, event: str = "saved") -> ApplicationOut:
    """A new item, or one with other contents; one that would stay as it is is not written down."""
    log = await held(work, where.user_id, where.application_id, where.seen)
    there = log.state.of(kind)
    if where.item_id is not None and where.item_id not in there:
        raise NotFound(f"There is no such {kind} at this application.")
    if where.item_id is None and len(there) >= MOST:
        raise NotAllowed(f"This application has {MOST} of these already. Nothing was saved; remove one first.")
    id = where.item_id or (await event_queries.new_ids(work.connection, TABLES[kind]))[0]
    item = {"id": id, **make(there.get(id), work.now)}
    if item != there.get(id):
        await record(work, log, [Entry(f"{kind}_{event}", item)])
    return await detail.read(work.connection, where.user_id, where.application_id, work.now)


async def remove(work: Work, where: Where, kind: str) -> ApplicationOut:
    """Take an item away; the event keeps what it was, so that the timeline can show it and undo it."""
    log = await held(work, where.user_id, where.application_id, where.seen)
    item = log.state.of(kind).get(where.item_id or 0)
    if item is None:
        raise NotFound(f"There is no such {kind} at this application.")
    await record(work, log, [Entry(f"{kind}_removed", item)])
    return await detail.read(work.connection, where.user_id, where.application_id, work.now)


def note(given: NoteIn) -> Make:
    """A note: when it was written stays."""

    def make(old: Item | None, now: datetime) -> Mapping[str, Any]:
        if old is not None and old["text"] == given.text:
            return old
        written = old["written_at"] if old is not None else now.isoformat()
        return {"text": given.text, "written_at": written, "changed_at": now.isoformat()}

    return make


def contact(given: ContactIn) -> Make:
    """A person."""
    return lambda _old, _now: given.model_dump(mode="json")


def interview(given: InterviewIn) -> Make:
    """A meeting, at the moment that its local time is."""
    starts_at = moment(given.local_at, given.zone).isoformat()
    return lambda _old, _now: {**given.model_dump(mode="json"), "starts_at": starts_at}


def reminder(given: ReminderIn) -> Make:
    """Something to do, due again even if it was done; a rule counts from this local time."""

    def make(old: Item | None, _now: datetime) -> Mapping[str, Any]:
        wanted = given.model_dump(mode="json")
        if old is not None and all(old[name] == value for name, value in wanted.items()):
            return old
        due_at = moment(given.local_at, given.zone).isoformat()
        return {**wanted, "due_at": due_at, "first_at": wanted["local_at"], "done_at": None}

    return make


def done(old: Item | None, now: datetime) -> Mapping[str, Any]:
    """A reminder that was done: a repeating one goes on to its next time after now, until its rule ends."""
    assert old is not None
    if old["done_at"] is not None:
        return old
    following = None
    if old["rule"] is not None:
        here = now.astimezone(ZoneInfo(old["zone"])).replace(tzinfo=None)
        local_at = datetime.fromisoformat(old["local_at"])
        first = datetime.fromisoformat(old["first_at"])
        following = next_local(old["rule"], first, max(here, local_at))
    if following is None:
        return {**old, "done_at": now.isoformat()}
    due_at = moment_after_gap(following, old["zone"]).isoformat()
    return {**old, "local_at": following.isoformat(), "due_at": due_at}


def moment_after_gap(local: datetime, zone: str) -> datetime:
    """The moment of a local time; one that clocks leave out is as much later as they are put forward."""
    try:
        return moment(local, zone)
    except ValueError:
        return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
