"""What is asked of the list of postings, as values: filters, order, and the place where a page begins. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Sort = Literal["newest", "first_seen", "pay", "company", "relevance"]
Mine = Literal["unseen", "saved", "hidden", "applied"]
Status = Literal["open", "closed"]

TAGGED = ("company", "platform", "country", "place", "team", "mode", "type", "level")
"""Filters whose values are tags of a posting."""

RANKED = 300
"""How many postings at most are ranked by relevance; beyond them one sorts or filters."""


class BadPlace(ValueError):
    """`after` must be the `next` of the page before, in the same order."""


@dataclass(frozen=True, slots=True)
class Search:
    """Filters: those with several values let any of them pass. `today` is the day that ages are counted from."""

    today: date
    q: str | None = None
    company: tuple[str, ...] = ()
    platform: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    team: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    pay_min: int | None = None
    pay_unlisted: bool = True
    years_max: int | None = None
    posted_days: int | None = None
    new: bool = False
    changed: bool | date = False
    status: Status | None = None
    mine: tuple[Mine, ...] = ()
    sort: Sort | None = None

    @property
    def order(self) -> Sort:
        """The order asked for; without one the best matches of a text first, else the newest."""
        wanted = self.sort or ("relevance" if self.q else "newest")
        return "newest" if wanted == "relevance" and not self.q else wanted

    @property
    def posted_since(self) -> date | None:
        """The first day that the age asked for reaches back to."""
        return None if self.posted_days is None else self.today - timedelta(days=self.posted_days)

    def tags(self, name: str) -> list[str]:
        """The tags that a filter lets pass."""
        return [f"{name}:{value}" for value in getattr(self, name)]


@dataclass(frozen=True, slots=True)
class PageStart:
    """The last line of the page before: its key in the order asked for, and its id, or how many came before."""

    key: str
    id: int


def written(order: Sort, start: PageStart) -> str:
    """A place as it travels."""
    return f"{order}:{start.id}:{start.key}"


def read_place(order: Sort, after: str) -> PageStart:
    """A place from its travelling form. Raises BadPlace for anything else."""
    name, _, rest = after.partition(":")
    number, _, key = rest.partition(":")
    if name != order or not (number.isascii() and number.isdigit() and len(number) < 19):
        raise BadPlace
    if order == "newest":
        try:
            date.fromisoformat(key)
        except ValueError:
            raise BadPlace from None
    if order == "pay" and not (key.isascii() and key.isdigit() and len(key) < 19):
        raise BadPlace
    if "\0" in key or len(key) > 500:
        raise BadPlace
    return PageStart(key, int(number))
