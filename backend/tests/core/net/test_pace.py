"""Tests of the pace: turns in memory and in Postgres, one process or several."""

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.boards.protocol import RequestKind
from jobhunt.core.net.gate import Outcome
from jobhunt.core.net.memory import MemoryHosts
from jobhunt.core.net.pace import Hosts, Pace, PostgresHosts, Robots, Turn
from jobhunt.core.net.protocol import HostBusy
from jobhunt.core.net.rates import Rate
from tests.core.net.sites import NOON, Time

HOST = "www.example.com"
FINE = Outcome(200, 0.1)
HOSTILE = "x' or 1=1; drop table hosts; --\u2028\U0001f600"


@pytest.fixture(params=["memory", "postgres"])
def hosts(request: pytest.FixtureRequest, engine: AsyncEngine) -> Hosts:
    """Both places where hosts are remembered; they must not be told apart."""
    return MemoryHosts(Time().now) if request.param == "memory" else PostgresHosts(engine)


async def test_a_second_page_of_a_host_waits_its_turn() -> None:
    time = Time()
    pace = Pace(MemoryHosts(time.now), sleep=time.sleep)
    await pace.done(await pace.turn(HOST, "page", 5.0), FINE)
    second = await pace.turn(HOST, "page", 5.0)
    assert time.slept == [2.0]
    assert second.start == NOON + timedelta(seconds=2)
    await pace.done(second, FINE)


async def test_a_page_still_in_flight_is_waited_for_and_then_given_up() -> None:
    time = Time()
    pace = Pace(MemoryHosts(time.now), sleep=time.sleep)
    await pace.turn(HOST, "page", 5.0)
    with pytest.raises(
        HostBusy, match=r"^www\.example\.com is asked slowly, out of courtesy; the next turn is at "
    ):
        await pace.turn(HOST, "page", 5.0)
    assert sum(time.slept) == 5.0


async def test_a_crawl_delay_that_is_larger_than_the_rate_is_kept() -> None:
    time = Time()
    pace = Pace(MemoryHosts(time.now), sleep=time.sleep)
    await pace.done(await pace.turn(HOST, "api", 5.0, crawl_delay=30.0), FINE)
    with pytest.raises(HostBusy) as caught:
        await pace.turn(HOST, "api", 5.0, crawl_delay=30.0)
    assert caught.value.at == NOON + timedelta(seconds=30)


@pytest.mark.parametrize("kind", ["page", "api"])
async def test_the_least_pause_lies_between_any_two_starts(kind: RequestKind) -> None:
    time = Time()
    pace = Pace(MemoryHosts(time.now), sleep=time.sleep, least=12.0)
    starts = []
    for _ in range(3):
        turn = await pace.turn(HOST, kind, 60.0)
        starts.append((turn.start - NOON).total_seconds())
        await pace.done(turn, FINE)
    assert starts == [0.0, 12.0, 24.0]


async def test_a_pause_and_a_broken_host_are_told_apart() -> None:
    time = Time()
    pace = Pace(MemoryHosts(time.now), sleep=time.sleep)
    await pace.done(await pace.turn(HOST, "api", 5.0), Outcome(429, 0.1, "600"))
    with pytest.raises(
        HostBusy, match=r"^www\.example\.com asked for a pause and is left alone until 12:10:00 UTC$"
    ):
        await pace.turn(HOST, "api", 5.0)
    for _ in range(5):
        await pace.done(Turn("down.example.com", "api", NOON, NOON), Outcome(None, 25.0))
    with pytest.raises(HostBusy, match=r"failed several times in a row and is left alone until 12:15:00 UTC$"):
        await pace.turn("down.example.com", "api", 5.0)


async def test_what_a_host_was_told_is_remembered(hosts: Hosts) -> None:
    pace = Pace(hosts)
    turn = await pace.turn(HOST, "api", 0.0)
    assert len(await hosts.change(HOST, lambda gate, now: (gate, gate.in_flight))) == 1
    await pace.done(turn, Outcome(503, 1.0, "600"))
    gate = await hosts.change(HOST, lambda gate, now: (gate, gate))
    assert gate.in_flight == ()
    assert (gate.failures, gate.refusals) == (1, 1)
    assert gate.blocked_until is not None
    with pytest.raises(HostBusy) as caught:
        await pace.turn(HOST, "api", 5.0)
    assert caught.value.at == gate.blocked_until


async def test_hosts_do_not_slow_each_other(hosts: Hosts) -> None:
    pace = Pace(hosts)
    for number in range(20):
        await pace.turn(f"{number}.example.com", "page", 0.0)
    with pytest.raises(HostBusy):
        await pace.turn("7.example.com", "page", 0.0)


async def test_robots_are_kept_with_the_host_and_its_gate_is_left_alone(hosts: Hosts) -> None:
    assert await hosts.robots(HOST) is None
    await Pace(hosts).turn(HOST, "page", 0.0)
    assert await hosts.robots(HOST) is None
    for robots in (Robots("Disallow: /", True, NOON), Robots("", False, NOON + timedelta(days=1))):
        await hosts.keep_robots(HOST, robots)
        assert await hosts.robots(HOST) == robots
    await hosts.keep_robots("new.example.com", Robots(HOSTILE, True, NOON))
    assert await hosts.robots("new.example.com") == Robots(HOSTILE, True, NOON)
    with pytest.raises(HostBusy):
        await Pace(hosts).turn(HOST, "page", 0.0)


async def test_a_hostile_host_name_is_only_a_name(hosts: Hosts) -> None:
    await Pace(hosts).turn(HOSTILE, "page", 0.0)
    with pytest.raises(HostBusy):
        await Pace(hosts).turn(HOSTILE, "page", 0.0)


async def test_many_connections_racing_for_one_host_keep_the_least_gap(engine: AsyncEngine) -> None:
    rates = {"api": Rate(0.02, burst=1, in_flight=2), "page": Rate(0.02)}
    paces = [Pace(PostgresHosts(engine), {"api": rates["api"], "page": rates["page"]}) for _ in range(4)]

    async def asks(pace: Pace) -> list[Turn]:
        turns = []
        for _ in range(5):
            turn = await pace.turn(HOST, "api", 30.0)
            await pace.done(turn, FINE)
            turns.append(turn)
        return turns

    turns = await asyncio.gather(*[asks(pace) for pace in paces])
    starts = sorted(turn.start for some in turns for turn in some)
    gaps = [later - sooner for sooner, later in pairwise(starts)]
    assert len(starts) == 20
    assert min(gaps) >= timedelta(milliseconds=20)


async def test_no_more_than_allowed_are_in_flight_at_one_host(engine: AsyncEngine) -> None:
    pace = Pace(PostgresHosts(engine), {"api": Rate(0.001, burst=50, in_flight=2), "page": Rate(1.0)})
    open_now, most = 0, 0

    async def ask_once() -> None:
        nonlocal open_now, most
        turn = await pace.turn(HOST, "api", 60.0)
        open_now += 1
        most = max(most, open_now)
        await asyncio.sleep(0)
        open_now -= 1
        await pace.done(turn, FINE)

    await asyncio.gather(*[ask_once() for _ in range(8)])
    assert most <= 2


async def test_two_that_meet_a_new_host_at_once_share_its_one_row(engine: AsyncEngine) -> None:
    pace = Pace(PostgresHosts(engine))
    told = await asyncio.gather(
        *[pace.turn("fresh.example.com", "page", 0.0) for _ in range(5)], return_exceptions=True
    )
    assert [type(one) for one in told].count(Turn) == 1
    assert [type(one) for one in told].count(HostBusy) == 4
