"""A run through the five functions as processes of their own ends with every posting once, whatever goes wrong."""

import asyncio
from pathlib import Path
from random import Random

from sqlalchemy.ext.asyncio import AsyncEngine

from tests.aws.event_source import Chance
from tests.aws.lab import Lab, Plan, open_lab
from tests.aws.ministack import Ministack

SIZE = {"anthropic": 12, "netflix": 10}


async def postings_once(lab: Lab) -> None:
    """Every posting of the sites is there once, and has said at most one thing so far."""
    postings = await lab.rows(
        "select c.name, p.external_id, count(v.id) as versions from postings p "
        "join companies c on c.id = p.company_id left join posting_versions v on v.posting_id = p.id "
        "group by 1, 2, p.id"
    )
    assert sorted((row.name, row.external_id) for row in postings) == sorted(lab.truth)
    assert {row.versions for row in postings} <= {0, 1}


async def test_a_run_ends_with_every_posting_once_whatever_goes_wrong(
    engine: AsyncEngine, postgres_url: str, ministack: Ministack, tmp_path: Path
) -> None:
    plan = Plan(
        after={"crawl", "extract"},
        chance=Chance(Random(7), doubled=0.1, overtaken=0.2),
        poison=True,
        visibility=3,
    )
    async with open_lab(engine, postgres_url, ministack, SIZE, plan, tmp_path) as lab:
        run_id = await lab.start(list(SIZE))
        await asyncio.sleep(1)
        lab.front.stormy = True
        await asyncio.sleep(1)
        lab.front.stormy = False
        assert await lab.until_quiet(run_id, 240) == "finished"
        await postings_once(lab)
        jobs = await lab.rows("select status, count(*) as many from jobs group by 1")
        assert {row.status: row.many for row in jobs} == {"ready": len(lab.truth) - 1, "error": 1}
        [poison] = await lab.rows("select id from dead_tasks")
        assert await lab.dead_letters() == [poison.id]
        assert lab.kills == 2
