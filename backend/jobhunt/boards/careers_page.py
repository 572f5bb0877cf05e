"""One page of a company's own careers site as a listing: the openings, how many it claims, and the next page."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl, urlencode

from selectolax.lexbor import LexborHTMLParser, LexborNode

from jobhunt.boards import app_json, app_posting, job_posting, json_ld, microdata, stated, web_address
from jobhunt.boards.claims import Claims
from jobhunt.boards.json_ld import Item
from jobhunt.boards.patterns import when_used
from jobhunt.boards.posting_links import posting_links
from jobhunt.boards.protocol import Opening

MOST_PAGES = 50
MOST_LINKS, MOST_NUMBERS = 5_000, 200
WHOLE_POSTING = 400
"""A listing whose description has at least this many characters holds the whole posting."""

_OF_TOTAL = when_used(
    r"\b(?:of|von|sur|de|van|z) (?:about |over )?(\d[\d,. ]*)(?:\s\w+){0,2} ?(?:jobs?|results|positions?|roles|"
    r"openings?|vacancies|stellen|offres|ofertas)\b|\b\d+ ?[-–] ?\d+ of (\d[\d,.]*)",
    re.IGNORECASE,
)
_TOTAL = when_used(
    r"(?:we have |there are |currently |showing (?:all )?|all )*(\d{1,3}(?:[,.]\d{3})+|\d+)\+? (?:\w+ )?(?:open |"
    r"current |available |job |matching )*"
    r"(?:jobs?|positions?|openings?|roles|vacancies|opportunities|job results|stellen\w*|offene stellen|offres|"
    r"ofertas|vacatures)"
    r"(?: (?:found|available|open|at .{2,40}|match\w*.{0,30}))?\W*",
    re.IGNORECASE,
)
_DIGIT = when_used(r"\d")
_NEXT_WORDS = when_used(
    r"(?:next(?: page)?|weiter|nächste(?: seite)?|suivante?|siguiente|próxima?|volgende|successiva|›|»|→|>)\W*",
    re.IGNORECASE,
)
_PAGE_PARAMETER = when_used(
    r"page|p|pg|pr|paged|pagenumber|page_?no|offset|start|startrow|from|skip|jobOffset", re.IGNORECASE
)
_PAGE_IN_PATH = when_used(r"/page/(\d{1,6})(?=/|$)")


def openings(tree: LexborHTMLParser, url: str) -> list[Opening]:
    """The openings that a page lists: by its data or by its links, whichever lists more."""
    items = json_ld.objects(tree)
    marked = [*json_ld.postings(items), *microdata.postings(tree)]
    listed = [_from_posting(item, url) for item in marked]
    lists = [opening for item in items if json_ld.is_type(item, "ItemList") for opening in _from_list(item, url)]
    apps = [_from_app(item, url) for item in app_json.objects(tree)]
    links = [
        Opening(web_address.external_id(None, one.url), one.title, one.url, one.places)
        for one in posting_links(tree, url)
    ]
    best: list[Opening] = []
    for found in (listed, lists, apps, links):
        distinct = _distinct([one for one in found if one is not None])
        if len(distinct) > len(best):
            best = distinct
    return best


def _distinct(found: Sequence[Opening]) -> list[Opening]:
    """Each address once. Where two share an identifier it is the company's, so their addresses tell them apart."""
    by_address = {web_address.canonical(one.url): one for one in reversed(found)}
    once = [one for one in found if by_address.get(web_address.canonical(one.url)) is one]
    once = once if len(once) == len(by_address) else list(reversed(by_address.values()))
    shared = Counter(one.external_id for one in once)
    return [_renamed(one) if shared[one.external_id] > 1 else one for one in once]


def _renamed(one: Opening) -> Opening:
    return Opening(
        web_address.fingerprint(one.url), one.title, one.url, one.places, one.posted_at, one.updated_at, one.payload
    )


def _from_posting(item: Item, base: str) -> Opening | None:
    claims = job_posting.read(item, "json_ld")
    target = item.get("url") or item.get("@id") or item.get("sameAs")
    url = web_address.join(base, stated.words(target) or "") if target else None
    if url is None or claims.title is None:
        return None
    whole = len(claims.description or "") >= WHOLE_POSTING
    return _opening(claims, url, json.dumps(item, ensure_ascii=False) if whole else None)


def _opening(claims: Claims, url: str, payload: str | None = None) -> Opening | None:
    if claims.title is None:
        return None
    return Opening(
        external_id=web_address.external_id(claims.requisition_id, url),
        title=claims.title,
        url=url,
        places=claims.places,
        posted_at=stated.midnight(claims.posted_at),
        payload=payload,
    )


