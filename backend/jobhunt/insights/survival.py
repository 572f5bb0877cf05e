"""How long it takes until something happens, where for some it has not happened yet: Kaplan and Meier. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile


@dataclass(frozen=True, slots=True)
class Day:
    """What became of those who were watched for so many days: it happened, or the watching ended before."""

    day: int
    happened: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Life:
    """So many were watched from one day of theirs to a later one, on which it ended, or the watching did."""

    entered: int
    day: int
    ended: bool
    n: int = 1


@dataclass(frozen=True, slots=True)
class Point:
    """After a day on which it happened to somebody: who might have been among them, and whose share still waits."""

    day: int
    at_risk: int
    happened: int
    waiting: float


def curve(days: Iterable[Day], late: Mapping[int, int] | None = None) -> list[Point]:
    """The share for whom it has not happened yet, after each day on which it did.

    `late` are those who came into sight on a later day, by that day: they are at risk from the next one on.
    """
    counted = sorted(days, key=lambda one: one.day)
    entering = sorted((late or {}).items(), reverse=True)
    at_risk = sum(one.happened + one.waiting for one in counted) - sum(n for _, n in entering)
    points, share = [], 1.0
    for one in counted:
        while entering and entering[-1][0] < one.day:
            at_risk += entering.pop()[1]
        if one.happened:
            share *= 1 - one.happened / at_risk
            points.append(Point(one.day, at_risk, one.happened, share))
        at_risk -= one.happened + one.waiting
    return points


def curve_of(lives: Iterable[Life]) -> list[Point]:
    """The same of lives, some of which came into sight only when they had lasted for some time."""
    ended, waiting, late = Counter[int](), Counter[int](), Counter[int]()
    for one in lives:
        (ended if one.ended else waiting)[one.day] += one.n
        if one.entered:
            late[one.entered] += one.n
    return curve((Day(day, ended[day], waiting[day]) for day in ended.keys() | waiting.keys()), late)


def told_by(points: Iterable[Point], fewest: int) -> list[Point]:
    """The curve as far as so many at least were there to tell. What follows a gap would stand on nothing."""
    return list(takewhile(lambda point: point.at_risk >= fewest, points))


def half_by(points: Sequence[Point]) -> int | None:
    """The first day after which it has happened to half of all; None while that is not known."""
    return next((point.day for point in points if point.waiting <= 0.5), None)


def half_of_happened(days: Iterable[Day]) -> int | None:
    """The day by which half of those that happened had done so, whatever the others do."""
    counted = sorted((one for one in days if one.happened), key=lambda one: one.day)
    so_far, all_of_them = 0, sum(one.happened for one in counted)
    for one in counted:
        so_far += one.happened
        if 2 * so_far >= all_of_them:
            return one.day
    return None
