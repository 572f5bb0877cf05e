"""Who is told of a task on SQS, and when again: lost sends, ticks, races, outages of queue and database."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from jobhunt.core.amazon import Amazon
from jobhunt.core.clock import now
from jobhunt.core.database import create_engine
from jobhunt.core.errors import TryLater
from jobhunt.core.tasks.batches import work_off
from jobhunt.core.tasks.deliveries import Back
from jobhunt.core.tasks.protocol import ATTEMPTS, Task, Wanted
from jobhunt.core.tasks.sqs import TICK, Queue, Ring, message
from jobhunt.core.work import work_on
from tests.aws.front import Front
from tests.aws.ministack import Ministack, nobody
from tests.core.tasks.desk import Desk, row_of
from tests.core.tasks.desk import desk as desk

TICKING = Wanted(TICK, unless_there=True)
NO_GRACE = timedelta(0)


async def ticks(desk: Desk) -> int:
    return int(await desk.one("select count(*) from tasks where step = 'sweep'"))


async def test_starts_at_the_same_moment_store_one_tick_and_tell_of_no_other(desk: Desk) -> None:
    await asyncio.gather(*(desk.put(Wanted(Task("initialize", number))) for number in range(5)))
    assert await ticks(desk) == 1
    # A start that comes before it is noted that the tick was told of tells of it as well, which changes nothing.
    assert len({ring.row for ring in desk.bell.told if ring.step == TICK.step}) == 1


async def test_two_ticks_at_once_stay_one(desk: Desk) -> None:
    row = await row_of(desk, TICKING)
    desk.trouble = TryLater(now() + timedelta(seconds=60))
    for _ in range(4):  # each time the message comes twice, and the second time too early
        assert await desk.deliveries.take(row, 1, 30.0) is None
        assert await desk.deliveries.take(row, 1, 30.0) is None
        await desk.one("update tasks set due_at = now()")
    assert len(desk.done) == 4
    assert len(desk.bell.told) == 1 + 4


async def test_a_tick_that_nobody_heard_of_is_told_of_by_the_next_start(desk: Desk) -> None:
    desk.bell.broken = True
    await desk.put(Wanted(Task("initialize", 1)))
    assert not await desk.tasks.tick_is_told()
    desk.bell.broken = False
    await desk.put(Wanted(Task("initialize", 2)))
    assert [ring.step for ring in desk.bell.told] == ["initialize", TICK.step]
    assert await desk.tasks.tick_is_told()
    assert await ticks(desk) == 1


async def test_a_tick_whose_message_was_lost_is_told_of_by_a_later_start(desk: Desk) -> None:
    await desk.put(Wanted(Task("initialize", 1)))
    await desk.one("update tasks set due_at = now() - interval '6 minutes', rung_at = now() - interval '6 minutes'")
    await desk.put(Wanted(Task("initialize", 2)))
    assert [ring.step for ring in desk.bell.told].count(TICK.step) == 2


async def test_a_process_that_could_not_tell_does_so_when_it_is_used_again(desk: Desk) -> None:
    tasks = desk.tasks
    desk.bell.broken = True
    async with work_on(desk.engine, tasks, now)() as work:
        work.later("crawl", 1)
    assert tasks.in_debt
    await tasks.pay_debts()
    assert tasks.in_debt
    desk.bell.broken = False
    await tasks.pay_debts()
    assert not tasks.in_debt
    assert len(desk.bell.told) == 1


async def test_a_note_that_comes_late_does_not_hide_that_a_task_was_put_off(desk: Desk) -> None:
    async def quick(rings: Sequence[Ring]) -> list[int]:
        desk.bell.ring = told  # type: ignore[method-assign]
        for ring in rings:
            assert await desk.deliveries.take(ring.row, 1, 30.0) is None
        return [ring.row for ring in rings]

    told, desk.trouble = desk.bell.ring, TryLater(now() + timedelta(hours=3))
    desk.bell.ring = quick  # type: ignore[method-assign]
    await desk.put(Wanted(Task("crawl", 1)))
    assert desk.done == [Task("crawl", 1)]
    assert await desk.one("select rung_at is null from tasks")


async def test_a_commit_does_not_look_failed_when_only_the_note_of_a_message_fails(desk: Desk) -> None:
    ring = Ring(1, "crawl", due=now())
    nowhere = create_engine("postgresql://127.0.0.1:9/none")
    assert await Desk(nowhere, desk.bell).tasks.ring([ring])
    assert desk.bell.told == [ring]


async def test_an_outage_of_the_database_puts_no_message_aside(desk: Desk, ministack: Ministack) -> None:
    queue = await ministack.queue()
    record = {"messageId": "a", "receiptHandle": "x", "body": message(Ring(7, "crawl"))}
    deliveries = desk.deliveries

    async def away(row: int, received: int, lease: float, owner: str | None = None) -> Back | None:
        raise OperationalError("select", {}, ConnectionResetError())

    deliveries.take = away  # type: ignore[method-assign]
    for received in range(1, ATTEMPTS + 1):
        event = {"Records": [{**record, "attributes": {"ApproximateReceiveCount": str(received)}}]}
        answer = await work_off(event, deliveries, ministack.sqs, queue, 30.0)
        assert bool(answer["batchItemFailures"]) == (received < ATTEMPTS)
    assert [(ring.row, ring.step) for ring in desk.bell.told] == [(7, "crawl")]
    desk.bell.broken = True
    assert isinstance(await deliveries.spare(7, "crawl", ATTEMPTS), Back)


async def test_what_a_queue_took_before_it_went_away_is_not_sent_again(
    desk: Desk, ministack: Ministack, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Front(ministack.address).open() as front:
        for name, value in nobody(front.address).items():
            monkeypatch.setenv(name, value)
        queue = Queue(await ministack.queue(), Amazon("sqs"))
        front.let_through = 2
        rung = await queue.ring([Ring(row, "crawl") for row in range(1, 400)])
    assert len(rung) == 20
