"""How two versions of a posting differ: field by field, and word by word. Pure."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from jobhunt.postings.facts import ORDER, words_of
from jobhunt.postings.fingerprint import visible

Op = Literal["same", "removed", "added", "gap"]

_TOKEN = re.compile(r"\n+|[^\s]+")
_AROUND = 12
"""Words kept on each side of a change; a longer stretch that stayed becomes a gap."""

_MOST_WORDS = 1_500
"""Where more words lie between the first and the last change, lines are compared: words take the square of that."""


@dataclass(frozen=True, slots=True)
class FieldDiff:
    """A field whose value differs; None is not stated."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class WordDiff:
    """A run of words that stayed, went or came."""

    op: Op
    text: str


def fields_changed(
    old_title: str, old: Mapping[str, Any], new_title: str, new: Mapping[str, Any]
) -> list[FieldDiff]:
    """The title and the stated fields that differ, in reading order; when the page was dated anew is none."""
    found = [FieldDiff("title", old_title, new_title)] if old_title != new_title else []
    for name in (*ORDER, "apply_url"):
        before, after = old.get(name), new.get(name)
        if name != "updated_at" and _comparable(before) != _comparable(after):
            found.append(FieldDiff(name, _told(before), _told(after)))
    return found


def _comparable(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def _told(value: Any) -> str | None:
    return None if value is None else words_of(value)


def words_changed(old: str, new: str) -> list[WordDiff]:
    """How the text of two sanitised descriptions differs, with a few words around each change."""
    before, after = visible(old), visible(new)
    if before.split() == after.split():
        return []
    a, b = _tokens(before), _tokens(after)
    start, end = _alike(a, b), _alike(a[::-1], b[::-1])
    if max(len(a), len(b)) - min(start + end, len(a), len(b)) > _MOST_WORDS:
        a, b = _lines(before), _lines(after)
    return list(_runs(a, b))


def _alike(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two texts begin with alike."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _tokens(text: str) -> list[str]:
    return ["\n" if token.startswith("\n") else token for token in _TOKEN.findall(text.strip())]


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]


def _runs(a: Sequence[str], b: Sequence[str]) -> Iterator[WordDiff]:
    start = _alike(a, b)
    end = min(_alike(a[::-1], b[::-1]), len(a) - start, len(b) - start)
    if start:
        yield from _stayed(a[:start], first=True, last=False)
    inner_a, inner_b = a[start : len(a) - end], b[start : len(b) - end]
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, inner_a, inner_b, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from _stayed(inner_a[a1:a2], first=False, last=False)
            continue
        if a1 < a2:
            yield WordDiff("removed", _joined(inner_a[a1:a2]))
        if b1 < b2:
            yield WordDiff("added", _joined(inner_b[b1:b2]))
    if end:
        yield from _stayed(a[len(a) - end :], first=False, last=True)


def _stayed(words: Sequence[str], *, first: bool, last: bool) -> Iterator[WordDiff]:
    head = 0 if first else _AROUND
    tail = 0 if last else _AROUND
    if len(words) <= head + tail + 4:
        yield WordDiff("same", _joined(words))
        return
    if head:
        yield WordDiff("same", _joined(words[:head]))
    yield WordDiff("gap", "")
    if tail:
        yield WordDiff("same", _joined(words[-tail:]))


def _joined(words: Sequence[str]) -> str:
    return re.sub(r" ?\n ?", "\n", " ".join(words))
