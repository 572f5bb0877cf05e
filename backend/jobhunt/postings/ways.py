"""Which way leads to a search's postings soonest: along the user's list, or from a text or a tag to it. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

Way = Literal["list", "text", "tags"]

# What one row costs: a line of the list looked at, a posting's text looked into, a posting found elsewhere and then
# looked for in the list, an entry of an index. Measured in lines.
_TEXT = 6.0
_FOUND = 4.0
_LISTED = 0.15
_UNKNOWN = 0.5
"""The share that a filter without an estimate is taken to let pass."""


@dataclass(frozen=True, slots=True)
class Estimates:
    """How many rows to expect: postings in all, lines of the user's, and postings by text, title and tags."""

    postings: float = 1.0
    lines: float = 1.0
    text: float = 1.0
    title: float = 1.0
    tags: Mapping[str, float] = field(default_factory=dict)

    def share(self, rows: float) -> float:
        """The share of all postings that so many are."""
        return min(max(rows, 1.0) / max(self.postings, 1.0), 1.0)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for: so many lines that pass these filters by tag and so many `others`.

    `matches` is how many postings have the text, None without one; `looked_into` says that it does not stand in the
    list itself. Not `ordered`: any lines will do, so that one may stop as soon as there are enough.
    """

    lines: int
    tags: Collection[str] = ()
    others: int = 0
    matches: float | None = None
    looked_into: bool = False
    ordered: bool = True


def way(estimates: Estimates, wish: Wish) -> Way:
    """The cheapest way to the lines."""
    passing = 1.0
    for name in wish.tags:
        passing *= estimates.share(estimates.tags[name])
    in_text = 1.0 if wish.matches is None else estimates.share(wish.matches)
    found = max(passing * in_text * _UNKNOWN**wish.others, 1e-9)
    text_cost = _TEXT if wish.matches is not None and wish.looked_into else 0.0
    costs: dict[Way, float] = {
        "list": min(estimates.lines, wish.lines / found) * (1.0 + passing * text_cost),
    }
    seen = found * min(estimates.share(estimates.lines), 1.0)
    if wish.matches is not None:
        costs["text"] = _from_index(wish, wish.matches, seen / in_text) * _FOUND + wish.matches * _LISTED
    if wish.tags:
        fewest = min(estimates.tags[name] for name in wish.tags)
        looked_at = _from_index(wish, fewest, seen / estimates.share(fewest))
        in_list = estimates.share(estimates.lines) * text_cost
        costs["tags"] = looked_at * (_FOUND + in_list) + fewest * _LISTED
    return min(costs, key=lambda name: costs[name])


def _from_index(wish: Wish, rows: float, share: float) -> float:
    """How many of an index's rows are looked at: all where an order is wanted, else until there are enough."""
    return rows if wish.ordered else min(rows, wish.lines / max(share, 1e-9))
