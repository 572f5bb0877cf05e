"""As many workers as there is work for: one always, more while much waits and the machine has cores for them."""

import asyncio
import logging
import os
from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from jobhunt.core.children import Child
from jobhunt.core.database import create_engine

log = logging.getLogger(__name__)

LOOK_EVERY = 0.25
MANY = 100
"""So many tasks waiting are worth another worker's connections and memory."""

QUIET_LOOKS = 80
"""After so many looks at which nothing waited, the first worker is enough again."""

MOST = 4

WAITING = text("SELECT count(*) FROM (SELECT 1 FROM tasks WHERE due_at <= now() LIMIT :limit) AS due")


def most_workers(cores: int | None) -> int:
    """One worker keeps one core busy; more than a few would only compete for the database."""
    return max(1, min(cores or 1, MOST))


class Need:
    """How many workers are wanted, by how many tasks waited at the looks so far. Pure."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._quiet_looks = 0
        self.workers = 1

    def look(self, waiting: int) -> int:
        """The number of workers wanted after one more look."""
        self._quiet_looks = self._quiet_looks + 1 if waiting == 0 else 0
        if waiting >= MANY and self.workers < self._most:
            self.workers += 1
        elif self._quiet_looks >= QUIET_LOOKS:
            self.workers = 1
        return self.workers


class Crew:
    """The workers of one `jobhunt serve`: forked by one program that is told how many are wanted."""

    def __init__(self, command: Sequence[str], url: str) -> None:
        self._child = Child(command)
        self._url = url

    async def run(self) -> None:
        """Keep the workers that are wanted until cancelled; then every one is stopped."""
        engine = create_engine(self._url, pool_size=1)
        need = Need(most_workers(os.cpu_count()))
        working = asyncio.create_task(self._child.run())
        try:
            while True:
                await asyncio.sleep(LOOK_EVERY)
                # Without an answer from the database nobody can work, so the crew stays as it is.
                with suppress(OSError, SQLAlchemyError):
                    async with engine.connect() as connection:
                        waiting = (await connection.execute(WAITING, {"limit": MANY})).scalar_one()
                    # Said at every look: who was started again has not heard it.
                    self._child.say(bytes([need.look(waiting)]))
        finally:
            await self._child.stop()
            await asyncio.gather(working, return_exceptions=True)
            await engine.dispose()
