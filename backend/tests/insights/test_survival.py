"""How long it takes, with those for whom it has not happened: the published example, and the ends."""

import pytest

from jobhunt.insights.survival import Day, curve, half_by, half_of_happened

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
