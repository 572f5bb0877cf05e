"""How much one caller may ask for: so many requests at once, then an even flow, counted for all servers together.

The row in the database is the generic cell rate algorithm's: a moment that each request pushes ahead. Frequent and
cheap requests take an allowance of several at a time from it and live on that, so most of them ask nobody.
"""

import ipaddress
import math
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from jobhunt.accounts import limit_queries
from jobhunt.core.context import Context
from jobhunt.core.errors import TooMany

MOST_CALLERS = 10_000


@dataclass(frozen=True, slots=True)
class Rule:
    """`burst` requests at once, `per_minute` in the long run; `batch` of them taken from the database at a time."""

    name: str
    per_minute: int
    burst: int
    batch: int = 1

    @property
    def interval(self) -> timedelta:
        return timedelta(minutes=1) / self.per_minute


READ = Rule("read", per_minute=600, burst=300, batch=20)
CHANGE = Rule("change", per_minute=120, burst=120, batch=5)
SIGN_IN = Rule("sign-in", per_minute=20, burst=20)
RENEW = Rule("renew", per_minute=120, burst=120)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left to a caller, as the headers tell it."""

    rule: Rule
    left: int
    reset: int

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """The fields of the IETF's draft on rate limit headers."""
        window = math.ceil(self.rule.burst * self.rule.interval.total_seconds())
        return (
            ("RateLimit-Policy", f'"{self.rule.name}";q={self.rule.burst};w={window}'),
            ("RateLimit", f'"{self.rule.name}";r={self.left};t={self.reset}'),
        )


class TooManyRequests(TooMany):
    """That was too much at once. Wait a moment, then try again."""

    def __init__(self, allowance: Allowance, wait: timedelta) -> None:
        seconds = max(1, math.ceil(wait.total_seconds()))
        super().__init__(f"That was too much at once. Nothing was changed; try again in {seconds} s.")
        self.headers = (*allowance.headers, ("Retry-After", str(seconds)))


@dataclass(slots=True)
class _InHand:
    """Requests that were paid for and not made yet; they lapse, lest a caller saves them up."""

    left: int
    until: datetime
    spent_until: datetime


class Limits:
    """What the callers of one process have in hand."""

    def __init__(self) -> None:
        self._in_hand: OrderedDict[str, _InHand] = OrderedDict()

    async def take(self, context: Context, rule: Rule, caller: str) -> Allowance:
        """One request of this caller; what is left after it. Raises TooManyRequests."""
        key, now = f"{rule.name} {caller}", context.clock()
        hand = self._in_hand.get(key)
        if hand is None or hand.left == 0 or hand.until < now:
            hand = await self._fetch(context, rule, key, now)
        hand.left -= 1
        return _allowance(rule, hand, now)

    async def _fetch(self, context: Context, rule: Rule, key: str, now: datetime) -> _InHand:
        most = rule.interval * rule.burst
        async with context.one_statement() as connection:
            for count in sorted({rule.batch, 1}, reverse=True):
                spent = await limit_queries.spend(connection, key, now, rule.interval * count, most)
                if spent is not None:
                    return self._keep(key, _InHand(count, now + rule.interval * rule.burst, spent))
            until = await limit_queries.spent_until(connection, key) or now
        raise TooManyRequests(_allowance(rule, _InHand(0, now, until), now), until + rule.interval - most - now)

    def _keep(self, key: str, hand: _InHand) -> _InHand:
        self._in_hand[key] = hand
        self._in_hand.move_to_end(key)
        if len(self._in_hand) > MOST_CALLERS:
            self._in_hand.popitem(last=False)
        return hand


def _allowance(rule: Rule, hand: _InHand, now: datetime) -> Allowance:
    ahead = max(timedelta(0), hand.spent_until - now)
    left = max(0, rule.burst - math.ceil(ahead / rule.interval)) + hand.left
    return Allowance(rule, left, math.ceil(ahead.total_seconds()))


def place_of(address: str) -> str:
    """The part of an address that one caller has alone: of IPv6 the network, since each household has one."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(ip, ipaddress.IPv6Address):
        return str(ip.ipv4_mapped or ipaddress.ip_network((int(ip) >> 64 << 64, 64)))
    return str(ip)
