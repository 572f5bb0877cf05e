"""What goes between the server and a platform: the request asked, what it aims at, and the answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from jobhunt.universe.companies import Company
from jobhunt.universe.noise import Template
from jobhunt.universe.postings import Entry, Posting
from jobhunt.universe.texts import Text

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request as the real host would see it. Header names are lower-case."""

    method: str
    host: str
    path: str
    query: Mapping[str, str]
    lists: Mapping[str, Sequence[str]]
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Target:
    """What a request aims at: `what` is list, page, detail or other; `external_id` for the two in the middle."""

    company: Company
    what: str
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `tag`: it stands for one posting and carries an ETag. `born`: that posting's first day."""

    body: Template
    status: int = 200
    content_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    tag: bool = False
    born: int = 0


class Shown(Protocol):
    """A board as this request is allowed to see it, faults of the listing included."""

    company: Company
    padding: int

    @property
    def total(self) -> int:
        """What the board claims to have for the present search."""
        ...

    def search(self, words: str, keep: Callable[[Posting], bool] | None = None) -> "Shown":
        """The same board narrowed to titles with all of these words, and to what `keep` likes."""
        ...

    def slice(self, start: int, count: int | None) -> list[Entry]:
        """That stretch of the listing, newest first."""
        ...

    def posting(self, entry: Entry) -> Posting: ...

    def text(self, entry: Entry) -> Text: ...

    def find(self, external_id: str) -> Entry | None:
        """The open posting of that id, if there is one."""
        ...

    def url(self, entry: Entry) -> str:
        """Where people read the posting."""
        ...

    def keep(self, key: tuple[object, ...], make: Callable[[], Answer]) -> Answer:
        """The answer kept under that key, made when it is not there yet."""
        ...

    def similar(self) -> Sequence[bytes]:
        """Blocks of links to other postings, of which each fetch shows another."""
        ...


class Site(Protocol):
    """One platform, as a module with these two names."""

    def target(self, ask: Ask, companies: Mapping[str, Company]) -> Target | None:
        """Which employer and what of it is asked for; None when the host has no such address."""
        ...

    def answer(self, ask: Ask, target: Target, shown: Shown) -> Answer: ...


def number(text: str, default: int) -> int:
    """A query parameter as a number; nonsense counts as absent, as on the real sites."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default
