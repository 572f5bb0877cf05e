"""HTTP for the list of postings, for one posting, and for what a user does to the list."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from jobhunt.accounts.current_user import CurrentContext, CurrentWork, RowId, SignedIn
from jobhunt.core.context import Context
from jobhunt.core.errors import NotAllowed, NotFound
from jobhunt.core.files.protocol import NoSuchFile
from jobhunt.postings import facts_queries, list_actions, list_queries, queries, repost_queries
from jobhunt.postings.changes import fields_changed, words_changed
from jobhunt.postings.facts import facts, with_read
from jobhunt.postings.list_actions import Action, ActionDone
from jobhunt.postings.list_page import evidence, read_page, reposts
from jobhunt.postings.near_titles import near
from jobhunt.postings.schemas import FieldChange, JobOut, JobPage, VersionChanges, WordRun, item_values
from jobhunt.postings.search_params import JobsAsked

router = APIRouter(prefix="/api/jobs", tags=["postings"])

MOST_VERSIONS = 50
OTHERS_SHOWN = 20
# Nothing in a kept page may run, load or be shown as ours, whatever a browser makes of it.
INERT = {
    "Content-Security-Policy": "sandbox; default-src 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
}


@router.get("")
async def read_jobs(user_id: SignedIn, context: CurrentContext, asked: Annotated[JobsAsked, Query()]) -> JobPage:
    """The user's postings that pass all filters. Facets and a better spelling come with the first page."""
    search = asked.search(context.clock().date())
    async with context.connect() as connection:
        return await read_page(connection, user_id, search, asked.after, asked.limit)


@router.post("/actions")
async def act(user_id: SignedIn, work: CurrentWork, action: Action) -> ActionDone:
    """Mark as seen, hide, or take either back; on up to 500 postings, on all new ones, or on a company."""
    return await list_actions.act(work, user_id, action)


@router.get("/hidden-companies")
async def read_hidden_companies(user_id: SignedIn, context: CurrentContext) -> list[str]:
    """The companies whose postings the user hides, by name."""
    async with context.connect() as connection:
        return await list_queries.hidden_companies(connection, user_id)


@router.get("/{job_id}")
async def read_job(job_id: RowId, user_id: SignedIn, context: CurrentContext) -> JobOut:
    """One posting: what it says now, where each fact was read, its life, and what else there is at the company."""
    async with context.connect() as connection:
        row = await _mine(connection, user_id, job_id)
        versions = await queries.versions(connection, row.posting_id)
        last = await queries.version(connection, row.version_id) if row.version_id else None
        read = await facts_queries.stated_of(connection, row.posting_id)
        twins = await repost_queries.twins(connection, row.posting_id)
        lines = await queries.lines_of(connection, user_id, [twin.id for twin in twins])
        others, total = await queries.open_at_company(
            connection, user_id, row.company_id, row.posting_id, OTHERS_SHOWN
        )
        mine = await queries.applications_at_company(
            connection, user_id, row.company_id, row.company_name, row.posting_id
        )
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
            "visa": read.get("visa", {}).get("value"),
            "language": read.get("language", {}).get("value"),
            "company_hidden": row.company_hidden,
            "has_raw": row.raw_key is not None,
            "facts": with_read(facts(fields), read),
            "evidence": evidence(row, versions, reposts(row, twins, lines), context.clock()),
            "at_company": {
                "openings": [one._asdict() for one in others],
                "total": total,
                "applications": [{**one._asdict(), "near": near(one.title, row.title)} for one in mine],
            },
            "versions": [version._asdict() for version in versions],
        }
    )


@router.get("/{job_id}/versions")
async def read_versions(job_id: RowId, user_id: SignedIn, context: CurrentContext) -> list[VersionChanges]:
    """The posting's versions, newest first, each with what differs from the one before, by field and by word."""
    async with context.connect() as connection:
        row = await _mine(connection, user_id, job_id)
        versions = await queries.whole_versions(connection, row.posting_id, MOST_VERSIONS)
    return await asyncio.to_thread(_compared, versions)


def _compared(versions: list[Any]) -> list[VersionChanges]:
    older = [*versions[1:], None]
    return [_changes(new, old) for new, old in zip(versions, older, strict=True)]


def _changes(new: Any, old: Any | None) -> VersionChanges:
    differ = fields_changed(old.title, old.fields, new.title, new.fields) if old else []
    words = words_changed(old.description, new.description) if old else []
    return VersionChanges(
        number=new.number,
        seen_at=new.seen_at,
        distance=new.distance,
        fields=[FieldChange(name=one.name, old=one.old, new=one.new) for one in differ],
        words=[WordRun(op=one.op, text=one.text) for one in words],
    )


@router.get(
    "/{job_id}/raw",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The page as it was saved."}},
)
async def read_raw(job_id: RowId, user_id: SignedIn, context: CurrentContext) -> Response:
    """The page that the posting was read from, to be saved to a file; a browser neither shows nor runs it."""
    async with context.connect() as connection:
        row = await _mine(connection, user_id, job_id)
    body = await _saved_page(context, row)
    ending = "json" if "json" in (row.raw_type or "") else "html"
    name = f'attachment; filename="posting-{job_id}.{ending}"'
    return Response(body, media_type="application/octet-stream", headers={**INERT, "Content-Disposition": name})


async def _saved_page(context: Context, row: Any) -> bytes:
    if row.raw_key is None:
        raise NotAllowed("This posting's page has not been read yet. Run first.")
    try:
        return await context.files.get(row.raw_key)
    except NoSuchFile:
        raise NotAllowed("The saved page is lost. Run again to read it anew.") from None


async def _mine(connection: Any, user_id: int, job_id: int) -> Any:
    row = await queries.find_job(connection, user_id, job_id)
    if row is None:
        raise NotFound("There is no such posting among yours.")
    return row
