"""HTTP for saved views and their feeds."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from jobhunt.accounts import secret_addresses
from jobhunt.accounts.current_user import AnybodysContext, CurrentContext, CurrentWork, RowId, SignedIn
from jobhunt.core.errors import NotFound
from jobhunt.postings.list_page import read_page
from jobhunt.postings.search_params import from_address
from jobhunt.postings.views import atom, queries, views
from jobhunt.postings.views.schemas import FeedOut, ViewIn, ViewOut

router = APIRouter(prefix="/api", tags=["views"])

ENTRIES = 50


@router.get("/views")
async def read_views(user_id: SignedIn, context: CurrentContext) -> list[ViewOut]:
    """The user's views, each with how many the last run brought to it."""
    async with context.connect() as connection:
        return await views.all_of(connection, user_id, context.clock().date())


@router.post("/views", status_code=201)
async def save_view(user_id: SignedIn, work: CurrentWork, view: ViewIn) -> ViewOut:
    """Keep a search under a name."""
    return await views.save(work, user_id, view)


@router.put("/views/{view_id}")
async def change_view(view_id: RowId, user_id: SignedIn, work: CurrentWork, view: ViewIn) -> ViewOut:
    """Another name or another search for a view."""
    return await views.change(work, user_id, view_id, view)


@router.delete("/views/{view_id}", status_code=204)
async def delete_view(view_id: RowId, user_id: SignedIn, work: CurrentWork) -> None:
    """Drop a view and its feed."""
    await views.delete(work, user_id, view_id)


@router.post("/views/{view_id}/feed", status_code=201)
async def open_feed(view_id: RowId, user_id: SignedIn, work: CurrentWork) -> FeedOut:
    """Give a view a feed, or its feed a new address: the old one is dead at once."""
    return FeedOut(path=f"/api/feeds/{await views.open_feed(work, user_id, view_id)}.atom")


@router.delete("/views/{view_id}/feed", status_code=204)
async def close_feed(view_id: RowId, user_id: SignedIn, work: CurrentWork) -> None:
    """Revoke the address of a view's feed."""
    await views.close_feed(work, user_id, view_id)


@router.get(
    "/feeds/{secret}.atom",
    response_class=Response,
    responses={200: {"content": {"application/atom+xml": {}}, "description": "The newest postings of the view."}},
)
async def read_feed(
    secret: Annotated[str, Path(max_length=100)], request: Request, context: AnybodysContext
) -> Response:
    """A view as an Atom feed. Who knows the address may read it, without signing in."""
    async with context.across_users().connect() as connection:
        view = await queries.by_feed(connection, secret_addresses.hashed(secret))
    if view is None:
        raise NotFound("There is no such feed, or its address was revoked.")
    now = context.clock()
    search = replace(from_address(view.query).search(now.date()), sort="first_seen")
    async with context.for_user(view.user_id).connect() as connection:
        page = await read_page(connection, view.user_id, search, None, ENTRIES)
    body = atom.feed(view.name, str(request.url), page.items, now)
    return Response(body, media_type="application/atom+xml", headers={"Cache-Control": "private, max-age=300"})
