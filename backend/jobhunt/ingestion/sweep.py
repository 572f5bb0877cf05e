"""The sweep: re-asks for work that sits without a live task, and throws away what has served its time."""

from datetime import timedelta

from jobhunt.accounts.purge import purge
from jobhunt.core.context import Context
from jobhunt.ingestion import run_queries, runs

STALE = timedelta(minutes=2)
EVENTS_KEPT = timedelta(days=7)
LISTINGS_KEPT = timedelta(hours=1)

STEP_OF = {"pending": "crawl", "crawled": "extract"}


async def sweep(context: Context, *, stale: timedelta = STALE) -> None:
    """Ask again for what is overdue; a task asked for twice is done once, so too much asking is harmless."""
    async with context.start_work() as work:
        for run_id, status in await run_queries.open_runs(work.connection):
            if status in ("pending", "initializing"):
                work.later("initialize", run_id, unless_there=True)
        for job_id, status in await run_queries.overdue_jobs(work.connection, work.now - stale):
            work.later(STEP_OF[status], job_id, unless_there=True)
        open_runs = await run_queries.open_runs(work.connection)
    for run_id, _ in open_runs:
        await runs.finish(context, run_id)


async def throw_away(context: Context) -> None:
    """Drop what nobody will read again, and accounts whose time is over. What a posting said is never dropped."""
    await purge(context)
    async with context.start_work() as work:
        await run_queries.forget_events(work.connection, work.now - EVENTS_KEPT)
        old = await run_queries.old_listing_files(work.connection, work.now - LISTINGS_KEPT)
    for listing_id, key in old:
        await context.files.delete(key)
        async with context.start_work() as work:
            await run_queries.forget_listing_file(work.connection, listing_id)
