"""How fast a host may be asked: the pure decisions behind its turn, its back-off and its circuit."""

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

FIRST_PAGE_DELAY = 2.0
LEAST_PAGE_DELAY = 1.0
MOST_PAGE_DELAY = 60.0
MOST_CRAWL_DELAY = 3_600.0

SHORTEST_PAUSE = 1.0
FIRST_PAUSE = 60.0
LONGEST_PAUSE = 3_600.0

TRIP = 5
"""So many failures in a row open a host's circuit."""
FIRST_OPENING = 15 * 60.0
LONGEST_OPENING = 6 * 3_600.0


@dataclass(frozen=True, slots=True)
class Rate:
    """Seconds between two starts in the long run, how many may start at once, how many may be open at once."""

    interval: float
    burst: int = 1
    in_flight: int = 1


PAGE = Rate(FIRST_PAGE_DELAY)
API = Rate(1.0, burst=5, in_flight=2)


def slowed(rate: Rate, seconds: float) -> Rate:
    """The rate with at least so many seconds between two starts; a slowed rate has no bursts."""
    if seconds <= rate.interval:
        return rate
    return Rate(seconds, 1, rate.in_flight)


def crawl_delay(stated: float | None) -> float:
    """The Crawl-delay of a robots.txt as seconds to keep: nonsense counts as none, and an hour is the most."""
    if stated is None or not math.isfinite(stated) or stated <= 0:
        return 0.0
    return min(stated, MOST_CRAWL_DELAY)


def next_page_delay(delay: float, latency: float, status: int) -> float:
    """The seconds between two pages after one that took `latency`: as long as the host needs, smoothed.

    A refusal is often faster than a page, so only a 200 may make it shorter.
    """
    wanted = max(latency, (delay + latency) / 2)
    wanted = min(max(wanted, LEAST_PAGE_DELAY), MOST_PAGE_DELAY)
    return wanted if status == 200 else max(wanted, delay)


def retry_after(header: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After asks for (a number or an HTTP date), an hour at most, or None."""
    if header is None:
        return None
    text = header.strip()
    if re.fullmatch(r"[0-9]+", text):
        return _bounded(float(text[:12]) if len(text) <= 12 else LONGEST_PAUSE)
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    aware = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return _bounded((aware - now).total_seconds())


def _bounded(seconds: float) -> float:
    return min(max(seconds, SHORTEST_PAUSE), LONGEST_PAUSE)


def pause(asked: float | None, refusals: int) -> float:
    """The seconds to leave a host alone after so many 429 or 503 in a row: what it asked, else doubling."""
    if asked is not None:
        return asked
    return min(FIRST_PAUSE * 2.0 ** min(refusals - 1, 20), LONGEST_PAUSE)


def opening(openings: int) -> float:
    """The seconds a circuit stays open the `openings`th time in a row."""
    return min(FIRST_OPENING * 2.0 ** min(openings - 1, 20), LONGEST_OPENING)
