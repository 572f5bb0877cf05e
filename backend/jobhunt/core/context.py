"""What a door builds once and hands to everything behind it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from jobhunt.core import clock, row_security
from jobhunt.core.clock import Clock
from jobhunt.core.database import IDLE_TOO_LONG, create_engine, create_engine_behind_pooler
from jobhunt.core.errors import CannotStart
from jobhunt.core.files.disk import DiskFiles
from jobhunt.core.files.protocol import Files
from jobhunt.core.files.s3 import S3Files
from jobhunt.core.net.later import open_later
from jobhunt.core.net.pace import PostgresHosts
from jobhunt.core.net.protocol import Fetcher
from jobhunt.core.recent import Recent
from jobhunt.core.row_security import Announce
from jobhunt.core.settings import Settings
from jobhunt.core.tasks.postgres import PostgresTasks
from jobhunt.core.tasks.protocol import TaskStore
from jobhunt.core.together import Together
from jobhunt.core.work import StartWork, work_on

MOMENT = 0.01
"""Seconds that a worker's step waits for others to share its transaction."""


@dataclass(frozen=True, slots=True)
class Context:
    """The outside world: database, files, network and time. `reuse` allows fresh readings to serve again.

    `read` holds what pages this process has just read say, by their keys; `together` does in one transaction what
    several steps ask for within a moment. `announce` says for whom each transaction is. `sessions_last` is whether
    what a connection was told at its start still holds for every statement on it.
    """

    engine: AsyncEngine
    start_work: StartWork
    files: Files
    fetcher: Fetcher
    clock: Clock
    reuse: bool = True
    read: Recent = field(default_factory=Recent)
    together: Together = field(default_factory=Together)
    announce: Announce = row_security.as_connected
    sessions_last: bool = True

    def for_user(self, user_id: int) -> "Context":
        """The same world, with no rows in sight but this user's and those that all share."""
        return self._announcing(row_security.for_user(user_id))

    def across_users(self) -> "Context":
        """The same world with every user's rows, for what has to look before it knows whose they are."""
        return self._announcing(row_security.across_users)

    def _announcing(self, announce: Announce) -> "Context":
        return replace(self, announce=announce, start_work=partial(self.start_work, announce=announce))

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read with."""
        async with self.engine.connect() as connection:
            await self.announce(connection)
            yield connection

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read with, to which everything stays as it is when it first looks."""
        async with self.engine.connect() as connection:
            await connection.execution_options(isolation_level="REPEATABLE READ")
            await self.announce(connection)
            yield connection

    def one_statement(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection on which each statement is a transaction of its own, at a third of the round trips."""
        if not self.sessions_last:
            return self.engine.begin()
        return self.engine.execution_options(isolation_level="AUTOCOMMIT").connect()


StoreOf = Callable[[AsyncEngine], TaskStore]


def in_its_own_table(_: AsyncEngine) -> TaskStore:
    """Tasks in the same database, for workers that look there."""
    return PostgresTasks()


@asynccontextmanager
async def open_context(
    settings: Settings, *, repeatable: bool = False, store_of: StoreOf = in_its_own_table, frozen: bool = False
) -> AsyncIterator[Context]:
    """Everything that the settings name, opened; closed again at the end.

    `repeatable` is for workers, whose every step can be done again: their commits do not wait for the disk. A
    crash of the server then costs the last moments' steps, never an order among them, and they are repeated.
    Workers act across users; every other program sees a user's rows only where it says whose. `frozen` is for
    processes that are stopped between their calls, many at a time: they hold few connections, and trust none.
    """
    engine = _open_engine(settings, repeatable, frozen)
    try:
        async with open_later(partial(_open_fetcher, settings, engine)) as fetcher:
            yield Context(
                engine=engine,
                start_work=work_on(engine, store_of(engine), clock.now),
                files=open_files(settings),
                fetcher=fetcher,
                clock=clock.now,
                reuse=settings.pace == "polite",
                together=Together(MOMENT if repeatable else 0.0),
                sessions_last=not settings.database_pooled,
            )
    finally:
        await engine.dispose()


def _open_fetcher(settings: Settings, engine: AsyncEngine, fetch: Any) -> AbstractAsyncContextManager[Fetcher]:
    opened: AbstractAsyncContextManager[Fetcher] = fetch.open_fetcher(
        PostgresHosts(engine),
        upstream=settings.upstream,
        pace=settings.pace,
        now=clock.now,
        limits=fetch.Limits(pause=settings.crawl_pause),
    )
    return opened


def _open_engine(settings: Settings, repeatable: bool, frozen: bool) -> AsyncEngine:
    if settings.database_url is None:
        raise CannotStart("DATABASE_URL is not set; `jobhunt serve` starts a database and sets it")
    more = {"role": row_security.SYSTEM if repeatable else row_security.APP}
    if repeatable:
        more["synchronous_commit"] = "off"
    size = 1 if frozen else 5
    if settings.database_pooled:
        return create_engine_behind_pooler(settings.database_url, server_settings=more, pool_size=size)
    return create_engine(
        settings.database_url,
        server_settings=more,
        pool_size=size,
        ping=frozen or not repeatable,
        recycle=IDLE_TOO_LONG if frozen else -1,
    )


def open_files(settings: Settings) -> Files:
    """The file store that the settings name: a bucket, or a folder, by default `files` in the home."""
    if settings.bucket is not None:
        return S3Files(settings.bucket, in_reach=settings.files_at is not None)
    return DiskFiles(settings.home / "files")
