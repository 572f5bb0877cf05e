"""Every number of one's own search, beside what an independent reading of the same histories comes to."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.insights import insights
from jobhunt.insights.asked import Asked
from jobhunt.insights.insights import WEEKS
from jobhunt.insights.schemas import Insights, Range
from tests.insights import histories
from tests.insights.filling import fill
from tests.insights.histories import NOW, History

SEED, HOW_MANY = 20261102, 200


async def read(engine: AsyncEngine, range: Range = "all", tag: str | None = None, user_id: int = 1) -> Insights:
    async with engine.connect() as connection:
        return await insights.read(connection, Asked(user_id, NOW, since(range), tag, "UTC"), range)


def since(range: Range) -> datetime | None:
    weeks = WEEKS[range]
    return None if weeks is None else NOW - timedelta(weeks=weeks)


def expect_equal(got: Insights, told: list[History], range: Range, tag: str | None) -> None:
    """Everything that comes from the log."""
    began = since(range)
    some = histories.cohort(told, began, tag)
    assert {one.stage: one.reached for one in got.funnel} == histories.funnel(some)
    assert {(one.from_, one.to): one.n for one in got.flows} == histories.flows(some)
    assert got.n == len(some)
    expect_stays(got, some)
    watched = histories.waits(some)
    assert (got.reply.n, got.reply.replied) == (len(watched), sum(replied for _, replied in watched))
    curve = histories.kaplan_meier(watched)
    assert [(one.day, one.at_risk, one.happened) for one in got.reply.curve] == [one[:3] for one in curve]
    assert [one.waiting for one in got.reply.curve] == pytest.approx([one[3] for one in curve], abs=1e-9)
    grouped = {(one.by, group.name): [group.n, group.replied] for one in got.reply_by for group in one.groups}
    assert grouped == histories.groups(some)
    every = [group for one in got.reply_by for group in one.groups]
    assert all((group.rate is None) == (group.n < 5) for group in every)
    mine = histories.cohort(told, None, tag)
    days = [at.date() for one in mine for at in one.acts if began is None or at >= began]
    assert {one.day: one.n for one in got.activity} == {day: days.count(day) for day in days}
    expect_weeks(got, mine, began)


def expect_stays(got: Insights, some: list[History]) -> None:
    stays = histories.stays(some)
    assert [one.stage for one in got.time_in_stage] == list(stays)
    for one in got.time_in_stage:
        days, waiting = stays[one.stage]
        assert (one.n, one.waiting) == (len(days), waiting)
        expected = [histories.quantile(days, share) for share in (0.25, 0.5, 0.75)] if days else [None] * 3
        assert [one.low, one.median, one.high] == pytest.approx(expected, abs=1e-9)


def expect_weeks(got: Insights, mine: list[History], began: datetime | None) -> None:
    for kind, moments in (
        ("saved", [one.created_at for one in mine]),
        ("applied", [one.applied_at for one in mine if one.applied_at]),
    ):
        mondays = [(at - timedelta(days=at.weekday())).date() for at in moments if began is None or at >= began]
        counted = {one.monday: getattr(one, kind) for one in got.weeks if getattr(one, kind)}
        assert counted == {monday: mondays.count(monday) for monday in mondays}


async def test_every_number_equals_an_independent_reading_of_200_histories(engine: AsyncEngine) -> None:
    told = histories.histories(SEED, HOW_MANY)
    await fill(engine, told)
    asked: list[tuple[Range, str | None]] = [("all", None), ("12w", None), ("4w", None), ("all", "dream")]
    for range, tag in asked:
        got = await read(engine, range, tag)
        assert got.n > 5, "the histories have to have something to say in every range"
        expect_equal(got, told, range, tag)


async def test_another_users_search_is_not_counted(engine: AsyncEngine) -> None:
    await fill(engine, histories.histories(SEED, 5))
    got = await read(engine, user_id=2)
    assert (got.n, got.flows, got.activity, got.weeks, got.reply.rate) == (0, [], [], [], None)


@pytest.mark.parametrize("how_many", [0, 1, 4, 5])
async def test_few_applications_are_counted_as_well(engine: AsyncEngine, how_many: int) -> None:
    told = histories.histories(SEED, how_many)
    await fill(engine, told)
    expect_equal(await read(engine), told, "all", None)
