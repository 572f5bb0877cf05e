"""What needs its user: which facts and which days make a need, and what makes none."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobhunt.applications.stages import Stage
from jobhunt.applications.today.needs import (
    About,
    Active,
    Due,
    Facts,
    FailedRun,
    Limits,
    NeedKind,
    needs,
    quiet_after,
)
from tests.conftest import NOON

DAY = timedelta(days=1)


def about(stage: Stage = "applied") -> About:
    return About(1, "Acme", "Engineer", stage)


def active(stage: Stage = "applied", silent: int = 0) -> Active:
    return Active(about(stage), NOON - silent * DAY, False, applied_at=NOON - 40 * DAY)


def kinds(facts: Facts) -> list[NeedKind]:
    return [need.kind for need in needs(facts, NOON)]


@pytest.mark.parametrize(
    ("hours", "wanted"), [(-1, ["interview"]), (1, ["interview"]), (48, ["interview"]), (49, [])]
)
def test_an_interview_needs_its_user_from_48_hours_before(hours: int, wanted: list[str]) -> None:
    due = Due(5, about("interview"), NOON + timedelta(hours=hours), "Second")
    assert kinds(Facts(interviews=[due])) == wanted


@pytest.mark.parametrize(("minutes", "wanted"), [(-1, ["reminder"]), (0, ["reminder"]), (1, [])])
def test_a_reminder_needs_its_user_once_it_is_due(minutes: int, wanted: list[str]) -> None:
    assert kinds(Facts(reminders=[Due(5, about(), NOON + timedelta(minutes=minutes), "Write")])) == wanted


@pytest.mark.parametrize(
    ("stage", "silent", "wanted"),
    [
        ("applied", 9, []),
        ("applied", 10, ["quiet"]),
        ("interview", 29, ["quiet"]),
        ("applied", 30, ["no_response"]),
        ("saved", 13, []),
        ("saved", 14, ["stale"]),
    ],
)
def test_silence_is_measured_by_the_thresholds(stage: Stage, silent: int, wanted: list[str]) -> None:
    assert kinds(Facts(active=[active(stage, silent)])) == wanted


def test_a_planned_step_is_no_silence() -> None:
    assert kinds(Facts(active=[replace(active(silent=90), planned=True)])) == []


@pytest.mark.parametrize(("replies", "days"), [(7, 10), (8, 6), (50, 6)])
def test_from_eight_replies_on_one_s_own_median_counts(replies: int, days: int) -> None:
    assert quiet_after(Limits(), [3 * DAY] * replies) == days * DAY


def test_instant_replies_make_nothing_quiet_within_a_day() -> None:
    assert quiet_after(Limits(), [timedelta(seconds=1)] * 8) == DAY


@pytest.mark.parametrize(
    ("deadline", "wanted"),
    [
        (date(2026, 11, 1), ["offer_deadline"]),
        (date(2026, 11, 2), ["offer_deadline"]),
        (date(2026, 11, 8), ["offer_deadline"]),
        (date(2026, 11, 10), []),
    ],
)
def test_an_offer_needs_an_answer_in_its_last_week_and_after(deadline: date, wanted: list[str]) -> None:
    assert kinds(Facts(active=[replace(active("offer"), offer_deadline=deadline)])) == wanted
    assert kinds(Facts(active=[replace(active("screening"), offer_deadline=deadline)])) == []


def test_an_offer_is_not_silent_while_its_user_may_still_decide() -> None:
    offer = active("offer", silent=90)
    assert kinds(Facts(active=[offer])) == ["no_response"]
    assert kinds(Facts(active=[replace(offer, offer_deadline=NOON.date())])) == ["offer_deadline"]
    assert kinds(Facts(active=[replace(offer, offer_deadline=(NOON + 60 * DAY).date())])) == []
    assert "no_response" in kinds(Facts(active=[replace(offer, offer_deadline=(NOON - DAY).date())]))


def test_a_posting_that_changed_or_closed_since_applying_is_told_once_per_fact() -> None:
    changed = replace(active(), frozen_version=1, newest_version=2)
    assert kinds(Facts(active=[changed])) == ["posting_changed"]
    [first] = needs(Facts(active=[changed]), NOON)
    [second] = needs(Facts(active=[replace(changed, newest_version=3)]), NOON)
    assert first.key != second.key
    closed = replace(changed, posting_closed_at=NOON - DAY)
    assert kinds(Facts(active=[closed])) == ["posting_closed"]
    assert kinds(Facts(active=[replace(closed, posting_closed_at=NOON - 50 * DAY, newest_version=1)])) == []
    assert kinds(Facts(active=[replace(closed, about=about("saved"))])) == []


def test_a_failed_run_is_told_and_the_most_pressing_comes_first() -> None:
    facts = Facts(
        failed_run=FailedRun(3, NOON, "No board answered"),
        active=[active(silent=12)],
        reminders=[Due(1, about(), NOON - DAY, "Write")],
        interviews=[Due(2, about(), NOON + DAY, "")],
    )
    assert kinds(facts) == ["interview", "reminder", "run_failed", "quiet"]
    assert len({need.key for need in needs(facts, NOON)}) == 4
