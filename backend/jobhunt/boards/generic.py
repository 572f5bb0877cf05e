"""Any careers page and any posting's page, read by what most sites have in common."""

import json
import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from jobhunt.boards import (
    app_json,
    app_posting,
    careers_page,
    facts_text,
    gone,
    head,
    job_posting,
    json_ld,
    markup,
    microdata,
    posting_links,
    stated,
    web_address,
)
from jobhunt.boards.claims import Claims, is_enough, merge
from jobhunt.boards.json_ld import Item
from jobhunt.boards.main_text import html_of, main_part, opening_of, pieces_of
from jobhunt.boards.patterns import when_used
from jobhunt.boards.posting_links import looks_like_posting
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
)

NAME = "generic"
LABEL = "Careers page"
NARROWS = False

LITTLE_TEXT = 300
"""A page with fewer visible characters is a shell that a browser would fill."""

LISTED = 3
"""A page that links to this many postings and carries no data of one is a listing."""

PROSE_LINE, PROSE, PROSE_PER_LINK = 80, 1_000, 200
"""Lines this long are sentences; with this much of them a page that links to other postings still is one itself."""

_ACCEPT = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5", "Accept-Language": "en-US,en;q=0.9"}
_POSTING_WORDS = when_used(
    r"\b(?:apply|appl(?:ication|icants?|y now)|responsibilit\w+|requirements?|qualifications?|what you.ll|you will|"
    r"we.re looking|we are looking|your (?:role|profile|tasks)|about the (?:role|job|position|team)|"
    r"job (?:summary|description)|"
    r"experience|salary|benefits|aufgaben|anforderungen|profil|bewerb\w+|missions?|compétences|requisitos|"
    r"funciones|funções|"
    r"responsabilidades|oferta|requisits|náplň|požadujeme|nabízíme|vereisten|functie|taken|requisiti|mansioni|"
    r"obowiązki|ofert\w+|requisit\w+|funci\w+|experi[eê]ncia|vagas?|estágio|candidat\w+|contrat\w*|jornada|"
    r"vacantes?|salari\w*|nabídka|pracovní|odpovědět|plat|formaci\w+|conocimientos?)\b",
    re.IGNORECASE,
)
_ENOUGH_POSTING_WORDS = 2


def first(board: Board, words: Sequence[str] = ()) -> Sequence[Request]:
    """The careers page itself; a page that people read has no search that can be trusted."""
    return [_request(board.address or f"https://{board.token}")]


def page(board: Board, opening: Opening) -> Request | None:
    """The posting's own page, unless the listing already held the whole posting."""
    return None if opening.payload else _request(opening.url)


def recognise(address: str) -> Board | None:
    """Every web address may be a careers page; the same page under another spelling is the same board."""
    parts = web_address.split(address)
    if parts is None:
        return None
    token = web_address.canonical(address)
    if len(token) > 200:
        token = f"{web_address.host(address)}/{web_address.fingerprint(address)}"
    return Board(NAME, token, parts._replace(fragment="").geturl())


def _request(url: str) -> Request:
    return Request(url, headers=_ACCEPT, kind="page", limit=HTML_LIMIT)


def read(board: Board, request: Request, response: Response) -> Reading:
    """The openings that a careers page lists; a posting's own page lists itself."""
    if response.status != 200:
        return Reading(
            trouble=f"The careers page answered {response.status}. Open it in a browser and check the address."
        )
    body = response.text()
    tree = markup.parse(body)
    text = markup.text_in(tree.body) if tree.body else ""
    wall = gone.judge_text(text)
    if isinstance(wall, Uncertain):
        return Reading(trouble=f"The careers page shows {wall.why} instead of its openings.")
    return _listing(tree, response, body, careers_page.advertised(text))


def _listing(tree: LexborHTMLParser, response: Response, body: str, total: int | None) -> Reading:
    found = careers_page.openings(tree, response.url)
    following = careers_page.next_page(tree, response.url)
    own = _own(response, body, listed=len(found))
    if own:
        return Reading([own])
    if not found:
        named = sum(not app_posting.address_of(item) for item in app_json.objects(tree))
        what = f"It names {named}, but gives no address for them." if named else "Check the address in a browser."
        return Reading(advertised=total, trouble=f"No openings could be read on this page. {what}")
    if following and careers_page.is_beyond_limit(response.url, following):
        return Reading(
            found, advertised=total, trouble=f"Only the first {careers_page.MOST_PAGES} pages were read."
        )
    requests = [_request(following)] if following else []
    return Reading(found, requests, total if total and total >= len(found) else None)


