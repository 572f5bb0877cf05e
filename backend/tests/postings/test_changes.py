"""How two versions differ: the fields that say something else, and the words that came and went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.postings.changes import FieldDiff, WordDiff, fields_changed, words_changed

LONG = " ".join(f"word{n}" for n in range(200))


def test_a_removed_pay_is_told_as_removed() -> None:
    old = {"pay": {"text": "$1 - $2", "min": 1.0}, "places": ["Oslo"], "updated_at": "2026-01-01", "sources": {}}
    new = {"places": ["Oslo", "Bergen"], "updated_at": "2026-02-02", "sources": {"x": "api"}}
    assert fields_changed("Nurse", old, "Night nurse", new) == [
        FieldDiff("title", "Nurse", "Night nurse"),
        FieldDiff("places", "Oslo", "Oslo | Bergen"),
        FieldDiff("pay", "$1 - $2", None),
    ]


def test_equal_versions_differ_in_nothing() -> None:
    assert fields_changed("A", {"pay": None}, "A", {}) == []
    assert words_changed("<p>a b</p>", "<div>a</div> b") == []


def test_one_changed_word_is_shown_with_what_stands_around_it() -> None:
    found = words_changed(f"<p>{LONG} three years {LONG}</p>", f"<p>{LONG} five years {LONG}</p>")
    assert [run.op for run in found] == ["gap", "same", "removed", "added", "same", "gap"]
    assert (found[2], found[3]) == (WordDiff("removed", "three"), WordDiff("added", "five"))
    assert found[4].text.startswith("years word0 word1")


def test_a_whole_new_text_is_compared_by_lines_and_in_bounded_time() -> None:
    old = "".join(f"<p>old {n} {LONG}</p>" for n in range(40))
    new = "".join(f"<p>new {n} {LONG}</p>" for n in range(40))
    found = words_changed(old, new)
    assert {run.op for run in found} == {"removed", "added"}


@pytest.mark.parametrize(("old", "new"), [("", "<p>a</p>"), ("<p>a</p>", "")])
def test_a_text_that_comes_or_goes_whole(old: str, new: str) -> None:
    [run] = words_changed(old, new)
    assert (run.op, run.text) == ("added" if new else "removed", "a")


@given(st.lists(st.sampled_from("abcd"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30))
def test_taking_out_what_came_gives_the_old_text(old: list[str], new: list[str]) -> None:
    found = words_changed(" ".join(old), " ".join(new))
    for kept, words in (("removed", old), ("added", new)):
        told = " ".join(run.text for run in found if run.op in ("same", kept)).split()
        assert not found or any(run.op == "gap" for run in found) or told == words
