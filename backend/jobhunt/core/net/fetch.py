"""Fetching with manners: address guard, robots.txt, the host's turn, and redirects followed hop by checked hop."""

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Literal

from aiohttp.abc import AbstractResolver
from yarl import URL

from jobhunt.boards.protocol import Request, Response
from jobhunt.core.clock import Clock, now
from jobhunt.core.net.body import Unusable
from jobhunt.core.net.exchange import Exchange, Limits, open_session
from jobhunt.core.net.gate import Outcome
from jobhunt.core.net.guard import host_of, parse_url
from jobhunt.core.net.memory import MemoryHosts
from jobhunt.core.net.pace import Hosts, Pace
from jobhunt.core.net.protocol import Blocked, FetchFailed
from jobhunt.core.net.robots import RobotsBook, Rules

MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
LIMITS = Limits()
SECRET_HEADERS = frozenset({"authorization", "cookie"})

BETWEEN_HOPS = 60.0
"""A redirect waits at least so long for its turn: given up halfway, it would begin anew every time."""


class HTTPFetcher:
    """The Fetcher over HTTP. Without a pace nobody waits, but guard, robots.txt and limits stay."""

    def __init__(self, exchange: Exchange, robots: RobotsBook, pace: Pace | None) -> None:
        self._exchange = exchange
        self._robots = robots
        self._pace = pace

    async def fetch(
        self, request: Request, *, wait: float = 5.0, conditions: Mapping[str, str] | None = None
    ) -> Response:
        asked, headers = request, dict(conditions or {})
        for hop in range(MOST_REDIRECTS + 1):
            url = parse_url(asked.url)
            patience = wait if hop == 0 else max(wait, BETWEEN_HOPS)
            rules = await self._robots.rules(url, asked.kind, partial(self._ask_robots, patience))
            rules.check(url)
            response = await self._in_turn(url, asked, headers, patience, rules)
            target = next_hop(asked, response)
            if target is None:
                return response
            asked = target
        raise FetchFailed(f"{host_of(url)} redirected more than {MOST_REDIRECTS} times")

    async def _ask_robots(self, wait: float, request: Request) -> Response:
        asked = request
        for hop in range(MOST_REDIRECTS + 1):
            url = parse_url(asked.url)
            response = await self._in_turn(url, asked, {}, max(wait, BETWEEN_HOPS) if hop else wait, None)
            target = next_hop(asked, response)
            if target is None:
                break
            asked = target
        return response

    async def _in_turn(
        self, url: URL, request: Request, headers: Mapping[str, str], wait: float, rules: Rules | None
    ) -> Response:
        cut = rules is None
        if self._pace is None:
            return await self._exchange.send(url, request, headers, cut)
        turn = await self._pace.turn(host_of(url), request.kind, wait, rules.crawl_delay if rules else 0.0)
        began = time.monotonic()
        outcome = Outcome(None, 0.0, blame=False)
        try:
            response = await self._exchange.send(url, request, headers, cut)
            outcome = Outcome(response.status, time.monotonic() - began, response.headers.get("retry-after"))
            return response
        except FetchFailed as failure:
            outcome = replace(outcome, blame=not isinstance(failure, Blocked | Unusable))
            raise
        finally:
            await self._pace.done(turn, outcome)


def next_hop(request: Request, response: Response) -> Request | None:
    """The request that a redirect leads to; None when the answer is final. Only a GET is sent on.

    Raises Blocked when the Location is no address. What identifies us to one host is not shown to another.
    """
    location = response.headers.get("location")
    if request.method != "GET" or response.status not in REDIRECTS or not location:
        return None
    here = URL(request.url)
    try:
        there = here.join(URL(location.strip()))
    except ValueError:
        raise Blocked(f"{here.host} redirected to something that is not a web address") from None
    headers = request.headers
    if there.host != here.host:
        headers = {name: value for name, value in headers.items() if name.lower() not in SECRET_HEADERS}
    return replace(request, url=str(there), headers=headers)


@asynccontextmanager
async def open_fetcher(
    hosts: Hosts,
    *,
    upstream: str | None = None,
    pace: Literal["polite", "off"] = "polite",
    now: Clock = now,
    limits: Limits = LIMITS,
    resolver: AbstractResolver | None = None,
) -> AsyncIterator[HTTPFetcher]:
    """The fetcher of a process. With pace "off" `hosts` is left alone: nothing is waited for and nothing kept."""
    kept = hosts if pace == "polite" else MemoryHosts(now)
    origin = URL(upstream) if upstream else None
    async with open_session(origin, resolver) as session:
        exchange = Exchange(session, origin, limits)
        robots = RobotsBook(kept, now)
        try:
            yield HTTPFetcher(exchange, robots, Pace(hosts, least=limits.pause) if pace == "polite" else None)
        finally:
            await robots.close()
