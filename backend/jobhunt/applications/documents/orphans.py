"""Drops uploads whose day is over: those that nobody completed, and those whose document lies elsewhere by then."""

from datetime import timedelta

from jobhunt.core.context import Context

FOLDER = "uploads"
KEPT = timedelta(days=1)


async def sweep(context: Context) -> int:
    """Delete what was begun before yesterday, by the day in its key; how many that were."""
    oldest = f"{FOLDER}/{context.clock() - KEPT:%Y%m%d}/"
    old = [key async for key in context.files.keys(f"{FOLDER}/") if key < oldest]
    for key in old:
        await context.files.delete(key)
    return len(old)
