"""How a posting differs from the copy that an application keeps of it, and the page that the copy was read from."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.applications import queries
from jobhunt.applications.log import NO_SUCH
from jobhunt.applications.schemas import Drift
from jobhunt.core.context import Context
from jobhunt.core.errors import NotAllowed, NotFound
from jobhunt.core.files.protocol import NoSuchFile
from jobhunt.postings.changes import fields_changed, words_changed
from jobhunt.postings.schemas import FieldChange, WordRun


async def changes(context: Context, user_id: int, application_id: int) -> Drift:
    """The newest version beside the copy; nothing differs of a posting that is gone or was never followed."""
    async with context.connect() as connection:
        kept, newest = await _kept(connection, user_id, application_id)
    if kept is None or newest is None:
        return Drift(taken_at=kept.taken_at if kept else None, seen_at=None, fields=[], words=[])
    fields = fields_changed(kept.title, kept.fields, newest.title, newest.fields)
    words = await asyncio.to_thread(words_changed, kept.description, newest.description)
    return Drift(
        taken_at=kept.taken_at,
        seen_at=newest.seen_at,
        fields=[FieldChange(name=one.name, old=one.old, new=one.new) for one in fields],
        words=[WordRun(op=one.op, text=one.text) for one in words],
    )


async def raw(context: Context, user_id: int, application_id: int) -> tuple[bytes, str]:
    """The page that the copy was read from, and the ending of its file."""
    async with context.connect() as connection:
        kept, _ = await _kept(connection, user_id, application_id)
    if kept is None or kept.raw_key is None:
        raise NotAllowed("No page was kept with this application: it was entered by hand, or not read yet.")
    try:
        body = await context.files.get(kept.raw_key)
    except NoSuchFile:
        raise NotAllowed("The kept page is lost. What it said is still in the application.") from None
    return body, "json" if "json" in (kept.raw_type or "") else "html"


async def _kept(connection: AsyncConnection, user_id: int, application_id: int) -> tuple[queries.Row, queries.Row]:
    found = await queries.kept(connection, user_id, application_id)
    if found is None:
        raise NotFound(NO_SUCH)
    copy = await queries.copy(connection, user_id, found.kept_id) if found.kept_id else None
    newest = await queries.version(connection, found.version_id) if found.version_id else None
    return copy, newest
