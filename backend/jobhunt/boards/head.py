"""What the head and the headings of a page say: the posting's title, the company, the language."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from jobhunt.boards import markup, stated, web_address
from jobhunt.boards.claims import Claims
from jobhunt.boards.json_ld import Item, is_type
from jobhunt.boards.patterns import when_used

_BETWEEN = when_used(r"\s+[|–—·•»:-]\s+|\s*[|»]\s*|:\s+|\s+-$")
_AT = when_used(r"^(?:Job Application for\s+)?(.{3,150}?)\s+(?:at|bei|chez|@)\s+(.{2,60})$", re.IGNORECASE)
_HIRING = when_used(r"^(.{2,60}?) (?:is )?hiring (.{3,150}?) in .+$", re.IGNORECASE)
_CAREERS_OF = when_used(
    r"^(?:careers?|jobs?|work|join|karriere|empleos?|carrières?)\s+(?:at|with|bei|chez|en|for)\s+(.+)$"
    r"|^(.+?)(?:'s)?\s+(?:careers?(?: site| page| portal)?|jobs?|job board|karriere|hiring)$",
    re.IGNORECASE,
)
_NO_COMPANY = when_used(
    r"(?:careers?|jobs?|job details?|job description|job openings?|openings|home|linkedin|join us|open positions?|"
    r"apply|vacancies|candidate portal|job search|karriere|hiring|we are hiring|opportunit(?:y|ies))\W*",
    re.IGNORECASE,
)
_DOUBLED = when_used(r"(.)\1")
_IN_BRACKETS = when_used(r"\s*\([^)]*\)")
_LOGO = when_used(r"\W*\b(?:logo|logotype|company|the)\b\W*", re.IGNORECASE)
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Head:
    """`headings` are the h1 texts, `titles` the page's own as written, `site` what it calls itself."""

    headings: tuple[str, ...]
    titles: tuple[str, ...]
    logos: tuple[str, ...]
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
        logos=_distinct([node.attributes.get("alt") or "" for node in tree.css('img[alt*="logo" i]')[:10]]),
        site=_company(markup.plain(metas.get("og:site_name") or "")),
        language=(root.attributes.get("lang") or None) if root else None,
    )


def _distinct(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain for text in texts if (plain := markup.plain(text))))


def candidates(head: Head) -> tuple[str, ...]:
    """Every text on the page that may be the posting's title, for telling which of several objects is meant."""
    parts = [part for title in head.titles for part in (title, *_pieces(title))]
    return tuple(dict.fromkeys([*head.headings, *parts]))


def published(items: Sequence[Item]) -> date | None:
    """When the page itself was published, by what its JSON-LD says about the page."""
    return next(
        (day for item in items if is_type(item, "WebPage") and (day := stated.day(item.get("datePublished")))), None
    )


def claims(head: Head, lines: Sequence[str], address: str) -> Claims:
    """The title and the company as the head and the headings have them; `lines` are those of the main text."""
    title = _title(head, lines, address)
    company = head.site or _company_beside(head, title) or _company_shown(head, lines, address)
    language = (
        head.language if head.language and re.fullmatch(r"[A-Za-z]{2,3}([-_]\w{2,8})*", head.language) else None
    )
    return Claims(source="meta", title=title, company=company, language=language)


def _title(head: Head, lines: Sequence[str], address: str) -> str | None:
    """A heading that the page's title repeats; else the piece of the title that stands alone in the text."""
    whole = " \n ".join(head.titles).lower()
    for heading in head.headings:
        if len(heading) > 2 and heading.lower() in whole and not _NO_COMPANY.fullmatch(heading):
            return heading
    alone = {line.lower() for line in lines if len(line) <= _LONGEST_TITLE}
    pieces = [piece for title in head.titles for piece in _pieces(title) if not _is_company(piece, head)]
    wholes = [title for title in head.titles if head.site is None or head.site.lower() not in title.lower()]
    slug = _letters(unquote(address.split("?")[0]).rstrip("/").rpartition("/")[2])
    in_slug = [piece for piece in (*wholes, *pieces) if len(piece) > 5 and _letters(piece) in slug]
    in_text = [piece for piece in (*wholes, *pieces) if piece.lower() in alone]
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
    """A page's title taken apart: at "at", at "hiring", at bars and dashes."""
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


def _is_name_of(name: str, label: str) -> bool:
    """Whether a name without accents and doubled letters is most of a host's label: "Ayuda en Acción"."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    name, label = (_DOUBLED.sub(r"\1", one) for one in (plain, _letters(label)))
    return len(name) >= 4 and name in label and len(name) >= 0.6 * len(label)


def _company_shown(head: Head, lines: Sequence[str], address: str) -> str | None:
    """A line that is also the host's own name, or the name on a logo that the text repeats."""
    labels = web_address.host(address).split(".")[:-1]
    for line in lines:
        name = _company(_IN_BRACKETS.sub("", line)) if len(line) <= 60 else None
        if name and any(_is_name_of(_letters(name), label) for label in labels):
            return name
    for logo in head.logos:
        name = _company(_LOGO.sub("", logo).strip())
        if name and sum(name in line for line in lines) >= 2:
            return name
    return None
