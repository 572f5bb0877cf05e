"""The worker door: does tasks from Postgres until told to stop or until its parent is gone, and sweeps."""

import asyncio
import logging
import signal
import sys
from contextlib import suppress
from datetime import timedelta
from functools import partial

import uvloop
from sqlalchemy.exc import SQLAlchemyError

from jobhunt.applications.documents import orphans
from jobhunt.boards import patterns
from jobhunt.core.children import CHILD, parent_gone
from jobhunt.core.context import Context, open_context
from jobhunt.core.database import address_as
from jobhunt.core.errors import CannotStart
from jobhunt.core.net import later
from jobhunt.core.prefork import Herd
from jobhunt.core.row_security import SYSTEM
from jobhunt.core.settings import Settings, read_settings
from jobhunt.core.tasks.postgres import PostgresWorker
from jobhunt.ingestion import steps
from jobhunt.ingestion.sweep import sweep, throw_away
from jobhunt.postings import fingerprint

log = logging.getLogger(__name__)

SWEEP_EVERY = 60.0
THROW_AWAY_EVERY = 60


async def work(settings: Settings, *, with_parent: bool = False) -> None:
    """Work until SIGTERM or SIGINT; with a parent, until that is gone too."""
    async with open_context(settings, repeatable=True) as context:
        worker = PostgresWorker(address_as(settings.database_url or "", SYSTEM), settings.concurrency)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, worker.stop)
        helpers = [asyncio.create_task(_sweep_on(context))]
        if with_parent:
            helpers.append(asyncio.create_task(_stop_with_parent(worker)))
        try:
            await worker.work(partial(steps.run, context), partial(steps.abandon, context))
        finally:
            for helper in helpers:
                helper.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)


async def _stop_with_parent(worker: PostgresWorker) -> None:
    await parent_gone()
    worker.stop()


async def _sweep_on(context: Context) -> None:
    """Sweep at once, for a killed worker may have left something, and then every minute."""
    stale, rounds = timedelta(0), 0
    while True:
        with suppress(OSError, SQLAlchemyError):
            await sweep(context, stale=stale)
            stale = timedelta(minutes=2)
            if rounds % THROW_AWAY_EVERY == 0:
                await throw_away(context)
                await orphans.sweep(context)
            rounds += 1
        await asyncio.sleep(SWEEP_EVERY)


def main() -> None:
    """As a child of `jobhunt serve`: as many workers as it wants. On its own for `jobhunt worker`: one."""
    logging.basicConfig(level=logging.WARNING, format="worker: %(levelname)s %(name)s %(message)s")
    try:
        settings = read_settings()
        fingerprint.prepare()
        later.prepare()
        patterns.compile_all()
        if CHILD in sys.argv:
            Herd(partial(_run, settings, with_parent=True)).keep()
        else:
            _run(settings)
    except CannotStart as error:
        sys.exit(f"jobhunt worker: {error}")


def _run(settings: Settings, *, with_parent: bool = False) -> None:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(work(settings, with_parent=with_parent))


if __name__ == "__main__":
    main()
