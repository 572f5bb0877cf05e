"""Amazon: one JSON search that holds whole postings, a hundred at a time and never beyond ten thousand."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from urllib.parse import urlencode

from jobhunt.boards import gone, markup
from jobhunt.boards.addresses import number_in, take_apart, web_link, with_parameter
from jobhunt.boards.answers import both, capped, refused, short_page, unreadable
from jobhunt.boards.json_values import (
    Record,
    body_of,
    items,
    line,
    month_day_year,
    record,
    records,
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
    Opening,
    Outcome,
    Reading,
    Request,
    Response,
    Uncertain,
    WorkMode,
)
from jobhunt.boards.sources import with_sources

NAME = "amazon"
LABEL = "Amazon"
NARROWS = True

_SITE = "https://www.amazon.jobs"
_PER_PAGE = 100
_CAP = 10_000
_COUNTRY = "normalized_country_code[]"
_HEADERS = {"Accept": "application/json", "Accept-Language": "en-US,en;q=0.9"}
_PAGE_HEADERS = {"Accept": "text/html,application/xhtml+xml", "Accept-Language": "en-US,en;q=0.9"}
_ID = re.compile(r"[A-Za-z0-9-]{1,40}")
_JOB_PATH = re.compile(r"/[a-z]{2}(?:-[a-z]{2})?/jobs/[^\s?#]{1,300}")

# Where Amazon has been seen to hire. One search over all of it is cut at the cap, so each country is asked alone.
# fmt: off
COUNTRIES = (
    "USA", "IND", "CAN", "GBR", "DEU", "MEX", "JPN", "AUS", "ESP", "ITA", "FRA", "POL", "BRA", "IRL",
    "LUX", "ROU", "CHN", "CRI", "ZAF", "SGP", "NLD", "CZE", "TUR", "ARE", "SAU", "EGY", "JOR", "KOR",
    "TWN", "HKG", "MYS", "THA", "IDN", "PHL", "VNM", "NZL", "SWE", "DNK", "NOR", "FIN", "BEL", "CHE",
    "AUT", "PRT", "GRC", "HUN", "SVK", "BGR", "EST", "LTU", "LVA", "UKR", "ISR", "BHR", "QAT", "KWT",
    "OMN", "MAR", "TUN", "KEN", "NGA", "ARG", "CHL", "COL", "PER", "URY", "PAN", "DOM", "JAM", "PRI",
    "PAK", "BGD", "LKA",
)
# fmt: on


def first(board: Board, words: Sequence[str] = ()) -> Sequence[Request]:
    """The first hundred of everything, or of one search per word."""
    return [_request(word) for word in dict.fromkeys(words)] or [_request("")]


def _request(word: str, country: str = "") -> Request:
    query = {"base_query": word, "loc_query": "", "offset": "0", "result_limit": str(_PER_PAGE), "sort": "recent"}
    if country:
        query[_COUNTRY] = country
    return Request(f"{_SITE}/en/search.json?{urlencode(query)}", headers=_HEADERS, query=country or word)


def read(board: Board, request: Request, response: Response) -> Reading:
    """One page of a hundred; the first names all the others, or one search per country when it is cut."""
    problem = refused(LABEL, response)
    if problem:
        return problem
    body = record(body_of(response))
    total = whole(body.get("hits"))
    if body.get("error") or total is None or not isinstance(body.get("jobs"), list):
        return unreadable(LABEL, "an error" if body.get("error") else "something else")
    openings = tuple(_openings(records(body["jobs"])))
    offset = number_in(request.url, "offset", 0)
    expected = max(0, min(_PER_PAGE, min(total, _CAP) - offset))
    return Reading(
        openings,
        _others(request, total) if offset == 0 else (),
        total,
        both(
            short_page(LABEL, len(openings), expected) if len(openings) < expected else None,
            capped(LABEL, _CAP) if total >= _CAP and offset == 0 else None,
        ),
    )


def _others(request: Request, total: int) -> tuple[Request, ...]:
    if total >= _CAP and not request.query:
        return tuple(_request("", country) for country in COUNTRIES)
    offsets = range(_PER_PAGE, min(total, _CAP), _PER_PAGE)
    urls = (with_parameter(request.url, "offset", str(offset)) for offset in offsets)
    return tuple(Request(url, headers=_HEADERS, query=request.query) for url in urls)


def _openings(jobs: Sequence[Record]) -> Iterator[Opening]:
    for job in jobs:
        external_id, title = text(job.get("id_icims")), line(job.get("title"))
        if not _ID.fullmatch(external_id) or not title:
            continue
        posted = month_day_year(job.get("posted_date"))
        yield Opening(
            external_id=external_id,
            title=title,
            url=_address(external_id, text(job.get("job_path"))),
            places=_places(job),
            posted_at=datetime.combine(posted, time.min, UTC) if posted else None,
            payload=_payload(job),
        )


def _payload(job: Record) -> str | None:
    """The record without what changes by itself every day."""
    return written({name: value for name, value in job.items() if name not in ("updated_time", "display_distance")})


def _address(external_id: str, path: str) -> str:
    return _SITE + (path if _JOB_PATH.fullmatch(path) else f"/en/jobs/{external_id}")


def _locations(job: Record) -> list[Record]:
    """The places of a record: a list of JSON texts, each an object."""
    found: list[Record] = []
    for written_place in items(job.get("locations")):
        try:
            place = json.loads(text(written_place))
        except (ValueError, RecursionError):
            continue
        found.append(record(place))
    return found


def _places(job: Record) -> tuple[str, ...]:
    each = distinct(text(place.get("normalizedLocation") or place.get("location")) for place in _locations(job))
    return each or distinct([text(job.get("normalized_location") or job.get("location"))])


def _work_mode(job: Record) -> WorkMode | None:
    kinds = {work_mode_of(text(place.get("type"))) for place in _locations(job)}
    return kinds.pop() if len(kinds) == 1 else None


def page(board: Board, opening: Opening) -> Request | None:
    """The list holds the whole posting; only an opening known from before has a page to ask."""
    if opening.payload is not None:
        return None
    return Request(opening.url, headers=_PAGE_HEADERS, kind="page", limit=HTML_LIMIT)


def fields(board: Board, response: Response) -> Outcome:
    """A record of the list as JSON, or a posting's page."""
    body = response.text()
    verdict = gone.judge(response.url, response)
    if verdict:
        return verdict
    return _of_page(body) if gone.is_html(response, body) else _of_record(record(body_of(response)))


