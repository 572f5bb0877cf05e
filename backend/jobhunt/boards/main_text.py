"""The main text of a page: what is left when menus, footers, banners and lists of other jobs are taken away."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from jobhunt.boards import markup
from jobhunt.boards.patterns import when_used

SHARE_OF_PAGE = 0.5
"""A main or article element with at least this share of the page's words is the page's main part."""

OPENING = 8_000
"""This much of a page is looked through for a notice that it is closed."""

MOST_READINGS = 40

MOST_HEADINGS, MOST_LEVELS = 400, 6

MENU_LINKS = 6
"""This many links and little else are a menu; fewer may be the posting's own, such as its places."""

# React streams the real content into hidden boxes named S:0, S:1 and so on.
_NEVER_TEXT = "script, style, noscript, template, svg, iframe, select, button, dialog, canvas, video, object"
_NEVER_TEXT += ", code#smartApplyData, [hidden]:not([id^='S:'])"
_FRAME = 'nav, footer, [role="navigation"], [role="contentinfo"], [role="dialog"], [role="search"], [role="menu"]'
_MAIN = 'main, article, [role="main"], #content, #main'
_BOXES = "div[class], div[id], section, aside, ul, ol, header, form"
_FRAME_NAME = when_used(
    r"cookie|consent|gdpr|onetrust|breadcrumb|navbar|nav-|-nav\b|main-menu|site-menu|mega-?menu|site-header|"
    r"page-footer|"
    r"site-footer|newsletter|similar-|similar_|similarjobs|(?:related|recommended|other|more)[-_]?(?:jobs|posts|"
    r"roles|positions)|"
    r"job-?alert|talent-?community|chat-?widget|skip-?link|pagination|login|sign-?in-form",
    re.IGNORECASE,
)
_PERHAPS_FRAME_NAME = when_used(
    r"similar|related|recommend|share|sharing|social|modal|popup|toolbar|sidebar|header|menu|carousel|slider|"
    r"footer",
    re.IGNORECASE,
)
_FACTS_NAME = when_used(
    r"locat|office|place|tag|skill|meta|detail|info|benefit|require|content|descr", re.IGNORECASE
)
_OTHER_JOBS = when_used(
    r"(?:(?:similar|related|recommended|other|more|latest|recent|featured|nearby|open) (?:open )?"
    r"(?:jobs?|roles?|positions?|openings?|opportunities|vacancies|postings)"
    r"(?: (?:at|in|from|near|like|by|you|that|we|on)\b.{0,40})?"
    r"|(?:people|others|candidates) (?:also|who) .{0,40}|you (?:may|might) (?:also )?(?:like|"
    r"be interested in).{0,30}"
    r"|(?:jobs|roles|positions) (?:you may|similar to|like this|near you).{0,40}|explore (?:more|other) .{0,30}"
    r"|ähnliche (?:jobs|stellen\w*)|weitere (?:jobs|stellen\w*)|offres similaires|autres offres|ofertas similares|"
    r"otras ofertas|vagas (?:semelhantes|similares|relacionadas)|vergelijkbare vacatures|podobné (?:nabídky|"
    r"pozice)\b.{0,30})\W*",
    re.IGNORECASE,
)
_HEADINGS = "h2, h3, h4, h5, h6, strong, [role=heading]"


def main_part(tree: LexborHTMLParser) -> LexborNode | None:
    """The page's main part. The rest leaves the tree, so read scripts and marks first."""
    body = tree.body
    if body is None:
        return None
    _drop(body.css(f"{_NEVER_TEXT}, {_FRAME}"))
    page = _size(body)
    _drop(_other_jobs(body, page))
    _drop(list(_frames(body, page)))
    return _part(body)


def html_of(part: LexborNode) -> str:
    """A part of a page as sanitised HTML."""
    return markup.sanitise(part.html or "")


def pieces_of(part: LexborNode) -> list[str]:
    """The words between any two tags, in order: what a page sets side by side by style alone stays apart."""
    return [line for text in (part.text(separator="\n") or "").split("\n") if (line := " ".join(text.split()))]


def opening_of(tree: LexborHTMLParser) -> str:
    """How the whole page begins, for notices that stand above its main part."""
    text = (tree.body.text(separator=" ") or "") if tree.body else ""
    return " ".join(text[:OPENING].split())


