"""What a careers platform is to the rest of the product: requests to make, and what the answers mean."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, Protocol

HTML_LIMIT = 5 * 1024 * 1024
JSON_LIMIT = 64 * 1024 * 1024

RequestKind = Literal["api", "page"]
Period = Literal["year", "month", "week", "day", "hour"]
WorkMode = Literal["remote", "hybrid", "onsite"]


@dataclass(frozen=True, slots=True)
class Board:
    """Where a company lists: a platform and the token that names the company there.

    `address` is where people look at the board; the generic platform reads it, for it has no other token.
    """

    platform: str
    token: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One outgoing request. `kind` tells the pace: a JSON API is asked faster than a site's pages.

    `query` groups the pages of one search: its advertised total counts for its own openings only.
    """

    url: str
    method: Literal["GET", "POST"] = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    kind: RequestKind = "api"
    limit: int = JSON_LIMIT
    query: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """One answer, decoded and bounded. `url` is where it came from after redirects; header names are lower-case."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    def text(self) -> str:
        """The body as text; bytes that are not in its charset become U+FFFD rather than an error."""
        content_type = self.headers.get("content-type", "")
        charset = content_type.partition("charset=")[2].split(";")[0].strip(" \"'") or "utf-8"
        try:
            return self.body.decode(charset, errors="replace")
        except (LookupError, ValueError):
            return self.body.decode("utf-8", errors="replace")

    def json(self) -> Any:
        """The body as JSON. Raises ValueError when it is none (deep nesting and absurd numbers included)."""
        try:
            return json.loads(self.text())
        except RecursionError as error:
            raise ValueError("JSON nested too deeply") from error


@dataclass(frozen=True, slots=True)
class Opening:
    """One line of a listing. `payload` holds the whole posting when the listing already carried it."""

    external_id: str
    title: str
    url: str
    places: tuple[str, ...] = ()
    posted_at: datetime | None = None
    updated_at: datetime | None = None
    payload: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one answer of a board says.

    `advertised` is the total that the board claims for this request's `query`. `trouble` is a sentence for
    people: the answer was refused, broken or capped, so the listing cannot be complete.
    """

    openings: Sequence[Opening] = ()
    next: Sequence[Request] = ()
    advertised: int | None = None
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay as stated: amounts in the currency's main unit, per `period`. `text` is the words it was read from."""

    minimum: float | None
    maximum: float | None
    currency: str | None
    period: Period | None
    text: str


@dataclass(frozen=True, slots=True)
class Fields:
    """What a posting says. Absent means that it does not say so; `sources` names where each value came from.

    A source is one of: api, listing, app_json, json_ld, microdata, meta, text. `description` is sanitised HTML.
    """

    title: str
    description: str
    company: str | None = None
    places: tuple[str, ...] = ()
    employment_type: str | None = None
    work_mode: WorkMode | None = None
    department: str | None = None
    pay: Pay | None = None
    posted_at: date | None = None
    updated_at: date | None = None
    valid_through: date | None = None
    requisition_id: str | None = None
    apply_url: str | None = None
    language: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gone:
    """The page says that the posting is closed. `why` is the sign it was read from."""

    why: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """The page says neither what the posting is nor that it is gone: a bot wall, an empty shell, another page."""

    why: str


Outcome = Fields | Gone | Uncertain


class Platform(Protocol):
    """One careers platform. A board file is a module with these names; it never fetches and keeps no state."""

    NAME: str
    LABEL: str
    """How people call it, for example "Greenhouse"."""

    NARROWS: bool
    """Whether `first` makes use of the include words. A reading so narrowed is never complete."""

    def first(self, board: Board, words: Sequence[str] = ()) -> Sequence[Request]:
        """The first request of a listing, or one per word on a board whose own search can narrow."""
        ...

    def read(self, board: Board, request: Request, response: Response) -> Reading:
        """What this answer to this request says, other statuses than 200 included. Never raises on bad input."""
        ...

    def page(self, board: Board, opening: Opening) -> Request | None:
        """The request for a posting's own page. None: the opening's `payload` is the whole posting."""
        ...

    def fields(self, board: Board, response: Response) -> Outcome:
        """What a posting's page (or the opening's payload as a body) says. Never raises on bad input."""
        ...

    def recognise(self, address: str) -> Board | None:
        """The board that a careers address or one posting's address names, if it is on this platform."""
        ...
