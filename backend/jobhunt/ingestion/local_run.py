"""A run from start to end in this very process, for the command line; a worker elsewhere may help."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from jobhunt.companies import add_box, queries
from jobhunt.core.context import Context
from jobhunt.core.database import address_as
from jobhunt.core.errors import NotFound
from jobhunt.core.row_security import SYSTEM
from jobhunt.core.settings import Settings
from jobhunt.core.tasks.postgres import PostgresWorker
from jobhunt.ingestion import queries as run_queries
from jobhunt.ingestion import runs, steps

Tell = Callable[[dict[str, Any]], None]
LOOK_EVERY = 0.3


async def follow(context: Context, user_id: int, companies: Sequence[str]) -> None:
    """Switch companies on for a user, named as one would paste them; filters that are there stay."""
    async with context.start_work() as work:
        for pasted in companies:
            company: Any = (await add_box.add(work, pasted))[0]
            mine = {row.company_name: row for row in await queries.settings_of(work.connection, user_id)}
            kept = mine[company.name].title_filters if company.name in mine else {}
            values = {"title_filters": kept, "is_enabled": True}
            await queries.save_setting(work.connection, user_id, company.id, values, work.now)


async def run_to_end(context: Context, settings: Settings, user_id: int, tell: Tell) -> dict[str, Any]:
    """Start a run, or take up the open one, work on it, and give its final account."""
    async with context.start_work() as work:
        run_id = await runs.start(work, user_id)
    worker = PostgresWorker(address_as(settings.database_url or "", SYSTEM), settings.concurrency)
    working = asyncio.create_task(worker.work(partial(steps.run, context), partial(steps.abandon, context)))
    try:
        while True:
            account = await _account(context, run_id)
            tell(account)
            if account["status"] in runs.ENDED:
                return account
            done, _ = await asyncio.wait([working], timeout=LOOK_EVERY)
            if done:
                working.result()
    finally:
        worker.stop()
        await working


async def _account(context: Context, run_id: int) -> dict[str, Any]:
    async with context.connect() as connection:
        run = await run_queries.find_run(connection, run_id)
        if run is None:
            raise NotFound(f"There is no run {run_id}.")
        return await runs.account(connection, run)
