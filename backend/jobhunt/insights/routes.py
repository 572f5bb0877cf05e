"""HTTP for the numbers of one's own search."""

from typing import Annotated

from fastapi import APIRouter, Query

from jobhunt.accounts.current_user import CurrentContext, SignedIn
from jobhunt.applications.items.schemas import Zone
from jobhunt.insights import insights
from jobhunt.insights.schemas import Insights, Range

router = APIRouter(prefix="/api", tags=["insights"])


@router.get("/insights", response_model_by_alias=True)
async def read_insights(
    user_id: SignedIn,
    context: CurrentContext,
    range: Range = "all",
    tag: Annotated[str | None, Query(max_length=100)] = None,
    zone: Annotated[Zone, Query()] = "UTC",
) -> Insights:
    """Funnel, flows, replies, time in stage, activity; of 4 weeks, 12 weeks or all. Days begin as in `zone`."""
    async with context.connect() as connection:
        return await insights.read(connection, user_id, context.clock(), range, tag, zone)
