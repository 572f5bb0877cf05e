"""The API as a process of its own: requests one after the other meet the same engine and the same loop."""

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from tests.aws.lab import open_lab
from tests.aws.ministack import Ministack
from tests.aws.plan import Plan


async def test_requests_one_after_the_other_share_connections_and_loop(
    engine: AsyncEngine, postgres_url: str, ministack: Ministack, tmp_path: Path
) -> None:
    async with open_lab(engine, postgres_url, ministack, {"netflix": 1}, Plan(), tmp_path) as lab:
        answers = [await lab.ask("GET", "/health") for _ in range(3)]
        connections = await lab.rows("select count(*) from pg_stat_activity where application_name = ''")
    assert answers == [{"status": "healthy"}] * 3
    assert lab.front.functions["api"].instances[0].starts == 1
    assert connections[0][0] >= 1
