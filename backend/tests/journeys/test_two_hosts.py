"""Workers on two hosts, which share one Postgres and one bucket: a run outlives either of them."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.settings import Settings
from tests.aws.ministack import Ministack
from tests.journeys import programs
from tests.journeys.client import Client
from tests.journeys.control import slow_pages
from tests.journeys.kills import Plan, Report, check_postings
from tests.journeys.programs import Options
from tests.server import serve_web

PLAN = Plan({"anthropic": 60, "netflix": 60}, [])
SIDE_BY_SIDE = "6"
"""So few tasks at once that neither host has them all."""
LOOK_EVERY = 0.1
LIMIT = 240.0


@dataclass
class Shared:
    """What the hosts have in common, and the sites that they read."""

    database: str
    bucket: str
    universe: str
    ministack: Ministack

    @property
    def settings(self) -> dict[str, str]:
        """What is said to each host; the store's address and keys are in the environment already."""
        return {
            "DATABASE_URL": self.database,
            "JOBHUNT_FILES": f"s3://{self.bucket}",
            "JOBHUNT_UPSTREAM": self.universe,
            "JOBHUNT_PACE": "off",
            "JOBHUNT_STAGE": "test",
            "JOBHUNT_CONCURRENCY": SIDE_BY_SIDE,
        }

    async def query(self, statement: str) -> list[asyncpg.Record]:
        connection = await asyncpg.connect(self.database, timeout=10)
        try:
            rows: list[asyncpg.Record] = await connection.fetch(statement)
            return rows
        finally:
            await connection.close()

    async def until(self, statement: str) -> None:
        """Wait until the statement finds something."""
        async with asyncio.timeout(LIMIT):
            while not await self.query(statement):  # noqa: ASYNC110  another process brings it about
                await asyncio.sleep(LOOK_EVERY)

    async def keys(self) -> list[str]:
        told = await self.ministack.s3.ask("list_objects_v2", Bucket=self.bucket)
        return [one["Key"] for one in told.get("Contents", [])]


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
async def shared(engine: AsyncEngine, postgres_url: str, ministack: Ministack) -> AsyncIterator[Shared]:
    universe = programs.universe(PLAN.size, Options())
    upstream = await universe.start("universe ")
    await slow_pages(upstream, PLAN.size)
    yield Shared(postgres_url, await ministack.bucket(), upstream, ministack)
    await universe.stop()


async def test_one_of_two_hosts_dies_amid_a_run_and_every_posting_is_there_exactly_once(
    shared: Shared, tmp_path: Path
) -> None:
    hosts = [programs.worker(tmp_path / name, shared.settings) for name in ("east", "west")]
    web = Settings(
        database_url=shared.database,
        home=tmp_path / "web",
        files=f"s3://{shared.bucket}",
        upstream=shared.universe,
        pace="off",
        stage="test",
    )
    try:
        async with serve_web(web) as session:
            client = Client(session, "")
            await client.follow(list(PLAN.size))
            run_id = await client.start()
            for host in hosts:
                await host.begin()
            await shared.until("SELECT 1 FROM tasks HAVING count(DISTINCT owner) = 2")
            await shared.until("SELECT 1 FROM jobs WHERE status = 'ready' HAVING count(*) BETWEEN 5 AND 90")
            await hosts[0].kill()
            await shared.until(f"SELECT 1 FROM ingestion_runs WHERE id = {run_id} AND status = 'finished'")
            account = await client.status(run_id)
        await shared.until("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM tasks)")
    finally:
        for host in hosts:
            await host.stop()
    report = Report()
    await check_postings(shared, PLAN, report)
    assert report.broken == {}
    assert (account["total"], account["ready"]) == (PLAN.postings, PLAN.postings)
    # Nothing that one host keeps to itself is needed by the other.
    assert len(await shared.keys()) >= PLAN.postings
    assert files_in(tmp_path) == []
