"""Which titles name nearly the same job."""

import pytest

from jobhunt.postings.near_titles import near


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Data Engineer", "data engineer", True),
        ("Senior Data Engineer", "Sr. Engineer, Data", True),
        ("Senior Data Engineer", "Data Engineer", True),
        ("Data Engineer", "Route Engineer", False),
        ("C++ Developer", "C Developer", False),
        ("", "", False),
        ("—", "—", False),
    ],
)
def test_titles_are_near_when_most_words_are_the_same(one: str, other: str, same: bool) -> None:
    assert near(one, other) is near(other, one) is same
