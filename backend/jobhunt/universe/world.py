"""The universe itself: its employers, its day, what it keeps rendered, and what it was asked."""

import re
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jobhunt.universe import amazon, eightfold, google, greenhouse, own_site, tiktok
from jobhunt.universe.asking import Answer
from jobhunt.universe.companies import Company, companies_of
from jobhunt.universe.drift import Change, History
from jobhunt.universe.faults import Faults
from jobhunt.universe.pages import similar_blocks
from jobhunt.universe.postings import Entry, Posting
from jobhunt.universe.texts import Text, text_of

FIRST_DAY = date(2026, 11, 2)
KEPT_BYTES = 48 * 1024 * 1024
KEPT_POSTINGS = 20_000
LOGGED = 50_000
URLS: Mapping[str, Callable[[Posting], str]] = {
    "google": google.url,
    "amazon": amazon.url,
    "greenhouse": greenhouse.url,
    "tiktok": tiktok.url,
    "eightfold": eightfold.url,
    "own_site": own_site.url,
}


@dataclass(slots=True)
class Asked:
    """One request that came in, its times by the event loop's clock; `first_byte` is None until answered."""

    host: str
    path: str
    method: str
    company: str
    what: str
    at: float
    first_byte: float | None = None
    status: int | None = None
    conditional: bool = False


class Universe:
    """Everything there is. One event loop drives it, so nothing in it is locked."""

    def __init__(self, seed: int, companies: Mapping[str, Company], start: date = FIRST_DAY) -> None:
        self.seed, self.start = seed, start
        self.companies = dict(companies)
        self.reset()

    def reset(self) -> None:
        """Back to day 0 without faults, edits, or memory of requests."""
        self.day = 0
        self.noise = True
        self.padding = 0
        self.fetches = 0
        self.faults = Faults()
        self.asked: deque[Asked] = deque(maxlen=LOGGED)
        self.histories = {key: History(company, self.seed, self.start) for key, company in self.companies.items()}
        self._kept: OrderedDict[tuple[object, ...], Answer] = OrderedDict()
        self._kept_bytes = 0
        self._postings: dict[tuple[str, Entry], Posting] = {}
        self._orders: dict[str, tuple[int, list[Entry]]] = {}
        self._similar: dict[str, Sequence[bytes]] = {}

    def move_to(self, day: int) -> None:
        for history in self.histories.values():
            history.move_to(day)
        self.day = day

    def order(self, company: Company) -> list[Entry]:
        """The open postings, newest first."""
        history = self.histories[company.key]
        version, order = self._orders.get(company.key, (-1, []))
        if version != history.version:
            order = sorted(history.live.values(), key=lambda entry: (-entry.born, entry.number))
            self._orders[company.key] = (history.version, order)
        return order

    def posting(self, company: Company, entry: Entry) -> Posting:
        found = self._postings.get((company.key, entry))
        if found is None:
            if len(self._postings) >= KEPT_POSTINGS:
                self._postings.clear()
            found = self._postings[company.key, entry] = self.histories[company.key].posting(entry)
        return found

    def text(self, company: Company, entry: Entry) -> Text:
        return text_of(company, self.posting(company, entry), self.seed)

    def url(self, company: Company, entry: Entry) -> str:
        return URLS[company.platform](self.posting(company, entry))

    def find(self, company: Company, external_id: str) -> Entry | None:
        number = company.numbering.id_to_number(company.key, external_id)
        return None if number is None else self.histories[company.key].live.get(number)

    def changes(self, company: str | None = None) -> list[Change]:
        """The ledger of all days up to now, by day."""
        histories = [self.histories[company]] if company else list(self.histories.values())
        return sorted((change for each in histories for change in each.ledger), key=lambda change: change.day)

    def keep(self, key: tuple[object, ...], make: Callable[[], Answer]) -> Answer:
        answer = self._kept.get(key)
        if answer is not None:
            self._kept.move_to_end(key)
            return answer
        answer = self._kept[key] = make()
        self._kept_bytes += answer.body.own
        while self._kept_bytes > KEPT_BYTES and len(self._kept) > 1:
            self._kept_bytes -= self._kept.popitem(last=False)[1].body.own
        return answer

    def similar(self, company: Company) -> Sequence[bytes]:
        if company.key not in self._similar:
            entries = [Entry(number, number, 0) for number in range(min(company.count, 24))]
            links = [(self.url(company, entry), self.posting(company, entry).title) for entry in entries]
            self._similar[company.key] = similar_blocks([(title, url) for url, title in links])
        return self._similar[company.key]


class Board:
    """One employer's listing as one request sees it."""

    def __init__(self, universe: Universe, company: Company, faults: Iterable[str] = ()) -> None:
        self._universe = universe
        self.company = company
        self.padding = universe.padding
        self._faults = frozenset(faults)
        self._entries = [] if "empty" in self._faults else universe.order(company)

    @property
    def total(self) -> int:
        moved = self._universe.fetches % 3 if "shifting_total" in self._faults else 0
        return len(self._entries) + moved

    def search(self, words: str, keep: Callable[[Posting], bool] | None = None) -> "Board":
        wanted = re.findall(r"\w+", words.lower())
        if not wanted and keep is None:
            return self
        found = Board(self._universe, self.company, self._faults)
        found._entries = [entry for entry in self._entries if self._fits(entry, wanted, keep)]
        return found

    def _fits(self, entry: Entry, wanted: Sequence[str], keep: Callable[[Posting], bool] | None) -> bool:
        posting = self.posting(entry)
        # A site's own search looks at more than titles: now and then it finds a posting for its text.
        title = set(re.findall(r"\w+", f"{posting.title} {posting.department.name}".lower()))
        found = posting.content % 23 == 5 or all(word in title for word in wanted)
        return found and (keep is None or keep(posting))

    def slice(self, start: int, count: int | None) -> list[Entry]:
        if count is None:
            entries = self._entries[::2] if "half_pages" in self._faults else list(self._entries)
            return entries + entries[::3] if "duplicates" in self._faults else entries
        if "half_pages" in self._faults and count and start // count % 2:
            return []
        entries = self._entries[start : start + count]
        if "duplicates" in self._faults and start and entries:
            entries = [self._entries[start - 1], *entries[1:]]
        return entries

    def posting(self, entry: Entry) -> Posting:
        return self._universe.posting(self.company, entry)

    def text(self, entry: Entry) -> Text:
        return self._universe.text(self.company, entry)

    def find(self, external_id: str) -> Entry | None:
        return self._universe.find(self.company, external_id)

    def url(self, entry: Entry) -> str:
        return self._universe.url(self.company, entry)

    def keep(self, key: tuple[object, ...], make: Callable[[], Answer]) -> Answer:
        return self._universe.keep((self.company.key, *key), make)

    def similar(self) -> Sequence[bytes]:
        return self._universe.similar(self.company)


def make_universe(
    seed: int = 1, day: int = 0, size: str | Mapping[str, int] = "demo", start: date = FIRST_DAY
) -> Universe:
    """A universe of that size on that day; `start` is the date of day 0. Raises ValueError for an unknown size."""
    universe = Universe(seed, companies_of(size), start)
    universe.move_to(day)
    return universe
