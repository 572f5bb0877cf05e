"""How long it takes until something happens, where for some it has not happened yet: Kaplan and Meier. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Day:
    """What became of those who were watched for so many days: it happened, or the watching ended before."""

    day: int
    happened: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Point:
    """After a day on which it happened to somebody: who might have been among them, and whose share still waits."""

    day: int
    at_risk: int
    happened: int
    waiting: float


def curve(days: Iterable[Day]) -> list[Point]:
    """The share for whom it has not happened yet, after each day on which it did."""
    counted = sorted(days, key=lambda one: one.day)
    at_risk = sum(one.happened + one.waiting for one in counted)
    points, share = [], 1.0
    for one in counted:
        if one.happened:
            share *= 1 - one.happened / at_risk
            points.append(Point(one.day, at_risk, one.happened, share))
        at_risk -= one.happened + one.waiting
    return points


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
