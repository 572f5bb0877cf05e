"""The network in memory: hosts without a database, and a fetcher that answers what it was told."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from jobhunt.boards.protocol import Request, Response
from jobhunt.core.clock import Clock
from jobhunt.core.net.gate import Gate, fresh
from jobhunt.core.net.pace import Robots, Step

T = TypeVar("T")


class MemoryHosts:
    """Hosts of this process alone. Also what a real one uses when no pace is kept."""

    def __init__(self, now: Clock) -> None:
        self._now = now
        self._robots: dict[str, Robots] = {}
        self.gates: dict[str, Gate] = {}

    async def change(self, host: str, step: Step[T]) -> T:
        now = self._now()
        self.gates[host], told = step(self.gates.get(host) or fresh(now), now)
        return told

    async def robots(self, host: str) -> Robots | None:
        return self._robots.get(host)

    async def keep_robots(self, host: str, robots: Robots) -> None:
        self._robots[host] = robots


Answer = Response | Exception | Callable[[Request], Response]


class MemoryFetcher:
    """Answers by address. A sequence gives one answer after the other, and its last one from then on.

    An address in `unchanged` answers 304 whenever conditions come with the request. What was asked for is in
    `requests`. An address without an answer raises LookupError, which no caller takes for a failed fetch.
    """

    def __init__(self, answers: Mapping[str, Answer | Sequence[Answer]], unchanged: Collection[str] = ()) -> None:
        self._answers = answers
        self._asked: dict[str, int] = {}
        self.unchanged = set(unchanged)
        self.requests: list[Request] = []
        self.conditions: list[Mapping[str, str]] = []

    async def fetch(
        self, request: Request, *, wait: float = 5.0, conditions: Mapping[str, str] | None = None
    ) -> Response:
        self.requests.append(request)
        self.conditions.append(dict(conditions or {}))
        if conditions and request.url in self.unchanged:
            return Response(request.url, 304, {}, b"")
        answer = self._next(request.url)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Response):
            return replace(answer)
        return answer(request)

    def _next(self, url: str) -> Answer:
        if url not in self._answers:
            raise LookupError(f"No answer was given for {url}")
        answers = self._answers[url]
        if not isinstance(answers, Sequence):
            return answers
        asked = self._asked.get(url, 0)
        self._asked[url] = asked + 1
        return answers[min(asked, len(answers) - 1)]
