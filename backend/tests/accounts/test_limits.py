"""Rate limits: a burst, then an even flow, for all servers together, told in headers, cheap where it matters."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.accounts.limits import Limits, Rule, TooManyRequests, place_of
from jobhunt.core import clock
from jobhunt.core.context import Context
from jobhunt.universe.google_accounts import GoogleAccounts
from tests.accounts.browser import Browser
from tests.accounts.conftest import Serve
from tests.conftest import NOON
from tests.ingestion.site import Product

STRICT = Rule("strict", per_minute=60, burst=5)
CHEAP = Rule("cheap", per_minute=600, burst=100, batch=20)

At = Callable[[datetime], Context]


@pytest.fixture
def at(engine: AsyncEngine) -> At:
    """The context at a moment."""
    context = Product(engine, {}, NOON).context
    return lambda moment: replace(context, clock=lambda: moment)


async def taken(limits: Limits, context: Context, rule: Rule, most: int, caller: str = "user 1") -> int:
    """How many of so many requests are let through."""
    for count in range(most):
        try:
            await limits.take(context, rule, caller)
        except TooManyRequests:
            return count
    return most


async def test_a_burst_is_let_through_then_one_each_interval(at: At) -> None:
    limits = Limits()
    assert await taken(limits, at(NOON), STRICT, 50) == 5
    for second in range(1, 4):
        assert await taken(limits, at(NOON + timedelta(seconds=second)), STRICT, 50) == 1
    assert await taken(limits, at(NOON + timedelta(minutes=5)), STRICT, 50) == 5


async def test_callers_and_classes_are_counted_apart(at: At) -> None:
    limits = Limits()
    assert await taken(limits, at(NOON), STRICT, 50) == 5
    assert await taken(limits, at(NOON), STRICT, 50, "user 2") == 5
    assert await taken(limits, at(NOON), replace(STRICT, name="other"), 50) == 5


async def test_two_servers_count_together(at: At) -> None:
    one, two = Limits(), Limits()
    assert await taken(one, at(NOON), CHEAP, 40) == 40
    assert await taken(two, at(NOON), CHEAP, 500) == 60
    assert await taken(one, at(NOON), CHEAP, 500) == 0


async def test_frequent_requests_live_on_what_was_taken_for_them(at: At, engine: AsyncEngine) -> None:
    statements: list[str] = []

    def see(*args: object) -> None:
        statements.append(str(args[2]))

    event.listen(engine.sync_engine, "before_cursor_execute", see)
    assert await taken(Limits(), at(NOON), CHEAP, 60) == 60
    event.remove(engine.sync_engine, "before_cursor_execute", see)
    assert len(statements) == 3


async def test_what_is_left_is_told_and_when_to_come_back(at: At) -> None:
    limits = Limits()
    first = await limits.take(at(NOON), STRICT, "user 1")
    assert dict(first.headers) == {"RateLimit-Policy": '"strict";q=5;w=5', "RateLimit": '"strict";r=4;t=1'}
    await taken(limits, at(NOON), STRICT, 4)
    with pytest.raises(TooManyRequests) as told:
        await limits.take(at(NOON + timedelta(milliseconds=400)), STRICT, "user 1")
    headers = dict(told.value.headers)
    assert headers["Retry-After"] == "1"
    assert headers["RateLimit"] == '"strict";r=0;t=5'
    assert "try again in 1 s" in str(told.value)


async def test_what_was_taken_and_not_used_lapses(at: At) -> None:
    limits = Limits()
    await limits.take(at(NOON), CHEAP, "user 1")
    later = at(NOON + timedelta(hours=1))
    assert await taken(limits, later, CHEAP, 500) == 100


async def test_over_http_the_sign_in_is_limited_by_address(
    monkeypatch: pytest.MonkeyPatch, with_sign_in: Serve
) -> None:
    still = clock.now()
    monkeypatch.setattr(clock, "now", lambda: still)
    async with with_sign_in() as client:
        browser = Browser(client)
        for _ in range(20):
            assert (await browser.post("/api/auth/google", {"token": "x"})).status == 401
        refused = await browser.post("/api/auth/google", {"token": "x"})
    assert (refused.status, refused.code) == (429, "TooManyRequests")
    assert int(refused.headers["Retry-After"]) >= 1
    assert refused.headers["RateLimit"].startswith('"sign-in";r=0')


async def test_over_http_every_answer_tells_what_is_left(
    monkeypatch: pytest.MonkeyPatch, with_sign_in: Serve, google: GoogleAccounts
) -> None:
    still = clock.now()
    monkeypatch.setattr(clock, "now", lambda: still)
    async with with_sign_in() as client:
        browser = Browser(client)
        await browser.sign_in(google)
        told = [(await browser.get("/api/user")).headers["RateLimit"] for _ in range(3)]
    assert [int(line.split("r=")[1].split(";")[0]) for line in told] == [299, 298, 297]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("", "unknown"),
        ("testclient", "unknown"),
    ],
)
def test_of_an_address_the_part_counts_that_one_caller_has_alone(address: str, place: str) -> None:
    assert place_of(address) == place
