"""Which applications of an import are new, here already, or were deleted here."""

import json
from datetime import UTC, datetime

from jobhunt.applications.portable.apart import Apart, Here, Named, apart, key, origin
from jobhunt.applications.portable.format import Application

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def sent(place: int, title: str = "Engineer", begun: str = "Engineer", *, is_deleted: bool = False) -> Named:
    event = {
        "number": 1,
        "kind": "created",
        "data": {"company": "Acme", "title": begun},
        "at": NOON.isoformat(),
        "recorded_at": NOON.isoformat(),
        "by": "user",
    }
    application = Application.model_validate_json(json.dumps({"events": [event], "copies": []}))
    return Named(place, "Acme", title, None, application, is_deleted)


def here(id: int, title: str = "Engineer", begun: str | None = "Engineer", *, is_deleted: bool = False) -> Here:
    """One that the user has; without `begun` its log began elsewhere."""
    beginning = origin(NOON if begun else NOON.replace(hour=1), "Acme", begun or title, None)
    return Here(id, key("Acme", title, None), beginning, is_deleted)


def places(found: Apart) -> tuple[list[int], list[tuple[int, int]], list[tuple[int, int]]]:
    pairs = [[(one.place, there.id) for one, there in of] for of in (found.here, found.deleted)]
    return [one.place for one in found.new], pairs[0], pairs[1]


def test_nothing_here_means_that_all_is_new_whatever_it_is_called() -> None:
    assert places(apart([sent(1), sent(2), sent(3, is_deleted=True)], [])) == ([1, 2, 3], [], [])


def test_a_log_that_begins_the_same_is_the_same_whatever_it_is_called_now() -> None:
    assert places(apart([sent(1, "Old")], [here(7, "New")])) == ([], [(1, 7)], [])
    assert places(apart([sent(1, "Old")], [here(7, "New", is_deleted=True)])) == ([], [], [(1, 7)])


def test_one_called_the_same_is_here_and_a_deleted_one_was() -> None:
    assert places(apart([sent(1), sent(2)], [here(7, " ENGINEER", None)])) == ([], [(1, 7), (2, 7)], [])
    assert places(apart([sent(1)], [here(7, begun=None, is_deleted=True)])) == ([], [], [(1, 7)])


def test_one_that_is_deleted_in_what_was_sent_asks_for_nothing() -> None:
    gone = sent(1, is_deleted=True)
    assert places(apart([gone], [here(7, is_deleted=True)])) == ([], [(1, 7)], [])
    assert places(apart([gone], [here(7)])) == ([], [(1, 7)], [])
    assert places(apart([gone], [here(7, begun=None, is_deleted=True)])) == ([1], [], [])


def test_a_living_one_of_the_name_counts_before_a_deleted_log() -> None:
    both = [here(7, is_deleted=True), here(8, begun=None)]
    assert places(apart([sent(1)], both)) == ([], [(1, 8)], [])


def test_of_logs_that_begin_alike_the_living_go_with_the_living() -> None:
    mine = [here(7, is_deleted=True), here(8)]
    assert places(apart([sent(1, is_deleted=True), sent(2)], mine)) == ([], [(1, 7), (2, 8)], [])
    assert places(apart([sent(1), sent(2)], mine)) == ([], [(1, 8)], [(2, 7)])
