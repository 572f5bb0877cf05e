"""What a host's robots.txt lets us read (RFC 9309), asked once a day and remembered with the host."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from protego import Protego
from yarl import URL

from jobhunt.boards.protocol import Request, RequestKind, Response
from jobhunt.core.clock import Clock
from jobhunt.core.net.exchange import ROBOTS_NAME
from jobhunt.core.net.guard import host_of
from jobhunt.core.net.pace import Hosts, Robots
from jobhunt.core.net.protocol import Blocked, HostBusy
from jobhunt.core.net.rates import crawl_delay

SIZE = 500 * 1024
GOOD_FOR = timedelta(hours=24)
ASK_AGAIN = timedelta(minutes=10)
REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows. Without `parsed` everything is allowed."""

    host: str
    robots: Robots
    parsed: Protego | None

    @property
    def crawl_delay(self) -> float:
        """Seconds between two requests that the host asks for; 0 when it asks for none."""
        return crawl_delay(self.parsed.crawl_delay(ROBOTS_NAME)) if self.parsed else 0.0

    def check(self, url: URL) -> None:
        """Raises Blocked when the host does not want this address read, HostBusy while it will not say."""
        if not self.robots.read:
            raise HostBusy(
                f"{self.host} did not give out its robots.txt, so nothing is read there until it does; "
                f"it is asked again at {self.robots.until:%H:%M:%S} UTC",
                self.robots.until,
            )
        if self.parsed and not self.parsed.can_fetch(str(url), ROBOTS_NAME):
            raise Blocked(f"{self.host} does not let programs read this page (its robots.txt says so)")


Ask = Callable[[Request], Awaitable[Response]]
"""Fetches a robots.txt, redirects followed, in its host's turn. An answer of 3xx: there were too many redirects."""


class RobotsBook:
    """The rules of every host, from this process, else from where hosts are kept, else from the host itself."""

    def __init__(self, hosts: Hosts, now: Clock) -> None:
        self._hosts = hosts
        self._now = now
        self._known: dict[str, Rules] = {}
        self._learning: dict[str, asyncio.Task[Rules]] = {}

    async def rules(self, url: URL, kind: RequestKind, ask: Ask) -> Rules:
        """The rules of the address's host. Raises what `ask` raises: a host that cannot be asked is not read.

        Whoever comes while the host is being asked shares the answer, and the failure too: a host that does not
        answer costs all of them one time-out together and not one each.
        """
        host = host_of(url)
        known = self._known.get(host)
        if known is not None and known.robots.until > self._now():
            return known
        learning = self._learning.get(host)
        if learning is None:
            learning = asyncio.create_task(self._learn(host, url, kind, ask))
            self._learning[host] = learning
            learning.add_done_callback(partial(self._learned, host))
        return await asyncio.shield(learning)

    async def close(self) -> None:
        """Stop asking; for when nobody is left to be told."""
        for learning in self._learning.values():
            learning.cancel()
        await asyncio.gather(*self._learning.values(), return_exceptions=True)

    async def _learn(self, host: str, url: URL, kind: RequestKind, ask: Ask) -> Rules:
        robots = await self._hosts.robots(host)
        if robots is None or robots.until <= self._now():
            answer = await ask(Request(str(url.origin() / "robots.txt"), kind=kind, limit=SIZE))
            robots = read_answer(answer, robots, self._now())
            await self._hosts.keep_robots(host, robots)
        return self._remember(Rules(host, robots, _parsed(robots.text)))

    def _learned(self, host: str, learning: asyncio.Task[Rules]) -> None:
        """Forget the task, and take note of its error: everyone who waited for it may be gone by now."""
        del self._learning[host]
        if not learning.cancelled():
            learning.exception()

    def _remember(self, rules: Rules) -> Rules:
        self._known.pop(rules.host, None)
        if len(self._known) >= REMEMBERED:
            del self._known[next(iter(self._known))]
        self._known[rules.host] = rules
        return rules


def read_answer(answer: Response, before: Robots | None, now: datetime) -> Robots:
    """What this answer to a request for robots.txt means.

    There is none: all is allowed. The host fails, or says that it is asked too much: nothing is allowed for ten
    minutes, unless an old copy is at hand.
    """
    if answer.status == 429 or answer.status >= 500:
        old = before.text if before is not None and before.read else None
        return Robots(old or "", old is not None, now + ASK_AGAIN)
    text = _text(answer.body) if answer.status == 200 else ""
    return Robots(text, True, now + GOOD_FOR)


def _text(body: bytes) -> str:
    return body[:SIZE].decode("utf-8-sig", errors="replace").replace("\x00", "")


def _parsed(text: str) -> Protego | None:
    return Protego.parse(text) if text.strip() else None
