"""Saved views: kept, changed, counted; and the secret addresses of their feeds, of which only a hash is stored."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.accounts import secret_addresses
from jobhunt.core.errors import NotAllowed, NotFound
from jobhunt.core.work import Work
from jobhunt.postings import asked_queries, facet_queries
from jobhunt.postings.search_params import from_address
from jobhunt.postings.views import finding_queries, queries
from jobhunt.postings.views.finding_queries import Finds
from jobhunt.postings.views.schemas import ViewIn, ViewOut

MOST = 100
NO_SUCH = "There is no such view among yours."
TAKEN = "You have a view called “{name}” already. Nothing was changed; choose another name."


async def out(connection: AsyncConnection, row: Any, today: date) -> ViewOut:
    """A view with what the last run brought to it."""
    search = replace(from_address(row.query).search(today), new=True)
    asked = await asked_queries.look_up(connection, row.user_id, search)
    found = 0 if asked.finds_nothing else await facet_queries.total(connection, asked)
    return ViewOut(
        id=row.id,
        name=row.name,
        query=row.query,
        new=min(found, facet_queries.MOST_COUNTED),
        feed=row.has_feed,
        created_at=row.created_at,
    )


async def all_of(connection: AsyncConnection, user_id: int, today: date) -> list[ViewOut]:
    """A user's views."""
    return [await out(connection, row, today) for row in await queries.of_user(connection, user_id)]


async def save(work: Work, user_id: int, view: ViewIn) -> ViewOut:
    """Keep a search."""
    if len(await queries.of_user(work.connection, user_id)) >= MOST:
        raise NotAllowed(f"There are {MOST} views already. Nothing was saved; delete one first.")
    view_id = await queries.add(work.connection, user_id, view.name, view.query, work.now)
    if view_id is None:
        raise NotAllowed(TAKEN.format(name=view.name))
    return await _found(work, user_id, view_id)


async def change(work: Work, user_id: int, view_id: int, view: ViewIn) -> ViewOut:
    """Another name or another search for a view; its feed follows it."""
    await _found(work, user_id, view_id)
    if not await queries.change(work.connection, user_id, view_id, view.name, view.query):
        raise NotAllowed(TAKEN.format(name=view.name))
    return await _found(work, user_id, view_id)


async def delete(work: Work, user_id: int, view_id: int) -> None:
    """Drop a view; its feed's address is dead from then on."""
    if not await queries.delete(work.connection, user_id, view_id):
        raise NotFound(NO_SUCH)


async def found_by(connection: AsyncConnection, user_id: int, view_id: int, today: date) -> Finds:
    """What a view looks for, as a condition on postings."""
    row = await queries.find(connection, user_id, view_id)
    if row is None:
        raise NotFound(NO_SUCH)
    return await finding_queries.finds(connection, user_id, row.query, today)


async def open_feed(work: Work, user_id: int, view_id: int) -> str:
    """A new secret for a view's feed. An older address is dead from then on."""
    secret = secret_addresses.new()
    if not await queries.set_feed(work.connection, user_id, view_id, secret_addresses.hashed(secret)):
        raise NotFound(NO_SUCH)
    return secret


async def close_feed(work: Work, user_id: int, view_id: int) -> None:
    """Revoke the address of a view's feed."""
    if not await queries.set_feed(work.connection, user_id, view_id, None):
        raise NotFound(NO_SUCH)


async def _found(work: Work, user_id: int, view_id: int) -> ViewOut:
    row = await queries.find(work.connection, user_id, view_id)
    if row is None:
        raise NotFound(NO_SUCH)
    return await out(work.connection, row, work.now.date())