def _from_list(item: Item, base: str) -> list[Opening]:
    """An ItemList of addresses with names; lists of anything else have no names or lead elsewhere."""
    found: list[Opening] = []
    elements = item.get("itemListElement")
    for element in elements if isinstance(elements, list) else []:
        inner = element.get("item") if isinstance(element, dict) else None
        entry = {**element, **inner} if isinstance(inner, dict) else element
        if not isinstance(entry, dict) or json_ld.is_type(entry, "JobPosting"):
            continue
        url = web_address.join(base, str(entry.get("url") or (inner if isinstance(inner, str) else "")))
        title = stated.words(entry.get("name"))
        if url and title and url.rstrip("/") != base.rstrip("/"):
            found.append(Opening(web_address.external_id(None, url), title, url))
    return found


def _from_app(item: Item, base: str) -> Opening | None:
    target = app_posting.address_of(item)
    url = web_address.join(base, target) if target else None
    if url is None or web_address.canonical(url) == web_address.canonical(base):
        return None
    claims = app_posting.read(item)
    identifier = next(
        (str(item[key]) for key in app_json.IDENTIFIERS if isinstance(item.get(key), str | int)), None
    )
    opening = _opening(claims, url)
    return opening and Opening(
        web_address.external_id(identifier, url), opening.title, url, opening.places, opening.posted_at
    )


def advertised(text: str) -> int | None:
    """How many openings the page's text claims in a line of its own. Several different claims are none."""
    lines = [line for line in text.split("\n") if len(line) <= 80 and _DIGIT.search(line)]
    of_total = {_whole(found[1] or found[2]) for line in lines if (found := _OF_TOTAL.search(line))}
    alone = {_whole(found[1]) for line in lines if (found := _TOTAL.fullmatch(line))}
    for claims in (of_total, alone):
        if len(claims) == 1:
            return claims.pop()
    return None


def _whole(number: str) -> int:
    return int(re.sub(r"\D", "", number)[:9] or 0)


def next_page(tree: LexborHTMLParser, url: str) -> str | None:
    """The next page of the listing: a later number in the same place, called next or one above."""
    links = tree.css("a[href]")[:MOST_LINKS]
    words = [link for link in links if _NEXT_WORDS.fullmatch(" ".join((link.text() or "").split()) or "-")]
    for target in _targets([*tree.css('link[rel~="next"], a[rel~="next"]'), *words], url):
        if _is_later(url, target):
            return target
    numbered = _targets(tree.css('a[href*="page" i]'), url)
    return next((one for one in numbered if _is_later(url, one) and _step(url, one) == 1), None)


def _targets(links: Sequence[LexborNode], base: str) -> list[str]:
    """The different addresses that links lead to, as many as any row of page numbers has."""
    references = dict.fromkeys(link.attributes.get("href") or "" for link in links[:MOST_LINKS])
    return [whole for one in islice(references, MOST_NUMBERS) if (whole := web_address.join(base, one))]


def is_beyond_limit(url: str, target: str) -> bool:
    """Whether a next page is more than MOST_PAGES pages into the listing."""
    number = _position(target).number
    return number > MOST_PAGES * (_step(url, target) if _position(target).counts_openings else 1)


def _is_later(url: str, target: str) -> bool:
    same = web_address.host(url) == web_address.host(target) and _position(url).listing == _position(target).listing
    return same and _step(url, target) > 0


def _step(url: str, target: str) -> int:
    here, there = _position(url), _position(target)
    return there.number - (0 if there.counts_openings and here.is_first else here.number)


@dataclass(frozen=True, slots=True)
class _Position:
    """A page of a listing: which listing, the number in the address, and what that number counts."""

    listing: str
    number: int = 1
    counts_openings: bool = False
    is_first: bool = True


def _position(url: str) -> _Position:
    parts = web_address.split(url)
    if parts is None:
        return _Position(url)
    if found := _PAGE_IN_PATH.search(parts.path):
        path = parts.path[: found.start()] + parts.path[found.end() :]
        return _Position(web_address.canonical(parts._replace(path=path).geturl()), int(found[1]), is_first=False)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    rest = [(key, value) for key, value in pairs if not _PAGE_PARAMETER.fullmatch(key)]
    listing = web_address.canonical(parts._replace(query=urlencode(rest)).geturl())
    for key, value in pairs:
        if _PAGE_PARAMETER.fullmatch(key) and value.isdecimal() and len(value) <= 6:
            return _Position(listing, int(value), counts_openings=not key.lower().startswith("p"), is_first=False)
    return _Position(listing)
