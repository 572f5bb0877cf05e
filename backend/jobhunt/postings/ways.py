"""Which way leads to a search's postings soonest: along the list, by an index of it, or by the texts. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Way = Literal["list", "lines", "text"]

# What one row costs, in lines of the list passed by: a text looked into, a line fetched by an index, a text found
# by its index and then looked for in the list, and an entry of that index.
_LOOK = 6.0
_FETCHED = 7.0
_MATCHED = 6.5
_ENTRY = 0.3

_SURE = 3
"""So many texts of a sample have to hold the words before their share is believed rather than the planner."""


@dataclass(frozen=True, slots=True)
class Passing:
    """Of the lines looked at: how many pass all filters, and how many those that the list's index knows."""

    all: int = 0
    indexed: int = 0


@dataclass(frozen=True, slots=True)
class Sample:
    """What the newest lines of a user's list tell of a search.

    `passing` is by what is counted: all filters, all but one, or all with the title's words. Of `read` texts
    `saying` hold the words. `lines`, those `recent` enough for the age asked for, `postings` and `matches` are how
    many the planner expects in all.
    """

    looked: int = 0
    passing: Mapping[str, Passing] = field(default_factory=dict)
    read: int = 0
    saying: int = 0
    lines: float = 1.0
    recent: float = 1.0
    postings: float = 1.0
    matches: float = 1.0

    @property
    def says(self) -> float:
        """The share of texts that hold the words."""
        return (self.saying + 0.5) / (self.read + 1)

    @property
    def matching(self) -> float:
        """How many texts hold the words, of all users' postings."""
        if self.saying >= _SURE:
            return self.says * self.postings
        most = (self.saying + _SURE) / (self.read + 1) * self.postings
        return max(min(self.matches, most), 1.0)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for: so many lines. `indexed` says that the list's index knows some of the filters, `reads`
    that texts have to be looked into, `recent` that an age is asked for. Not `ordered`: any lines will do, so that
    one may stop at enough.
    """

    lines: int
    counted: str
    indexed: bool = False
    reads: bool = False
    recent: bool = False
    ordered: bool = True


def way(sample: Sample, wish: Wish) -> Way:
    """The cheapest way to the lines."""
    counts = sample.passing[wish.counted]
    passing = (counts.all + 0.5) / (sample.looked + 1)
    indexed = (counts.indexed + 0.5) / (sample.looked + 1)
    says = sample.says if wish.reads else 1.0
    look = _LOOK if wish.reads else 0.0
    listed = max(sample.recent if wish.recent else sample.lines, 1.0)
    costs: dict[Way, float] = {"list": min(listed, wish.lines / (passing * says)) * (1.0 + passing * look)}
    if wish.indexed:
        fetched = sample.lines * indexed
        costs["lines"] = fetched * _FETCHED + min(listed * passing, fetched, wish.lines / says) * look
    if wish.reads:
        seen = passing * min(listed / max(sample.postings, 1.0), 1.0)
        matched = sample.matching if wish.ordered else min(sample.matching, wish.lines / seen)
        costs["text"] = matched * _MATCHED + sample.matching * _ENTRY
    return min(costs, key=lambda name: costs[name])
