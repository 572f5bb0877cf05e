"""Google: the list and each posting stand as arrays inside the pages of its careers site."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import urlencode

from jobhunt.boards import gone, markup
from jobhunt.boards.addresses import number_in, take_apart, with_parameter
from jobhunt.boards.answers import both, capped, refused, short_page, unreadable
from jobhunt.boards.json_values import (
    at,
    body_of,
    first_value,
    items,
    line,
    moment,
    same_day,
    text,
    whole,
    written,
)
from jobhunt.boards.pay import pay_from_text
from jobhunt.boards.places import distinct, dollar_at, work_mode_of
from jobhunt.boards.protocol import (
    HTML_LIMIT,
    Board,
    Fields,
    Gone,
    Opening,
    Outcome,
    Reading,
    Request,
    Response,
    Uncertain,
)
from jobhunt.boards.sources import with_sources

NAME = "google"
LABEL = "Google"
NARROWS = True

_RESULTS = "https://www.google.com/about/careers/applications/jobs/results/"
_PER_PAGE = 20
_MOST_PAGES = 500
_HEADERS = {"Accept": "text/html,application/xhtml+xml", "Accept-Language": "en-US,en;q=0.9"}

_ID = re.compile(r"\d{5,25}")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_EMPTY_TITLE = re.compile(r"<meta\b[^>]*\bproperty=[\"']og:title[\"'][^>]*\bcontent=(?:\"\"|'')", re.IGNORECASE)

# Positions in a record; it has 20 or 21 elements, the last one being the level.
_TITLE, _SIGN_IN, _DUTIES, _QUALIFICATIONS, _BRAND, _LOCALE, _PLACES = 1, 2, 3, 4, 7, 8, 9
_ABOUT, _CREATED, _MODIFIED, _NOTES, _PLACE_NOTE = 10, 12, 13, 15, 18


def first(board: Board, words: Sequence[str] = ()) -> Sequence[Request]:
    """The first page of everything, or of one search per word."""
    return [_request(1, word) for word in dict.fromkeys(words)] or [_request(1, "")]


def _request(page: int, word: str) -> Request:
    query = {"hl": "en_US", "page": str(page), **({"q": word} if word else {})}
    return Request(f"{_RESULTS}?{urlencode(query)}", headers=_HEADERS, kind="page", limit=HTML_LIMIT, query=word)


def read(board: Board, request: Request, response: Response) -> Reading:
    """One page of 20; the first names all the others."""
    problem = refused(LABEL, response)
    if problem:
        return problem
    data = _data(response.text(), "ds:1")
    if not isinstance(at(data, 0), list):
        return unreadable(LABEL, "a page without the openings")
    openings = tuple(_openings(items(at(data, 0))))
    total = whole(at(data, 2))
    if total is None:
        return Reading(
            openings, trouble=unreadable(LABEL, "a page that does not say how many openings there are").trouble
        )
    size = whole(at(data, 3)) or _PER_PAGE
    page = number_in(request.url, "page", 1)
    expected = max(0, min(size, total - (page - 1) * size))
    pages = -(-total // size)
    others = range(2, min(pages, _MOST_PAGES) + 1) if page == 1 else ()
    return Reading(
        openings,
        tuple(_at_page(request, number) for number in others),
        total,
        both(
            short_page(LABEL, len(openings), expected) if len(openings) < expected else None,
            capped(LABEL, _MOST_PAGES * size) if pages > _MOST_PAGES else None,
        ),
    )


def _at_page(request: Request, page: int) -> Request:
    url = with_parameter(request.url, "page", str(page))
    return Request(url, headers=_HEADERS, kind="page", limit=HTML_LIMIT, query=request.query)


def _data(page: str, key: str) -> object:
    """The array that the page hands to its own script under a key. The list page has a decoy under ds:0."""
    start = re.search(rf"AF_initDataCallback\(\{{\s*key:\s*'{key}'[^\[\]{{}}]{{0,200}}?\bdata:\s*", page)
    return first_value(page, start.end()) if start else None


def _openings(found: Sequence[object]) -> Iterator[Opening]:
    for record in found:
        external_id, title = text(at(record, 0)), line(at(record, _TITLE))
        if not _ID.fullmatch(external_id) or not title:
            continue
        yield Opening(
            external_id=external_id,
            title=title,
            url=_address(external_id, title),
            places=_places(record),
            posted_at=_stamp(record, _CREATED),
            updated_at=_stamp(record, _MODIFIED),
            payload=written(record),
        )


def _address(external_id: str, title: str) -> str:
    slug = _NOT_SLUG.sub("-", title.lower()).strip("-")
    return f"{_RESULTS}{external_id}-{slug}" if slug else f"{_RESULTS}{external_id}"


def _places(record: object) -> tuple[str, ...]:
    return distinct(text(at(place, 0)) for place in items(at(record, _PLACES)))


def _stamp(record: object, position: int) -> datetime | None:
    return moment(at(record, position, 0))


def page(board: Board, opening: Opening) -> Request | None:
    """The list holds the whole posting; only an opening known from before has a page to ask."""
    if opening.payload is not None:
        return None
    return Request(opening.url, headers=_HEADERS, kind="page", limit=HTML_LIMIT)


def fields(board: Board, response: Response) -> Outcome:
    """A record of the list as JSON, or a posting's page, which holds the same record under ds:0."""
    body = response.text()
    if not gone.is_html(response, body):
        return _fields(body_of(response), "listing")
    verdict = gone.judge(response.url, response)
    if verdict:
        return verdict
    if _EMPTY_TITLE.search(body):
        return Gone("the page has no title any more")
    return _fields(at(_data(body, "ds:0"), 0), "app_json")


def _fields(record: object, source: str) -> Outcome:
    title = line(at(record, _TITLE))
    about, duties = text(at(record, _ABOUT, 1)), text(at(record, _DUTIES, 1))
    qualifications, notes = text(at(record, _QUALIFICATIONS, 1)), text(at(record, _NOTES, 1))
    place_note = text(at(record, _PLACE_NOTE, 1))
    if not title or not (about or duties or qualifications):
        return Uncertain("the page holds no posting")
    sections = [("", place_note), ("About the job", about), ("Responsibilities", duties), ("", qualifications)]
    places = _places(record)
    pay = pay_from_text(markup.text_of(f"{about} {notes}"), default_currency=dollar_at(places))
    found = Fields(
        title=title,
        description=markup.joined([*sections, ("", notes)]),
        company=line(at(record, _BRAND)) or None,
        places=places,
        work_mode=work_mode_of(" | ".join([*places, *re.findall(r"remote eligible", place_note, re.IGNORECASE)])),
        pay=pay,
        posted_at=same_day(_stamp(record, _CREATED)),
        updated_at=same_day(_stamp(record, _MODIFIED)),
        apply_url=_apply_address(record),
        language=text(at(record, _LOCALE)) or None,
    )
    return with_sources(found, source, pay="text", work_mode="text")


def _apply_address(record: object) -> str | None:
    address = text(at(record, _SIGN_IN))
    parts = take_apart(address)
    return address if parts and parts.host.endswith("google.com") else None


def recognise(address: str) -> Board | None:
    """Google's careers site, in its present and its older addresses."""
    parts = take_apart(address)
    if not parts:
        return None
    careers = parts.host in ("careers.google.com", "careers.google", "www.careers.google")
    about = parts.host in ("www.google.com", "google.com") and parts.segments[:2] == ("about", "careers")
    return Board(NAME, NAME, _RESULTS) if careers or about else None
