"""How long it takes, with those for whom it has not happened: the published example, and the ends."""

from random import Random

import pytest
from lifelines import KaplanMeierFitter

from jobhunt.insights.survival import Day, Life, curve, curve_of, half_by, half_of_happened, told_by

# Remission of 21 patients under 6-MP, Freireich and others 1963: (week, relapsed, still watched when it ended).
REMISSION = [(6, 3, 1), (7, 1, 0), (9, 0, 1), (10, 1, 1), (11, 0, 1), (13, 1, 0), (16, 1, 0), (17, 0, 1)]
REMISSION += [(19, 0, 1), (20, 0, 1), (22, 1, 0), (23, 1, 0), (25, 0, 1), (32, 0, 2), (34, 0, 1), (35, 0, 1)]
PUBLISHED = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]


def test_the_curve_of_a_published_trial_is_the_published_one() -> None:
    points = curve(Day(*one) for one in REMISSION)
    assert [point.waiting for point in points] == pytest.approx(PUBLISHED, abs=6e-4)
    assert (points[0].at_risk, half_by(points)) == (21, 23)


def test_without_an_event_there_is_no_curve() -> None:
    assert curve([]) == curve([Day(3, 0, 9)]) == []
    assert half_by([]) is None
    assert half_of_happened([Day(3, 0, 9)]) is None


def test_half_of_those_that_happened_does_not_ask_the_others() -> None:
    assert half_of_happened([Day(9, 1, 0), Day(2, 1, 50), Day(4, 1, 0)]) == 4


def drawn(seed: int, how_many: int, longest: int, latest: int) -> list[Life]:
    """Lives that last up to so many days, with some in sight only from a later day of theirs on."""
    random = Random(seed)
    lives = []
    for _ in range(how_many):
        entered = random.choice((0, random.randrange(latest + 1)))
        lives.append(Life(entered, entered + random.randrange(1, longest), random.random() < 0.6))
    return lives


@pytest.mark.parametrize("latest", [0, 40])
@pytest.mark.parametrize(("how_many", "longest"), [(5, 30), (60, 10), (400, 200), (3_000, 60)])
def test_the_curve_is_that_of_lifelines(how_many: int, longest: int, latest: int) -> None:
    for seed in range(5):
        # One is in sight from the first day to the last, so that there is always somebody at risk.
        lives = [*drawn(seed, how_many, longest, latest), Life(0, longest + latest, False)]
        theirs = KaplanMeierFitter().fit(
            [one.day for one in lives], [one.ended for one in lives], entry=[one.entered for one in lives]
        )
        ours = curve_of(lives)
        happened = theirs.event_table[theirs.event_table["observed"] > 0]
        assert [point.day for point in ours] == [int(day) for day in happened.index]
        expected = theirs.survival_function_at_times([point.day for point in ours]).to_list()
        assert [point.waiting for point in ours] == pytest.approx(expected, abs=1e-9)


def test_the_curve_of_replies_is_that_of_lifelines() -> None:
    random = Random(8)
    days = [Day(day, random.randrange(4), random.randrange(6)) for day in range(90)]
    lasted = [(one.day, ended) for one in days for ended in [True] * one.happened + [False] * one.waiting]
    theirs = KaplanMeierFitter().fit([day for day, _ in lasted], [ended for _, ended in lasted])
    ours = curve(days)
    expected = theirs.survival_function_at_times([point.day for point in ours]).to_list()
    assert [point.waiting for point in ours] == pytest.approx(expected, abs=1e-9)
    assert half_by(ours) == theirs.median_survival_time_


def test_who_comes_into_sight_later_was_not_at_stake_before() -> None:
    [first, second] = curve_of([Life(0, 2, True), Life(0, 9, False), Life(5, 6, True), Life(5, 9, False, 2)])
    assert (first.at_risk, first.waiting) == (2, 0.5)
    assert (second.at_risk, second.waiting) == (4, 0.375)


def test_the_curve_ends_where_too_few_are_there_to_tell() -> None:
    points = curve_of([Life(0, day, True) for day in range(1, 9)])
    assert [point.at_risk for point in told_by(points, 5)] == [8, 7, 6, 5]