def _of_record(job: Record) -> Outcome:
    title = line(job.get("title"))
    description = markup.joined(
        [
            ("", text(job.get("description")) or text(job.get("description_short"))),
            ("Basic qualifications", text(job.get("basic_qualifications"))),
            ("Preferred qualifications", text(job.get("preferred_qualifications"))),
        ]
    )
    if not title or not description:
        return Uncertain("the record holds no posting")
    places = _places(job)
    salary = text(job.get("salary"))
    words = f"Salary: {salary}" if salary else markup.text_of(description)
    found = Fields(
        title=title,
        description=description,
        company=line(job.get("company_name")) or None,
        places=places,
        employment_type=line(job.get("job_schedule_type")) or None,
        work_mode=_work_mode(job),
        department=line(job.get("job_category")) or None,
        pay=pay_from_text(words, default_currency=dollar_at(places)),
        posted_at=month_day_year(job.get("posted_date")),
        requisition_id=text(job.get("id_icims")) or None,
        apply_url=web_link(text(job.get("url_next_step"))),
    )
    return with_sources(found, "listing", pay="listing" if salary else "text")


def _of_page(body: str) -> Outcome:
    tree = markup.parse(body)
    heading = tree.css_first("h1")
    title = line(heading.text()) if heading else ""
    # The parts of the page without a heading of their own are menus.
    description = markup.joined(("", node.html or "") for node in tree.css("div.section") if node.css_first("h2"))
    if not title or not description:
        return Uncertain("the page holds no posting")
    pay = pay_from_text(markup.text_of(description))
    return with_sources(Fields(title=title, description=description, pay=pay), "text")


def recognise(address: str) -> Board | None:
    """The site amazon.jobs; the warehouse site hiring.amazon.com is another system."""
    parts = take_apart(address)
    if not parts or parts.host not in ("amazon.jobs", "www.amazon.jobs"):
        return None
    return Board(NAME, NAME, f"{_SITE}/")
