"""HTTP for applications."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response

from jobhunt.accounts.current_user import CurrentContext, CurrentWork, RowId, SignedIn
from jobhunt.applications import actions, creating, detail, drift, listing
from jobhunt.applications.idempotency import Asked, once
from jobhunt.applications.list_queries import Sort, Wanted
from jobhunt.applications.log import etag
from jobhunt.applications.schemas import (
    ApplicationBoard,
    ApplicationEdit,
    ApplicationIn,
    ApplicationOut,
    ApplicationPage,
    Drift,
    Move,
)
from jobhunt.applications.stages import Outcome, Stage
from jobhunt.postings.routes import INERT

router = APIRouter(prefix="/api/applications", tags=["applications"])

IfMatch = Annotated[
    str | None, Header(alias="If-Match", max_length=200, description="The ETag of what was seen; 412 when older.")
]
IdempotencyKey = Annotated[
    str | None,
    Header(alias="Idempotency-Key", min_length=1, max_length=200, description="The same key is done once."),
]
Text = Annotated[str | None, Query(max_length=200, description="In the company's name or the title.")]
TagList = Annotated[list[str] | None, Query(max_length=30, description="All of these tags.")]


@router.get("")
async def read_applications(
    user_id: SignedIn,
    context: CurrentContext,
    stage: Annotated[list[Stage] | None, Query(max_length=6)] = None,
    outcome: Annotated[list[Outcome] | None, Query(max_length=5)] = None,
    tag: TagList = None,
    q: Text = None,
    sort: Sort = "touched",
    after: Annotated[str | None, Query(max_length=1_000, description="The `next` of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> ApplicationPage:
    """The user's applications, with how many there are in each stage."""
    wanted = Wanted(tuple(stage or ()), tuple(outcome or ()), tuple(tag or ()), q)
    async with context.connect() as connection:
        return await listing.page(connection, user_id, wanted, (sort, after, limit), context.clock())


@router.get("/board")
async def read_board(
    user_id: SignedIn,
    context: CurrentContext,
    tag: TagList = None,
    q: Text = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many of each stage.")] = 30,
) -> ApplicationBoard:
    """Every stage with those that moved there last."""
    wanted = Wanted(tags=tuple(tag or ()), text=q)
    async with context.connect() as connection:
        return await listing.board(connection, user_id, wanted, limit, context.clock())


@router.post("", status_code=201)
async def create_application(
    user_id: SignedIn,
    context: CurrentContext,
    given: ApplicationIn,
    response: Response,
    key: IdempotencyKey = None,
) -> ApplicationOut:
    """Start an application: on a posting of the list, at an address that is read, or by hand. 200: it is there."""
    asked = Asked(user_id, key, f"create {given.model_dump_json()}")
    out, is_new = await creating.create(context, asked, given)
    if not is_new:
        response.status_code = 200
    return tagged(response, out)


@router.get("/{application_id}")
async def read_application(
    application_id: RowId, user_id: SignedIn, context: CurrentContext, response: Response
) -> ApplicationOut:
    """One application with all that belongs to it; a deleted one too, with `deleted_at`."""
    async with context.connect() as connection:
        return tagged(response, await detail.read(connection, user_id, application_id, context.clock()))


@router.get("/{application_id}/changes")
async def read_changes(application_id: RowId, user_id: SignedIn, context: CurrentContext) -> Drift:
    """How the posting differs by now from the copy kept on applying, or else on saving."""
    return await drift.changes(context, user_id, application_id)


@router.get(
    "/{application_id}/raw",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The page as it was kept."}},
)
async def read_raw(application_id: RowId, user_id: SignedIn, context: CurrentContext) -> Response:
    """The page that the copy was read from, to be saved to a file; a browser neither shows nor runs it."""
    body, ending = await drift.raw(context, user_id, application_id)
    name = f'attachment; filename="application-{application_id}.{ending}"'
    return Response(body, media_type="application/octet-stream", headers={**INERT, "Content-Disposition": name})


@router.patch("/{application_id}")
async def change_application(
    application_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    given: ApplicationEdit,
    response: Response,
    seen: IfMatch = None,
) -> ApplicationOut:
    """Change fields."""
    return tagged(response, await actions.edit(work, user_id, application_id, given, seen))


@router.delete("/{application_id}")
async def delete_application(
    application_id: RowId, user_id: SignedIn, work: CurrentWork, response: Response, seen: IfMatch = None
) -> ApplicationOut:
    """Take an application out of every list. The answer's `undo` names the event that brings it back."""
    return tagged(response, await actions.delete(work, user_id, application_id, seen))


@router.post("/{application_id}/move")
async def move_application(
    application_id: RowId,
    user_id: SignedIn,
    work: CurrentWork,
    given: Move,
    response: Response,
    seen: IfMatch = None,
    key: IdempotencyKey = None,
) -> ApplicationOut:
    """To another stage; on applying, the posting is frozen as it is."""
    asked = Asked(user_id, key, f"move {application_id} {given.model_dump_json()}")
    out = await once(work, asked, ApplicationOut, lambda: actions.move(work, user_id, application_id, given, seen))
    return tagged(response, out)


def tagged(response: Response, out: ApplicationOut) -> ApplicationOut:
    """The application, with its version as the answer's ETag."""
    response.headers["ETag"] = etag(out.version)
    return out
