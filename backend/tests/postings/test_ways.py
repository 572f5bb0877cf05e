"""The way to a search's postings: along the list where many pass, from an index where few do."""

from dataclasses import replace

import pytest

from jobhunt.postings.ways import Passing, Sample, Wish, way

LARGE = Sample(
    looked=1_000,
    passing={
        "all": Passing(1_000, 1_000),
        "mode": Passing(300, 300),
        "place": Passing(2, 2),
        "paid place": Passing(0, 2),
        "titled": Passing(3, 3),
    },
    read=150,
    saying=45,
    lines=2e5,
    recent=1e4,
    postings=1e6,
    matches=3e5,
)
RARE = replace(LARGE, saying=0, matches=200.0)
MIDDLE = replace(LARGE, saying=9, matches=6e4)


@pytest.mark.parametrize(
    ("sample", "wish", "chosen"),
    [
        (LARGE, Wish(50, "all"), "list"),
        (LARGE, Wish(50, "mode", indexed=True), "list"),
        (LARGE, Wish(50, "place", indexed=True), "lines"),
        (LARGE, Wish(50, "paid place", indexed=True), "lines"),
        (LARGE, Wish(150, "titled", indexed=True), "lines"),
        (RARE, Wish(50, "all", reads=True), "text"),
        (LARGE, Wish(50, "all", reads=True), "list"),
        (LARGE, Wish(50, "place", indexed=True, reads=True), "lines"),
        (RARE, Wish(50, "mode", indexed=True, reads=True), "text"),
        (MIDDLE, Wish(1_000, "all", reads=True, ordered=False), "text"),
        (MIDDLE, Wish(50, "all", reads=True), "list"),
    ],
)
def test_the_cheapest_way_is_chosen(sample: Sample, wish: Wish, chosen: str) -> None:
    assert way(sample, wish) == chosen


def test_nothing_expected_breaks_nothing() -> None:
    nothing = Sample(passing={"all": Passing()}, lines=0.0, recent=0.0, postings=0.0, matches=0.0)
    wish = Wish(50, "all", indexed=True, reads=True, recent=True)
    for one in (wish, replace(wish, ordered=False), replace(wish, lines=0)):
        assert way(nothing, one) in ("list", "lines", "text")


def test_a_rare_word_is_not_taken_for_a_frequent_one_by_chance() -> None:
    assert replace(RARE, saying=1).matching == 200.0
    assert replace(LARGE, matches=10.0).matching == pytest.approx(LARGE.says * LARGE.postings)


def test_an_age_bounds_how_far_the_list_is_gone_along() -> None:
    wish = Wish(1_000, "place", indexed=True)
    far_back = replace(LARGE, passing={"place": Passing(90, 90)}, recent=500.0)
    assert way(far_back, replace(wish, ordered=False)) == way(far_back, replace(wish, recent=True)) == "list"
    assert way(replace(far_back, passing={"place": Passing(90, 90)}, lines=1e7), wish) == "list"
