"""Places and work modes as boards write them."""

import re
from collections.abc import Iterable, Sequence

from jobhunt.boards.markup import visible
from jobhunt.boards.protocol import WorkMode

_MODES: tuple[tuple[WorkMode, re.Pattern[str]], ...] = (
    (
        "remote",
        re.compile(r"(?<!not )(?<!non-)(?<!non )\b(?:remote|telecommute|virtual|work from home)\b", re.IGNORECASE),
    ),
    ("hybrid", re.compile(r"\bhybrid\b", re.IGNORECASE)),
    ("onsite", re.compile(r"\b(?:on[- ]?site|in[- ]office|in[- ]person)\b", re.IGNORECASE)),
)
_ONLY_A_MODE = re.compile(r"\W*(?:remote|hybrid|on[- ]?site|in[- ]office|flexible)\W*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+\|\s+|;\s+")
_DOLLARS = {
    "canada": "CAD",
    "can": "CAD",
    "australia": "AUD",
    "aus": "AUD",
    "singapore": "SGD",
    "sgp": "SGD",
    "new zealand": "NZD",
    "nzl": "NZD",
    "hong kong": "HKD",
    "hkg": "HKD",
    "mexico": "MXN",
    "mex": "MXN",
    "taiwan": "TWD",
    "twn": "TWD",
}


def distinct(places: Iterable[str]) -> tuple[str, ...]:
    """The places in their order, each once, blanks collapsed, empty ones left out."""
    lines = (visible(place).strip(" ,|") for place in places)
    return tuple(dict.fromkeys(line for line in lines if line))


def split_places(written: str) -> tuple[str, ...]:
    """Several places in one text, apart at a bar or a semicolon; a comma belongs to the place."""
    return distinct(_SEPARATOR.split(written))


def work_mode_of(words: str) -> WorkMode | None:
    """The one work mode that the words state; None when they state none or several."""
    stated = [mode for mode, pattern in _MODES if pattern.search(words)]
    return stated[0] if len(stated) == 1 else None


def is_only_a_mode(place: str) -> bool:
    """Whether a place field names no place but how people work, for example "Hybrid"."""
    return bool(_ONLY_A_MODE.fullmatch(place))


def dollar_at(places: Sequence[str]) -> str | None:
    """What a bare dollar sign means there, when all places lie in one country whose own dollar or peso it is."""
    found = {_DOLLARS.get(place.rsplit(",", 1)[-1].strip().lower()) for place in places}
    return found.pop() if len(found) == 1 else None
