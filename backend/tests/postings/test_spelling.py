"""The word that was meant: near, known, and one that finds something."""

import pytest

from jobhunt.postings.searchable import asked_for, searchable
from jobhunt.postings.spelling import corrected, doubtful, edits, nearest


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [("engineer", "engineer", 0), ("enginer", "engineer", 1), ("nusre", "nurse", 1), ("abc", "", 3),
     ("enigneeer", "engineer", 2)],
)  # fmt: skip
def test_edits_count_a_swap_as_one(one: str, other: str, number: int) -> None:
    assert edits(one, other) == edits(other, one) == number


def test_only_unknown_words_are_doubted() -> None:
    assert doubtful('enginer "data analsyt" -sql or it', {"data"}) == ["enginer", "analsyt"]


def test_the_nearest_is_the_one_with_fewest_edits_then_with_most_results() -> None:
    assert nearest("cat", ["cart", "bat"], {"cart": 1, "bat": 9}) == "cart"
    assert nearest("cast", ["cart", "case"], {"cart": 1, "case": 9}) == "case"
    assert nearest("cast", ["cart"], {"cart": 0}) is None
    assert nearest("cast", [], {}) is None


def test_everything_else_stays_as_it_was_typed() -> None:
    assert corrected('enginer -"go enginer" x', {"enginer": "engineer"}) == 'engineer -"go engineer" x'


@pytest.mark.parametrize(
    ("text", "found"),
    [("Zürich", "zurich"), ("C++ and C#", "cplusplus and csharp"), (".NET", "dotnet"), ("Node.js", "nodejs"),
     ("CI/CD full-stack", "ci cd full stack"), ("Łódź Straße", "lodz strasse")],
)  # fmt: skip
def test_both_sides_are_written_alike(text: str, found: str) -> None:
    assert searchable(text).split() == found.split()


def test_a_run_of_minus_signs_is_one() -> None:
    assert asked_for("a - - - b") == "a - b"
    assert "--" not in asked_for("a " + "-" * 300 + "b")
