"""Which titles a user keeps: whole words and phrases to have, whole words and phrases to leave out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Rule = Literal["include", "exclude"]


@dataclass(frozen=True, slots=True)
class TitleFilters:
    """Keep a title that has any of `include` (none given: every title) and none of `exclude`."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a title, by which rule and which word.

    Kept by an include word, that word is named; left out because no include word is there, none is.
    """

    kept: bool
    rule: Rule | None = None
    word: str | None = None


def decide(title: str, filters: TitleFilters) -> Decision:
    """Keep or leave out one title. An exclude word wins over an include word."""
    text = _folded(title)
    excluded = _first_match(text, filters.exclude)
    if excluded is not None:
        return Decision(False, "exclude", excluded)
    if not filters.include:
        return Decision(True)
    included = _first_match(text, filters.include)
    return Decision(included is not None, "include", included)


def explain(decision: Decision, filters: TitleFilters) -> str:
    """The reason for leaving a title out, as a sentence for people."""
    if decision.rule == "exclude":
        return f"The title has “{decision.word}”, which you leave out."
    words = ", ".join(f"“{word}”" for word in filters.include)
    return f"The title has none of the words you keep: {words}."


def cleaned(words: Iterable[str]) -> tuple[str, ...]:
    """The words as kept: blanks folded, empty ones dropped, each once whatever its case."""
    kept: dict[str, str] = {}
    for word in words:
        tidy = " ".join(word.split())
        if tidy:
            kept.setdefault(_folded(tidy), tidy)
    return tuple(kept.values())


def _first_match(text: str, words: Iterable[str]) -> str | None:
    return next((word for word in words if _pattern(word).search(text)), None)


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    inner = r"\s+".join(re.escape(part) for part in _folded(word).split())
    return re.compile(rf"(?<!\w){inner}(?!\w)")


@lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
