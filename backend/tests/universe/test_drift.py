"""How the universe moves from day to day, and whether its ledger tells the truth."""

import pytest

from jobhunt.universe import Universe, make_universe
from jobhunt.universe.drift import Change
from jobhunt.universe.truth import truth

SIZE = {"google": 60, "amazon": 40, "anthropic": 25, "northwind": 8, "board-01": 120}


def snapshot(universe: Universe, key: str) -> dict[str, dict[str, object]]:
    company = universe.companies[key]
    return {str(each["external_id"]): each for each in truth(universe, company, text=True)}


def difference(before: dict[str, dict[str, object]], after: dict[str, dict[str, object]]) -> tuple[set[str], ...]:
    edited = {key for key in before.keys() & after.keys() if before[key] != after[key]}
    return after.keys() - before.keys(), before.keys() - after.keys(), edited


def told(changes: list[Change]) -> tuple[set[str], ...]:
    appeared = {each.external_id for each in changes if each.kind in ("new", "reposted", "reopened")}
    vanished = {each.external_id for each in changes if each.kind == "closed"}
    vanished |= {str(each.before) for each in changes if each.kind == "reposted"}
    return appeared, vanished, {each.external_id for each in changes if each.kind == "edited"}


@pytest.mark.parametrize("key", SIZE)
def test_the_ledger_of_a_day_is_the_difference_of_two_truths(key: str) -> None:
    universe = make_universe(seed=3, size=SIZE)
    before = snapshot(universe, key)
    for day in range(1, 16):
        universe.move_to(day)
        after = snapshot(universe, key)
        assert difference(before, after) == told([each for each in universe.changes(key) if each.day == day])
        before = after


def test_every_kind_of_change_happens_within_a_fortnight() -> None:
    universe = make_universe(seed=3, day=14, size=SIZE)
    changes = universe.changes()
    assert {each.kind for each in changes} == {"edited", "new", "closed", "reposted"}
    assert {each.field for each in changes if each.kind == "edited"} == {
        "pay",
        "sentence",
        "requirement",
        "place",
        "title",
    }


def test_every_board_has_an_edit_every_day() -> None:
    universe = make_universe(seed=3, day=10, size=SIZE)
    for key in SIZE:
        days = {each.day for each in universe.changes(key) if each.kind == "edited"}
        assert days == set(range(1, 11))


def test_a_day_never_closes_a_tenth_of_a_large_board() -> None:
    universe = make_universe(seed=3, day=20, size={"board-01": 300})
    for day in range(1, 21):
        gone = [each for each in universe.changes() if each.day == day and each.kind in ("closed", "reposted")]
        assert len(gone) < 30


def test_a_repost_keeps_its_text_under_a_new_id() -> None:
    universe = make_universe(seed=3, day=15, size={"board-01": 300})
    change = next(each for each in universe.changes() if each.kind == "reposted")
    company = universe.companies["board-01"]
    closed = {str(each["external_id"]): each for each in truth(universe, company, text=True, closed=True)}
    universe.move_to(change.day)
    again = snapshot(universe, "board-01")[change.external_id]
    old = closed[str(change.before)]
    assert (again["title"], again["text"]) == (old["title"], old["text"])
    assert again["posted"] != old["posted"]


def test_the_same_day_is_the_same_whichever_way_it_is_reached() -> None:
    straight = make_universe(seed=5, day=6, size=SIZE)
    winding = make_universe(seed=5, day=0, size=SIZE)
    for day in (9, 2, 4, 6):
        winding.move_to(day)
    for key in SIZE:
        assert snapshot(straight, key) == snapshot(winding, key)
    assert straight.changes() == winding.changes()


def test_another_seed_is_another_universe() -> None:
    one, two = (make_universe(seed=seed, size={"google": 20}) for seed in (1, 2))
    titles = [
        {str(each["title"]) for each in snapshot(each_universe, "google").values()} for each_universe in (one, two)
    ]
    assert titles[0] != titles[1]


def test_changes_by_hand_stay_when_the_day_is_reached_again() -> None:
    universe = make_universe(seed=5, size=SIZE)
    universe.move_to(2)
    entry = universe.order(universe.companies["google"])[-1]
    universe.histories["google"].command("close", entry.number)
    kept = snapshot(universe, "google")
    universe.move_to(7)
    universe.move_to(1)
    assert entry.number in universe.histories["google"].live
    universe.move_to(2)
    assert snapshot(universe, "google") == kept


def test_pay_changed_by_hand_is_that_pay() -> None:
    universe = make_universe(seed=5, size=SIZE)
    entry = universe.order(universe.companies["amazon"])[0]
    change = universe.histories["amazon"].command("pay", entry.number, "100000-150000 USD year")
    pay = snapshot(universe, "amazon")[change.external_id]["pay"]
    assert pay == {"minimum": 100_000, "maximum": 150_000, "currency": "USD", "period": "year"}
    assert change.after == "100000-150000 USD year"


@pytest.mark.parametrize("value", ["x", "1-2", "1-2 USD year more", "-", "a-b USD year"])
def test_pay_that_makes_no_sense_changes_nothing(value: str) -> None:
    universe = make_universe(seed=5, size=SIZE)
    before = snapshot(universe, "amazon")
    with pytest.raises(ValueError):  # noqa: PT011  # the text comes from the standard library
        universe.histories["amazon"].command("pay", 0, value)
    assert snapshot(universe, "amazon") == before
    assert universe.changes() == []
