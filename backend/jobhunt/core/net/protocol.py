"""What fetching promises to those who use it, and every way in which it can fail."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from jobhunt.boards.protocol import Request, Response


class FetchFailed(Exception):
    """No usable answer: time-out, refused connection, TLS error, too large, too many redirects.

    The text is a sentence for people. A failed fetch never says anything about a posting being open or closed.
    """


class Blocked(FetchFailed):
    """The address may not be fetched: private, a forbidden port, no http(s), or robots.txt says no."""


class HostBusy(FetchFailed):
    """The host's turn is too far away to wait for: its pace, its Retry-After or its open circuit.

    `at` is when to come back.
    """

    def __init__(self, message: str, at: datetime) -> None:
        super().__init__(message)
        self.at = at


class Fetcher(Protocol):
    """Fetches one request: address guard, robots, the host's turn, size and time limits, redirects."""

    async def fetch(
        self, request: Request, *, wait: float = 5.0, conditions: Mapping[str, str] | None = None
    ) -> Response:
        """The answer, whatever its status (304 included when `conditions` such as If-None-Match were sent).

        Waits up to `wait` seconds for the host's turn and raises HostBusy beyond that; raises FetchFailed.
        A 429 or 503 is recorded for the host (Retry-After honoured) and returned like any other status.
        """
        ...
