"""Whose turn it is at a host: pure steps from one state of its gate to the next.

The gate is a leaky bucket (GCRA): `due_at` is when the host is even again. A request in flight holds a lease that
ends by itself, so that a process that died in the middle of one blocks its host for `LEASE` seconds and no longer.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from jobhunt.boards.protocol import RequestKind
from jobhunt.core.net.rates import FIRST_PAGE_DELAY, TRIP, Rate, next_page_delay, opening, pause, retry_after

LEASE = 90.0
"""Longer than any exchange may take, so a lease that runs out belongs to nobody."""
LOOK_AGAIN = 0.5
SLACK = 0.1
"""Clocks differ a little: who slept until the reserved start may wake just before it by the gate's own time."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What is remembered about a host. `promised_at` is the first moment not yet promised to somebody sent away."""

    due_at: datetime
    promised_at: datetime
    page_delay: float = FIRST_PAGE_DELAY
    in_flight: tuple[datetime, ...] = ()
    failures: int = 0
    refusals: int = 0
    openings: int = 0
    blocked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Go:
    """Ask now. `lease` is to be given back; `start` is the moment that was reserved."""

    lease: datetime
    start: datetime


@dataclass(frozen=True, slots=True)
class Later:
    """Sleep so long, then ask `begin` again with the same `start`."""

    seconds: float
    start: datetime


@dataclass(frozen=True, slots=True)
class NotNow:
    """Not within the caller's patience; a moment of its own is kept free at `at`."""

    at: datetime
    paused: bool
    broken: bool


Answer = Go | Later | NotNow


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an exchange ended. No status: no usable answer, and `blame` says whether that is the host's fault."""

    status: int | None
    latency: float
    retry_after: str | None = None
    blame: bool = True


def fresh(now: datetime) -> Gate:
    """The gate of a host that was never asked."""
    return Gate(due_at=now, promised_at=now)


def ask(gate: Gate, rate: Rate, now: datetime, patience: float) -> tuple[Gate, Answer]:
    """Reserve the next start, if it is at most `patience` seconds away."""
    start = _next_start(gate, rate, now)
    if _seconds(now, start) > patience:
        return _send_away(gate, rate, start, now)
    reserved = replace(gate, due_at=max(gate.due_at, start) + timedelta(seconds=rate.interval))
    return begin(reserved, rate, start, now, patience)


def begin(gate: Gate, rate: Rate, start: datetime, now: datetime, patience: float) -> tuple[Gate, Answer]:
    """Begin at the reserved `start`, once it has come and the requests in flight leave room."""
    earliest = max(start, gate.blocked_until or start)
    open_leases = tuple(lease for lease in gate.in_flight if lease > now)
    broken = gate.failures >= TRIP
    missing = _seconds(now, earliest)
    if missing <= 0 and len(open_leases) >= (1 if broken else rate.in_flight):
        missing = LOOK_AGAIN
    if missing > max(patience, SLACK):
        return _send_away(gate, rate, max(earliest, now + timedelta(seconds=rate.interval)), now)
    if missing > 0:
        return gate, Later(missing, start)
    lease = now + timedelta(seconds=LEASE)
    return replace(gate, in_flight=(*open_leases, lease)), Go(lease, start)


def finish(gate: Gate, kind: RequestKind, lease: datetime, outcome: Outcome, now: datetime) -> Gate:
    """Give the lease back and learn from how it went."""
    gate = replace(gate, in_flight=_without(gate.in_flight, lease))
    if kind == "page" and outcome.status is not None:
        delay = next_page_delay(gate.page_delay, outcome.latency, outcome.status)
        gate = replace(gate, page_delay=delay)
    if outcome.status is None:
        return _failed(gate, now) if outcome.blame else gate
    if outcome.status in (429, 503):
        return _refused(gate, outcome, now)
    if outcome.status >= 500:
        return _failed(gate, now)
    return replace(gate, failures=0, refusals=0, openings=0)


def _next_start(gate: Gate, rate: Rate, now: datetime) -> datetime:
    tolerance = timedelta(seconds=rate.interval * (rate.burst - 1))
    return max(now, gate.due_at - tolerance, gate.blocked_until or now)


def _send_away(gate: Gate, rate: Rate, earliest: datetime, now: datetime) -> tuple[Gate, NotNow]:
    """Everyone sent away gets another moment, or all of them would come back at once and be sent away again."""
    at = max(earliest, gate.promised_at)
    paused = gate.blocked_until is not None and gate.blocked_until > now
    kept = replace(gate, promised_at=at + timedelta(seconds=rate.interval))
    return kept, NotNow(at, paused, gate.failures >= TRIP)


def _refused(gate: Gate, outcome: Outcome, now: datetime) -> Gate:
    refusals = gate.refusals + 1
    seconds = pause(retry_after(outcome.retry_after, now), refusals)
    failed = _failed(gate, now)
    return replace(failed, refusals=refusals, blocked_until=_later(failed.blocked_until, now, seconds))


def _failed(gate: Gate, now: datetime) -> Gate:
    failures = gate.failures + 1
    already_open = gate.failures >= TRIP and gate.blocked_until is not None and gate.blocked_until > now
    if failures < TRIP or already_open:
        return replace(gate, failures=failures)
    openings = gate.openings + 1
    until = _later(gate.blocked_until, now, opening(openings))
    return replace(gate, failures=failures, openings=openings, blocked_until=until)


def _later(until: datetime | None, now: datetime, seconds: float) -> datetime:
    at = now + timedelta(seconds=seconds)
    return at if until is None else max(until, at)


def _without(leases: tuple[datetime, ...], lease: datetime) -> tuple[datetime, ...]:
    if lease not in leases:
        return leases
    at = leases.index(lease)
    return leases[:at] + leases[at + 1 :]


def _seconds(now: datetime, then: datetime) -> float:
    return (then - now).total_seconds()
