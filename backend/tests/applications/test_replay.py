"""What a log amounts to: moves, corrections, undoings and undoings of those."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from jobhunt.applications.replay import Event, State, replay
from jobhunt.applications.rows import differences, rows
from tests.conftest import NOON

DAY = timedelta(days=1)
Told = tuple[str, dict[str, Any]]
CREATED: Told = ("created", {"company": "Acme", "title": "Engineer"})


def events(*told: Told) -> list[Event]:
    """A log with an event a day."""
    days = enumerate((CREATED, *told))
    return [Event(100 + n, n + 1, kind, data, NOON + n * DAY, NOON + n * DAY) for n, (kind, data) in days]


def after(*told: Told) -> State:
    return replay(events(*told))


def moved(stage: str, outcome: str | None = None) -> Told:
    return "moved", {"stage": stage, "outcome": outcome}


def undone(number: int) -> Told:
    return "undone", {"number": number}


def test_the_dates_of_applying_and_of_the_first_answer_are_kept() -> None:
    state = after(moved("applied"), moved("screening"), moved("interview"), moved("closed", "rejected"))
    assert (state.applied_at, state.replied_at) == (NOON + DAY, NOON + 2 * DAY)
    assert (state.since, state.closed_at, state.outcome) == (NOON + 4 * DAY, NOON + 4 * DAY, "rejected")


@pytest.mark.parametrize(
    ("told", "applied", "replied"),
    [
        ([moved("offer")], True, True),
        ([moved("applied"), moved("saved")], False, False),
        ([moved("screening"), moved("applied")], True, False),
        ([moved("closed", "withdrew")], False, False),
        ([moved("applied"), moved("closed", "no_response")], True, False),
        ([moved("applied"), moved("closed", "rejected")], True, True),
    ],
)
def test_what_the_company_knows_follows_from_the_moves(told: Sequence[Told], applied: bool, replied: bool) -> None:
    state = after(*told)
    assert (state.applied_at is not None, state.replied_at is not None) == (applied, replied)


def test_an_undone_event_counts_no_more_and_counts_again_when_that_is_undone() -> None:
    assert after(moved("applied"), moved("offer"), undone(3)) == after(moved("applied"))
    assert after(moved("applied"), undone(2), undone(3)) == after(moved("applied"))
    assert after(moved("applied"), undone(2), undone(3), undone(4)) == after()


def test_what_came_after_an_undone_event_stays() -> None:
    state = after(("edited", {"title": "A"}), ("edited", {"source": "a friend"}), undone(2))
    assert (state.fields["title"], state.fields["source"]) == ("Engineer", "a friend")


def test_the_last_correction_of_a_date_counts_until_it_is_undone() -> None:
    first = ("dated", {"number": 2, "at": (NOON - DAY).isoformat()})
    second = ("dated", {"number": 2, "at": (NOON - 2 * DAY).isoformat()})
    assert after(moved("applied"), first, second).applied_at == NOON - 2 * DAY
    assert after(moved("applied"), first, second, undone(4)).applied_at == NOON - DAY


def test_undoing_the_beginning_deletes_and_undoing_that_restores() -> None:
    assert after(undone(1)).deleted_at == NOON + DAY
    assert after(undone(1), undone(2)).deleted_at is None
    assert after(("deleted", {}), undone(2)).deleted_at is None


def test_items_come_change_and_go() -> None:
    note = {"id": 5, "text": "a"}
    assert after(("note_saved", note), ("note_saved", {**note, "text": "b"})).of("note")[5]["text"] == "b"
    assert after(("note_saved", note), ("note_removed", note)).of("note") == {}
    assert after(("note_saved", note), ("note_removed", note), undone(3)).of("note") == {5: note}


def test_only_rows_that_differ_are_written() -> None:
    log = events(("note_saved", {"id": 5, "text": "a"}), moved("applied"))
    found = differences(rows(1, 7, log[:2]), rows(1, 7, log))
    # The line of the move, and that of the beginning, whose stage is left now.
    assert {one.table: (len(one.write), len(one.drop)) for one in found} == {
        "applications": (1, 0),
        "timeline_lines": (2, 0),
    }
    gone = differences(rows(1, 7, log), rows(1, 7, [*log, Event(200, 4, "deleted", {}, NOON, NOON)]))
    assert {one.table: len(one.drop) for one in gone}["notes"] == 1
