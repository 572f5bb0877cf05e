"""HTTP for the timeline."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response

from jobhunt.accounts.current_user import CurrentContext, CurrentWork, RowId, SignedIn
from jobhunt.applications.idempotency import Asked, once
from jobhunt.applications.items.schemas import Zone
from jobhunt.applications.routes import IdempotencyKey, tagged
from jobhunt.applications.schemas import ApplicationOut
from jobhunt.applications.timeline import timeline
from jobhunt.applications.timeline.queries import Filters
from jobhunt.applications.timeline.schemas import Kind, NewDate, TimelinePage, Undone

router = APIRouter(prefix="/api", tags=["timeline"])

After = Annotated[str | None, Query(max_length=200, description="The `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=200)]
Day = Annotated[date | None, Query(ge=date(1900, 1, 1), le=date(9000, 1, 1))]
Kinds = Annotated[list[Kind] | None, Query(max_length=30)]


@router.get("/timeline")
async def read_timeline(
    user_id: SignedIn,
    context: CurrentContext,
    kind: Kinds = None,
    company: Annotated[str | None, Query(max_length=300)] = None,
    day: Day = None,
    zone: Annotated[Zone, Query(description="Where the day begins.")] = "UTC",
    after: After = None,
    limit: Limit = 50,
) -> TimelinePage:
    """Everything that happened, the latest first; with `day` what happened on that day."""
    between = None if day is None else timeline.day_in(day, zone)
    filters = Filters(tuple(kind or ()), company=company, between=between)
    async with context.connect() as connection:
        return await timeline.read(connection, user_id, filters, (after, limit), context.clock())


@router.get("/applications/{application_id}/timeline")
async def read_application_timeline(
    application_id: RowId,
    user_id: SignedIn,
    context: CurrentContext,
    kind: Kinds = None,
    after: After = None,
    limit: Limit = 50,
) -> TimelinePage:
    """What happened to one application, the latest first; of a deleted one too."""
    filters = Filters(tuple(kind or ()), application_id=application_id)
    async with context.connect() as connection:
        found = await timeline.read(connection, user_id, filters, (after, limit), context.clock())
    return timeline.of_one(found, after)


@router.post("/timeline/{event_id}/undo")
async def undo(
    event_id: RowId, user_id: SignedIn, work: CurrentWork, response: Response, key: IdempotencyKey = None
) -> Undone:
    """Take back an action of one's own from the last 30 days. What came after it stays."""
    asked = Asked(user_id, key, f"undo {event_id}")
    done = await once(work, asked, Undone, lambda: timeline.undo(work, user_id, event_id))
    tagged(response, done.application)
    return done


@router.post("/timeline/{event_id}/date")
async def redate(
    event_id: RowId, user_id: SignedIn, work: CurrentWork, date: NewDate, response: Response
) -> ApplicationOut:
    """Say when something really happened."""
    return tagged(response, await timeline.redate(work, user_id, event_id, date.at))
