"""When one posting is another put up again: the same text, nearly the same title, later. Pure."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from jobhunt.postings.near_titles import near


class PutUp(Protocol):
    """What a row has to tell of a posting."""

    @property
    def id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def posted_at(self) -> date | None: ...
    @property
    def first_seen_at(self) -> datetime: ...


class Twin(PutUp, Protocol):
    """Another posting with the same text. `apart` when a whole reading of the board ended between the two: what it
    did not show cannot have come up with what it showed.
    """

    @property
    def apart(self) -> bool: ...


def earlier(one: PutUp, other: PutUp, *, apart: bool) -> bool:
    """Whether one is known to have been put up before the other. Neither is, of two that came up together."""
    if since(one) != since(other):
        return since(one) < since(other)
    return apart and one.first_seen_at < other.first_seen_at


def since(posting: PutUp) -> date:
    """The first day that it is known to have been up. A board may move its posted day on, never our first sight."""
    seen = posting.first_seen_at.date()
    return seen if posting.posted_at is None else min(posting.posted_at, seen)


def put_up_again(posting: PutUp, twins: Iterable[Twin]) -> Twin | None:
    """The last one before it, among postings of its company with the same text; None when it is no repost."""
    before = [
        twin for twin in twins if near(twin.title, posting.title) and earlier(twin, posting, apart=twin.apart)
    ]
    return max(before, key=lambda twin: (since(twin), twin.first_seen_at, twin.id), default=None)
