"""TikTok: one JSON search by POST that holds whole postings, without any date."""

import json
import re
from collections.abc import Iterator, Sequence

from jobhunt.boards import gone, markup
from jobhunt.boards.addresses import take_apart
from jobhunt.boards.answers import both, capped, refused, short_page, unreadable
from jobhunt.boards.json_values import Record, amount, at, body_of, line, record, records, text, whole, written
from jobhunt.boards.pay import currency_of, pay_from_text
from jobhunt.boards.places import distinct, dollar_at
from jobhunt.boards.protocol import Board, Fields, Opening, Outcome, Pay, Reading, Request, Response, Uncertain
from jobhunt.boards.sources import with_sources

NAME = "tiktok"
LABEL = "TikTok"
NARROWS = False

_SITE = "https://lifeattiktok.com"
_API = "https://api.lifeattiktok.com/api/v1/public/supplier"
_HEADERS = {
    "Accept": "application/json",
    "Accept-Language": "en-US",
    "Content-Type": "application/json",
    "Origin": _SITE,
    "Referer": f"{_SITE}/",
    "website-path": "tiktok",
}
# A hundred at once has been seen to work; the site itself asks for twelve, and so do we once a hundred comes short.
_MANY, _FEW = 100, 12
_MOST = 20_000
_ID = re.compile(r"\d{5,25}")
_EMPTY_LISTS = ("recruitment_id_list", "job_category_id_list", "subject_id_list", "location_code_list")


def first(board: Board, words: Sequence[str] = ()) -> Sequence[Request]:
    """The first hundred openings. Its search is not used to narrow: a keyword it does not know gives no error."""
    return [_request(0, _MANY)]


def _request(offset: int, limit: int) -> Request:
    asked = {**{name: [] for name in _EMPTY_LISTS}, "keyword": "", "limit": limit, "offset": offset}
    return _post("search/job/posts", asked)


def _post(path: str, asked: object) -> Request:
    return Request(f"{_API}/{path}", method="POST", headers=_HEADERS, body=json.dumps(asked).encode())


def read(board: Board, request: Request, response: Response) -> Reading:
    """One page of the search; the first names all the others, in smaller steps if it came back short."""
    problem = refused(LABEL, response)
    if problem:
        return problem
    body = record(body_of(response))
    if body.get("code") != 0:
        return unreadable(LABEL, "an error" if "code" in body else "something else")
    total, posts = whole(at(body, "data", "count")), at(body, "data", "job_post_list")
    if total is None or not isinstance(posts, list | None):
        return unreadable(LABEL, "an answer without a count")
    openings = tuple(_openings(records(posts)))
    offset, limit = _asked(request)
    if offset == 0:
        return _first_page(openings, limit, total)
    expected = max(0, min(limit, total - offset))
    short = short_page(LABEL, len(openings), expected) if len(openings) < expected else None
    return Reading(openings, (), total, short)


def _first_page(openings: Sequence[Opening], limit: int, total: int) -> Reading:
    if not openings:
        return Reading((), (), total, unreadable(LABEL, "an empty answer").trouble)
    whole_page = len(openings) >= min(limit, total)
    start, step = (limit, limit) if whole_page else (len(openings), _FEW)
    others = tuple(_request(offset, step) for offset in range(start, min(total, _MOST), step))
    return Reading(openings, others, total, both(capped(LABEL, _MOST) if total > _MOST else None))


def _asked(request: Request) -> tuple[int, int]:
    """Offset and limit of a request, from its body."""
    try:
        body: object = json.loads(request.body or b"")
    except (ValueError, RecursionError):
        body = None
    return whole(at(body, "offset")) or 0, whole(at(body, "limit")) or _FEW


def _openings(posts: Sequence[Record]) -> Iterator[Opening]:
    for post in posts:
        external_id, title = text(post.get("id")), line(post.get("title"))
        if _ID.fullmatch(external_id) and title:
            yield Opening(
                external_id=external_id,
                title=title,
                url=f"{_SITE}/search/{external_id}",
                places=_places(post),
                payload=written(post),
            )


def _named(value: object) -> str:
    """The English name of a place, a category or a kind; `name` itself is always null."""
    return line(at(value, "en_name")) or line(at(value, "i18n_name"))


def _places(post: Record) -> tuple[str, ...]:
    """City, state and country as one place. Singapore is all three of its own parents, so each name counts once."""
    names: list[str] = []
    level: object = post.get("city_info")
    while isinstance(level, dict) and len(names) < 6:
        names.append(_named(level))
        level = level.get("parent")
    return distinct([", ".join(distinct(names))])


def page(board: Board, opening: Opening) -> Request | None:
    """The list holds the whole posting; only an opening known from before is asked about alone."""
    if opening.payload is not None:
        return None
    return _post("job/posts/detail", {"job_post_id": opening.external_id})


def fields(board: Board, response: Response) -> Outcome:
    """A record of the list, or the answer about one posting, which wraps the same record."""
    verdict = gone.judge(response.url, response)
    if verdict:
        return verdict
    body = record(body_of(response))
    detail = record(at(body, "data", "job_post_detail"))
    post, source = (detail, "api") if detail else (body, "listing")
    title = line(post.get("title"))
    duties, wanted = _html(text(post.get("description"))), _html(text(post.get("requirement")))
    if not title or not (duties or wanted):
        return Uncertain("the answer holds no posting")
    pay, pay_source = _pay(post, f"{markup.text_of(duties)}\n{markup.text_of(wanted)}")
    found = Fields(
        title=title,
        description=markup.joined([("Responsibilities", duties), ("Qualifications", wanted)]),
        places=_places(post),
        employment_type=_named(post.get("recruit_type")) or None,
        department=_named(post.get("job_category")) or None,
        pay=pay,
        requisition_id=line(post.get("code")) or None,
        apply_url=f"{_SITE}/search/{text(post.get('id'))}" if _ID.fullmatch(text(post.get("id"))) else None,
    )
    return with_sources(found, source, pay=pay_source or source)


def _html(words: str) -> str:
    """A part of a posting: plain lines in the list, sometimes HTML in the detail."""
    return words if re.search(r"<(?:p|br|ul|li|div)\b", words) else markup.from_lines(words)


def _pay(post: Record, words: str) -> tuple[Pay | None, str]:
    """Pay of its own fields, of the pay text that the detail carries, or of the description; and which it was."""
    info = post.get("job_post_info")
    low, high = amount(at(info, "min_salary")), amount(at(info, "max_salary"))
    currency = text(at(info, "currency"))
    if low and high and low <= high and currency:
        return Pay(low, high, currency_of(currency), None, f"{low:g} - {high:g} {currency}"), ""
    dollar = dollar_at(_places(post))
    stated = markup.text_of(text(at(info, "job_post_object_value_list", 0, "field_value")))
    pay = pay_from_text(stated, default_currency=dollar)
    return (pay, "") if pay else (pay_from_text(words, default_currency=dollar), "text")


def recognise(address: str) -> Board | None:
    """TikTok's careers site under its present and its older name."""
    parts = take_apart(address)
    if not parts or parts.host not in ("lifeattiktok.com", "www.lifeattiktok.com", "careers.tiktok.com"):
        return None
    return Board(NAME, NAME, f"{_SITE}/search")
