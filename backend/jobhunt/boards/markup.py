"""HTML of unknown origin made safe to show, to read as text and to parse in bounded time."""

import html
import re
from collections import Counter
from collections.abc import Iterable

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from jobhunt.boards.patterns import when_used

_TABLE = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_KEPT = _TABLE | _HEADINGS | {"p", "ul", "ol", "li", "strong", "em", "b", "i", "u", "br", "a", "blockquote", "pre"}
_KEPT |= {"code", "hr"}
_KEPT_ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
_DROPPED = {"script", "style", "noscript", "template", "svg", "math", "title", "iframe", "object", "select"}
_DROPPED |= {"datalist", "textarea", "xmp", "noembed", "noframes", "plaintext"}
_PERHAPS_HIDDEN = when_used(rf"<(?:head|code|{'|'.join(sorted(_DROPPED))})[\s/>]")
_CLEANER = nh3.Cleaner(
    tags=_KEPT,
    clean_content_tags=_DROPPED,
    attributes=_KEPT_ATTRIBUTES,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer nofollow",
)

_WRAPPERS = "div|section|article|main|header|footer|nav|aside|address|center|dl|dt|dd|figure|figcaption"
_WRAPPERS += "|fieldset|form|details|summary"
_WRAPPER = when_used(rf"<(/?)(?:{_WRAPPERS})(?=[\s/>])", re.IGNORECASE)
_EMPTY_PARAGRAPH = when_used(r"<p>(?:\s|&nbsp;|<br>)*</p>\s*")

_ATTRIBUTES = r"""(?:\s[^">]*(?:"[^"]*"[^">]*)*)?>"""
_BLOCK_TAG = when_used(
    rf"</?(?:{_WRAPPERS}|p|ul|ol|li|h[1-6]|br|hr|blockquote|pre|table|caption|tr|body|button|option|"
    rf"label){_ATTRIBUTES}"
)
_CELL_TAG = when_used(rf"</?(?:td|th|img|input){_ATTRIBUTES}")
_ANY_TAG = when_used(rf"</?[a-z][^\s/>]*{_ATTRIBUTES}")
_COMMENT = when_used(r"<!--.*?-->|<!doctype[^>]*>", re.DOTALL | re.IGNORECASE)
_LOOKS_LIKE_TAG = when_used(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--|<!\[CDATA\[")

# A NUL cannot be stored as text in Postgres, a lone surrogate cannot be encoded, and the others are invisible.
_UNSTORABLE = when_used("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\r")
# Among them what turns the writing around, also of what stands behind it on a screen.
_INVISIBLE = when_used("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_BACKWARDS = ("\u202d", "\u202e")

_BULLET = when_used(r"\s*[-–•*·]\s+")

_TAG_NAME = when_used(r"<(/?)([a-zA-Z][^\s/>]*)")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_FEW_TAGS = 2_000
_DEEPEST = 3_000
_MOST_REOPENED = 300_000


def storable(text: str) -> str:
    """The text without the control characters and lone surrogates that a database refuses."""
    # Nearly every page has none of them, and bytes are looked through several times as fast.
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return _UNSTORABLE.sub("", text)
    return text if len(raw.translate(None, _CONTROLS)) == len(raw) else _UNSTORABLE.sub("", text)


def _is_costly(source: str) -> bool:
    """Whether an HTML parser would need quadratic time or memory: nested too deep, or formatting never closed.

    Every block reopens each formatting element left open, so a megabyte of crossed tags can become gigabytes.
    """
    if source.count("<") < _FEW_TAGS:
        return False
    open_tags: Counter[str] = Counter()
    depth = formatting = reopened = 0
    for closing, raw_name in _TAG_NAME.findall(source):
        name = raw_name.lower()
        if name in _VOID:
            continue
        if closing and not open_tags[name]:
            continue
        step = -1 if closing else 1
        open_tags[name] += step
        depth += step
        formatting += step if name in _FORMATTING else 0
        reopened += formatting
        if depth > _DEEPEST or reopened > _MOST_REOPENED:
            return True
    return False


def tame(source: str) -> str:
    """The HTML itself, or its bare words when parsing it would cost too much."""
    source = storable(source)
    if not _is_costly(source):
        return source
    return html.escape(re.sub(r"<[^<>]*>?", " ", source), quote=False)


def parse(source: str) -> LexborHTMLParser:
    """A tree of any page, in time that grows with its length only."""
    return LexborHTMLParser(tame(source))


def sanitise(source: str) -> str:
    """HTML that is safe to show: an allow-list of tags, links to http, https and mail only, written forwards."""
    clean = _CLEANER.clean(_WRAPPER.sub(r"<\1p", tame(source)))
    for sign in _BACKWARDS:
        clean = clean.replace(sign, "")
    return _EMPTY_PARAGRAPH.sub("", clean).strip()


def text_of(source: str) -> str:
    """The visible text: blocks on lines of their own, blanks collapsed, scripts and styles left out.

    Hidden code elements, where sites keep their data, are left out too. Other hidden parts stay: some frameworks
    send the whole page hidden and show it by script.
    """
    tree = parse(source)
    tree.strip_tags(["head", *_DROPPED])
    for node in tree.css("code[style]"):
        if "none" in (node.attributes.get("style") or ""):
            node.decompose()
    return _lines(tree.html or "")


def text_in(node: LexborNode) -> str:
    """The visible text of a part of a tree. What a tree writes is parsed again only if it hides something."""
    written = node.html or ""
    return text_of(written) if _PERHAPS_HIDDEN.search(written) else _lines(written)


def _lines(serialised: str) -> str:
    flat = " ".join(_COMMENT.sub("", serialised).split())
    broken = _CELL_TAG.sub(" ", _BLOCK_TAG.sub("\n", flat))
    words = _INVISIBLE.sub("", storable(html.unescape(_ANY_TAG.sub("", broken))))
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def unescape_until_tags(value: str) -> str:
    """Entities resolved at most twice, and no further once tags appear, so that shown code stays shown code."""
    for _ in range(2):
        if _LOOKS_LIKE_TAG.search(value):
            break
        value = html.unescape(value)
    return storable(value)


def plain(value: str) -> str:
    """One line of text, for titles and names: entities resolved, tags out, blanks collapsed."""
    value = unescape_until_tags(value)
    if "<" in value and _LOOKS_LIKE_TAG.search(value):
        value = text_of(value)
    return visible(value)


def visible(value: str) -> str:
    """One line without the signs that nobody sees."""
    return " ".join(_INVISIBLE.sub("", value).split())


def joined(sections: Iterable[tuple[str, str]]) -> str:
    """Sanitised HTML of several parts, each under its heading unless that is empty; empty parts are left out."""
    parts = []
    for heading, body in sections:
        clean = sanitise(body)
        if clean:
            parts.append(f"<h3>{html.escape(heading)}</h3>{clean}" if heading else clean)
    return "\n".join(parts)


def from_lines(text: str) -> str:
    """HTML of a plain text: a paragraph per line, a list where lines begin with a dash or a bullet."""
    blocks: list[str] = []
    for line in text.splitlines():
        bullet = _BULLET.match(line)
        words = html.escape(line[bullet.end() :] if bullet else line, quote=False).strip()
        if not words:
            continue
        if bullet and blocks and blocks[-1].endswith("</ul>"):
            blocks[-1] = f"{blocks[-1][:-5]}<li>{words}</li></ul>"
        else:
            blocks.append(f"<ul><li>{words}</li></ul>" if bullet else f"<p>{words}</p>")
    return storable("".join(blocks))
