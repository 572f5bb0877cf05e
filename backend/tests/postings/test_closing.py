"""Closing: nothing closes on a failed, partial, narrowed or implausible listing, and a return reopens."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.postings.closing import ListingState, PastListing, Verdict, apply, digest, is_believed, is_suspicious

TODAY = date(2026, 11, 20)


def ids(n: int) -> list[str]:
    return [f"p{i}" for i in range(n)]


@pytest.mark.parametrize("state", ["partial", "failed", "suspicious"])
def test_only_a_complete_listing_counts_what_it_lacks(state: ListingState) -> None:
    assert apply(state, False, ["p0"], {"p0": 0, "p1": 1}, []) == Verdict()


def test_a_narrowed_listing_closes_nothing_however_it_was_judged() -> None:
    assert apply("complete", True, ["p0"], {"p0": 0, "p1": 5}, []) == Verdict()


def test_the_first_complete_look_misses_and_the_second_closes() -> None:
    first = apply("complete", False, ["p0"], {"p0": 0, "p1": 0}, [])
    assert first == Verdict(missed=frozenset({"p1"}))
    second = apply("complete", False, ["p0"], {"p0": 0, "p1": 1}, [])
    assert second == Verdict(closes=frozenset({"p1"}))


@pytest.mark.parametrize("state", ["complete", "partial", "suspicious"])
def test_a_posting_that_comes_back_is_reopened(state: ListingState) -> None:
    assert apply(state, False, ["p1"], {}, ["p1", "p2"]).reopened == {"p1"}


@pytest.mark.parametrize(
    ("shown", "known", "expected"),
    [
        (ids(0), ids(3), True),
        (ids(0), ids(0), False),
        (ids(70), ids(100), False),
        (ids(69), ids(100), True),
        (ids(11), ids(20), False),
        (ids(10), ids(20), True),
        (ids(1), ids(9), False),
        ([*ids(70), "new1", "new2"], ids(100), False),
    ],
)
def test_many_at_once_is_suspicious(shown: list[str], known: list[str], expected: bool) -> None:
    assert is_suspicious(shown, known) is expected


def past(*entries: tuple[int, ListingState, str]) -> list[PastListing]:
    return [PastListing(TODAY - timedelta(days=back), state, digest([shown])) for back, state, shown in entries]


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (past((1, "suspicious", "a"), (2, "suspicious", "a")), True),
        (
            past((0, "suspicious", "a"), (1, "suspicious", "a"), (1, "suspicious", "a"), (2, "suspicious", "a")),
            True,
        ),
        (past((1, "suspicious", "a"), (3, "suspicious", "a")), False),
        (past((1, "suspicious", "a")), False),
        (past((1, "suspicious", "b"), (2, "suspicious", "a")), False),
        (past((0, "suspicious", "a"), (0, "suspicious", "a")), False),
        ([], False),
    ],
)
def test_three_days_running_with_the_same_openings_are_believed(history: list[PastListing], expected: bool) -> None:
    assert is_believed(TODAY, digest(["a"]), history) is expected


def test_a_believed_listing_closes_at_once() -> None:
    verdict = apply("complete", False, [], {"p0": 0, "p1": 0}, [], believed=True)
    assert verdict.closes == {"p0", "p1"}


@given(st.lists(st.text()), st.lists(st.text()))
def test_equal_sets_have_equal_digests_and_others_not(a: list[str], b: list[str]) -> None:
    assert (digest(a) == digest(b)) == (
        {x.encode("utf-8", "surrogatepass") for x in a} == {x.encode("utf-8", "surrogatepass") for x in b}
    )


@given(
    st.sampled_from(["complete", "partial", "failed", "suspicious"]),
    st.booleans(),
    st.sets(st.sampled_from(ids(30))),
    st.dictionaries(st.sampled_from(ids(30)), st.integers(0, 3)),
)
def test_nothing_shown_is_ever_closed_or_missed(
    state: ListingState, narrowed: bool, shown: set[str], known_open: dict[str, int]
) -> None:
    verdict = apply(state, narrowed, shown, known_open, [])
    assert not (verdict.closes | verdict.missed) & shown
    assert (verdict.closes | verdict.missed) <= set(known_open)
    if state != "complete" or narrowed:
        assert not verdict.closes
