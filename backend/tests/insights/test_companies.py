"""What a company's card says, beside what an independent reading of the same board comes to."""

import statistics
from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.errors import NotFound
from jobhunt.insights import companies
from jobhunt.insights.company_schemas import Closing, CompanyCard, Share
from tests.insights import boards
from tests.insights.boards import DAY, FIRST, LAST, Opening, board, fill

SEED = 20261103


async def card(engine: AsyncEngine, name: str = "acme", user_id: int = 1) -> CompanyCard:
    async with engine.connect() as connection:
        return await companies.card(connection, user_id, name)


def survived(lives: list[tuple[int, int, bool]]) -> list[tuple[int, int, float]]:
    """By the formula, day by day, in fractions, of those in sight; as long as five are."""
    share, points = Fraction(1), []
    for day in sorted({left for _, left, closed in lives if closed}):
        at_risk = sum((entered < day or entered == 0) and day <= left for entered, left, _ in lives)
        if at_risk < 5:
            break
        share *= 1 - Fraction(sum(left == day and closed for _, left, closed in lives), at_risk)
        points.append((day, at_risk, float(share)))
    return points


def counted(share: Share) -> tuple[int, int]:
    return share.n, share.of


@pytest.mark.parametrize("how_many", [0, 1, 4, 5, 400])
async def test_every_number_of_a_card_equals_an_independent_reading_of_the_board(
    engine: AsyncEngine, how_many: int
) -> None:
    openings = board(SEED, how_many)
    await fill(engine, openings)
    got = await card(engine)
    lives = [life for one in openings if (life := one.life())]
    points = survived(lives)
    assert (got.company, got.name, got.n) == ("acme", "Acme", how_many)
    assert got.open == sum(one.closed_at is None for one in openings)
    assert {one.month: (one.appeared, one.closed) for one in got.by_month} == boards.months(openings)
    assert (got.lifetime.n, got.lifetime.closed) == (len(lives), sum(closed for _, _, closed in lives))
    assert [(one.days, one.at_risk) for one in got.lifetime.curve] == [point[:2] for point in points]
    assert [one.open for one in got.lifetime.curve] == pytest.approx([point[2] for point in points], abs=1e-9)
    assert got.lifetime.median_days == next((day for day, _, share in points if share <= 0.5), None)
    assert counted(got.reposted) == boards.reposted(openings)
    assert counted(got.edited) == boards.edited(openings)


async def test_the_generated_board_has_something_to_say_about_everything(engine: AsyncEngine) -> None:
    await fill(engine, board(SEED, 400))
    got = await card(engine)
    assert got.lifetime.median_days is not None
    assert got.reposted.rate is not None
    assert 10 < got.reposted.n < got.reposted.of
    assert 10 < got.edited.n < got.edited.of
    assert got.last_reading is not None
    assert (got.last_reading.at, got.last_reading.state) == (LAST + 9 * DAY, "partial")
    assert (got.complete_since, got.complete_at) == (FIRST, LAST)


async def test_pay_is_the_middle_of_what_most_postings_state(engine: AsyncEngine) -> None:
    openings = board(SEED, 60)
    await fill(engine, openings)
    got = (await card(engine)).pay
    euros = [one.pay for one in openings if one.pay and one.pay[2] == "EUR"]
    hourly = [one for one in openings if one.pay and one.pay[2] == "USD"]
    assert got is not None
    if len(hourly) > len(euros):
        assert (got.currency, got.period, got.median, got.n) == ("USD", "hour", 40.0, len(hourly))
    else:
        middles = [((low or 0) + (high or low or 0)) / 2 for low, high, _, _ in euros]
        assert (got.currency, got.period, got.n) == ("EUR", "year", len(euros))
        assert got.median == pytest.approx(statistics.median(middles))


async def test_a_board_that_was_never_read_whole_tells_of_no_lifetime(engine: AsyncEngine) -> None:
    await fill(engine, board(SEED, 50), state="suspicious")
    got = await card(engine)
    assert (got.n, got.by_month, got.lifetime.n, got.lifetime.curve) == (50, [], 0, [])
    assert got.complete_at is None
    assert got.edited.of > 0


