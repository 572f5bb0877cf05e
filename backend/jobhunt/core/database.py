"""The connection to Postgres: one engine per process."""

import uuid
from collections.abc import Mapping
from functools import cache

from sqlalchemy import Connection, TextClause, event, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

# A search ends before a second process has been started for it.
SERVER_SETTINGS = {
    "jit": "off",
    "plan_cache_mode": "force_custom_plan",
    "random_page_cost": "1.1",
    "max_parallel_workers_per_gather": "0",
    "work_mem": "16MB",
}
IDLE_TOO_LONG = 240
"""Seconds after which databases that sleep, and what stands before them, may have cut an idle connection."""


def driver_url(url: str) -> str:
    """The same database address as SQLAlchemy wants it, for the asyncpg driver."""
    for prefix in ("postgresql+asyncpg://", "postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+asyncpg://" + url.removeprefix(prefix)
    return url


def create_engine(
    url: str,
    *,
    server_settings: Mapping[str, str] | None = None,
    pool_size: int = 5,
    ping: bool = True,
    recycle: int = -1,
) -> AsyncEngine:
    """An engine for a process, with settings of its own for its sessions.

    With `ping`, a connection that died with its server is replaced unseen, at the price of a round trip. `recycle`
    is after how many idle seconds one is replaced anyway.
    """
    return create_async_engine(
        driver_url(url),
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=ping,
        pool_recycle=recycle,
        connect_args={"server_settings": {**SERVER_SETTINGS, **(server_settings or {})}, "timeout": 10},
    )


def create_engine_behind_pooler(
    url: str, *, server_settings: Mapping[str, str] | None = None, pool_size: int = 5
) -> AsyncEngine:
    """An engine whose every transaction may have another session (PgBouncer in transaction mode).

    So the settings are said anew within each transaction, and no session is expected to know a statement.
    """
    engine = create_async_engine(
        driver_url(url),
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=True,
        pool_recycle=IDLE_TOO_LONG,
        connect_args={
            "statement_cache_size": 0,
            "prepared_statement_cache_size": 0,
            "prepared_statement_name_func": lambda: f"__jobhunt_{uuid.uuid4().hex}__",
            "timeout": 10,
        },
    )
    settings = {**SERVER_SETTINGS, **(server_settings or {})}
    named = ", ".join(f"set_config('{name}', '{value}', true)" for name, value in settings.items())

    def say(connection: Connection) -> None:
        connection.exec_driver_sql(f"SELECT {named}")

    event.listen(engine.sync_engine, "begin", say)
    return engine


def address_as(url: str, role: str) -> str:
    """The same database address, for connections that act as this role."""
    return f"{url}{'&' if '?' in url else '?'}role={role}"


async def ping(engine: AsyncEngine) -> None:
    """Ask the database for a sign of life; what the driver raises says why there is none."""
    async with engine.connect() as connection:
        await connection.execute(text("SELECT 1"))


async def server_version(engine: AsyncEngine) -> str:
    """The version of the database server, such as "17.2"."""
    async with engine.connect() as connection:
        told: str = (await connection.execute(text("SHOW server_version"))).scalar_one()
    return told.split(" ")[0]


@cache
def sql(statement: str) -> TextClause:
    """A statement looked through for its parameters once, which costs as much as sending it."""
    return text(statement)


def storable(value: str) -> str:
    """The text as Postgres can hold it: without NUL, and with lone surrogates replaced."""
    return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
