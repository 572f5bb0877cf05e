"""What a user does to an application: make it by hand or from a posting, change, move, delete."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from jobhunt.applications import copy_queries, detail, event_queries, queries
from jobhunt.applications.copy_queries import Known, Taken
from jobhunt.applications.freeze import COPIES, freeze
from jobhunt.applications.log import Entry, Log, Stale, new_log, open_log, record
from jobhunt.applications.schemas import ApplicationEdit, ApplicationOut, Move
from jobhunt.applications.stages import UNDER_WAY, refusal
from jobhunt.core.errors import BadRequest, NotAllowed, NotFound
from jobhunt.core.work import Work

CLOCKS_DIFFER = timedelta(days=1)
"""How far ahead of ours a date may be: the user's day may have begun already."""

EARLIEST_YEAR = 1970


async def save_job(work: Work, user_id: int, job_id: int) -> tuple[ApplicationOut, bool]:
    """An application on a posting of the user's list, and whether it is new: a posting has one at a time."""
    posting = await queries.posting_of_job(work.connection, user_id, job_id)
    if posting is None:
        raise NotFound("There is no such posting among yours. Nothing was saved.")
    await event_queries.take_turn(work.connection, user_id)
    there = await queries.live_on(work.connection, user_id, posting.posting_id)
    if there is not None:
        return await detail.read(work.connection, user_id, there, work.now), False
    taken = await _begin(work, user_id, {**posting._asdict(), "places": list(posting.places)})
    await copy_queries.of_posting(work.connection, posting.posting_id, taken)
    return await detail.read(work.connection, user_id, taken.application_id, work.now), True


async def save_known(work: Work, user_id: int, known: Known, places: Sequence[str] = ()) -> ApplicationOut:
    """An application on a posting that is not followed."""
    fields = {"company": known.company, "title": known.title, "url": known.url, "places": list(places)}
    taken = await _begin(work, user_id, fields)
    await copy_queries.of_known(work.connection, known, taken)
    return await detail.read(work.connection, user_id, taken.application_id, work.now)


async def _begin(work: Work, user_id: int, fields: Mapping[str, Any]) -> Taken:
    """A new application, and the copy of its posting that is to be taken now."""
    [application_id] = await event_queries.new_ids(work.connection, "applications")
    [copy_id] = await event_queries.new_ids(work.connection, COPIES)
    await record(work, new_log(user_id, application_id), [Entry("created", {**fields, "copy_id": copy_id})])
    return Taken(copy_id, user_id, application_id, work.now)


async def edit(
    work: Work, user_id: int, application_id: int, given: ApplicationEdit, seen: str | None
) -> ApplicationOut:
    """Change fields; those that are so already are not written down."""
    log = await held(work, user_id, application_id, seen)
    there = log.state.fields
    changes = {name: value for name, value in given.changes().items() if there[name] != value}
    if changes:
        await record(work, log, [Entry("edited", changes)])
    return await detail.read(work.connection, user_id, application_id, work.now)


async def move(work: Work, user_id: int, application_id: int, given: Move, seen: str | None) -> ApplicationOut:
    """To another stage. The posting is frozen when the company gets to know of the application.

    Where it stands already is no move: a second click writes nothing.
    """
    log = await held(work, user_id, application_id, seen)
    state = log.state
    why = refusal(state.stage, given.stage, given.outcome)
    if why is not None:
        raise NotAllowed(why)
    if (state.stage, state.outcome) != (given.stage, given.outcome):
        at = possible(given.at, work.now)
        data: dict[str, Any] = {"stage": given.stage, "outcome": given.outcome}
        if given.stage == "applied" or (state.frozen_id is None and given.stage in UNDER_WAY):
            data["frozen_id"] = await freeze(work, log)
        await record(work, log, [Entry("moved", data, at)])
    return await detail.read(work.connection, user_id, application_id, work.now)


async def delete(work: Work, user_id: int, application_id: int, seen: str | None) -> ApplicationOut:
    """Take an application out of every list. Its log stays, so that the timeline can undo it."""
    log = await held(work, user_id, application_id, seen)
    await record(work, log, [Entry("deleted")])
    return await detail.read(work.connection, user_id, application_id, work.now)


async def held(work: Work, user_id: int, application_id: int, seen: str | None) -> Log:
    """The application's log, held. Whoever has seen an older version is told the present one."""
    try:
        return await open_log(work, user_id, application_id, seen)
    except Stale as error:
        present = await detail.read(work.connection, user_id, application_id, work.now)
        error.more = {"current": present.model_dump(mode="json", by_alias=True)}
        raise


def possible(at: datetime | None, now: datetime) -> datetime:
    """When something happened, now unless said. Raises BadRequest for what has not come yet, or never was."""
    if at is None:
        return now
    if at > now + CLOCKS_DIFFER or at.year < EARLIEST_YEAR:
        raise BadRequest(f"{at.date()} cannot be when this happened. Nothing was changed; give a past date.")
    return at
