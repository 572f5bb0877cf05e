"""HTTP for what needs its user today, and for the thresholds."""

from fastapi import APIRouter

from jobhunt.accounts.current_user import CurrentContext, CurrentWork, SignedIn
from jobhunt.applications.today import queries, today
from jobhunt.applications.today.schemas import (
    Snoozed,
    SnoozeIn,
    ThresholdsIn,
    ThresholdsOut,
    TodayOut,
    WakeIn,
)

router = APIRouter(prefix="/api", tags=["today"])


@router.get("/today")
async def read_today(user_id: SignedIn, context: CurrentContext) -> TodayOut:
    """What needs the user, each with one thing to do about it, and the interviews of the week."""
    async with context.connect() as connection:
        return await today.read(connection, user_id, context.clock())


@router.post("/today/snooze")
async def snooze(user_id: SignedIn, work: CurrentWork, given: SnoozeIn) -> Snoozed:
    """Put something off, for a week unless said otherwise. When its facts change it comes back at once."""
    return await today.snooze(work, user_id, given)


@router.post("/today/unsnooze", status_code=204)
async def wake(user_id: SignedIn, work: CurrentWork, given: WakeIn) -> None:
    """Put something off no longer."""
    await queries.wake(work.connection, user_id, given.key)


@router.get("/thresholds")
async def read_thresholds(user_id: SignedIn, context: CurrentContext) -> ThresholdsOut:
    """After how many days something counts as quiet, stale, unanswered."""
    async with context.connect() as connection:
        return await today.thresholds(connection, user_id)


@router.put("/thresholds")
async def set_thresholds(user_id: SignedIn, work: CurrentWork, given: ThresholdsIn) -> ThresholdsOut:
    """Other thresholds."""
    return await today.set_thresholds(work, user_id, given)
