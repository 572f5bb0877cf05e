"""The extract step: from the kept raw page to fields, a version when something is new, and the fingerprints."""

from typing import Any

from jobhunt.boards import registry
from jobhunt.boards.protocol import Board, Fields, Response
from jobhunt.core.context import Context
from jobhunt.core.files.protocol import NoSuchFile
from jobhunt.core.work import Work
from jobhunt.ingestion import crawl, runs, step_queries
from jobhunt.postings import version_queries
from jobhunt.postings.fingerprint import Fingerprint, distance, fingerprint
from jobhunt.postings.versions import Content, content, says_the_same


async def extract(context: Context, job_id: int) -> None:
    """Take one crawled job to ready; doing it twice adds nothing the second time."""
    async with context.one_statement() as connection:
        job = await step_queries.crawled(connection, job_id)
    if job is None:
        return
    if job.pending_key is None:
        await _already_extracted(context, job)
        return
    read = await _read(context, job)
    if isinstance(read, str):
        await crawl.fail(context, job.run_id, job_id, read)
        return
    async with context.start_work() as work:
        version_id = await _keep(work, job, *read)
        await step_queries.mark_ready(work.connection, job_id, version_id, work.now)
    await runs.finish(context, job.run_id)


async def _read(context: Context, job: Any) -> tuple[Fields, Fingerprint] | str:
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
        await step_queries.mark_ready(work.connection, job.job_id, job.version_id, work.now)
    await runs.finish(context, job.run_id)


async def _keep(work: Work, job: Any, fields: Fields, found: Fingerprint) -> int:
    """Keep what was extracted; a new version only if it says something else than the last."""
    new = content(fields)
    last = await version_queries.lock(work.connection, job.posting_id)
    version_id = last.version_id
    if version_id is None or not says_the_same(Content(last.title, last.description, last.fields), new):
        values = {
            "posting_id": job.posting_id,
            "number": (last.number or 0) + 1,
            "seen_at": work.now,
            "simhash": found.simhash,
            "exact_hash": found.exact,
            "distance": None if last.simhash is None else distance(last.simhash, found.simhash),
            "raw_key": job.pending_key,
        }
        version_id = await version_queries.add(work.connection, values, new)
    await version_queries.describe(work.connection, _described(job, version_id, found), fields)
    return int(version_id)


def _described(job: Any, version_id: int, found: Fingerprint) -> dict[str, Any]:
    return {
        "posting_id": job.posting_id,
        "version_id": version_id,
        "simhash": found.simhash,
        "exact_hash": found.exact,
        "raw_key": job.pending_key,
        "raw_type": job.pending_type,
    }
