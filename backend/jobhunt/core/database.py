"""The connection to Postgres: one engine per process."""

from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

SERVER_SETTINGS = {"jit": "off", "plan_cache_mode": "force_custom_plan", "random_page_cost": "1.1"}


def driver_url(url: str) -> str:
    """The same database address as SQLAlchemy wants it, for the asyncpg driver."""
    for prefix in ("postgresql+asyncpg://", "postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+asyncpg://" + url.removeprefix(prefix)
    return url


def create_engine(url: str, *, pool_size: int = 5, max_overflow: int = 5) -> AsyncEngine:
    """An engine for a web or worker process. A connection that died with its server is replaced unseen."""
    return create_async_engine(
        driver_url(url),
        pool_size=pool_size,
        max_overflow=max_overflow,
        pool_pre_ping=True,
        connect_args={"server_settings": SERVER_SETTINGS, "timeout": 10},
    )
