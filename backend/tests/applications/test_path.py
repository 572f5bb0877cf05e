"""The path of an application: each step stands until one goes back to it or before it."""

from datetime import timedelta
from typing import Any

import pytest

from jobhunt.applications.path import path
from jobhunt.applications.replay import Event, marks
from tests.conftest import NOON

DAY = timedelta(days=1)


def walked(*told: tuple[str, Any]) -> list[tuple[str, str | None]]:
    """The steps of an application that was saved and then had these events, one a day."""
    events = [Event(1, 1, "created", {"title": "Engineer"}, NOON, NOON)]
    for number, (kind, data) in enumerate(told, 2):
        events.append(Event(number, number, kind, data, NOON + number * DAY, NOON))
    return [(step.to, step.next) for _, step in sorted(path(events, marks(events)).items())]


def to(stage: str, outcome: str | None = None) -> tuple[str, Any]:
    return "moved", {"stage": stage, "outcome": outcome}


APPLIED = [("saved", "applied"), ("applied", None)]


@pytest.mark.parametrize(
    ("told", "steps"),
    [
        ([], [("saved", None)]),
        ([to("applied")], APPLIED),
        ([to("applied"), ("edited", {"source": "a friend"})], APPLIED),
        ([to("offer"), to("applied")], APPLIED),
        ([to("applied"), to("applied")], APPLIED),
        ([to("applied"), to("saved")], [("saved", None)]),
        ([to("closed", "withdrew")], [("saved", "withdrew"), ("withdrew", None)]),
        ([to("closed", "rejected"), to("applied")], APPLIED),
        ([to("applied"), to("offer"), ("undone", {"number": 3})], APPLIED),
        ([to("applied"), to("saved"), ("undone", {"number": 3})], APPLIED),
    ],
)
def test_a_step_stands_until_one_goes_back(told: list[Any], steps: list[Any]) -> None:
    assert walked(*told) == steps


def test_a_step_ends_when_the_next_one_really_happened() -> None:
    moved = Event(2, 2, "moved", {"stage": "applied"}, NOON + DAY, NOON)
    dated = Event(3, 3, "dated", {"number": 2, "at": (NOON - DAY).isoformat()}, NOON, NOON)
    events = [Event(1, 1, "created", {}, NOON, NOON), moved, dated]
    assert path(events, marks(events))[1].next_at == NOON - DAY
