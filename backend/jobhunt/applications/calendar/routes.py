"""HTTP for the calendar feed."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from jobhunt.accounts.current_user import AnybodysContext, CurrentContext, CurrentWork, SignedIn
from jobhunt.applications.calendar import feed, queries
from jobhunt.applications.calendar.schemas import CalendarAddress, CalendarOut

router = APIRouter(prefix="/api/calendar", tags=["calendar"])


@router.get(
    "/{calendar_secret}.ics",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {}}, "description": "Interviews and reminders as iCalendar."}},
)
async def read_calendar_feed(
    calendar_secret: Annotated[str, Path(max_length=100)], request: Request, context: AnybodysContext
) -> Response:
    """The calendar. Who knows the address may read it, without signing in."""
    server = str(request.base_url).rstrip("/")
    body = await feed.read(context, calendar_secret, server)
    headers = {"Cache-Control": "private, max-age=300"}
    return Response(body, media_type="text/calendar; charset=utf-8", headers=headers)


@router.get("")
async def read_calendar(user_id: SignedIn, context: CurrentContext) -> CalendarOut:
    """Whether the user's interviews and reminders can be had as a calendar feed."""
    return await feed.state(context, user_id)


@router.post("", status_code=201)
async def open_calendar(user_id: SignedIn, work: CurrentWork) -> CalendarAddress:
    """Open the feed, or give it a new address: the old one is dead at once."""
    return CalendarAddress(path=f"/api/calendar/{await feed.open_feed(work, user_id)}.ics")


@router.delete("", status_code=204)
async def close_calendar(user_id: SignedIn, work: CurrentWork) -> None:
    """Revoke the feed's address."""
    await queries.drop(work.connection, user_id)