def _own(response: Response, body: str, listed: int) -> Opening | None:
    """A posting's own address was pasted: the page is the one opening.

    A careers page has words about working there too, so its title has to be a job's.
    """
    named = looks_like_posting(response.url)
    outcome = _from_page(body, response.url) if named or listed < LISTED else None
    if not isinstance(outcome, Fields):
        return None
    if (
        not named
        and outcome.sources["title"] == "meta"
        and (listed or not posting_links.is_job_title(outcome.title))
    ):
        return None
    return Opening(
        external_id=web_address.external_id(outcome.requisition_id, response.url),
        title=outcome.title,
        url=response.url,
        places=outcome.places,
        posted_at=stated.midnight(outcome.posted_at),
    )


def fields(board: Board, response: Response) -> Outcome:
    """What a posting's page says, or the posting that a listing carried. A listing is no posting, so Uncertain."""
    if response.status != 200:
        return gone.judge(response.url, response) or Uncertain(f"answered {response.status}")
    body = response.text()
    return _from_page(body, response.url) if gone.is_html(response, body) else _from_json(body)


def _from_json(body: str) -> Outcome:
    try:
        value = json.loads(body, strict=False)
    except (ValueError, RecursionError):
        return Uncertain("the answer is neither a page nor JSON")
    items = list(json_ld.walk(value))
    postings = json_ld.postings(items)
    if postings:
        read = merge([job_posting.read(postings[0], "json_ld")])
    else:
        apps = [item for item in items if app_json.looks_like_posting(item)]
        read = merge([app_posting.read(apps[0])]) if apps else None
    return read or Uncertain("the answer holds no posting")


def _from_page(body: str, url: str) -> Outcome:
    tree = markup.parse(body)
    top = head.read(tree)
    items = json_ld.objects(tree)
    marked = json_ld.postings(items)
    tagged = microdata.postings(tree)
    apps = app_json.objects(tree)
    app = app_posting.choose(apps, head.candidates(top), url)
    part = main_part(tree)
    if verdict := gone.judge_marks(body) or gone.judge_text(opening_of(tree)):
        return verdict
    pieces = pieces_of(part) if part else []
    data = [app_posting.read(app)] if app else []
    for described, source in ((marked, "json_ld"), (tagged, "microdata")):
        chosen = _choose(described, head.candidates(top), url)
        data.extend([job_posting.read(chosen, source)] if chosen else [])
    listed = max(len(marked), len(apps), posting_links.count(tree, url)) if not data else 0
    data.extend([app_posting.markdown(app)] if app else [])
    if not data and (why := _no_posting(pieces, listed, url)):
        return Uncertain(why)
    meta = head.claims(top, pieces, url)
    title = next((one.title for one in data if one.title), meta.title)
    told = any(is_enough(one.description) for one in data)
    shown = Claims(source="text", description=html_of(part) if part and not told else None)
    dated = Claims(source="meta", posted_at=head.published(items))
    visible = facts_text.read(part, pieces, title, paid=any(one.pay for one in data))
    return merge([*data, meta, visible, shown, dated]) or Uncertain("the posting has no title")


def _choose(items: Sequence[Item], titles: Sequence[str], url: str) -> Item | None:
    """The one posting that the page's data describe; of several the one with this address or title."""
    if len(items) <= 1:
        return items[0] if items else None
    here = web_address.canonical(url)
    for item in items:
        target = stated.words(item.get("url"))
        if target and web_address.canonical(web_address.join(url, target) or "") == here:
            return item
    wanted = {title.lower() for title in titles}
    return next((item for item in items if (stated.words(item.get("title")) or "").lower() in wanted), None)


def _no_posting(pieces: Sequence[str], listed: int, url: str) -> str | None:
    """Why a page without a posting's data is none: a list, hardly any text, or text about something else."""
    named = looks_like_posting(url)
    prose = sum(len(piece) for piece in pieces if len(piece) >= PROSE_LINE)
    if listed >= LISTED and not (named and prose >= max(PROSE, PROSE_PER_LINK * listed)):
        return f"a list of {listed} openings, not one posting"
    text = " ".join(pieces)
    if len(text) < LITTLE_TEXT:
        return "the page shows hardly any text without a browser"
    if not _reads_like_posting(text, 1 if named else _ENOUGH_POSTING_WORDS):
        return "the page does not read like a posting"
    return None


def _reads_like_posting(text: str, enough: int) -> bool:
    """Whether so many different words of postings are there; they come early, so little of one is looked at."""
    found: set[str] = set()
    for match in _POSTING_WORDS.finditer(text):
        found.add(match.group().lower())
        if len(found) >= enough:
            return True
    return False