async def test_other_boards_and_other_users_are_not_on_the_card(engine: AsyncEngine) -> None:
    await fill(engine, board(SEED, 5))
    await fill(engine, board(SEED, 70, first_id=100), company_id=2, name="birch")
    async with engine.begin() as connection:
        await connection.execute(text("INSERT INTO users (id, email, name) VALUES (1, 'a', 'A'), (2, 'b', 'B')"))
        for user_id in (1, 2):
            await connection.execute(text(_APPLICATION), {"user_id": user_id, "at": FIRST})
    got = await card(engine)
    assert got.n == 5
    assert [one.title for one in got.mine] == ["Of user 1"]
    with pytest.raises(NotFound):
        await card(engine, "nobody")


_APPLICATION = """
    INSERT INTO applications (user_id, company_id, company, title, stage, since, applied_at, version, created_at,
                              updated_at)
    VALUES (:user_id, 1, 'Acme', 'Of user ' || CAST(:user_id AS bigint), 'applied', :at, :at, 1, :at, :at)
"""


async def half(engine: AsyncEngine, posting_id: int) -> Closing:
    async with engine.begin() as connection:
        await connection.execute(text("INSERT INTO users (id, email, name) VALUES (1, 'a', 'A')"))
        run = "INSERT INTO ingestion_runs (id, user_id, status) VALUES (1, 1, 'finished')"
        await connection.execute(text(run))
        job = (
            "INSERT INTO jobs (id, run_id, first_run_id, user_id, posting_id, company, external_id, url, due_at)"
            " SELECT 7, 1, 1, 1, p.id, c.name, p.external_id, '', :at"
            " FROM postings p JOIN companies c ON c.id = p.company_id WHERE p.id = :id"
        )
        await connection.execute(text(job), {"id": posting_id, "at": FIRST})
        return await companies.closing(connection, 1, 7)


async def test_half_of_postings_like_this_is_asked_of_the_company_first(engine: AsyncEngine) -> None:
    openings = board(SEED, 200)
    await fill(engine, openings)
    got = await half(engine, 3)
    lives = [life for one in openings if (life := one.life())]
    assert (got.n, got.like) == (len(lives), ["company:acme"])
    assert got.days == next(day for day, _, share in survived(lives) if share <= 0.5)


async def test_where_the_company_has_too_few_those_of_the_platform_and_level_are_asked(engine: AsyncEngine) -> None:
    few, many = board(SEED, 8), board(SEED + 1, 300, first_id=100)
    await fill(engine, few)
    await fill(engine, many, company_id=2, name="birch")
    here = next(one for one in few if one.level == "senior")
    got = await half(engine, here.id)
    lives = [life for one in [*few, *many] if one.level == "senior" and (life := one.life())]
    assert (got.n, got.like) == (len(lives), ["platform:greenhouse", "level:senior"])
    assert got.days == next(day for day, _, share in survived(lives) if share <= 0.5)


async def test_of_fewer_than_twenty_nothing_is_said(engine: AsyncEngine) -> None:
    openings = [closed(id, 3) for id in range(1, 20)]
    await fill(engine, openings)
    got = await half(engine, 1)
    assert (got.n, got.days) == (19, None)


async def test_of_twenty_that_all_closed_on_the_third_day_half_closed_by_then(engine: AsyncEngine) -> None:
    await fill(engine, [closed(id, 3) for id in range(1, 21)])
    got = await half(engine, 1)
    assert (got.n, got.days) == (20, 3)


async def test_postings_that_are_open_still_keep_it_from_being_said(engine: AsyncEngine) -> None:
    openings = [closed(id, 3) for id in range(1, 10)] + [closed(id, None) for id in range(10, 31)]
    await fill(engine, openings)
    got = await half(engine, 1)
    assert (got.n, got.days) == (30, None)


async def test_one_young_posting_that_closed_does_not_speak_for_forty_old_ones(engine: AsyncEngine) -> None:
    old = [closed(id, None, date(2026, 1, 1)) for id in range(2, 42)]
    for one in old:
        one.seen_at = FIRST - DAY
    await fill(engine, [closed(1, 3), *old])
    assert (await half(engine, 1)).days is None


def closed(id: int, after: int | None, posted_on: date | None = None) -> Opening:
    """An opening that appeared at noon of some day, and closed so many days later if at all."""
    seen = FIRST + DAY
    until = None if after is None else seen + after * DAY
    return Opening(id, seen, until, posted_on, False, None, 1, None, None)
