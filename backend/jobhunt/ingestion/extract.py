"""The extract step: from the kept raw page to fields, a version when something is new, and the fingerprints."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from jobhunt.boards import registry
from jobhunt.boards.protocol import Board, Fields, Response
from jobhunt.core.context import Context
from jobhunt.core.files.protocol import NoSuchFile, StoreAway
from jobhunt.ingestion import crawl, runs, step_queries
from jobhunt.ingestion.keep import Read, keep
from jobhunt.ingestion.outage import come_back
from jobhunt.postings.fingerprint import Fingerprint, fingerprint


async def extract(context: Context, job_id: int) -> None:
    """Take one crawled job to ready; doing it twice adds nothing the second time."""
    job = await context.together.call("extract", partial(_crawled, context), job_id)
    if job is None:
        return
    if job.pending_key is None:
        await _already_extracted(context, job)
        return
    try:
        read = await read_kept(context, job)
    except StoreAway as away:
        later = come_back(job.run_created_at, context.clock(), away)
        if later is not None:
            raise later from None
        read = "The saved page could not be read for two hours. Run again later."
    if isinstance(read, str):
        await crawl.fail(context, job.run_id, job_id, read)
        return
    await context.together.call("keep", partial(keep, context), Read(job, *read))
    await runs.finish(context, job.run_id)


async def _crawled(context: Context, job_ids: Sequence[int]) -> list[Any]:
    async with context.one_statement() as connection:
        rows = await step_queries.crawled(connection, job_ids)
    by_id = {row.job_id: row for row in rows}
    return [by_id.get(job_id) for job_id in job_ids]


async def read_kept(context: Context, job: Any) -> tuple[Fields, Fingerprint] | str:
    """What the kept page says, read just now by its crawl or from the file again; else why it cannot be told."""
    match context.read.take(job.pending_key):
        case (Fields() as fields, Fingerprint() as found):
            return fields, found
    try:
        body = await context.files.get(job.pending_key)
    except NoSuchFile:
        return "The saved page is lost. Run again to read it anew."
    board = Board(job.platform, job.token, job.address)
    response = Response(job.url, 200, {"content-type": job.pending_type or ""}, body)
    outcome = registry.platform_of(board).fields(board, response)
    if not isinstance(outcome, Fields):
        return f"The saved page could not be read: {outcome.why}"
    return outcome, fingerprint(outcome)


async def _already_extracted(context: Context, job: Any) -> None:
    """Another user's job met the same page first."""
    if job.version_id is None:
        await crawl.fail(context, job.run_id, job.job_id, "There is no saved page. Run again to read it anew.")
        return
    async with context.start_work() as work:
        await step_queries.mark_ready(work.connection, {job.job_id: job.version_id}, work.now)
    await runs.finish(context, job.run_id)