def _drop(nodes: Sequence[LexborNode]) -> None:
    """Out of the tree, outermost only: a node inside one that is gone must not be touched any more."""
    gone = {node.mem_id for node in nodes}
    for node in [node for node in nodes if not any(id_ in gone for id_ in _ancestors(node))]:
        if node.mem_id in gone:
            gone.discard(node.mem_id)
            node.decompose()


def _ancestors(node: LexborNode) -> Iterator[int]:
    above = node.parent
    while above is not None:
        yield above.mem_id
        above = above.parent


def _size(node: LexborNode) -> int:
    return len(node.text() or "")


def _frames(body: LexborNode, page: int) -> Iterator[LexborNode]:
    """Menus, banners and lists by their names or by their links. The posting's own box is never one.

    Measuring a box costs its length, so boxes in boxes are measured until that has cost MOST_READINGS pages.
    """
    left = MOST_READINGS * page
    for node in body.css(_BOXES):
        kind = _kind(f"{node.attrs.sget('class')} {node.attrs.sget('id')}")
        if kind in ("", "facts") and node.tag not in ("ul", "ol", "header", "form"):
            continue
        size = _size(node)
        left -= size
        if left < 0:
            return
        if size <= page * SHARE_OF_PAGE and node.css_first("h1") is None and _is_frame(node, kind, size):
            yield node


def _is_frame(node: LexborNode, kind: str, size: int) -> bool:
    if kind == "frame" or node.tag == "form":
        return True
    links = node.css("a")
    share = sum(map(_size, links)) / max(size, 1)
    if kind == "perhaps":
        return share >= 0.3 or not size
    return len(links) >= MENU_LINKS and share >= 0.8 and kind != "facts"


@lru_cache(maxsize=4096)
def _kind(name: str) -> Literal["frame", "perhaps", "facts", ""]:
    """What a box is by its class and id. Sites use few names for many boxes, so the answers are kept."""
    if _FRAME_NAME.search(name):
        return "frame"
    if _PERHAPS_FRAME_NAME.search(name):
        return "perhaps"
    return "facts" if _FACTS_NAME.search(name) else ""


def _other_jobs(body: LexborNode, page: int) -> list[LexborNode]:
    """Lists of other jobs: from their heading on, with the box that it opens or with what follows it."""
    found: list[LexborNode] = []
    for heading in body.css(_HEADINGS)[:MOST_HEADINGS]:
        text = " ".join((heading.text() or "").split())
        if len(text) < 80 and _OTHER_JOBS.fullmatch(text):
            found.extend(_section(heading, page))
    return found


def _section(heading: LexborNode, page: int) -> list[LexborNode]:
    box, parent = heading, heading.parent
    for _ in range(MOST_LEVELS):
        if parent is None or parent.tag in ("body", "main", "article", "html"):
            break
        if _size(parent) > page * SHARE_OF_PAGE or not _opens(parent, heading):
            break
        box, parent = parent, parent.parent
    section = [box]
    after = box.next if box.mem_id == heading.mem_id else None
    while after is not None and after.tag not in (heading.tag, "h1", "h2") and not _has(after, "h1"):
        section.append(after)
        after = after.next
    # Without a link it lists nothing, and with half of the page in it, it is the posting.
    listed = any(_has(node, "a") for node in section)
    return section if listed and sum(map(_size, section)) <= page * SHARE_OF_PAGE else []


def _has(node: LexborNode, tag: str) -> bool:
    return node.is_element_node and (node.tag == tag or node.css_first(tag) is not None)


def _opens(box: LexborNode, heading: LexborNode) -> bool:
    """Whether the heading's words are the first in the box."""
    return (box.text() or "").lstrip().startswith((heading.text() or "").strip())


def _part(body: LexborNode) -> LexborNode:
    """The smallest main element that holds most of the page's words and its heading, else the body.

    Places and pay stand beside the heading as often as in the text, so a part without it would lose them.
    """
    page = max(_size(body), 1)
    headed = body.css_first("h1") is not None
    large = [node for node in body.css(_MAIN) if _size(node) >= page * SHARE_OF_PAGE]
    return min((node for node in large if not headed or node.css_first("h1")), key=_size, default=body)
