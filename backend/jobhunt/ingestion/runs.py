"""The life of a run: started, cancelled, finished, its account at any time."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.context import Context
from jobhunt.core.errors import NotAllowed, NotFound
from jobhunt.core.work import Work
from jobhunt.ingestion import queries, run_queries
from jobhunt.ingestion.account import tally

ENDED = frozenset({"finished", "error", "cancelled"})


class NothingToRead(NotAllowed):
    """No company is switched on. Switch on at least one company, then start."""


class NotFollowed(NotAllowed):
    """A run reads companies that are switched on; one that was named is not."""


async def start(work: Work, user_id: int, companies: Sequence[str] = ()) -> int:
    """Start a run over the companies switched on now, or those named. While one is open, that one is the answer.

    The run and its first task are stored together, so an accepted start is never lost.
    """
    followed = {row["name"] for row in await queries.followed(work.connection, user_id, companies)}
    strangers = [name for name in companies if name not in followed]
    if strangers:
        raise NotFollowed(f"“{strangers[0]}” is not switched on. Switch it on, or leave it out, then start.")
    run_id = await queries.open_run(work.connection, user_id) or await queries.add_run(
        work.connection, user_id, companies, work.now
    )
    if run_id is None:
        run_id = await queries.open_run(work.connection, user_id)
    if run_id is None or not await queries.run_companies(work.connection, run_id):
        raise NothingToRead()
    work.later("initialize", run_id)
    return run_id


async def cancel(work: Work, user_id: int, run_id: int) -> None:
    """Stop a run. What is read so far stays; a run that has ended already stays what it is."""
    run = await queries.find_run(work.connection, run_id, user_id)
    if run is None:
        raise NotFound(f"There is no run {run_id}.")
    if await run_queries.end(work.connection, run_id, "cancelled", None, work.now):
        await _close_account(work.connection, run_id, user_id, "cancelled")


async def finish(context: Context, run_id: int) -> None:
    """End a run that has nothing left to do. Called after every job's own commit; any number of times.

    Those who call within a moment share one look, which begins after the last of them has called.
    """
    await context.together.call("finish", partial(_finish, context), run_id)


async def _finish(context: Context, run_ids: Sequence[int]) -> Sequence[None]:
    for run_id in set(run_ids):
        async with context.start_work() as work:
            user_id = await run_queries.finish_if_done(work.connection, run_id, work.now)
            if user_id is not None:
                await _close_account(work.connection, run_id, user_id, "finished")
    return [None] * len(run_ids)


async def break_off(context: Context, run_id: int, message: str) -> None:
    """End a run in error."""
    async with context.start_work() as work:
        run = await queries.find_run(work.connection, run_id)
        if run is not None and await run_queries.end(work.connection, run_id, "error", message, work.now):
            await _close_account(work.connection, run_id, run.user_id, "error")


async def account(connection: AsyncConnection, run: Any) -> dict[str, Any]:
    """Where a run stands: the stored account of an ended run, else counted now."""
    counts = run.counts
    if counts is None:
        companies = await queries.run_companies(connection, run.id)
        counts = tally(companies, await queries.job_counts(connection, run.id))
    return {"run_id": run.id, "status": run.status, "error_message": run.error_message, **counts}


async def _close_account(connection: AsyncConnection, run_id: int, user_id: int, status: str) -> None:
    companies = await queries.run_companies(connection, run_id)
    counts = tally(companies, await queries.job_counts(connection, run_id))
    await run_queries.keep_account(connection, run_id, counts)
    await queries.log(connection, run_id, user_id, "status", {"status": status})
