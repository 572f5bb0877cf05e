"""The way to a search's postings: along the list where many pass, from an index where few do."""

from dataclasses import replace

import pytest

from jobhunt.postings.ways import Estimates, Wish, way

LARGE = Estimates(postings=1e6, lines=2e5, text=1.0, title=1.0, tags={"place": 300.0, "mode": 3e5})


@pytest.mark.parametrize(
    ("wish", "chosen"),
    [
        (Wish(50), "list"),
        (Wish(50, ("mode",)), "list"),
        (Wish(50, ("place",)), "tags"),
        (Wish(50, ("place", "mode")), "tags"),
        (Wish(50, matches=200.0, looked_into=True), "text"),
        (Wish(50, matches=3e5, looked_into=True), "list"),
        (Wish(50, ("place",), matches=3e5, looked_into=True), "tags"),
        (Wish(50, ("mode",), matches=200.0, looked_into=True), "text"),
        (Wish(1000, matches=6e4, looked_into=True, ordered=False), "text"),
        (Wish(1000, matches=6e4, looked_into=True), "list"),
    ],
)
def test_the_cheapest_way_is_chosen(wish: Wish, chosen: str) -> None:
    assert way(LARGE, wish) == chosen


def test_nothing_expected_breaks_nothing() -> None:
    nothing = Estimates(0.0, 0.0, 0.0, 0.0, {"mode": 0.0})
    assert way(nothing, Wish(50, ("mode",), 3, 0.0, looked_into=True)) in ("list", "text", "tags")


def test_more_filters_never_make_an_index_less_attractive() -> None:
    wish = Wish(50, matches=6e3, looked_into=True)
    assert way(LARGE, wish) == way(LARGE, replace(wish, others=2)) == "text"
