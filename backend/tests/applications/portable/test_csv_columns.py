"""What columns, words and dates of other trackers' tables mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.applications.portable.csv_columns import TARGETS, day, is_day_first, proposal, stage_of


def test_columns_are_known_by_their_names_and_strange_ones_go_into_the_note() -> None:
    header = ["Company Name", "job_title", "Job URL", "Status", "Date Applied", "Salary", "Mood", "Empty", "Title"]
    row = ["Acme", "Engineer", "https://acme.example", "Applied", "2026-11-02", "90k", "good", " ", "x"]
    assert proposal(header, [row]) == [
        "company", "title", "url", "stage", "applied_on", "pay", "note", "skip", "note",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Wishlist", ("saved", None)),
        ("APPLIED", ("applied", None)),
        ("Phone-Screen", ("screening", None)),
        ("on_site", ("interview", None)),
        ("Offer received!", ("offer", None)),
        ("Rejected", ("closed", "rejected")),
        ("ghosted", ("closed", "no_response")),
        ("banana", None),
        ("", None),
    ],
)
def test_a_word_says_how_far_it_got(word: str, meaning: object) -> None:
    assert stage_of(word) == meaning


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-02", "2026/11/2", "2026-11-02T23:59:59Z", "2026-11-02 08:00", "02.11.2026", "2. 11. 2026",
        "2/11/2026",
        "02-11-26", "Nov 2, 2026", "November 2nd, 2026", "2 Nov 2026", "2. November 2026", "Mon, 2 Nov 2026 10:00",
        "Monday, November 2, 2026", "46328", "46328.5", " 2026-11-02 ",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written(cell: str) -> None:
    assert day(cell, day_first=True) == date(2026, 11, 2)


def test_the_month_may_come_first() -> None:
    assert day("11/2/2026", day_first=False) == date(2026, 11, 2)
    assert is_day_first(["1/2/2026", "11/25/2026"]) is False
    assert is_day_first(["1/2/2026", "25/11/2026"]) is True
    assert is_day_first(["1.2.2026"]) is True
    assert is_day_first(["", "soon"]) is True


@pytest.mark.parametrize(
    "cell", ["", "soon", "31.02.2026", "2026-13-01", "May", "2 Foo 2026", "1234567", "0/0/0000"]
)
def test_what_is_no_date_is_none(cell: str) -> None:
    assert day(cell, day_first=True) is None


@given(st.text(max_size=40), st.booleans())
def test_any_text_is_a_date_or_none(cell: str, day_first: bool) -> None:
    assert isinstance(day(cell, day_first=day_first), date | None)


@given(st.dates(date(1980, 1, 1), date(2099, 12, 31)))
def test_every_date_is_read_as_it_was_written(one: date) -> None:
    assert day(one.isoformat(), day_first=True) == one
    assert day(one.strftime("%d.%m.%Y"), day_first=True) == one
    assert day(one.strftime("%m/%d/%Y"), day_first=False) == one
    assert day(one.strftime("%d %B %Y"), day_first=False) == one


@given(st.lists(st.text(max_size=20), min_size=1, max_size=8))
def test_every_column_is_proposed_a_meaning(header: list[str]) -> None:
    found = proposal(header, [["x"] * len(header)])
    assert len(found) == len(header)
    assert set(found) <= set(TARGETS)
