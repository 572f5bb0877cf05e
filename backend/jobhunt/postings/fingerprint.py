"""Why a page counts as unchanged: two fingerprints of what a posting says, and how two of them compare."""

import html
import importlib
import unicodedata
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any, Literal

from jobhunt.boards.patterns import when_used
from jobhunt.boards.protocol import Fields, Pay
from jobhunt.postings.noise import joined_counters, without_noise

SAME_TEXT_BITS = 3
"""Two texts at most this far apart are one text, perhaps with an edit the size of a sentence."""

MEANINGFUL_WORDS = 150
"""Below this many words a SimHash says nothing, so it is 0 and the exact hash decides alone."""

_MASK = (1 << 64) - 1
# Signs that carry meaning in postings stay part of a word: C++ and C#, $ and €, 50%, <5 and >5.
_PUNCTUATION = b"!\"'()*,-./:;?[\\]^_`{|}~"
_ASCII = bytes.maketrans(_PUNCTUATION, b" " * len(_PUNCTUATION))
_WIDE = when_used(
    "[\u00a1\u00a6\u00a8\u00ab\u00b4\u00b7\u00bb\u00bf\u2010-\u2027\u2030-\u205e\u25a0-\u25ff\u3000-\u3003\u3008-\u3011]+"
)
# A sanitised description holds a few known tags only, so this is enough, and five times as fast as a parser.
_INLINE_TAG = when_used(r"""</?(?:a|b|i|u|em|strong|code)(?:\s(?:[^">]|"[^"]*")*)?>""")
_OTHER_TAG = when_used(r"""</?[a-z][a-z0-9]*(?:\s(?:[^">]|"[^"]*")*)?/?>""")
_INVISIBLE = when_used("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")

ChangeKind = Literal["first", "unchanged", "small_edit", "changed"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`simhash` is signed 64 bit (0: text too short for one); `exact` is 32 bytes."""

    simhash: int
    exact: bytes


@dataclass(frozen=True, slots=True)
class Change:
    """How a page differs from the last one that was read. `distance` is in bits, None where it means nothing."""

    kind: ChangeKind
    distance: int | None


def normalise(text: str) -> str:
    """The words of a text in order, lower-cased, one blank between them, volatile noise taken out."""
    return _words(text).decode("utf-8", "surrogatepass")


def simhash(text: str) -> int:
    """SimHash, signed 64 bit, over the distinct three-word shingles of the text; 0 under MEANINGFUL_WORDS words."""
    return _simhash(_words(text))


def exact_hash(fields: Fields) -> bytes:
    """SHA-256 over the words in order and the stated facts: any edit changes it, noise does not."""
    return _exact(fields, _words(visible(fields.description)))


def fingerprint(fields: Fields) -> Fingerprint:
    """Both fingerprints of what a posting says."""
    words = _words(visible(fields.description))
    return Fingerprint(_simhash(words), _exact(fields, words))


def distance(a: int, b: int) -> int:
    """How many of the 64 bits differ."""
    return ((a ^ b) & _MASK).bit_count()


def compare(old: Fingerprint | None, new: Fingerprint) -> Change:
    """What happened to a posting between two fingerprints. Only an equal exact hash makes it unchanged."""
    if old is None:
        return Change("first", None)
    if old.simhash == 0 or new.simhash == 0:
        same = old == new
        return Change("unchanged" if same else "changed", 0 if same else None)
    bits = distance(old.simhash, new.simhash)
    if bits > SAME_TEXT_BITS:
        return Change("changed", bits)
    return Change("unchanged" if old.exact == new.exact else "small_edit", bits)


def visible(description: str) -> str:
    """The text of a sanitised description, blocks on lines of their own."""
    text = _OTHER_TAG.sub("\n", _INLINE_TAG.sub("", description))
    return html.unescape(text) if "&" in text else text


def _words(text: str) -> bytes:
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    lines = joined_counters(f"\n{text.lower()}\n").split("\n")
    clean = " ".join(map(without_noise, lines))
    if not clean.isascii():
        clean = _WIDE.sub(" ", clean)
    return b" ".join(clean.encode("utf-8", "surrogatepass").translate(_ASCII).split())


def _simhash(words: bytes) -> int:
    if words.count(b" ") + 1 < MEANINGFUL_WORDS:
        return 0
    return int(_arrays().simhash(words))


@cache
def _arrays() -> Any:
    # It needs numpy: 14 MB that the web app is spared, for it compares pages once in a long while.
    return importlib.import_module("jobhunt.postings.simhash")


def prepare() -> None:
    """Load what fingerprints need, for programs that will make many."""
    _arrays()


def _exact(fields: Fields, words: bytes) -> bytes:
    facts = [
        _words(fields.title),
        b"\x1d".join(sorted({_words(place) for place in fields.places})),
        _pay(fields.pay),
        (fields.work_mode or "").encode(),
        _words(fields.employment_type or ""),
        *((day.isoformat() if day else "").encode() for day in (fields.posted_at, fields.valid_through)),
    ]
    return sha256(b"\x1f".join(facts) + b"\x1e" + words).digest()


def _pay(pay: Pay | None) -> bytes:
    if pay is None:
        return b""
    if pay.minimum is None and pay.maximum is None:
        return _words(pay.text)
    amounts = [f"{amount:.2f}" if amount is not None else "" for amount in (pay.minimum, pay.maximum)]
    return "\x1d".join([*amounts, pay.currency or "", pay.period or ""]).encode("utf-8", "surrogatepass")
