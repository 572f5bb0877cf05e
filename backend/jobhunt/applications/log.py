"""Writing to an application's log: who writes holds the application, and every row follows in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jobhunt.applications import event_queries
from jobhunt.applications.replay import Event, State, replay
from jobhunt.applications.rows import differences, rows
from jobhunt.core.errors import JobHuntError, NotFound
from jobhunt.core.work import Work

NO_SUCH = "There is no such application among yours."
DELETED = "This application was deleted. The timeline can undo that for 30 days."


class Stale(JobHuntError):
    """This application was changed meanwhile, in another window or program. Nothing was overwritten."""

    status = 412


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to write down: what happened, and when if not now."""

    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)
    at: datetime | None = None


@dataclass(slots=True)
class Log:
    """The log of one application, held until the transaction ends."""

    user_id: int
    application_id: int
    events: list[Event]

    @property
    def state(self) -> State:
        """What the log amounts to."""
        return replay(self.events)

    @property
    def version(self) -> int:
        """The number of the last event, which is the application's ETag."""
        return self.events[-1].number if self.events else 0


async def open_log(
    work: Work, user_id: int, application_id: int, seen: str | None = None, *, deleted_too: bool = False
) -> Log:
    """Hold an application. `seen` is an If-Match header: Stale unless it names the present version."""
    if not await event_queries.lock(work.connection, user_id, application_id):
        raise NotFound(NO_SUCH)
    log = Log(user_id, application_id, await event_queries.events(work.connection, user_id, application_id))
    if not deleted_too and log.state.deleted_at is not None:
        raise NotFound(DELETED)
    if not matches(seen, log.version):
        raise Stale()
    return log


def new_log(user_id: int, application_id: int) -> Log:
    """The empty log of an application that is about to be made."""
    return Log(user_id, application_id, [])


def etag(version: int) -> str:
    """A version as HTTP writes it."""
    return f'"{version}"'


def matches(seen: str | None, version: int) -> bool:
    """Whether an If-Match header lets this version pass; without one everything may."""
    if seen is None:
        return True
    return any(one.strip() in ("*", etag(version)) for one in seen.split(","))


async def record(work: Work, log: Log, entries: Sequence[Entry]) -> list[int]:
    """Write down what happened and let every row follow; the ids of the new events."""
    if not entries:
        return []
    before = rows(log.user_id, log.application_id, log.events)
    ids = await event_queries.new_ids(work.connection, "application_events", len(entries))
    added = [
        Event(id, log.version + i, entry.kind, entry.data, entry.at or work.now, work.now)
        for i, (id, entry) in enumerate(zip(ids, entries, strict=True), 1)
    ]
    log.events.extend(added)
    application, *others = differences(before, rows(log.user_id, log.application_id, log.events))
    # The log refers to its application, and the timeline to the log.
    await event_queries.apply(work.connection, log.user_id, application)
    await event_queries.add_events(work.connection, log.user_id, log.application_id, added)
    for difference in others:
        await event_queries.apply(work.connection, log.user_id, difference)
    return ids
