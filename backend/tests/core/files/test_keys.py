"""Any external id becomes one safe part of a key, and no two become the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.core.files.keys import check_key, key_part

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("4012345", "4012345"),
        ("R-2024_07.b", "R-2024_07.b"),
        ("a/b c", "a%2Fb%20c"),
        (".", "%2E"),
        ("..", "%2E%2E"),
        ("", "%"),
        ("a=b~c%", "a%3Db%7Ec%25"),
    ],
)
def test_ids_stay_readable_where_they_can(text: str, part: str) -> None:
    assert key_part(text) == part


@given(ANY_TEXT)
def test_any_text_becomes_a_safe_part(text: str) -> None:
    key = f"raw/{key_part(text)}/x"
    assert check_key(key) == key
    assert key.count("/") == 2


@given(ANY_TEXT, ANY_TEXT)
def test_two_texts_never_become_the_same_part(one: str, other: str) -> None:
    assert (key_part(one) == key_part(other)) == (one == other)


def test_long_ids_that_begin_alike_stay_apart() -> None:
    parts = {key_part("x" * 5000 + ending) for ending in ("a", "b", "")}
    assert len(parts) == 3
    assert all(len(part) <= 130 for part in parts)


def test_an_id_that_looks_like_a_shortened_one_is_not_taken_for_it() -> None:
    shortened = key_part("x" * 5000)
    assert key_part(shortened) != shortened
