"""Keeping what a posting says when it is applied to, with the documents that were sent."""

from jobhunt.applications import copy_queries, event_queries, queries
from jobhunt.applications.copy_queries import Taken
from jobhunt.applications.log import Log
from jobhunt.core.work import Work

COPIES = "posting_copies"


async def freeze(work: Work, log: Log) -> int | None:
    """The copy that stands for the posting as it is now; None when nothing is known of it.

    Of a posting that is not followed, or is gone, the copy made on saving is the last that can be known.
    """
    state = log.state
    sent = []
    if state.of("document_use"):
        sent = (await queries.belongings(work.connection, log.user_id, log.application_id))["documents"]
    [id] = await event_queries.new_ids(work.connection, COPIES)
    taken = Taken(id, log.user_id, log.application_id, work.now, sent)
    posting_id, copy_id = state.fields["posting_id"], state.fields["copy_id"]
    if posting_id is not None and await copy_queries.of_posting(work.connection, posting_id, taken):
        return id
    if copy_id is not None and sent:
        await copy_queries.of_copy(work.connection, copy_id, taken)
        return id
    kept: int | None = copy_id
    return kept
