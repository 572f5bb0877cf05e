"""A run through the five functions as processes of their own ends with every posting once, whatever goes wrong."""

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from tests.aws.ministack import Ministack
from tests.aws.rehearsal import Place, play
from tests.aws.scenarios import MIXED

SIZE = {"anthropic": 22, "netflix": 18}


async def test_a_run_ends_with_every_posting_once_though_everything_goes_wrong(
    engine: AsyncEngine, postgres_url: str, ministack: Ministack, tmp_path: Path
) -> None:
    report = await play(Place(engine, postgres_url, ministack, tmp_path), SIZE, MIXED.plan())
    assert report.faults == []
    assert (report.dead_letters, report.cuts_left) == (1, 0)
    assert report.kills >= 6
