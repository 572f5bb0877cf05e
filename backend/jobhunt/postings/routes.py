"""HTTP for the list of postings and for one posting."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from jobhunt.accounts.current_user import CurrentContext, RowId, SignedIn
from jobhunt.core.errors import BadRequest, NotFound
from jobhunt.postings import queries
from jobhunt.postings.facts import facts
from jobhunt.postings.schemas import JobItem, JobOut, JobPage, Total, item_values

router = APIRouter(prefix="/api/jobs", tags=["postings"])


@router.get("")
async def read_jobs(
    user_id: SignedIn,
    context: CurrentContext,
    q: Annotated[str | None, Query(max_length=200, pattern=r"^[^\x00]*$")] = None,
    company: Annotated[list[str] | None, Query(max_length=200)] = None,
    status: Literal["open", "closed"] | None = None,
    after: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> JobPage:
    """The user's postings, newest first."""
    given = {"q": q, "company": company, "status": status}
    place = _place(after)
    async with context.connect() as connection:
        rows = await queries.list_jobs(connection, user_id, given, place, limit + 1)
        count = await queries.count_jobs(connection, user_id, given)
    page = rows[:limit]
    return JobPage(
        items=[JobItem(**item_values(row)) for row in page],
        next=str(page[-1].id) if len(rows) > limit else None,
        total=Total(count=min(count, queries.MOST_COUNTED), capped=count > queries.MOST_COUNTED),
    )


def _place(after: str | None) -> int | None:
    if after is None:
        return None
    if not (after.isascii() and after.isdigit() and len(after) < 19):
        raise BadRequest("`after` must be the `next` of the page before.")
    return int(after)


@router.get("/{job_id}")
async def read_job(job_id: RowId, user_id: SignedIn, context: CurrentContext) -> JobOut:
    """One posting: what it says now, where each fact was read, and its versions."""
    async with context.connect() as connection:
        row = await queries.find_job(connection, user_id, job_id)
        if row is None:
            raise NotFound("There is no such posting among yours.")
        versions = await queries.versions(connection, row.posting_id)
        last = await queries.version(connection, row.version_id) if row.version_id else None
    fields = last.fields if last else {}
    return JobOut.model_validate(
        {
            **item_values(row),
            "description": last.description if last else "",
            "department": row.department,
            "type": row.employment_type,
            "updated_at": fields.get("updated_at"),
            "valid_through": fields.get("valid_through"),
            "requisition_id": fields.get("requisition_id"),
            "apply_url": fields.get("apply_url"),
            "last_seen_at": row.last_seen_at,
            "closed_at": row.closed_at,
            "closed_reason": row.closed_reason,
            "facts": facts(fields),
            "versions": [version._asdict() for version in versions],
        }
    )
