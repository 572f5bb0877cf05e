"""Links on a careers page that lead to postings, told from menus, filters, categories and buttons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from jobhunt.boards import markup, web_address
from jobhunt.boards.geography import is_place
from jobhunt.boards.patterns import when_used

MOST_LINKS = 5_000

_ATS_HOSTS = (
    *("greenhouse.io", "lever.co", "ashbyhq.com", "myworkdayjobs.com", "myworkdaysite.com", "smartrecruiters.com"),
    *(
        "workable.com",
        "recruitee.com",
        "personio.de",
        "personio.com",
        "bamboohr.com",
        "teamtailor.com",
        "icims.com",
    ),
    *(
        "oraclecloud.com",
        "eightfold.ai",
        "jobvite.com",
        "paylocity.com",
        "breezy.hr",
        "pinpointhq.com",
        "rippling.com",
    ),
    *(
        "join.com",
        "successfactors.com",
        "successfactors.eu",
        "gusto.com",
        "applytojob.com",
        "talentclue.com",
        "jazz.co",
    ),
)
_FRAMES = frozenset({"nav", "footer"})
_POSTINGS_DIRECTORY = when_used(
    r"/(?:jobs?|positions?|job-?openings?|openings?|open-(?:positions|roles|jobs)|vacanc(?:y|ies)|opportunit(?:y|"
    r"ies)|roles?|"
    r"job-?postings?|postings?|job-?details?|job-?offers?|stellen\w*|stellenangebote?|emplois?|"
    r"offres?(?:-emploi)?|empleos?|"
    r"ofertas?|vagas?|vacatures?|j|rpd|job-listing|requisitions?|praca|lediga-jobb)/(?:[^/]+/)*([^/]+)/?$",
    re.IGNORECASE,
)
_CAREERS_DIRECTORY = when_used(
    r"/(?:careers?|karriere|carrieres?|join-us|work-with-us|hiring)/(?:[^/]+/)*([^/]+)/?$", re.IGNORECASE
)
_TAIL = when_used(r"(?<=[^/]{5})/(?:job|details?|view|description|show)$", re.IGNORECASE)
_NO_POSTING = when_used(
    r"(?:apply|application|login|log-in|sign-?in|sign-?up|register|search|all|index|home|categor(?:y|ies)|teams?|"
    r"departments?|"
    r"locations?|offices?|benefits?|culture|life(?:-at-.*)?|students?|graduates?|internships?|faqs?|"
    r"about(?:-us)?|alerts?|saved|"
    r"page|events?|blog|news|privacy.*|cookies?|terms.*|contact(?:-us)?|diversity.*|our-.*|why-.*|how-we-.*|"
    r"hiring-process|"
    r"talent-(?:network|community)|results|list|feed|rss|share|openings?|jobs?|positions?|careers?|press|stories|"
    r"referrals?|"
    r"early-careers?|people|values|mission|interview.*|equal-.*|eeo.*|accommodation.*|post-a-job|employers?|"
    r"pricing)(?:\.\w+)?",
    re.IGNORECASE,
)
_ELSEWHERE = when_used(
    r"/(?:categor(?:y|ies)|departments?|teams?|locations?|tags?|topics?|search|filters?|news\w*|blogs?|press|events?|stories|articles?|insights|podcasts?|resources|products?|profiles?|users?|wiki)/",
    re.IGNORECASE,
)
_GENERIC = when_used(
    r"(?:apply(?: now| here| online| today)?|view(?: job| details?| role| position| posting| opening| more|"
    r" all.*)?|"
    r"(?:read|learn|see|find out|show|discover) (?:more|all|details?).*|details?|more(?: info\w*)?|open(?: role|"
    r" position)?|"
    r"job (?:posting|details?|description)|see job|go to job|share|save(?: job)?|bewerben|jetzt bewerben|"
    r"mehr erfahren|details ansehen|"
    r"zur stelle|postuler|en savoir plus|voir l.offre|ver (?:oferta|más|mais|vaga)|bekijk.*|lees meer|candidarsi|"
    r"scopri.*|→|›|»|\W*)",
    re.IGNORECASE,
)
_NO_TITLE = when_used(
    r"(?:next|previous|prev|back|all jobs|all departments|home|jobs|careers|\d+|search.*|filter.*|sort.*|reset.*|"
    r"clear.*|"
    r"(?:log|sign) ?(?:in|up|out)|register|privacy.*|cookie.*|terms.*|contact.*|job alerts?.*|load more|page \d+|"
    r"stránka \d+)",
    re.IGNORECASE,
)
_JOB_WORD = when_used(
    r"engineer|develop|manager|director|designer|analyst|scientist|specialist|assistant|associate|consultant|"
    r"coordinator|"
    r"technician|operator|officer|accountant|nurse|driver|recruiter|representative|executive|administrator|"
    r"architect|lead\b|"
    r"head of|intern\b|internship|trainee|researcher|writer|editor|producer|planner|buyer|advisor|counsel|lawyer|"
    r"teacher|chef|"
    r"cook|cashier|supervisor|machinist|welder|mechanic|electrician|programmer|marketer|strategist|partner|"
    r"entwickl|leiter|"
    r"mitarbeiter|berater|ingenieur|ingénieur|développeu|responsable|chargé|técnico|gerente|desarrollador|"
    r"ingeniero|analista|"
    r"medewerker|ontwikkelaar|programátor|vývojář|\(m/?w/?d\)|\(f/?m/?[dx]\)|\(h/f\)|vice president|\bvp\b|"
    r"principal|staff\b|"
    r"expert|artist|tester|\bqa\b|devops|sre\b|agent\b|clerk|worker|picker|packer|scrum|product owner|owner\b",
    re.IGNORECASE,
)
_TITLE_BOX = 'h1, h2, h3, h4, h5, h6, [class*="title" i], [class*="position" i], strong'
_CARD = frozenset({"li", "tr", "article", "div", "td", "section"})
_CARD_LENGTH = 600


@dataclass(frozen=True, slots=True)
class PostingLink:
    """One link to a posting: its whole address, the title it is listed under, the places said beside it."""

    url: str
    title: str
    places: tuple[str, ...]


class _Cards:
    """The boxes that hold one opening. Each box is measured once, however many links it holds."""

    def __init__(self) -> None:
        self._small: dict[int, bool] = {}

    def around(self, node: LexborNode) -> LexborNode | None:
        """The box around a node, when it is small enough to be about one opening."""
        box = node.parent
        if box is None or box.tag not in _CARD:
            return None
        if box.mem_id not in self._small:
            self._small[box.mem_id] = len(box.text() or "") <= _CARD_LENGTH
        return box if self._small[box.mem_id] else None


def posting_links(tree: LexborHTMLParser, base: str) -> list[PostingLink]:
    """Links to postings in the order of the page, each once, under the first title that reads as one."""
    found: dict[str, PostingLink] = {}
    page, cards = web_address.canonical(base), _Cards()
    for link in tree.css("a[href]")[:MOST_LINKS]:
        url = web_address.join(base, link.attributes.get("href") or "")
        if url is None or not _may_lead_away(url, base) or _in_frame(link):
            continue
        key = web_address.canonical(url)
        if key != page and key not in found and (listed := _listed(link, url, cards)):
            found[key] = listed
    return list(found.values())


def is_job_title(text: str) -> bool:
    """Whether a text has a word that job titles have and other headings seldom do."""
    return _JOB_WORD.search(text) is not None


def count(tree: LexborHTMLParser, base: str) -> int:
    """How many different addresses the page links to that read as a posting's, whatever the links say."""
    links = (web_address.join(base, link.attributes.get("href") or "") for link in tree.css("a[href]")[:MOST_LINKS])
    return len(
        {
            web_address.canonical(url)
            for url in links
            if url and looks_like_posting(url) and _may_lead_away(url, base)
        }
    )


