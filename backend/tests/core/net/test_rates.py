"""Tests of the rates: what a host asks for is kept, and nonsense from it changes nothing."""

import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.core.net.rates import (
    API,
    PAGE,
    Rate,
    crawl_delay,
    next_page_delay,
    opening,
    pause,
    retry_after,
    slowed,
)
from tests.core.net.sites import NOON


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("120", 120.0),
        (" 7 ", 7.0),
        ("0", 1.0),
        ("86400", 3600.0),
        ("9" * 5000, 3600.0),
        ("Mon, 02 Nov 2026 12:05:00 GMT", 300.0),
        ("Mon, 02 Nov 2026 12:05:00 -0000", 300.0),
        ("Mon, 02 Nov 2026 13:05:00 +0100", 300.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 3600.0),
        ("Mon, 02 Nov 2020 12:05:00 GMT", 1.0),
        ("", None),
        ("-5", None),
        ("1e9", None),
        ("1.5", None),
        ("\u00b2", None),
        ("soon", None),
        ("Mon, 99 Nov 2026 12:05:00 GMT", None),
        ("Mon, 02 Nov 2026 12:05:00 +9999", None),
    ],
)
def test_a_retry_after_is_read_as_number_or_date_and_bounded(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOON) == seconds


@given(st.text())
def test_no_retry_after_asks_for_more_than_an_hour(header: str) -> None:
    seconds = retry_after(header, NOON)
    assert seconds is None or 1 <= seconds <= 3600


def test_without_a_retry_after_the_pause_doubles_up_to_an_hour() -> None:
    assert [pause(None, n) for n in range(1, 9)] == [60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert pause(None, 10_000) == 3600
    assert pause(5.0, 3) == 5.0


def test_the_circuit_stays_open_twice_as_long_each_time_up_to_six_hours() -> None:
    minutes = [opening(n) / 60 for n in range(1, 8)]
    assert minutes == [15, 30, 60, 120, 240, 360, 360]
    assert opening(10_000) == timedelta(hours=6).total_seconds()


def test_a_fast_page_brings_the_delay_down_by_halves_to_one_second() -> None:
    delay, seen = 8.0, []
    for _ in range(6):
        delay = next_page_delay(delay, 0.2, 200)
        seen.append(round(delay, 2))
    assert seen == [4.1, 2.15, 1.18, 1.0, 1.0, 1.0]


@pytest.mark.parametrize("status", [301, 304, 403, 404, 429, 500])
def test_only_a_page_may_make_the_delay_shorter(status: int) -> None:
    assert next_page_delay(8.0, 0.1, status) == 8.0
    assert next_page_delay(8.0, 20.0, status) == 20.0


def test_a_slow_page_is_believed_at_once() -> None:
    assert next_page_delay(2.0, 9.0, 200) == 9.0
    assert next_page_delay(2.0, 500.0, 200) == 60.0


@given(st.floats(1, 60), st.floats(0, 1e6), st.integers(100, 599))
def test_the_delay_stays_between_one_second_and_a_minute(delay: float, latency: float, status: int) -> None:
    assert 1 <= next_page_delay(delay, latency, status) <= 60


@pytest.mark.parametrize(
    ("stated", "kept"),
    [(None, 0), (2.5, 2.5), (0, 0), (-3, 0), (math.nan, 0), (math.inf, 0), (1e12, 3600)],
)
def test_a_crawl_delay_is_kept_unless_it_is_nonsense(stated: float | None, kept: float) -> None:
    assert crawl_delay(stated) == kept


def test_a_larger_crawl_delay_wins_and_takes_the_burst_away() -> None:
    assert slowed(API, 10) == Rate(10, burst=1, in_flight=2)
    assert slowed(API, 0.5) == API
    assert slowed(PAGE, 1) == PAGE
