"""Whether an answer to a posting's address means that the posting is gone, or that nobody can tell."""

import re
import unicodedata

from jobhunt.boards import markup
from jobhunt.boards.patterns import when_used
from jobhunt.boards.protocol import Gone, Response, Uncertain

_ID = when_used(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d{5,}", re.IGNORECASE)
_DIACRITICS = when_used("[\u0300-\u036f]")
_QUOTES = str.maketrans("‘’ʼ´`“”", "'''''\"\"")

# A closed notice stands at the top of a page; further down the same words belong to other openings or to a blog.
_NOTICE_LENGTH = 3_000
# A bot wall has nothing else to say; a posting about bot walls has.
_WALL_LENGTH = 2_000

_THING = r"(?:job|position|role|posting|opening|vacancy|requisition)"
_CLOSED = tuple(
    (hint, when_used(rf"\b{pattern}"))
    for hint, pattern in (
        (
            "no longer",
            rf"{_THING}(?: posting| listing| opening)? (?:is |are )?no longer (?:available|open|active)\b",
        ),
        ("no longer accepting", r"no longer accepting applications\b"),
        ("has been filled", rf"{_THING}[^.\n]{{0,60}} has been filled\b"),
        ("has ", r"this (?:job|posting|position)(?: posting| listing)? has (?:expired|been (?:closed|removed))\b"),
        ("not found", r"job (?:listing |posting )?not found\b"),
        ("posting", r"posting (?:is )?(?:closed|inactive)\b"),
        ("closed", r"applications? (?:have |are |is )?(?:now )?closed\b(?![ -](?:source|loop|form))"),
        ("looking for doesn't", r"the page you are looking for doesn't exist\b"),
        ("besetzt", r"stelle (?:ist |wurde )?(?:bereits |inzwischen )?besetzt\b"),
        ("nicht mehr", r"stellenanzeige ist (?:leider )?nicht mehr (?:verfugbar|aktiv|online)\b"),
        ("abgelaufen", r"anzeige ist abgelaufen\b"),
        ("n'est plus", r"offre n'est plus (?:disponible|en ligne)\b"),
        ("pourvu", r"(?:offre|poste) (?:a (?:deja )?ete |deja )?pourvue?\b"),
        ("offre", r"offre (?:expiree|cloturee)\b"),
        ("vacature", r"vacature is (?:niet meer beschikbaar|vervuld|verlopen|gesloten)\b"),
        ("oferta ya no", r"oferta ya no esta disponible\b"),
        ("oferta ha", r"oferta ha (?:expirado|caducado|finalizado)\b"),
        ("nao esta", r"vaga (?:ja )?nao esta (?:mais )?disponivel\b"),
    )
)
"""Closed notices, each behind words that it cannot do without and that are found many times as fast."""

_ONE_DAY = when_used(r"\b(?:until|till|unless|if|once|when|whenever|after|before|as soon as|should)\b[^.\n]*$")
_WALL = when_used(
    r"\bjust a moment\b|\bray id\b|\bverify (?:that )?you are (?:a )?human\b|\benable javascript and cookies\b"
    r"|\bare you a robot\b|\bunusual traffic\b|\bchecking your browser\b"
)
_CLOSED_MARKS = ("closed-job__flavor--closed",)
_ERROR_TRUE = when_used(r"(?:^|&)error=true(?:&|#|$)")
_SOFT_404 = re.compile(r'"redirectToCareers"\s*:\s*true')
_EMPTY_NEXT = when_used(r'<div id="__next">\s*</div>')


def judge(request_url: str, response: Response) -> Gone | Uncertain | None:
    """What status, final address and closed notices say. None: nothing against it, so read the body."""
    if response.status in (404, 410):
        return Gone(f"answered {response.status}")
    if response.status != 200:
        return Uncertain(f"answered {response.status}")
    return moved(request_url, response.url) or _notice(response)


def moved(asked: str, final: str) -> Gone | Uncertain | None:
    """What a redirect says: one to the board with an error mark, or to an address that lost the posting's id."""
    if asked == final:
        return None
    if _ERROR_TRUE.search(final.partition("?")[2]):
        return Gone("redirected to the board with error=true")
    lost = _posting_id(asked)
    if lost and lost.lower() not in final.lower():
        return Uncertain("led to another page, whose address no longer names the posting")
    return None


def _posting_id(address: str) -> str | None:
    """The last long number or UUID of the path, else of the query: what names one posting in an address."""
    before_query, _, query = address.partition("?")
    path = before_query.partition("://")[2].partition("/")[2]
    found = _ID.findall(path) or _ID.findall(query)
    return found[-1] if found else None


def _notice(response: Response) -> Gone | Uncertain | None:
    body = response.text()
    if not is_html(response, body):
        return None
    return judge_marks(body) or judge_text(markup.text_of(body))


def judge_marks(body: str) -> Gone | None:
    """What a page's markup says about itself without a word that people can see."""
    if any(mark in body for mark in _CLOSED_MARKS):
        return Gone("the page is marked as closed")
    if "redirectToCareers" in body and _SOFT_404.search(body) and _EMPTY_NEXT.search(body):
        return Gone("the page is empty and sends people back to the board")
    return None


def is_html(response: Response, body: str) -> bool:
    """Whether the answer is a page rather than JSON or XML, by its type or, without one, by its first character."""
    content_type = response.headers.get("content-type", "")
    if content_type:
        return "html" in content_type
    return body.lstrip()[:1] == "<"


def judge_text(text: str) -> Gone | Uncertain | None:
    """What the visible text of a page says about itself; for those who hold the text already."""
    normal = _normal(text[:_NOTICE_LENGTH])
    wall = _WALL.search(normal) if len(text) < _WALL_LENGTH else None
    if wall:
        return Uncertain(f'a bot wall: "{wall.group()}"')
    notices = (match for hint, pattern in _CLOSED if hint in normal for match in pattern.finditer(normal))
    for match in notices:
        if not _ONE_DAY.search(normal[max(0, match.start() - 80) : match.end()]):
            return Gone(f'the page says "{match.group()}"')
    return None


def _normal(text: str) -> str:
    """Lower case, straight quotes, no diacritics; lines are kept, for a notice does not run over two of them."""
    if text.isascii():
        return text.lower()
    return _DIACRITICS.sub("", unicodedata.normalize("NFKD", text.translate(_QUOTES))).lower()
