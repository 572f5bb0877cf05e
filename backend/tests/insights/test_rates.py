"""How sure one may be of a share: Wilson's interval, held against the exact binomial."""

from math import comb
from random import Random

import pytest

from jobhunt.insights.rates import comparable, rate


def covered(truth: float, n: int) -> float:
    """How likely an interval from n tries holds the truth, exactly."""
    chance = 0.0
    for k in range(n + 1):
        found = rate(k, n)
        assert found.low is not None
        assert found.high is not None
        if found.low <= truth <= found.high:
            chance += comb(n, k) * truth**k * (1 - truth) ** (n - k)
    return chance


@pytest.mark.parametrize("n", [10, 20, 42, 100, 200])
def test_intervals_hold_the_truth_in_95_of_100_cases(n: int) -> None:
    random = Random(n)
    truths = [random.uniform(0.03, 0.97) for _ in range(100)]
    assert 0.93 <= sum(covered(truth, n) for truth in truths) / len(truths) <= 0.97


def test_intervals_hold_the_truth_of_simulated_searches_in_93_to_97_of_100() -> None:
    random = Random(20261102)
    held = 0
    for _ in range(4_000):
        truth, n = random.uniform(0.03, 0.6), random.randrange(10, 250)
        found = rate(sum(random.random() < truth for _ in range(n)), n)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= truth <= found.high
    assert 0.93 <= held / 4_000 <= 0.97


@pytest.mark.parametrize(
    ("replied", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_that_newcombe_published_in_1998(replied: int, n: int, low: float, high: float) -> None:
    found = rate(replied, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-5)


def test_none_and_all_reach_the_ends_exactly() -> None:
    assert (rate(0, 7).low, rate(7, 7).high) == (0.0, 1.0)


def test_nothing_is_compared_below_five() -> None:
    assert comparable(3, 4).rate is None
    assert comparable(3, 5).rate == 0.6
    assert rate(0, 0).rate is None
