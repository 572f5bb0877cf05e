"""Tests of the gate: the least gap, the leases, the pauses and the circuit, as pure steps."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.core.net.gate import LEASE, Gate, Go, Later, NotNow, Outcome, ask, begin, finish, fresh
from jobhunt.core.net.rates import API, PAGE, Rate
from tests.core.net.sites import NOON

FINE = Outcome(200, 0.1)
DOWN = Outcome(None, 25.0)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def go(gate: Gate, rate: Rate, now: datetime, patience: float = 0.0) -> tuple[Gate, Go]:
    gate, answer = ask(gate, rate, now, patience)
    assert isinstance(answer, Go), answer
    return gate, answer


def failing(gate: Gate, times: int, at: datetime, outcome: Outcome = DOWN) -> Gate:
    for _ in range(times):
        gate = finish(gate, "api", at, outcome, at)
    return gate


def test_the_first_one_goes_at_once_and_the_next_after_the_interval() -> None:
    gate, _ = go(fresh(NOON), PAGE, NOON)
    assert ask(gate, PAGE, NOON, 5.0)[1] == Later(2.0, after(2))
    assert isinstance(ask(gate, PAGE, NOON, 1.0)[1], NotNow)


def test_an_api_lets_a_burst_go_as_far_as_two_are_in_flight() -> None:
    gate, starts = fresh(NOON), []
    for _ in range(7):
        gate, answer = ask(gate, Rate(1.0, burst=5, in_flight=9), NOON, 9.0)
        starts.append(answer.seconds if isinstance(answer, Later) else 0.0)
    assert starts == [0, 0, 0, 0, 0, 1, 2]
    gate, _ = go(fresh(NOON), API, NOON)
    gate, _ = go(gate, API, NOON)
    assert ask(gate, API, NOON, 5.0)[1] == Later(0.5, NOON)


def test_a_second_page_waits_until_the_first_one_is_through() -> None:
    gate, first = go(fresh(NOON), PAGE, NOON)
    gate, later = ask(gate, PAGE, NOON, 5.0)
    assert isinstance(later, Later)
    assert begin(gate, PAGE, later.start, after(1.5), 3.0)[1] == Later(0.5, later.start)
    assert begin(gate, PAGE, later.start, after(2), 3.0)[1] == Later(0.5, later.start)
    assert isinstance(begin(gate, PAGE, later.start, after(4.8), 0.2)[1], NotNow)
    gate = finish(gate, "page", first.lease, FINE, after(3))
    assert isinstance(begin(gate, PAGE, later.start, after(3), 2.0)[1], Go)


def test_who_wakes_a_moment_too_early_is_not_sent_away() -> None:
    gate, first = go(fresh(NOON), PAGE, NOON)
    gate, later = ask(gate, PAGE, NOON, 2.0)
    assert isinstance(later, Later)
    gate = finish(gate, "page", first.lease, FINE, after(1))
    assert begin(gate, PAGE, later.start, after(2 - 1 / 16), -0.01)[1] == Later(1 / 16, later.start)


def test_a_lease_that_nobody_gives_back_runs_out() -> None:
    gate, _ = go(fresh(NOON), PAGE, NOON)
    assert isinstance(ask(gate, PAGE, after(LEASE - 1), 0.0)[1], NotNow)
    gate, _ = go(gate, PAGE, after(LEASE))
    assert len(gate.in_flight) == 1


def test_those_sent_away_come_back_one_interval_apart() -> None:
    gate, _ = go(fresh(NOON), PAGE, NOON)
    moments = []
    for _ in range(4):
        gate, answer = ask(gate, PAGE, NOON, 1.0)
        assert isinstance(answer, NotNow)
        moments.append(answer.at)
    assert moments == [after(2), after(4), after(6), after(8)]
    gate = finish(gate, "page", after(LEASE), FINE, after(1))
    assert isinstance(ask(gate, PAGE, moments[0], 0.0)[1], Go)


def test_a_refusal_pauses_the_host_as_long_as_it_asks() -> None:
    gate, answer = go(fresh(NOON), API, NOON)
    gate = finish(gate, "api", answer.lease, Outcome(429, 0.1, "90"), after(1))
    told = ask(gate, API, after(2), 5.0)[1]
    assert told == NotNow(after(91), paused=True, broken=False)
    assert ask(gate, API, after(88), 5.0)[1] == Later(3.0, after(91))
    go(gate, API, after(91))


def test_a_shorter_pause_never_ends_a_longer_one() -> None:
    gate = failing(fresh(NOON), 1, NOON, Outcome(503, 0.1, "600"))
    gate = failing(gate, 1, NOON, Outcome(429, 0.1, "10"))
    assert gate.blocked_until == after(600)


def test_someone_already_waiting_stops_at_a_pause_that_begins_meanwhile() -> None:
    gate, first = go(fresh(NOON), PAGE, NOON)
    gate, later = ask(gate, PAGE, NOON, 5.0)
    assert isinstance(later, Later)
    gate = finish(gate, "page", first.lease, Outcome(429, 0.1, "300"), after(1))
    assert begin(gate, PAGE, later.start, after(2), 3.0)[1] == NotNow(after(301), paused=True, broken=False)


def test_five_failures_in_a_row_open_the_circuit_and_a_single_probe_follows() -> None:
    gate = failing(fresh(NOON), 4, NOON)
    assert gate.blocked_until is None
    gate = failing(gate, 1, NOON)
    assert gate.blocked_until == after(15 * 60)
    assert ask(gate, API, after(60), 5.0)[1] == NotNow(after(15 * 60), paused=True, broken=True)
    gate, probe = go(gate, API, after(15 * 60))
    assert ask(gate, API, after(15 * 60), 5.0)[1] == Later(0.5, after(15 * 60))
    again = finish(gate, "api", probe.lease, DOWN, after(15 * 60))
    assert again.blocked_until == after(45 * 60)
    closed = finish(gate, "api", probe.lease, FINE, after(15 * 60))
    assert (closed.failures, closed.openings) == (0, 0)
    closed, _ = go(closed, API, after(15 * 60 + 1))
    go(closed, API, after(15 * 60 + 1))


def test_stragglers_that_fail_while_the_circuit_is_open_do_not_keep_it_open_longer() -> None:
    gate = failing(failing(fresh(NOON), 5, NOON), 3, after(1))
    assert gate.blocked_until == after(15 * 60)
    assert gate.openings == 1


@pytest.mark.parametrize("status", [200, 301, 304, 400, 401, 403, 404, 410])
def test_an_answer_from_a_living_host_ends_a_row_of_failures(status: int) -> None:
    gate = failing(fresh(NOON), 4, NOON)
    assert failing(gate, 1, NOON, Outcome(status, 0.1)).failures == 0


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 599])
def test_errors_of_the_host_count_as_failures(status: int) -> None:
    assert failing(fresh(NOON), 5, NOON, Outcome(status, 0.1)).openings == 1


def test_what_is_not_the_hosts_fault_changes_nothing() -> None:
    gate = failing(fresh(NOON), 4, NOON)
    assert failing(gate, 1, NOON, Outcome(None, 1.0, blame=False)) == gate


def test_only_pages_teach_the_delay_between_pages() -> None:
    assert finish(fresh(NOON), "page", NOON, Outcome(200, 9.0), NOON).page_delay == 9.0
    assert finish(fresh(NOON), "api", NOON, Outcome(200, 9.0), NOON).page_delay == 2.0
    assert finish(fresh(NOON), "page", NOON, DOWN, NOON).page_delay == 2.0


def test_giving_back_a_lease_twice_frees_one_place_only() -> None:
    gate, first = go(fresh(NOON), API, NOON)
    gate, _ = go(gate, API, after(1))
    once = finish(gate, "api", first.lease, FINE, after(2))
    assert finish(once, "api", first.lease, FINE, after(2)).in_flight == once.in_flight
    assert len(once.in_flight) == 1


@given(
    st.lists(st.tuples(st.floats(0, 3), st.floats(0, 6)), max_size=60),
    st.floats(0.05, 4),
    st.integers(1, 5),
)
def test_whoever_asks_when_the_reserved_starts_keep_the_rate(
    asks: list[tuple[float, float]], interval: float, burst: int
) -> None:
    rate = Rate(interval, burst, in_flight=10_000)
    gate, now, starts = fresh(NOON), NOON, []
    for pause, patience in asks:
        now += timedelta(seconds=pause)
        gate, answer = ask(gate, rate, now, patience)
        if not isinstance(answer, NotNow):
            starts.append(answer.start)
            assert answer.start <= now + timedelta(seconds=patience)
    slack = timedelta(milliseconds=1)
    for first, last in zip(starts, starts[burst:], strict=False):
        assert last - first >= timedelta(seconds=interval) - slack
