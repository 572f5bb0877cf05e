"""Reads what a posting says about sponsoring visas: offered, refused, or nothing. Pure."""

import re
from typing import Literal

from jobhunt.boards.patterns import when_used
from jobhunt.postings.readers.stated import Stated

Visa = Literal["offered", "refused"]

_SPONSOR = when_used(r"sponsor(?:s|ed|ing|ship)?", re.IGNORECASE)
_ABOUT = when_used(
    r"\b(?:visas?|immigration|work (?:permits?|authori[sz]ation)|employment|h-?1b|relocat\w+)\b", re.IGNORECASE
)
_REFUSES = when_used(
    r"\b(?:not|no|unable|cannot|can't|can’t|won't|won’t|don't|don’t|doesn't|doesn’t|isn't|isn’t|without|neither|never|"
    r"ineligible|unavailable)\b",
    re.IGNORECASE,
)
_OFFERS = when_used(
    r"\b(?:we|can|do|does|will|is|are|able to|happy to|may|available|offer(?:s|ed)?|provide[sd]?|support(?:s|ed)?|"
    r"possible|eligible for)\b",
    re.IGNORECASE,
)
_ASKS = when_used(r"\?|\b(?:will you|do you|require(?:s)? sponsorship|if you (?:need|require))\b", re.IGNORECASE)
_SENTENCE = when_used(r"(?<=[.!?])\s+|\n+")
_LONGEST = 400


def read_visa(text: str) -> Stated[Visa] | None:
    """What the first sentence about sponsoring visas says; a question or a form's line says nothing."""
    if not _SPONSOR.search(text):
        return None
    for sentence in _SENTENCE.split(text):
        if not (_SPONSOR.search(sentence) and _ABOUT.search(sentence)):
            continue
        words = " ".join(sentence.split())[:_LONGEST]
        if _REFUSES.search(sentence):
            return Stated("refused", "description", words)
        if _OFFERS.search(sentence) and not _ASKS.search(sentence):
            return Stated("offered", "description", words)
    return None
