"""HTTP for the numbers of one's own search, and for what is known of how companies list."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query

from jobhunt.accounts.current_user import CurrentContext, RowId, SignedIn
from jobhunt.applications.items.schemas import Zone
from jobhunt.insights import companies, insights
from jobhunt.insights.asked import Asked
from jobhunt.insights.company_schemas import Closing, CompanyCard
from jobhunt.insights.insights import WEEKS
from jobhunt.insights.schemas import Insights, Range
from jobhunt.postings.views.views import found_by

router = APIRouter(prefix="/api/insights", tags=["insights"])


@router.get("", response_model_by_alias=True)
async def read_insights(
    user_id: SignedIn,
    context: CurrentContext,
    range: Range = "all",
    tag: Annotated[str | None, Query(max_length=100)] = None,
    view: Annotated[int | None, Query(ge=1, lt=2**63)] = None,
    zone: Annotated[Zone, Query()] = "UTC",
) -> Insights:
    """Funnel, flows, replies, time in stage, activity; of 4 weeks, 12 weeks or all. Days begin as in `zone`.

    With a `tag`, of applications that carry it; with a saved `view`, of those on postings that it looks for.
    """
    now, weeks = context.clock(), WEEKS[range]
    since = None if weeks is None else now - timedelta(weeks=weeks)
    async with context.connect() as connection:
        found = None if view is None else await found_by(connection, user_id, view, now.date())
        return await insights.read(connection, Asked(user_id, now, since, tag, zone, found), range)


@router.get("/companies/{company}")
async def read_company_card(
    company: Annotated[str, Path(max_length=100)], user_id: SignedIn, context: CurrentContext
) -> CompanyCard:
    """What complete readings of a company's board tell of its postings, and what the user did there."""
    async with context.connect() as connection:
        return await companies.card(connection, user_id, company)


@router.get("/jobs/{job_id}/closing")
async def read_closing(job_id: RowId, user_id: SignedIn, context: CurrentContext) -> Closing:
    """Within how many days half of the postings like this one closed; null where too few are known."""
    async with context.connect() as connection:
        return await companies.closing(connection, user_id, job_id)
