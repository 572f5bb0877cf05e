"""Greenhouse: one JSON answer holds every opening of a board with its text."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from jobhunt.boards import gone, greenhouse_posting
from jobhunt.boards.addresses import take_apart, web_link
from jobhunt.boards.answers import refused, short_page, unreadable
from jobhunt.boards.json_values import Record, at, body_of, iso_moment, line, record, records, text, whole, written
from jobhunt.boards.protocol import Board, Opening, Outcome, Reading, Request, Response

NAME = "greenhouse"
LABEL = "Greenhouse"
NARROWS = False

_API = "https://boards-api.greenhouse.io/v1/boards"
_PAGES = "https://job-boards.greenhouse.io"
_HEADERS = {"Accept": "application/json"}
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_ID = re.compile(r"\d{1,20}")
_NO_TOKEN = {"embed", "v1", "boards", "jobs", "users", "job_board", "job_app"}

# Companies that show their Greenhouse board on their own site, with the token behind it.
_OWN_SITES = {
    "careers.roblox.com": ((), "roblox"),
    "anthropic.com": (("careers",), "anthropic"),
    "www.anthropic.com": (("careers",), "anthropic"),
}
_BOARD_HOSTS = {"boards.greenhouse.io", "boards.eu.greenhouse.io", "job-boards.greenhouse.io"}
_BOARD_HOSTS |= {"job-boards.eu.greenhouse.io"}
_API_HOSTS = {"boards-api.greenhouse.io", "api.greenhouse.io", "boards-api.eu.greenhouse.io"}


def _jobs_address(board: Board) -> str:
    return f"{_API}/{quote(board.token, safe='')}/jobs"


def first(board: Board, words: Sequence[str] = ()) -> Sequence[Request]:
    """The one request of a board; it cannot be narrowed and need not be."""
    return [Request(f"{_jobs_address(board)}?content=true&pay_transparency=true", headers=_HEADERS)]


def read(board: Board, request: Request, response: Response) -> Reading:
    """The whole board. An unknown token answers 404, an empty board an empty list."""
    problem = refused(LABEL, response)
    if problem:
        return problem
    body = record(body_of(response))
    if not isinstance(body.get("jobs"), list):
        return unreadable(LABEL, "something else")
    openings = tuple(_openings(board, records(body["jobs"])))
    listed = len(body["jobs"]) if isinstance(body["jobs"], list) else 0
    total = whole(at(body, "meta", "total"))
    expected = listed if total is None else max(total, listed)
    short = short_page(LABEL, len(openings), expected) if len(openings) < expected else None
    return Reading(openings, (), listed if total is None else total, short)


def _openings(board: Board, jobs: Sequence[Record]) -> Iterator[Opening]:
    for job in jobs:
        external_id, title = text(job.get("id")), line(job.get("title"))
        if not _ID.fullmatch(external_id) or not title:
            continue
        yield Opening(
            external_id=external_id,
            title=title,
            url=web_link(text(job.get("absolute_url")))
            or f"{_PAGES}/{quote(board.token, safe='')}/jobs/{external_id}",
            places=greenhouse_posting.places(job),
            posted_at=iso_moment(job.get("first_published")),
            updated_at=iso_moment(job.get("updated_at")),
            payload=written(job) if text(job.get("content")) else None,
        )


def page(board: Board, opening: Opening) -> Request | None:
    """The answer about one posting, unless the list came with its text."""
    if opening.payload is not None:
        return None
    address = f"{_jobs_address(board)}/{quote(opening.external_id, safe='')}?pay_transparency=true"
    return Request(address, headers=_HEADERS)


def fields(board: Board, response: Response) -> Outcome:
    """A record of the list, the answer about one posting, or a hosted page with its own data inside."""
    verdict = gone.judge(response.url, response)
    if verdict:
        return verdict
    body = response.text()
    if gone.is_html(response, body):
        return greenhouse_posting.of_page(body)
    return greenhouse_posting.of_record(record(body_of(response)))


def recognise(address: str) -> Board | None:
    """A board's own pages, its API, an embedded board, and the sites of companies that we know."""
    parts = take_apart(address)
    if not parts:
        return None
    token = ""
    if parts.host in _OWN_SITES:
        path, own = _OWN_SITES[parts.host]
        token = own if parts.segments[: len(path)] == path else ""
    elif parts.host in _BOARD_HOSTS:
        token = parts.parameters.get("for", "") if parts.segments[:1] == ("embed",) else "".join(parts.segments[:1])
    elif parts.host in _API_HOSTS and parts.segments[:2] == ("v1", "boards"):
        token = "".join(parts.segments[2:3])
    token = token.lower()
    if token in _NO_TOKEN or not _TOKEN.fullmatch(token):
        return None
    return Board(NAME, token, f"{_PAGES}/{token}")
