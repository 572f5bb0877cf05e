"""What SQS adds to the contract of tasks: messages lost, doubled, early, poisonous or never sent."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

import pytest

from jobhunt.core.clock import now
from jobhunt.core.errors import TryLater
from jobhunt.core.tasks.batches import work_off
from jobhunt.core.tasks.deliveries import Back, Deliveries
from jobhunt.core.tasks.protocol import ATTEMPTS, Task, Wanted
from jobhunt.core.tasks.sqs import TICK, Ring, message
from jobhunt.core.work import work_on
from tests.aws.event_source import EventSource, failed
from tests.aws.ministack import Ministack
from tests.aws.sqs_worker import SqsPlace, SqsWorker, sqs_place
from tests.core.tasks.desk import Desk, row_of
from tests.core.tasks.desk import desk as desk


async def test_what_nobody_could_be_told_of_is_told_by_the_sweep(desk: Desk) -> None:
    desk.bell.broken = True
    await desk.put(Wanted(Task("crawl", 1)), Wanted(Task("crawl", 2)))
    desk.bell.broken = False
    assert await desk.tasks.ring_again() == 0, "the sender may be about to tell of them"
    assert await desk.tasks.ring_again(grace=timedelta(0)) == 2
    assert len(desk.bell.told) == 2
    assert await desk.tasks.ring_again(grace=timedelta(0)) == 0


async def test_a_task_for_later_than_a_queue_can_wait_is_told_of_when_it_can(desk: Desk) -> None:
    await desk.put(Wanted(Task("crawl", 1), now() + timedelta(hours=2)))
    assert await desk.tasks.ring_again() == 0
    assert desk.bell.told == []
    await desk.one("update tasks set due_at = now() + interval '10 minutes'")
    assert await desk.tasks.ring_again() == 1
    assert desk.bell.told[0].wait == pytest.approx(600, abs=30)


async def test_a_message_lost_on_its_way_is_sent_again_in_an_hour(desk: Desk) -> None:
    row = await row_of(desk)
    assert await desk.tasks.ring_again() == 0
    await desk.one(
        "update tasks set rung_at = now() - interval '61 minutes', due_at = now() - interval '61 minutes'"
    )
    assert await desk.tasks.ring_again() == 1
    assert [ring.row for ring in desk.bell.told] == [row, row]


async def test_a_task_whose_worker_ended_is_told_of_again_and_done_by_another(desk: Desk) -> None:
    row = await row_of(desk)
    await desk.one("update tasks set owner = 'ended', due_at = now() + interval '1 minute', rung_at = now()")
    assert await desk.tasks.ring_again() == 0
    assert isinstance(await desk.deliveries.take(row, 1, 30.0), Back)
    await desk.one("update tasks set due_at = now(), rung_at = now() - interval '1 minute'")
    assert await desk.tasks.ring_again() == 1
    assert await desk.deliveries.take(row, 1, 30.0) is None
    assert desk.done == [Task("crawl", 1)]


async def test_a_start_wakes_the_sweeper_once(desk: Desk) -> None:
    await desk.put(Wanted(Task("initialize", 1)))
    await desk.put(Wanted(Task("initialize", 2)))
    assert [ring.step for ring in desk.bell.told].count(TICK.step) == 1
    assert desk.bell.told[1].wait == pytest.approx(60, abs=5)


async def test_a_second_delivery_changes_nothing(desk: Desk) -> None:
    row = await row_of(desk)
    assert await desk.deliveries.take(row, 1, 30.0) is None
    assert await desk.deliveries.take(row, 1, 30.0) is None
    assert len(desk.done) == 1


async def test_a_delivery_while_another_is_at_work_comes_back_unless_it_is_its_last(desk: Desk) -> None:
    row = await row_of(desk)
    await desk.one("update tasks set owner = 'at work', due_at = now() + interval '20 seconds'")
    back = await desk.deliveries.take(row, 1, 30.0)
    assert back is not None
    assert back.after == pytest.approx(21, abs=2)
    assert await desk.deliveries.take(row, ATTEMPTS, 30.0) is None
    assert desk.done == []


@pytest.mark.parametrize("ends", ["dead", "done"])
async def test_of_two_deliveries_at_the_last_try_the_later_says_what_the_other_came_to(
    desk: Desk, ends: str
) -> None:
    row = await row_of(desk)
    await desk.one("update tasks set owner = 'at work', due_at = now() + interval '20 seconds'")
    last = asyncio.create_task(desk.deliveries.take(row, ATTEMPTS, 30.0))
    await asyncio.sleep(0.2)
    assert not last.done()
    if ends == "dead":
        await desk.one(
            "insert into dead_tasks (id, step, subject, attempt, error)"
            " select id, step, subject, attempt, 'poison' from tasks"
        )
    await desk.one("delete from tasks")
    assert (await last is None) == (ends == "done")
    assert desk.done == []


async def test_a_try_again_of_the_same_request_does_not_wait_for_the_one_that_was_killed(desk: Desk) -> None:
    row = await row_of(desk)
    await desk.one("update tasks set owner = 'request 1', due_at = now() + interval '15 minutes'")
    assert await desk.deliveries.take(row, ATTEMPTS, 30.0, "request 2") is None
    assert desk.done == []
    assert await desk.deliveries.take(row, ATTEMPTS, 30.0, "request 1") is None
    assert desk.done == [Task("crawl", 1)]


async def test_a_message_older_than_what_it_tells_of_goes_and_makes_no_other(desk: Desk) -> None:
    row = await row_of(desk, Wanted(Task("crawl", 1), now() + timedelta(seconds=300)))
    assert await desk.deliveries.take(row, 1, 30.0) is None
    assert [ring.row for ring in desk.bell.told] == [row]
    assert desk.done == []


async def test_a_message_that_a_slow_clock_finds_early_comes_again(desk: Desk) -> None:
    row = await row_of(desk, Wanted(Task("crawl", 1), now() + timedelta(seconds=8)))
    back = await desk.deliveries.take(row, 1, 30.0)
    assert back is not None
    assert back.after == pytest.approx(8, abs=2)


async def test_coming_back_later_sends_a_new_message_or_leaves_it_to_the_sweep(desk: Desk) -> None:
    row = await row_of(desk)
    desk.trouble = TryLater(now() + timedelta(seconds=100))
    assert await desk.deliveries.take(row, 1, 30.0) is None
    assert desk.bell.told[-1].wait == pytest.approx(100, abs=5)
    await desk.one("update tasks set due_at = now()")
    desk.trouble = TryLater(now() + timedelta(hours=3))
    assert await desk.deliveries.take(row, 2, 30.0) is None
    assert len(desk.bell.told) == 2
    assert await desk.one("select rung_at is null and attempt = 1 from tasks")


async def test_a_poisonous_task_fails_until_its_end_is_written_and_its_message_fails_on(desk: Desk) -> None:
    row = await row_of(desk)
    desk.trouble = ValueError("poison\0")
    for received in range(1, ATTEMPTS):
        assert isinstance(await desk.deliveries.take(row, received, 30.0), Back)
        assert desk.abandoned == []
    assert isinstance(await desk.deliveries.take(row, ATTEMPTS, 30.0), Back)
    assert desk.abandoned == [Task("crawl", 1, ATTEMPTS)]
    assert isinstance(await desk.deliveries.take(row, ATTEMPTS + 1, 30.0), Back)
    assert [task.attempt for task in desk.done] == [1, 2, 3, 4, 5]
    assert await desk.one("select error from dead_tasks") == "ValueError: poison "


async def test_a_task_with_tries_left_outlives_its_message(desk: Desk) -> None:
    row = await row_of(desk)
    desk.trouble = ConnectionResetError()
    assert await desk.deliveries.take(row, ATTEMPTS, 30.0) is None
    desk.trouble = None
    assert await desk.deliveries.take(desk.bell.told[-1].row, 1, 30.0) is None
    assert [task.attempt for task in desk.done] == [1, 2]


async def test_a_task_on_which_workers_keep_ending_is_abandoned(desk: Desk) -> None:
    row = await row_of(desk)
    await desk.one("update tasks set owner = 'ended', lost = 10")
    assert isinstance(await desk.deliveries.take(row, 1, 30.0), Back)
    assert (desk.done, len(desk.abandoned)) == ([], 1)


@pytest.mark.parametrize("body", ["", "{}", "[]", '{"task": "x"}', '{"task": null}', "\ud800", '{"task": 1e400}'])
async def test_a_message_that_says_nothing_fails_alone(ministack: Ministack, desk: Desk, body: str) -> None:
    row = await row_of(desk)
    queue = await ministack.queue()
    bodies = [body, message(Ring(row, "crawl"))]
    records = [
        {
            "messageId": str(number),
            "receiptHandle": "x",
            "body": said,
            "attributes": {"ApproximateReceiveCount": "1"},
        }
        for number, said in enumerate(bodies)
    ]
    answer = await work_off({"Records": records}, desk.deliveries, ministack.sqs, queue, 30.0)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "0"}]}
    assert desk.done == [Task("crawl", 1)]


def test_an_answer_that_names_a_stranger_fails_the_whole_batch() -> None:
    records = [{"messageId": "a"}, {"messageId": "b"}]
    assert failed({"batchItemFailures": [{"itemIdentifier": "a"}]}, records) == {"a"}
    assert failed({"batchItemFailures": [{"itemIdentifier": ""}]}, records) == {"a", "b"}
    assert failed(None, records) == set()


@asynccontextmanager
async def at_work(place: SqsPlace, desk: Desk) -> AsyncIterator[None]:
    worker = SqsWorker(place, 5, pause=lambda _: 0.0)
    working = asyncio.create_task(worker.work(desk.run, desk.abandon))
    yield
    worker.stop()
    await working


async def dead_letters(place: SqsPlace) -> list[int]:
    answer = await place.sqs.ask("receive_message", QueueUrl=place.dead, MaxNumberOfMessages=10)
    return [json.loads(message["Body"])["task"] for message in answer.get("Messages", ())]


async def test_the_dead_letters_are_exactly_the_poison(ministack: Ministack, desk: Desk) -> None:
    place = await sqs_place(ministack, desk.engine)

    async def run(task: Task) -> None:
        if task.id == 3:
            raise RuntimeError("poison")

    async with work_on(desk.engine, place.tasks, now)() as work:
        for number in range(8):
            work.later("crawl", number)
    poison = await desk.one("select id from tasks where subject = 3")
    desk.run = run  # type: ignore[method-assign]
    found: list[int] = []
    async with at_work(place, desk), asyncio.timeout(20):
        while not found:
            await asyncio.sleep(0.05)
            found = await dead_letters(place)
        await asyncio.sleep(0.2)
    assert found + await dead_letters(place) == [poison]
    assert await desk.one("select count(*) from tasks") == 0
    assert [task.id for task in desk.abandoned] == [3]


async def test_visibility_that_runs_out_while_a_task_is_done_does_not_double_it(
    ministack: Ministack, desk: Desk
) -> None:
    place = await sqs_place(ministack, desk.engine, visibility=1)

    async def run(task: Task) -> None:
        desk.done.append(task)
        await asyncio.sleep(1.4)

    async with work_on(desk.engine, place.tasks, now)() as work:
        work.later("crawl", 1)
    deliveries = Deliveries(desk.engine, place.tasks, run, desk.abandon)
    invoke = partial(work_off, deliveries=deliveries, sqs=place.sqs, queue=place.queue, lease=5.0)
    source = EventSource(place.sqs, place.queue, invoke, batch=1, concurrency=3)
    running = asyncio.create_task(source.run())
    await asyncio.sleep(1.8)
    source.stop()
    await running
    assert desk.done == [Task("crawl", 1)]
    assert await desk.one("select count(*) from tasks") == 0
