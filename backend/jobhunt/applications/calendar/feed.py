"""A user's calendar feed: opened, revoked, and read by who knows its address."""

import asyncio
import importlib
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from jobhunt.accounts import secret_addresses
from jobhunt.applications.calendar import queries
from jobhunt.applications.calendar.entries import Entry, Meeting, ToDo
from jobhunt.applications.calendar.schemas import CalendarOut
from jobhunt.core.context import Context
from jobhunt.core.errors import NotFound
from jobhunt.core.work import Work

PAST_SHOWN = timedelta(days=365)
MOST_ENTRIES = 1_000


async def state(context: Context, user_id: int) -> CalendarOut:
    """Whether there is a feed."""
    async with context.connect() as connection:
        row = await queries.find(connection, user_id)
    return CalendarOut(open=row is not None, since=row.created_at if row else None)


async def open_feed(work: Work, user_id: int) -> str:
    """A new secret for a user's feed. An older address is dead from then on."""
    secret = secret_addresses.new()
    await queries.put(work.connection, user_id, secret_addresses.hashed(secret), work.now)
    return secret


async def read(context: Context, secret: str, server: str) -> bytes:
    """The feed at this address. `context` is nobody's. Raises NotFound."""
    async with context.across_users().connect() as connection:
        user_id = await queries.by_hash(connection, secret_addresses.hashed(secret))
    if user_id is None:
        raise NotFound("There is no such calendar, or its address was revoked.")
    async with context.for_user(user_id).connect() as connection:
        since = context.clock() - PAST_SHOWN
        interviews = await queries.interviews(connection, user_id, since, MOST_ENTRIES)
        reminders = await queries.reminders(connection, user_id, MOST_ENTRIES)
    meetings = [_meeting(row) for row in interviews]
    to_dos = [ToDo(_entry(row, ""), row.text, row.first_at, row.rule) for row in reminders]
    return await asyncio.to_thread(_written, meetings, to_dos, server)


def _written(meetings: Sequence[Meeting], to_dos: Sequence[ToDo], server: str) -> bytes:
    # It needs icalendar: 80 modules, for what a calendar program asks once an hour.
    ics = importlib.import_module("jobhunt.applications.calendar.ics")
    written: bytes = ics.calendar(meetings, to_dos, server)
    return written


def _meeting(row: Any) -> Meeting:
    return Meeting(
        _entry(row, row.note or ""),
        row.starts_at,
        row.minutes,
        row.round or "",
        row.place or "",
        row.link or "",
        row.people,
    )


def _entry(row: Any, note: str) -> Entry:
    return Entry(
        id=row.id,
        application_id=row.application_id,
        company=row.company,
        title=row.title,
        zone=row.zone,
        note=note,
        first_saved_at=row.first_saved_at,
        changed_at=row.changed_at,
        sequence=row.sequence,
    )
