"""When a posting may close: only what a complete listing lacks twice, and never many at once."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

ListingState = Literal["complete", "partial", "failed", "suspicious"]

MANY_SHARE = 0.30
MANY_LEAST = 10
LOOKS = 2
DAYS_TO_BELIEVE = 3


@dataclass(frozen=True, slots=True)
class PastListing:
    """One earlier whole reading of the same board: the day it was made, how it was judged, what it showed."""

    day: date
    state: ListingState
    digest: bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a listing does to the postings known so far, by external id."""

    closes: frozenset[str] = field(default_factory=frozenset)
    missed: frozenset[str] = field(default_factory=frozenset)
    reopened: frozenset[str] = field(default_factory=frozenset)


def digest(external_ids: Iterable[str]) -> bytes:
    """Stands for the set of openings a listing showed: equal sets, equal digests."""
    hashed = hashlib.sha256()
    for external_id in sorted(set(external_ids)):
        hashed.update(external_id.encode("utf-8", "surrogatepass") + b"\0")
    return hashed.digest()


def is_suspicious(seen: Collection[str], known_open: Collection[str]) -> bool:
    """Whether believing a complete listing would close too much: all of a board, or over 30 % and at least 10."""
    shown = set(seen)
    lacking = sum(1 for external_id in known_open if external_id not in shown)
    if known_open and not shown:
        return True
    return lacking >= MANY_LEAST and lacking > MANY_SHARE * len(known_open)


def is_believed(today: date, shown: bytes, past: Sequence[PastListing]) -> bool:
    """Whether a suspicious listing has now come back the same on three days running.

    `past` is newest first and holds whole readings only, so that a partial one in between neither helps nor
    harms; one that showed something else ends the row.
    """
    days = {today}
    for listing in past:
        if listing.digest != shown or listing.state not in ("suspicious", "complete"):
            break
        days.add(listing.day)
    return all(date.fromordinal(today.toordinal() - back) in days for back in range(DAYS_TO_BELIEVE))


def apply(
    state: ListingState,
    narrowed: bool,
    seen: Collection[str],
    known_open: Mapping[str, int],
    known_closed: Collection[str],
    *,
    believed: bool = False,
) -> Verdict:
    """What a listing closes, counts as missed, and reopens.

    `known_open` maps each open posting to how many complete listings in a row lacked it before this one. Being
    shown reopens whatever the state, for a posting that is listed is there. A believed listing closes at once:
    it was looked at on three days.
    """
    shown = set(seen)
    reopened = frozenset(external_id for external_id in known_closed if external_id in shown)
    if state != "complete" or narrowed:
        return Verdict(reopened=reopened)
    lacking = {external_id: looks + 1 for external_id, looks in known_open.items() if external_id not in shown}
    closes = frozenset(x for x, looks in lacking.items() if believed or looks >= LOOKS)
    return Verdict(closes=closes, missed=frozenset(lacking) - closes, reopened=reopened)
