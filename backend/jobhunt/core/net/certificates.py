"""The certificates by which another's signatures are checked: fetched seldom, kept as long as they are good."""

import asyncio
import importlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from jobhunt.core.clock import Clock
from jobhunt.core.errors import Unavailable

LIMIT_SECONDS = 5.0
MOST_BYTES = 100_000
SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(days=1)
STALE = timedelta(days=1)
"""How long over their time certificates serve on while no newer ones can be fetched."""
AFTER_FAILURE = timedelta(seconds=10)


class CertificatesAway(Unavailable):
    """Signing in needs Google's certificates, and Google does not answer. Try again in a minute."""


@dataclass(slots=True)
class _Kept:
    body: bytes
    good_until: datetime
    next_try: datetime


class Certificates:
    """One address's certificates, for one process. Who come while they are being fetched share that one fetch."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.url = url
        self._clock = clock
        self._kept: _Kept | None = None
        self._one_at_a_time = asyncio.Lock()

    async def current(self) -> bytes:
        """The certificates as they were answered. Raises CertificatesAway when there are none that may serve."""
        if (kept := self._fresh()) is not None:
            return kept
        async with self._one_at_a_time:
            if (kept := self._fresh()) is not None:
                return kept
            try:
                body, age = await _fetch(self.url)
            except (_aiohttp().ClientError, OSError, TimeoutError, ValueError) as error:
                return self._stale(error)
            now = self._clock()
            self._kept = _Kept(body, now + age, now + age)
            return body

    def _fresh(self) -> bytes | None:
        return self._kept.body if self._kept is not None and self._clock() < self._kept.next_try else None

    def _stale(self, error: Exception) -> bytes:
        now = self._clock()
        if self._kept is None or now > self._kept.good_until + STALE:
            raise CertificatesAway() from error
        self._kept.next_try = now + AFTER_FAILURE
        return self._kept.body


@cache
def _aiohttp() -> Any:
    # 0.15 s and 10 MB, which a server is spared until somebody signs in.
    return importlib.import_module("aiohttp")


async def _fetch(url: str) -> tuple[bytes, timedelta]:
    limit = _aiohttp().ClientTimeout(total=LIMIT_SECONDS)
    async with (
        _aiohttp().ClientSession(timeout=limit, trust_env=False) as session,
        session.get(url, allow_redirects=False) as answer,
    ):
        body = await answer.content.read(MOST_BYTES + 1)
        while len(body) <= MOST_BYTES and (more := await answer.content.read(MOST_BYTES)):
            body += more
        if answer.status != 200 or len(body) > MOST_BYTES:
            raise ValueError(f"{url} answered {answer.status} with {len(body)} bytes")
        if not isinstance(json.loads(body), dict):
            raise ValueError(f"{url} answered with something else than certificates")
        return body, max_age(answer.headers)


def max_age(headers: Mapping[str, str]) -> timedelta:
    """For how long an answer may serve by its own word, within five minutes and a day."""
    match = re.search(r"(?:^|[\s,])max-age=(\d{1,9})", headers.get("Cache-Control", ""))
    stated = timedelta(seconds=int(match[1])) if match else SHORTEST
    return min(max(stated, SHORTEST), LONGEST)
