"""Places as boards write them: city, region and country where they say so, and nothing where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.boards.geography import COUNTRIES, STATE_NAMES, STATES
from jobhunt.postings.readers.countries import CODES, country_coded, country_named
from jobhunt.postings.readers.places import Place, read_place, read_places
from jobhunt.universe.words import PLACES
from jobhunt.universe.words import Place as TruePlace


@pytest.mark.parametrize(
    ("written", "city", "region", "country"),
    [
        ("Los Gatos,California,United States of America", "Los Gatos", "CA", "US"),
        ("Toronto, Ontario, CA", "Toronto", "ON", "CA"),
        ("San Francisco, CA", "San Francisco", "CA", "US"),
        ("US, CA, Gilroy", "Gilroy", "CA", "US"),
        ("PH, Taguig", "Taguig", "", "PH"),
        ("US-NJ-Edison", "Edison", "NJ", "US"),
        ("United States-Maryland-Baltimore", "Baltimore", "MD", "US"),
        ("Remote-India (PEO)", "", "", "IN"),
        ("Remote - US", "", "", "US"),
        ("Remote-Friendly, United States", "", "", "US"),
        ("Sao Paulo - Brazil", "São Paulo", "", "BR"),
        ("Albacete (España)", "Albacete", "", "ES"),
        ("(Bolivia)", "", "", "BO"),
        ("Horní náměstí 3, Vsetín", "Vsetín", "", "CZ"),
        ("Greater London Area", "London", "", "GB"),
        ("Coimbatore Campus", "Coimbatore", "", "IN"),
        ("Ontario, CAN", "", "ON", "CA"),
        ("CA,US", "", "CA", "US"),
        ("München", "Munich", "", "DE"),
        ("Dearborn, MI, 48126, US", "Dearborn", "MI", "US"),
        ("New York, NY (Hybrid)", "New York", "NY", "US"),
        ("Washington, D.C.", "Washington", "DC", "US"),
        ("Singapore", "Singapore", "", "SG"),
        ("Somewhere, Atlantis", "Somewhere", "", ""),
        ("Hybrid", "", "", ""),
        ("Remote", "", "", ""),
        ("", "", "", ""),
        ("Prefer onsite to support hands-on laboratory work", "", "", ""),
    ],
)
def test_a_place_is_read_as_written(written: str, city: str, region: str, country: str) -> None:
    assert read_place(written) == Place(city, region, country)


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("Bengaluru, IN", "IN"),
        ("Gary, IN", "US"),
        ("Berlin, DE", "DE"),
        ("Wilmington, DE", "US"),
        ("Tbilisi, Georgia", "GE"),
        ("Atlanta, Georgia", "US"),
        ("Paris, Texas", "US"),
        ("London, ON", "CA"),
        ("Perth, WA", "AU"),
        ("Cambridge, UK", "GB"),
        ("Cambridge, MA", "US"),
    ],
)
def test_a_code_or_name_of_two_places_is_told_by_the_city(written: str, country: str) -> None:
    assert read_place(written).country == country


def test_several_places_are_read_once_each() -> None:
    found = read_places(("London, UK; Ontario, CAN", "London, England, United Kingdom", "Hybrid"))
    assert [place.key or place.country for place in found] == ["London, GB", "CA"]


def test_every_country_and_state_that_boards_know_is_known_here() -> None:
    assert {name for name in COUNTRIES if country_named(name) is None} <= {"us"}
    assert {state for state in STATES if not read_place(f"Foo, {state}").country} == set()
    assert {state for state in STATE_NAMES if not read_place(f"Foo, {state.title()}").country} == set()
    assert all(country_coded(code) == code for code in CODES)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.city)
def test_every_spelling_of_a_city_is_one_place(place: TruePlace) -> None:
    spellings = (
        f"{place.city}, {place.region}, {place.country}",
        f"{place.city}, {place.country}",
        f"{place.city}, {place.region}, {place.iso3}",
    )
    found = {read_place(spelling) for spelling in spellings}
    assert len(found) == 1
    assert found.pop().country == place.iso2


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    place = read_place(text)
    assert place.country == "" or place.country in CODES
