"""JSON-LD on a page: every block found, broken ones repaired, and the schema.org objects in them."""

import html
import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from selectolax.lexbor import LexborHTMLParser

Item = dict[str, Any]

MOST_OBJECTS = 50_000
"""More objects than this in one block are no careers page; the rest is left unread."""

_OPENING = re.compile(
    r"\s*(?:(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|<!--(?:\s*//)?|/\*.*?\*/)\s*",
    re.DOTALL,
)
_CLOSING = re.compile(r"\s*(?:(?://|/\*)?\s*\]\]>\s*(?:\*/)?|(?://)?\s*-->)\s*;?\s*$")
_LONGEST_CLOSING = 80
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_COMMA = re.compile(r'("\s*)(\n\s*"|(?<=")\s*"(?=[A-Za-z@]\w*"\s*:))')
_BAD_ESCAPE = re.compile(r'\\(?![\\"/bfnrtu])|\\u(?![0-9a-fA-F]{4})')


def blocks(tree: LexborHTMLParser) -> list[str]:
    """The text of every JSON-LD script that holds any."""
    scripts = tree.css('script[type*="ld+json" i]')
    return [text for script in scripts if (text := (script.text() or "").strip())]


def objects(tree: LexborHTMLParser) -> list[Item]:
    """Every schema.org object on the page, nested ones too, in order. Broken blocks are left out."""
    return [item for block in blocks(tree) for item in walk(parse(block))]


def parse(block: str) -> object:
    """One block as JSON, repaired if need be; None when nothing helps."""
    for repair in _REPAIRS:
        block = repair(block)
        try:
            return json.loads(block, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def walk(value: object) -> Iterator[Item]:
    """The objects in a JSON value, outer before inner, in order, each with keys that start in lower case."""
    waiting = [value]
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        current = waiting.pop()
        if isinstance(current, dict):
            yield lowered(current)
            waiting.extend(reversed(list(current.values())))
        elif isinstance(current, list):
            waiting.extend(reversed(current))


def is_type(item: Item, name: str) -> bool:
    """Whether an object is of a schema.org type, written alone, in a list or with its address."""
    types = item.get("@type", item.get("type"))
    listed = types if isinstance(types, list) else [types]
    return any(isinstance(one, str) and re.split(r"[/#:]", one)[-1].lower() == name.lower() for one in listed)


def postings(items: Sequence[Item]) -> list[Item]:
    """The JobPosting objects among them."""
    return [item for item in items if is_type(item, "JobPosting")]


def lowered(item: Item) -> Item:
    """The object with keys that start in lower case: some sites write `Title` where schema.org says `title`."""
    if all(key[:1].islower() or key[:1] == "@" for key in item):
        return item
    return {key[:1].lower() + key[1:]: inner for key, inner in item.items()}


def _unwrapped(block: str) -> str:
    block = block.strip().lstrip("\ufeff")
    for _ in range(2):
        opening = _OPENING.match(block)
        block = block[opening.end() :] if opening else block
        # Searched for from the front, a closing costs the square of every run of blanks.
        cut = max(0, len(block) - _LONGEST_CLOSING)
        block = block[:cut] + _CLOSING.sub("", block[cut:])
    return block.strip()


def _as_it_is(block: str) -> str:
    return block


def _punctuated(block: str) -> str:
    """Trailing commas out, missing ones between two lines in, escapes that JSON does not know taken literally."""
    block = _BAD_ESCAPE.sub(lambda found: "" if found[0] == "\\" else "\\\\u", block)
    block = _MISSING_COMMA.sub(r"\1,\2", block)
    return _TRAILING_COMMA.sub(r"\1", block).rstrip("; \n\t")


def _unescaped(block: str) -> str:
    return html.unescape(block) if re.match(r"[{\[]\s*&(?:quot|#34|#x22);", block, re.IGNORECASE) else block


_REPAIRS: tuple[Callable[[str], str], ...] = (_as_it_is, _unwrapped, _punctuated, _unescaped)
