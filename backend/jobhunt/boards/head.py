"""What the head and the headings of a page say: the posting's title, the company, the language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from jobhunt.boards import markup
from jobhunt.boards.claims import Claims

_BETWEEN = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|»]\s*|:\s+|\s+-$")
_AT = re.compile(r"^(?:Job Application for\s+)?(.{3,150}?)\s+(?:at|bei|chez|@)\s+(.{2,60})$", re.IGNORECASE)
_HIRING = re.compile(r"^(.{2,60}?) (?:is )?hiring (.{3,150}?) in .+$", re.IGNORECASE)
_CAREERS_OF = re.compile(
    r"^(?:careers?|jobs?|work|join|karriere|empleos?|carrières?)\s+(?:at|with|bei|chez|en|for)\s+(.+)$"
    r"|^(.+?)(?:'s)?\s+(?:careers?(?: site| page| portal)?|jobs?|job board|karriere|hiring)$",
    re.IGNORECASE,
)
_NO_COMPANY = re.compile(
    r"(?:careers?|jobs?|job details?|job description|job openings?|openings|home|linkedin|join us|open positions?|"
    r"apply|vacancies|candidate portal|job search|karriere|hiring|we are hiring|opportunit(?:y|ies))\W*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Head:
    """`headings` are the h1 texts, `titles` the page's own titles as written, `site` the name that it gives itself."""

    headings: tuple[str, ...]
    titles: tuple[str, ...]
    site: str | None
    language: str | None


def read(tree: LexborHTMLParser) -> Head:
    """The headings and metas of a page."""
    metas = {
        (node.attributes.get("property") or node.attributes.get("name") or "").lower(): node.attributes.get(
            "content"
        )
        for node in tree.css("meta[content]")
    }
    title = tree.css_first("head > title, title")
    written = [
        metas.get("og:title"),
        metas.get("twitter:title"),
        metas.get("title"),
        title.text() if title else None,
    ]
    root = tree.css_first("html")
    return Head(
        headings=_distinct([node.text(separator=" ") or "" for node in tree.css("h1")[:10]]),
        titles=_distinct([one for one in written if one]),
        site=_company(markup.plain(metas.get("og:site_name") or "")),
        language=(root.attributes.get("lang") or None) if root else None,
    )


def _distinct(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain for text in texts if (plain := markup.plain(text))))


def candidates(head: Head) -> tuple[str, ...]:
    """Every text on the page that may be the posting's title, for telling which of several objects is meant."""
    parts = [part for title in head.titles for part in (title, *_pieces(title))]
    return tuple(dict.fromkeys([*head.headings, *parts]))


def claims(head: Head, lines: Sequence[str], address: str) -> Claims:
    """The title and the company as the head and the headings have them; `lines` are those of the main text."""
    title = _title(head, lines, address)
    company = head.site or _company_beside(head, title)
    language = (
        head.language if head.language and re.fullmatch(r"[A-Za-z]{2,3}([-_]\w{2,8})*", head.language) else None
    )
    return Claims(source="meta", title=title, company=company, language=language)


def _title(head: Head, lines: Sequence[str], address: str) -> str | None:
    """A heading that the page's title repeats; else the piece of the title that stands alone in the text."""
    whole = " \n ".join(head.titles).lower()
    for heading in head.headings:
        if len(heading) > 2 and heading.lower() in whole:
            return heading
    alone = {line.lower() for line in lines if len(line) <= _LONGEST_TITLE}
    pieces = [piece for title in head.titles for piece in _pieces(title) if not _is_company(piece, head)]
    slug = _letters(unquote(address.split("?")[0]).rstrip("/").rpartition("/")[2])
    in_slug = [piece for piece in (*head.titles, *pieces) if len(piece) > 5 and _letters(piece) in slug]
    in_text = [piece for piece in (*head.titles, *pieces) if piece.lower() in alone]
    found = [
        piece for piece in (*in_slug, *in_text, *pieces) if len(piece) > 2 and not _NO_COMPANY.fullmatch(piece)
    ]
    return found[0] if found else _from_text(head, lines)


def _from_text(head: Head, lines: Sequence[str]) -> str | None:
    if len(head.headings) == 1:
        return head.headings[0][:_LONGEST_TITLE]
    return next((line for line in lines if 3 < len(line) <= 120 and not _NO_COMPANY.fullmatch(line)), None)


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _pieces(title: str) -> list[str]:
    """A page's title taken apart: at "at", at "hiring", at bars and dashes; longer pieces first where both are possible."""
    if found := _HIRING.match(title):
        return [found[2], found[1]]
    parts = [part.strip() for part in _BETWEEN.split(title) if part.strip()]
    if found := _AT.match(parts[0] if parts else title):
        parts[:1] = [found[1], found[2]]
    return [part.rstrip(" -–|") for part in parts]


def _is_company(piece: str, head: Head) -> bool:
    return head.site is not None and _letters(piece) == _letters(head.site)


def _company(name: str) -> str | None:
    """A company's name out of "Careers at Example" or "Example Careers"; None for words that name none."""
    if found := _CAREERS_OF.match(name):
        name = found[1] or found[2]
    return name if 1 < len(name) <= 60 and not _NO_COMPANY.fullmatch(name) else None


def _company_beside(head: Head, title: str | None) -> str | None:
    """What stands beside the title in the page's own title: "Engineer at Example", "Engineer | Example"."""
    if title is None:
        return None
    for written in head.titles:
        pieces = _pieces(written)
        rest = written.lower().replace(title.lower(), "", 1)
        others = [one for one in pieces if one.lower() in rest and _letters(one) != _letters(title)]
        if others and len(rest) < len(written) and (name := _company(others[-1])):
            return name
    return None
