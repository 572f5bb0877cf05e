"""Labelled lines and the lines below a title are facts; sentences are not."""

from datetime import date

import pytest

from jobhunt.boards import facts_text
from jobhunt.boards.claims import Claims
from jobhunt.boards.geography import is_place


def read(*lines: str) -> Claims:
    return facts_text.read(None, ["Welder", *lines], "Welder")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Location: Ghent, Belgium"], ("Ghent, Belgium",)),
        (["Location:", "Ghent"], ("Ghent",)),
        (["Location", "Ghent"], ("Ghent",)),
        (["Ubicación: Albacete (España)"], ("Albacete (España)",)),
        (["Standort", ": Berlin"], ("Berlin",)),
        (["Location: Berkeley, California (On-Site. No relocation.)"], ("Berkeley, California",)),
        (["Locations: Ghent; Lyon | Oslo"], ("Ghent", "Lyon", "Oslo")),
        (["Miami, FL", "·", "Full time"], ("Miami, FL",)),
        (["Sao Paulo - Brazil"], ("Sao Paulo - Brazil",)),
        (["Dallas, TX • Finance"], ("Dallas, TX",)),
        (["Location", "Remote"], ()),
        (["Location: Texas preferred. Hybrid or relocation may be considered."], ()),
        (["We work in Ghent, Belgium and elsewhere"], ()),
        (["Location", "Department"], ()),
    ],
)
def test_places_are_read_below_a_label_or_the_title(lines: list[str], expected: tuple[str, ...]) -> None:
    assert read(*lines).places == expected


@pytest.mark.parametrize(
    ("lines", "mode"),
    [
        (["Workplace type: Hybrid"], "hybrid"),
        (["Modalidad de trabajo: Presencial"], "onsite"),
        (["Remote"], "remote"),
        (["Location: Remote, US"], "remote"),
        (["Location: Berkeley (On-site)"], "onsite"),
        (["x " * 80, "#LI-Hybrid"], "hybrid"),
        (["Location: Remote or Hybrid (Remote)"], "remote"),
        (["x " * 80, "Remote"], None),
        (["Location: Texas preferred. Hybrid or relocation may be considered."], None),
        (["You are remote from nothing", "We have hybrid cars"], None),
    ],
)
def test_a_work_mode_is_stated_or_none(lines: list[str], mode: str | None) -> None:
    assert read(*lines).work_mode == mode


def test_the_other_labels() -> None:
    claims = read(
        *(
            "Employment type: Full-time",
            "Jornada:",
            "Tiempo completo",
            "Department: Yard",
            "Company",
            "Larkfield Works",
        ),
        *("Posted on", "08 May 2026", "Closing date: 2026-11-04", "Req ID: W-4711", "Salary Range:", "$80-100k"),
    )
    assert (claims.employment_type, claims.department, claims.company) == (
        "Full-time, Tiempo completo",
        "Yard",
        "Larkfield Works",
    )
    assert (claims.posted_at, claims.valid_through, claims.requisition_id) == (
        date(2026, 5, 8),
        date(2026, 11, 4),
        "W-4711",
    )
    assert claims.pay is not None
    assert (claims.pay.minimum, claims.pay.maximum) == (80_000, 100_000)


def test_an_age_is_no_date() -> None:
    assert read("Posted: 3 days ago", "Posted", "today").posted_at is None


def test_the_company_may_stand_in_a_heading_that_the_text_repeats() -> None:
    assert read("About Hylio", "Hylio builds drones.", "Hylio is in Texas.").company == "Hylio"
    assert read("About Hylio", "We build drones.").company is None
    assert read("About the role", "the role is the role").company is None


@pytest.mark.parametrize(
    "text", ["Miami, FL", "Toronto, Ontario", "San Mateo, CA, United States", "Paris, France", "Sao Paulo - Brazil"]
)
def test_a_place_is_told_by_its_form(text: str) -> None:
    assert is_place(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Miami",
        "Python, SQL, Go",
        "Hello, world",
        "We work in Paris, France: come",
        "x" * 200 + ", FL",
        ", US",
        "Lead, IT",
    ],
)
def test_other_short_lines_are_no_places(text: str) -> None:
    assert not is_place(text)
