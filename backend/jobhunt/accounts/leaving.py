"""Deleting an account: thirty days to undo it, then the sweep carries it out."""

from datetime import datetime, timedelta

from jobhunt.accounts import session_queries as queries
from jobhunt.accounts.sign_in import SignIn, Visitor, end_all, log
from jobhunt.core.context import Context
from jobhunt.core.errors import NotAllowed
from jobhunt.core.work import Work

TO_UNDO = timedelta(days=30)


class DeletionIsAsked(NotAllowed):
    """The deletion of this account was asked for already. Undo it, or let the thirty days pass."""


class DeletionIsNotAsked(NotAllowed):
    """Nobody asked for this account to be deleted, so there is nothing to undo."""


async def ask(context: Context, sign_in: SignIn, user_id: int, visitor: Visitor) -> datetime:
    """End every session, and let the account be deleted in thirty days; when that will be."""
    async with context.start_work() as work:
        deletes_at = work.now + TO_UNDO
        if not await queries.set_deletion(work.connection, user_id, deletes_at):
            raise DeletionIsAsked()
        ended = await end_all(work, user_id, "deletion_asked", visitor)
    sign_in.known.forget(user_id, *ended)
    return deletes_at


async def undo(work: Work, user_id: int, visitor: Visitor) -> None:
    """Let the account stay."""
    if not await queries.set_deletion(work.connection, user_id, None):
        raise DeletionIsNotAsked()
    await log(work, user_id, "deletion_undone", visitor)
