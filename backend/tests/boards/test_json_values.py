"""Values of the wrong type, out of range or written oddly."""

from datetime import UTC, date, datetime

import pytest

from jobhunt.boards import json_values as values
from jobhunt.boards.protocol import Response


def test_a_body_that_is_no_json_is_nothing() -> None:
    for body in (b"", b"<html>", b"[" * 100_000, b"9" * 10_000):
        assert values.body_of(Response("x", 200, {}, body)) is None


def test_a_path_leads_to_a_value_or_to_nothing() -> None:
    tree = {"a": [{"b": 1}, None]}
    assert values.at(tree, "a", 0, "b") == 1
    for path in (("a", 5), ("a", "b"), ("a", 1, "b"), ("x",), (0,)):
        assert values.at(tree, *path) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a\x00\ud800", "a"),
        (7694110327101, "7694110327101"),
        (True, ""),
        (None, ""),
        (1.5, ""),
        ([], ""),
        (10**40, ""),
    ],
)
def test_only_strings_and_whole_numbers_are_text(value: object, expected: str) -> None:
    assert values.text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(5, 5), (0, 0), (-1, None), (True, None), ("5", None), (10**12, None)]
)
def test_counts_are_whole_and_not_negative(value: object, expected: int | None) -> None:
    assert values.whole(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(5, 5.0), ("$405,000", 405000.0), ("12.5", 12.5), ("x", None), (True, None), (0, None), (float("inf"), None)],
)
def test_amounts_are_above_nothing_and_finite(value: object, expected: float | None) -> None:
    assert values.amount(value) == expected


def test_moments_out_of_range_are_none() -> None:
    assert values.moment(1784851200) == datetime(2026, 7, 24, tzinfo=UTC)
    for seconds in (0, -5, 10**15, True, "1784851200", 1.5, None):
        assert values.moment(seconds) is None
    assert values.iso_moment("2026-07-24") == datetime(2026, 7, 24, tzinfo=UTC)
    for written in ("yesterday", "", None, "2026-13-01", 5):
        assert values.iso_moment(written) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("March  9, 2026", date(2026, 3, 9)),
        ("September 25, 2026", date(2026, 9, 25)),
        ("Sept 25 2026", date(2026, 9, 25)),
        ("February 30, 2026", None),
        ("March 9", None),
        ("March nine, 2026", None),
        (f"March 9, {10**30}", None),
        (None, None),
    ],
)
def test_days_are_read_whatever_the_blanks(written: object, expected: date | None) -> None:
    assert values.month_day_year(written) == expected


def test_a_record_nested_too_deeply_is_no_payload() -> None:
    deep: object = None
    for _ in range(200_000):
        deep = [deep]
    assert values.written(deep) is None
    assert values.written({"a": "é\ud800"}) == '{"a":"\\u00e9\\ud800"}'
