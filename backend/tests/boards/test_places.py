"""Places, work modes and the dollars that a place means."""

import pytest

from jobhunt.boards.places import distinct, dollar_at, is_only_a_mode, split_places, work_mode_of


def test_places_part_at_bars_and_semicolons_but_never_at_commas() -> None:
    written = "San Francisco, CA | New York City, NY; Ontario, CAN|x |  | San Francisco,  CA"
    assert split_places(written) == ("San Francisco, CA", "New York City, NY", "Ontario, CAN|x")
    assert split_places("") == ()
    assert distinct([" ", ",", "Oslo,", "Oslo", "\u202eOslo"]) == ("Oslo",)


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("Remote-Friendly, United States", "remote"),
        ("ONSITE", "onsite"),
        ("On-Site", "onsite"),
        ("Hybrid", "hybrid"),
        ("Hybrid or Remote", None),
        ("This role is not remote", None),
        ("Non-remote", None),
        ("Remoteville", None),
        ("", None),
    ],
)
def test_a_work_mode_is_stated_once_or_unknown(words: str, mode: str | None) -> None:
    assert work_mode_of(words) == mode


def test_a_place_field_may_name_only_how_people_work() -> None:
    assert is_only_a_mode("Hybrid")
    assert is_only_a_mode(" (Remote) ")
    assert not is_only_a_mode("Remote, Canada")


def test_a_dollar_is_that_of_the_one_country() -> None:
    assert dollar_at(("Toronto, Canada", "Ontario, CAN")) == "CAD"
    assert dollar_at(("Singapore",)) == "SGD"
    assert dollar_at(("Toronto, Canada", "Austin, TX")) is None
    assert dollar_at(()) is None
