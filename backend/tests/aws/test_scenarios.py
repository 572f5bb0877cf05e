"""What has to be true when a scenario of the lab has ended: every way to be wrong is noticed."""

from dataclasses import replace
from typing import Any

import pytest

from tests.aws.plan import Plan, Storm
from tests.aws.scenarios import SCENARIOS, Outcome, faults

A, B, BAD = ("acme", "1"), ("acme", "2"), ("acme", "3")
GOOD = Outcome(
    truth={A, B, BAD},
    poison=1,
    run="finished",
    versions=[(A, 1), (B, 1), (BAD, 0)],
    jobs=[(A, "ready"), (B, "ready"), (BAD, "error")],
    findable=[A, B],
    tasks_left=0,
    dead_tasks=[7],
    dead_letters=[7],
)


def test_a_run_that_ended_as_it_has_to_has_no_fault() -> None:
    assert faults(GOOD) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"run": "error"}, "the run is error"),
        ({"versions": [(A, 2), (B, 1), (BAD, 0)]}, "version is there 2 times"),
        ({"versions": [(A, 1), (BAD, 0)]}, "posting is there 0 times"),
        ({"versions": [(A, 1), (A, 0), (B, 1), (BAD, 0)]}, "posting is there 2 times"),
        ({"versions": [(A, 1), (B, 1), (BAD, 1)]}, "version is there 1 times"),
        ({"jobs": [(A, "ready"), (B, "pending"), (BAD, "error")]}, "ready job is there 0 times"),
        ({"jobs": [(A, "ready"), (A, "ready"), (B, "ready"), (BAD, "error")]}, "job is there 2 times"),
        ({"jobs": [(A, "ready"), (B, "error"), (BAD, "error")]}, "2 jobs in error, 1 poisoned"),
        ({"findable": [A]}, "findable posting is there 0 times"),
        ({"tasks_left": 2}, "2 tasks are left"),
        ({"dead_letters": []}, "not exactly the poison"),
        ({"dead_letters": [7, 8]}, "not exactly the poison"),
        ({"dead_letters": [7, 8], "dead_tasks": [7, 8]}, "not exactly the poison"),
    ],
)
def test_every_fault_is_noticed(change: dict[str, Any], told: str) -> None:
    assert told in " | ".join(faults(replace(GOOD, **change)))


def test_a_letter_that_came_twice_is_no_fault() -> None:
    assert faults(replace(GOOD, dead_letters=[7, 7])) == []


def test_scenarios_have_names_of_their_own_and_plans_that_are_made_anew() -> None:
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS)
    for scenario in SCENARIOS:
        plan = scenario.plan()
        plan.cuts.clear()
        plan.after.clear()
        assert scenario.plan().cuts is not plan.cuts


def test_a_storm_reigns_over_its_services_for_its_time() -> None:
    plan = Plan(storms=(Storm(2, 3, frozenset({"s3"})),))
    met = [plan.storm(service, seconds) is not None for service in ("s3", "sqs") for seconds in (1.9, 2, 4.9, 5)]
    assert met == [False, True, True, False, *[False] * 4]
