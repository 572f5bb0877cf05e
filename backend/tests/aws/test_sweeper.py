"""The sweeper: ticks while anything is left to do, once a day whatever there is; what was lost is told again."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.aws import workers
from jobhunt.aws.workers import InitializerFailed, Workshop
from jobhunt.core import clock
from jobhunt.core.amazon import Amazon
from jobhunt.core.settings import AwsSettings
from jobhunt.core.tasks.sqs import TICK, TICK_EVERY, SqsTasks
from jobhunt.core.work import work_on
from jobhunt.ingestion import runs
from tests.core.tasks.desk import Notebook
from tests.ingestion.site import Product, Site

STEPS = ("initialize", "crawl", "extract", "index", "re_extract", TICK.step)
AWS = AwsSettings(crawl_queue="c", extract_queue="e", tick_queue="t", initializer="i")


class Deployment:
    """The product with its tasks on SQS, a notebook for every bell, and a worker's workshop."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.bell = Notebook()
        self.tasks = SqsTasks(engine, dict.fromkeys(STEPS, self.bell), clock.now)
        site = Site()
        site.add(1)
        self.product = Product(engine, {site.token: site}, clock.now())
        self.product.tasks = self.tasks  # type: ignore[assignment]
        self.shop = Workshop(
            asyncio.get_running_loop(), self.product.context, AWS, Amazon("sqs"), self.tasks, AsyncExitStack()
        )

    async def start(self) -> int:
        return await self.product.start(await self.product.follow("acme"))

    async def end_all(self) -> None:
        await self.do("update ingestion_runs set status = 'cancelled'")
        await self.do("delete from tasks where step <> 'sweep'")

    async def tick(self) -> None:
        """What the sweeper does with the message of a tick, without the message."""
        await self.do("update tasks set due_at = now() where step = 'sweep'")
        [tick] = await self.product.rows("select id from tasks where step = 'sweep'")
        assert await self.shop.deliveries.take(tick["id"], 1, 30.0) is None
        await self.shop.tick_on()

    async def do(self, sql: str) -> None:
        async with self.product.engine.begin() as connection:
            await connection.exec_driver_sql(sql)

    async def ticks(self) -> int:
        return int(await self.product.one("select count(*) from tasks where step = 'sweep'"))

    def told(self, step: str) -> list[int]:
        return [ring.row for ring in self.bell.told if ring.step == step]


@pytest.fixture
async def deployment(engine: AsyncEngine) -> Deployment:
    return Deployment(engine)


async def test_ticks_follow_each_other_while_a_run_is_open_and_end_with_it(deployment: Deployment) -> None:
    await deployment.start()
    for past in range(1, 4):
        assert len(deployment.told(TICK.step)) == past
        assert deployment.bell.told[-1].wait == pytest.approx(TICK_EVERY.total_seconds(), abs=5)
        await deployment.tick()
    await deployment.end_all()
    await deployment.tick()
    assert await deployment.ticks() == 0
    assert len(deployment.told(TICK.step)) == 4


async def test_a_run_that_starts_while_the_last_tick_ends_gets_one_of_its_own(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    await deployment.start()
    await deployment.end_all()
    looks = []
    look = Workshop._anything_left

    async def and_then_a_start(shop: Workshop) -> bool:
        looks.append(await look(shop))
        if len(looks) == 1:
            await deployment.start()
        return looks[-1]

    monkeypatch.setattr(Workshop, "_anything_left", and_then_a_start)
    await deployment.tick()
    assert looks == [False, True]
    assert await deployment.ticks() == 1
    assert await deployment.tasks.tick_is_told()


async def test_two_sweepers_at_once_leave_one_tick_and_ask_for_nothing_twice(deployment: Deployment) -> None:
    await deployment.start()
    await deployment.do("delete from tasks where step = 'initialize'")
    await asyncio.gather(*(deployment.shop.look_after() for _ in range(3)))
    await asyncio.gather(*(deployment.shop.tick_on() for _ in range(3)))
    assert await deployment.product.rows("select step, count(*) as many from tasks group by 1 order by 1") == [
        {"step": "initialize", "many": 1},
        {"step": "sweep", "many": 1},
    ]
    assert len(deployment.told(TICK.step)) == 1


async def test_a_send_that_was_lost_is_made_up_for_by_the_next_tick(deployment: Deployment) -> None:
    deployment.bell.broken = True
    await deployment.start()
    deployment.bell.broken = False
    await deployment.do("update tasks set due_at = due_at - interval '2 minutes'")
    assert deployment.told("initialize") == []
    await deployment.tick()
    assert len(deployment.told("initialize")) == 1


async def test_what_is_for_later_than_a_queue_can_wait_comes_by_a_tick(deployment: Deployment) -> None:
    async with work_on(deployment.product.engine, deployment.tasks, clock.now)() as work:
        work.later("crawl", 1, clock.now() + timedelta(seconds=2000))
    await deployment.shop.tick_on()
    await deployment.tick()
    assert deployment.told("crawl") == []
    await deployment.do("update tasks set due_at = due_at - interval '1200 seconds' where step = 'crawl'")
    await deployment.tick()
    [ring] = [ring for ring in deployment.bell.told if ring.step == "crawl"]
    assert ring.wait == pytest.approx(800, abs=30)
    await deployment.tick()
    assert len(deployment.told("crawl")) == 1


async def test_a_run_is_not_left_alone_before_somebody_is_told_of_a_tick(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "TELL_EVERY", 0.05)
    deployment.bell.broken = True
    await deployment.start()
    with pytest.raises(InitializerFailed, match="cannot be reached"):
        await deployment.shop.leave_it_to_a_tick(0.2)
    staying = asyncio.create_task(deployment.shop.leave_it_to_a_tick(30))
    await asyncio.sleep(0.1)
    deployment.bell.broken = False
    await staying
    assert len(deployment.told(TICK.step)) == 1


async def test_without_anything_left_nobody_waits_for_a_tick(deployment: Deployment) -> None:
    await deployment.shop.leave_it_to_a_tick(30)
    assert deployment.bell.told == []


async def test_the_daily_schedule_looks_after_all_and_throws_away_what_has_served_its_time(
    deployment: Deployment,
) -> None:
    old = await deployment.start()
    async with deployment.product.context.start_work() as work:
        await runs.cancel(work, await deployment.product.one("select user_id from ingestion_runs"), old)
    await deployment.do("update ingestion_runs set finished_at = finished_at - interval '8 days'")
    new = await deployment.start()
    await deployment.do("delete from tasks")
    scheduled = {"source": "aws.events", "detail-type": "Scheduled Event", "detail": {}}
    assert await deployment.shop.tick(scheduled, 180.0) == {}
    assert await deployment.product.one(f"select count(*) from run_events where run_id = {old}") == 0
    assert [ring.step for ring in deployment.bell.told[-2:]] == ["initialize", TICK.step]
    assert await deployment.product.one(f"select status from ingestion_runs where id = {new}") == "pending"
