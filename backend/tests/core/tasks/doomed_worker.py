"""A worker process for tests to kill: it says which task it began, and never finishes one."""

import asyncio
import sys

from jobhunt.core.tasks.postgres import PostgresWorker
from jobhunt.core.tasks.protocol import Task


async def begin_and_hang(task: Task) -> None:
    sys.stdout.write(f"{task.step} {task.id}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


async def abandon(task: Task, error: Exception) -> None:
    sys.stdout.write(f"abandoned {task.id}: {error}\n")


if __name__ == "__main__":
    asyncio.run(PostgresWorker(sys.argv[1], 1, lease=0.6).work(begin_and_hang, abandon))
