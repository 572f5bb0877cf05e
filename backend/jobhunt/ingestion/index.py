"""The index step: lets postings be found by what their last versions say. A run does not wait for it."""

from collections.abc import Sequence
from functools import partial

from jobhunt.core.context import Context
from jobhunt.postings import facts_queries, repost_queries, version_queries
from jobhunt.postings.versions import Content, fields_of

STEP = "index"


async def index(context: Context, posting_id: int) -> None:
    """Make one posting findable; those that come within a moment are made so together."""
    await context.together.call(STEP, partial(_index, context), posting_id)


async def _index(context: Context, posting_ids: Sequence[int]) -> list[None]:
    async with context.start_work() as work:
        last = await version_queries.last(work.connection, sorted(set(posting_ids)))
        said = {row.posting_id: fields_of(Content(row.title, row.description, row.fields)) for row in last}
        # Postings before their facts, as closing has it, so that the two cannot wait for each other.
        await repost_queries.mark(work.connection, list(said))
        await facts_queries.write(work.connection, said)
    return [None] * len(posting_ids)
