"""Local times in their zones, the hours that come twice or never, and rules that repeat."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobhunt.applications.items.times import check_rule, check_zone, moment, next_local

NINE = datetime(2026, 11, 2, 9, 0)


def test_a_local_time_is_the_moment_that_its_zone_says() -> None:
    assert moment(NINE, "Europe/Oslo") == datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
    assert moment(NINE, "Asia/Kathmandu") == datetime(2026, 11, 2, 3, 15, tzinfo=UTC)


def test_of_an_hour_that_comes_twice_the_first_counts() -> None:
    assert moment(datetime(2026, 10, 25, 2, 30), "Europe/Oslo") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_an_hour_that_clocks_leave_out_is_told() -> None:
    with pytest.raises(ValueError, match="does not exist"):
        moment(datetime(2026, 3, 29, 2, 30), "Europe/Oslo")


@pytest.mark.parametrize("zone", ["", "Oslo", "../etc/passwd", "/etc/passwd", "UTC\0"])
def test_only_zones_of_the_iana_are_taken(zone: str) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        check_zone(zone)


@pytest.mark.parametrize(
    ("rule", "after", "expected"),
    [
        ("FREQ=DAILY", NINE, NINE + timedelta(days=1)),
        ("FREQ=WEEKLY;BYDAY=MO,TH", NINE, NINE + timedelta(days=3)),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", NINE, datetime(2026, 11, 30, 9, 0)),
        ("FREQ=WEEKLY;INTERVAL=2", NINE + timedelta(days=30), datetime(2026, 12, 14, 9, 0)),
        ("FREQ=DAILY;COUNT=3", NINE + timedelta(days=2), None),
        ("FREQ=DAILY;UNTIL=20261103", NINE + timedelta(days=1), None),
    ],
)
def test_a_rule_says_when_the_next_time_is(rule: str, after: datetime, expected: datetime | None) -> None:
    assert next_local(check_rule(rule, NINE), NINE, after) == expected


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=SECONDLY",
        "FREQ=HOURLY",
        "INTERVAL=2",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=DAILY;COUNT=2;UNTIL=20270101",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;COUNT=5;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;UNTIL=20269999",
        "FREQ=DAILY\nDTSTART:20260101T000000",
        "EXRULE:FREQ=DAILY",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31",
    ],
)
def test_a_rule_that_means_nothing_is_refused_at_once(rule: str) -> None:
    with pytest.raises(ValueError, match="rule"):
        check_rule(rule, NINE)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    freq=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    interval=st.integers(1, 999),
    days=st.integers(0, 4000),
)
def test_the_next_time_is_always_later(freq: str, interval: int, days: int) -> None:
    after = NINE + timedelta(days=days)
    found = next_local(check_rule(f"FREQ={freq};INTERVAL={interval}", NINE), NINE, after)
    assert found is None or found > after
