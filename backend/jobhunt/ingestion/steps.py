"""Which function does which step: the one `run` behind the worker and the Lambda handlers."""

from collections.abc import Awaitable, Callable, Mapping

from jobhunt.core.context import Context
from jobhunt.core.tasks.protocol import Task
from jobhunt.ingestion import queries, runs, step_queries
from jobhunt.ingestion.crawl import crawl
from jobhunt.ingestion.extract import extract
from jobhunt.ingestion.index import STEP as INDEX
from jobhunt.ingestion.index import index
from jobhunt.ingestion.initialize import initialize
from jobhunt.ingestion.re_extract import STEP as RE_EXTRACT
from jobhunt.ingestion.re_extract import re_extract

Step = Callable[[Context, int], Awaitable[None]]

STEPS: Mapping[str, Step] = {
    "initialize": initialize,
    "crawl": crawl,
    "extract": extract,
    INDEX: index,
    RE_EXTRACT: re_extract,
}


async def run(context: Context, task: Task) -> None:
    """Do one task. Raises TryLater when it comes back later; whatever else it raises is a bug or an outage."""
    await STEPS[task.step](context, task.id)


async def abandon(context: Context, task: Task, error: Exception) -> None:
    """Write the end of a task that failed for the last time, so that its run can end."""
    told = f"This failed inside the tracker ({type(error).__name__}). Run again; if it stays, report it."
    if task.step == "initialize":
        await runs.break_off(context, task.id, told)
        return
    if task.step in (INDEX, RE_EXTRACT):
        return
    async with context.start_work() as work:
        run_id = await queries.run_of_job(work.connection, task.id)
        await step_queries.mark_failed(work.connection, task.id, told, work.now)
    if run_id is not None:
        await runs.finish(context, run_id)
