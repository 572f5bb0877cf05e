"""Level, work mode and kind of employment: stated in so many words, or not at all."""

import pytest

from jobhunt.postings.readers.employment_types import read_employment_types
from jobhunt.postings.readers.seniority import read_seniority
from jobhunt.postings.readers.work_modes import read_work_mode
from jobhunt.universe.words import INTERN, LEVELS


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior Software Engineer", "senior"),
        ("Sr. Data Engineer", "senior"),
        ("Staff Battery Applications Engineer", None),
        ("Staff Software Engineer", "staff"),
        ("Staff Accountant", None),
        ("Staff Nurse", None),
        ("Chief of Staff", None),
        ("Principal Engineer, Storage", "principal"),
        ("Tech Lead, Payments", "lead"),
        ("Lead Generation Specialist", None),
        ("Lead Data Scientist", "lead"),
        ("Engineering Manager, UI Platform", "manager"),
        ("Senior Manager, Marketing", "manager"),
        ("Product Manager", None),
        ("Account Manager", None),
        ("Senior Product Manager", "senior"),
        ("Corporate Tax Director", "director"),
        ("Head of People", "director"),
        ("VP, Finance", "executive"),
        ("Chief Technology Officer", "executive"),
        ("Account Executive", None),
        ("Executive Assistant", None),
        ("Junior Developer", "entry"),
        ("Graduate Analyst", "entry"),
        ("Senior Research Intern", "intern"),
        ("Internal Auditor", None),
        ("Senior Living Advisor", None),
        ("Software Engineer II", None),
        ("Software Engineer", None),
        ("", None),
    ],
)
def test_a_level_is_read_from_the_title(title: str, level: str | None) -> None:
    found = read_seniority(title)
    assert (found.value if found else None) == level


def test_the_universes_levels_are_read_and_no_others() -> None:
    true = {"Junior ": "entry", "Senior ": "senior", "Staff ": "staff", "Principal ": "principal", "Lead ": "lead"}
    for level in (*LEVELS, INTERN):
        found = read_seniority(f"{level.prefix}Research Engineer{level.suffix}, Ranking")
        expected = (
            "intern" if level is INTERN else "director" if "Director" in level.prefix else true.get(level.prefix)
        )
        assert (found.value if found else None) == expected, level


@pytest.mark.parametrize(
    ("title", "places", "mode", "source"),
    [
        ("Engineer (Remote)", (), "remote", "title"),
        ("Engineer - Hybrid, Berlin", (), "hybrid", "title"),
        ("Remote Sensing Scientist", (), None, ""),
        ("Engineer", ("Remote, US",), "remote", "places"),
        ("Engineer", ("Remote, US", "Remote - Canada"), "remote", "places"),
        ("Engineer", ("Remote, US", "New York, NY"), None, ""),
        ("Engineer", ("Remote-Friendly, United States",), None, ""),
        ("Engineer", ("Berlin",), None, ""),
        ("Engineer", (), None, ""),
    ],
)
def test_a_mode_is_read_where_it_is_stated(
    title: str, places: tuple[str, ...], mode: str | None, source: str
) -> None:
    found = read_work_mode(title, places, None, "")
    assert ((found.value, found.source) if found else (None, "")) == (mode, source)


def test_the_postings_own_field_goes_first() -> None:
    found = read_work_mode("Engineer (Remote)", ("Berlin",), "hybrid", "api")
    assert found is not None
    assert (found.value, found.source) == ("hybrid", "api")


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        ("FULL_TIME", ("full_time",)),
        ("FULL_TIME, INTERN", ("internship", "full_time")),
        ("Full-time", ("full_time",)),
        ("Regular", ("full_time",)),
        ("Contratista/Freelance", ("contract",)),
        ("Indefinit / Temps parcial", ("part_time",)),
        ("práce na plný úvazek, práce na zkrácený úvazek", ("part_time", "full_time")),
        ("Vollzeit, befristet", ("full_time", "temporary")),
        ("Intern", ("internship",)),
        ("Something else", None),
        ("", None),
    ],
)
def test_kinds_of_employment_are_a_few(given: str, kinds: tuple[str, ...] | None) -> None:
    found = read_employment_types("Engineer", given, "api")
    assert (found.value if found else None) == kinds


def test_a_title_may_name_the_kind() -> None:
    found = read_employment_types("Data Science Intern", None, "")
    assert found is not None
    assert (found.value, found.source) == (("internship",), "title")