def looks_like_posting(url: str) -> bool:
    """Whether an address by itself reads as one posting's: an id in it, or a slug below a directory of postings."""
    return web_address.posting_id(url) is not None or _slug(_POSTINGS_DIRECTORY, url) is not None


def _may_lead_away(url: str, base: str) -> bool:
    there, here = web_address.host(url), web_address.host(base)
    if there == here or _site(there) == _site(here):
        return True
    return any(there == host or there.endswith(f".{host}") for host in _ATS_HOSTS)


def _site(host: str) -> str:
    """The last two labels, or three below a two-letter country with a short second label (co.uk, com.br)."""
    labels = host.split(".")
    wide = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if wide else labels[-2:])


def _in_frame(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in _FRAMES:
            return True
        above = above.parent
    return False


def _path(url: str) -> str:
    """The path up to the posting's own segment: /jobs/8214/tax-specialist/job is about the tax specialist."""
    parts = web_address.split(url)
    return _TAIL.sub("", unquote(parts.path).rstrip("/")) if parts else ""


def _slug(directory: re.Pattern[str], url: str) -> str | None:
    """The last part of the path below such a directory, unless it is a section of the site."""
    found = directory.search(_path(url))
    if found is None or len(found[1]) < 5:
        return None
    return None if _NO_POSTING.fullmatch(found[1]) else found[1]


def _listed(link: LexborNode, url: str, cards: _Cards) -> PostingLink | None:
    path = _path(url)
    if _NO_POSTING.fullmatch(path.rpartition("/")[2]) or _ELSEWHERE.search(path):
        return None
    if not looks_like_posting(url) and _slug(_CAREERS_DIRECTORY, url) is None:
        return None
    title = _title(link, cards)
    if title is None or not (
        _JOB_WORD.search(title) or _slug(_POSTINGS_DIRECTORY, url) or _POSTINGS_DIRECTORY.search(path)
    ):
        return None
    return PostingLink(url, title, _places(link, title, cards))


def _title(link: LexborNode, cards: _Cards) -> str | None:
    """The heading in the link, else its first line; for a button such as "Apply" the heading of its card."""
    inner = link.css_first("h1, h2, h3, h4, h5, h6")
    for text in (_line(inner) if inner else "", _line(link)):
        if _is_title(text):
            return text
    card = cards.around(link)
    while card is not None:
        for box in card.css(_TITLE_BOX):
            if box.css_first("a + a") is None and _is_title(text := _line(box)):
                return text
        card = cards.around(card)
    return None


def _is_title(text: str) -> bool:
    """Whether a link's text can be a title: a menu's words are none, unless a job's are among them."""
    if not 3 <= len(text) <= 200 or _GENERIC.fullmatch(text):
        return False
    return is_job_title(text) or not _NO_TITLE.fullmatch(text)


def _line(node: LexborNode) -> str:
    """The first line that a node shows."""
    lines = _lines(node)
    return next(lines, "")


def _lines(node: LexborNode) -> Iterator[str]:
    for text in markup.text_in(node).split("\n"):
        if text.strip():
            yield text.strip()


def _places(link: LexborNode, title: str, cards: _Cards) -> tuple[str, ...]:
    """Places by their form in the link's card."""
    card = link
    while card.tag not in ("li", "tr", "article") and (wider := cards.around(card)):
        card = wider
    if len(card.css("a")) > 3:
        return ()
    parts = (part for line in _lines(card) if line != title for part in re.split(r"\s*[·•|]\s*", line))
    return tuple(dict.fromkeys(part for part in parts if is_place(part)))
