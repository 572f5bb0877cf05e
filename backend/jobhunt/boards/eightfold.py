"""Eightfold: a JSON search of ten at a time without descriptions, one detail answer or page per posting."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from jobhunt.boards import eightfold_page, gone
from jobhunt.boards.addresses import number_in, take_apart, with_parameter
from jobhunt.boards.answers import both, capped, refused, short_page, unreadable
from jobhunt.boards.json_values import Record, body_of, line, moment, record, records, text, whole
from jobhunt.boards.protocol import Board, Opening, Outcome, Reading, Request, Response

NAME = "eightfold"
LABEL = "Eightfold"
NARROWS = True

_PER_PAGE = 10
_CAP = 2_000
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
_ID = re.compile(r"\d{1,20}")

# Customers whose board stands on a host of their own, with the mail domain that Eightfold knows them by.
_HOSTS = {"explore.jobs.netflix.net": "netflix.com", "jobs.netflix.com": "netflix.com"}
_MAIN_HOST = {"jobs.netflix.com": "explore.jobs.netflix.net"}


def _domain_and_host(board: Board) -> tuple[str, str]:
    """The two halves of a token such as `netflix.com@explore.jobs.netflix.net`; the domain may be empty."""
    domain, _, host = board.token.rpartition("@")
    return domain, host


def _headers(host: str) -> dict[str, str]:
    return {
        "Accept": "application/json",
        "Accept-Language": "en-US,en;q=0.9",
        "Referer": f"https://{host}/careers",
    }


def first(board: Board, words: Sequence[str] = ()) -> Sequence[Request]:
    """The first ten of everything, or of one search per word."""
    return [_request(board, word) for word in dict.fromkeys(words)] or [_request(board, "")]


def _request(board: Board, word: str) -> Request:
    domain, host = _domain_and_host(board)
    query = {"domain": domain, "query": word, "start": "0", "num": str(_PER_PAGE), "sort_by": "relevance"}
    kept = {name: value for name, value in query.items() if value}
    return Request(f"https://{host}/api/apply/v2/jobs?{urlencode(kept)}", headers=_headers(host), query=word)


def read(board: Board, request: Request, response: Response) -> Reading:
    """Ten openings; the first answer names all the others, in steps of as many as it held."""
    problem = refused(LABEL, response)
    if problem:
        return problem
    body = record(body_of(response))
    total = whole(body.get("count"))
    if total is None or not isinstance(body.get("positions"), list):
        return unreadable(LABEL, "something else")
    openings = tuple(_openings(board, records(body["positions"])))
    start = number_in(request.url, "start", 0)
    size = number_in(request.url, "num", _PER_PAGE)
    expected = max(0, min(size, total - start))
    fuzzy = body.get("fuzzyResultsReturned") is True
    return Reading(
        openings,
        _others(request, len(openings), total) if start == 0 else (),
        total,
        both(
            short_page(LABEL, len(openings), expected) if len(openings) < expected else None,
            capped(LABEL, _CAP) if total > _CAP and start == 0 else None,
            f'{LABEL} found nothing exact for "{request.query}" and showed similar openings instead.'
            if fuzzy
            else None,
        ),
    )


def _others(request: Request, seen: int, total: int) -> tuple[Request, ...]:
    if not 0 < seen <= _PER_PAGE:
        return ()
    urls = (with_parameter(request.url, "start", str(start)) for start in range(seen, min(total, _CAP), seen))
    return tuple(Request(url, headers=request.headers, query=request.query) for url in urls)


def _openings(board: Board, positions: Sequence[Record]) -> Iterator[Opening]:
    _, host = _domain_and_host(board)
    for position in positions:
        external_id, title = text(position.get("id")), line(position.get("name"))
        if _ID.fullmatch(external_id) and title:
            yield Opening(
                external_id=external_id,
                title=title,
                url=f"https://{host}/careers/job/{external_id}",
                places=eightfold_page.places(position),
                posted_at=moment(position.get("t_create")),
                updated_at=moment(position.get("t_update")),
            )


def page(board: Board, opening: Opening) -> Request | None:
    """The detail answer, for the list holds no descriptions."""
    domain, host = _domain_and_host(board)
    query = f"?{urlencode({'domain': domain})}" if domain else ""
    address = f"https://{host}/api/apply/v2/jobs/{opening.external_id}{query}"
    return Request(address, headers=_headers(host))


def fields(board: Board, response: Response) -> Outcome:
    """The detail answer, or the public page."""
    verdict = gone.judge(response.url, response)
    if verdict:
        return verdict
    body = response.text()
    if gone.is_html(response, body):
        return eightfold_page.of_page(response.url, body)
    return eightfold_page.of_position(record(body_of(response)), "api")


def recognise(address: str) -> Board | None:
    """A tenant of eightfold.ai, a host we know, or any careers address that names the customer's domain."""
    parts = take_apart(address)
    if not parts or not _HOST.fullmatch(parts.host):
        return None
    host = _MAIN_HOST.get(parts.host, parts.host)
    domain = parts.parameters.get("domain", "").lower()
    domain = domain if _HOST.fullmatch(domain) else _HOSTS.get(parts.host, "")
    tenant = parts.host.endswith(".eightfold.ai") and parts.segments[:1] == ("careers",)
    careers = bool(domain) and parts.segments[:1] == ("careers",)
    if not (tenant or careers or parts.host in _HOSTS):
        return None
    return Board(NAME, f"{domain}@{host}", f"https://{host}/careers")
