"""Carries out deletions whose time to undo is over: everything of the user goes, facts that all share stay.

Kept apart from signing in, whose libraries a worker need not carry.
"""

from datetime import timedelta

from jobhunt.accounts import limit_queries
from jobhunt.accounts import session_queries as queries
from jobhunt.core.context import Context

SESSIONS_KEPT = timedelta(days=30)
EVENTS_KEPT = timedelta(days=400)
LIMITS_KEPT = timedelta(days=1)


async def purge(context: Context) -> None:
    """Delete the accounts whose time is over, each in a transaction of its own, and what has served its time."""
    async with context.start_work() as work:
        await queries.forget_nonces(work.connection, work.now)
        await queries.forget_ended(work.connection, work.now - SESSIONS_KEPT)
        await queries.forget_events(work.connection, work.now - EVENTS_KEPT)
        await limit_queries.forget(work.connection, work.now - LIMITS_KEPT)
        due = await queries.due_for_deletion(work.connection, work.now)
    for user_id in due:
        for key in [key async for key in context.files.keys(f"users/{user_id}/")]:
            await context.files.delete(key)
        async with context.start_work() as work:
            await queries.delete_user(work.connection, user_id, work.now)
