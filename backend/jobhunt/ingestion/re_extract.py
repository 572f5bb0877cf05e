"""Reads postings again from their kept pages, with no network: when the readers have learnt more, or to be sure."""

from typing import Any

from jobhunt.core.context import Context
from jobhunt.core.errors import NotAllowed, NotFound
from jobhunt.core.work import Work
from jobhunt.ingestion import index, re_extract_queries
from jobhunt.ingestion.extract import read_kept
from jobhunt.ingestion.keep import Read, write
from jobhunt.ingestion.re_extract_queries import Row
from jobhunt.postings import facts_queries

STEP = "re_extract"

NEVER_READ = "This posting's page has not been read yet. Run first."


async def re_extract(context: Context, posting_id: int) -> None:
    """The step: one posting. What cannot be read any more stays as it was."""
    async with context.connect() as connection:
        posting = await re_extract_queries.find(connection, posting_id)
    if posting is None or posting.pending_key is None:
        return
    await _again(context, posting)


async def read_again(context: Context, user_id: int, job_id: int) -> bool:
    """Read one of the user's postings again at once; whether it says something else now.

    The context is nobody's yet. Raises NotFound or NotAllowed where there is nothing to read.
    """
    async with context.for_user(user_id).connect() as connection:
        posting_id = await re_extract_queries.posting_of(connection, user_id, job_id)
        posting = None if posting_id is None else await re_extract_queries.find(connection, posting_id)
    if posting is None:
        raise NotFound("There is no such posting among yours.")
    if posting.pending_key is None:
        raise NotAllowed(NEVER_READ)
    # The facts of a posting are everybody's, and so is what follows from them in other users' lists.
    changed = await _again(context.across_users(), posting)
    if changed is None:
        raise NotAllowed("The saved page cannot be read as a posting any more. Nothing was changed.")
    return changed


async def read_company_again(work: Work, user_id: int, company: str) -> int:
    """Ask for every posting of a company that the user has to be read again; how many. Raises NotFound."""
    posting_ids = await re_extract_queries.postings_at(work.connection, user_id, company)
    if posting_ids is None:
        raise NotFound(f"There is no company “{company}”.")
    for posting_id in posting_ids:
        work.later(STEP, posting_id, unless_there=True)
    return len(posting_ids)


async def _again(context: Context, posting: Row) -> bool | None:
    """Whether a posting says something else now; None when its page cannot be read."""
    read: Any = await read_kept(context, posting)
    if isinstance(read, str):
        return None
    async with context.start_work() as work:
        again = Read(posting, *read)
        versions = await write(work.connection, {posting.posting_id: again}, work.now)
        await facts_queries.write(work.connection, {posting.posting_id: again.fields})
        work.later(index.STEP, posting.posting_id, unless_there=True)
    return bool(versions[posting.posting_id] != posting.version_id)
