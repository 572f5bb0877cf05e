"""Dates, amounts and modes are read when they are clear, and are None when they are not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.boards import stated


@pytest.mark.parametrize(
    "value",
    [
        "2026-05-08",
        "2026-05-08T23:59:59-05:00",
        "2026/5/8",
        "20260508",
        "08 May 2026",
        "8th May, 2026",
        "May 8, 2026",
        "May  8, 2026",
        "Fri, 08 May 2026 10:00:00 GMT",
        "08.05.2026",
        "8. Mai 2026",
        "8 de mayo de 2026",
        "8 mai 2026",
        1778198400,
        1778198400000,
        "1778198400000",
    ],
)
def test_a_day_is_read_from_every_clear_form(value: object) -> None:
    assert stated.day(value) == date(2026, 5, 8)


@pytest.mark.parametrize(
    "value",
    [
        "05/08/2026",
        "20 days",
        "",
        "soon",
        "99.99.2026",
        "2026-13-01",
        None,
        True,
        5,
        10**400,
        "²" * 10,
        float("nan"),
    ],
)
def test_an_unclear_day_is_none(value: object) -> None:
    assert stated.day(value) is None


def test_a_slashed_day_is_read_when_only_one_order_is_possible() -> None:
    assert stated.day("25/12/2026") == stated.day("12/25/2026") == date(2026, 12, 25)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (120000, 120_000),
        ("$120,000", 120_000),
        ("52.000", 52_000),
        ("80k", 80_000),
        ("16.50", 16.5),
        ("€ 1.234,50", 1_234.5),
    ],
)
def test_an_amount_is_read_as_written(value: object, expected: float) -> None:
    assert stated.amount(value) == expected


@pytest.mark.parametrize(
    "value", [0, -5, True, None, "", "five", "5-10", float("inf"), float("nan"), 10**400, "9" * 60]
)
def test_no_amount_is_invented(value: object) -> None:
    assert stated.amount(value) is None


@pytest.mark.parametrize(
    ("value", "mode"),
    [
        ("TELECOMMUTE", "remote"),
        ("Fully remote", "remote"),
        ("100% Remote", "remote"),
        ("Hybrid", "hybrid"),
        ("On-site", "onsite"),
        ("ON_SITE", "onsite"),
        ("Presencial", "onsite"),
        ("unspecified", None),
        ("Remote sensing engineer", None),
        ("We are a remote company with hybrid teams", None),
        ({}, None),
    ],
)
def test_a_mode_is_a_value_of_its_own(value: object, mode: str | None) -> None:
    assert stated.work_mode(value) == mode


def test_markdown_becomes_headings_bullets_and_paragraphs() -> None:
    text = "### About\n\nWe **weld** <b>& cut</b>.\n- steel\n* [iron](https://x.example)"
    assert (
        stated.markdown(text)
        == "<h3>About</h3><p>We weld &lt;b&gt;&amp; cut&lt;/b&gt;.</p><ul><li>steel</li><li>iron</li></ul>"
    )


@given(st.text(st.characters(), max_size=80) | st.integers() | st.floats())
def test_any_value_is_read_without_an_error(value: object) -> None:
    assert stated.day(value) is None or isinstance(stated.day(value), date)
    assert stated.amount(value) is None or isinstance(stated.amount(value), float)
    assert stated.as_html(value) is None or isinstance(stated.as_html(value), str)
