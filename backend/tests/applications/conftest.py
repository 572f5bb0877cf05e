"""A running server with an owner who has postings, for tests that speak HTTP to it."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.accounts.owner import OWNER_EMAIL
from jobhunt.core.settings import Settings
from tests.applications.tracker import Tracker
from tests.postings.stock import a_posting, paid, stock
from tests.server import serve_web


@pytest.fixture
async def tracker(engine: AsyncEngine, postgres_url: str, tmp_path: Path) -> AsyncIterator[Tracker]:
    """An owner with four postings at one company, the last one first."""
    postings = [a_posting(f"Engineer {n}", "Calm work.", pay=paid(1000, 2000)) for n in range(4)]
    await stock(engine, postings, email=OWNER_EMAIL)
    settings = Settings(database_url=postgres_url, home=tmp_path, stage="test")
    async with serve_web(settings) as client:
        yield await _with_jobs(Tracker(client, engine))


async def _with_jobs(tracker: Tracker) -> Tracker:
    tracker.jobs = [item["id"] for item in (await tracker.get("/api/jobs"))["items"]]
    return tracker


@pytest.fixture
def client(tracker: Tracker) -> aiohttp.ClientSession:
    return tracker.client
