"""Reads how many years of experience a posting asks for: the first number that it asks for. Pure."""

import re

from jobhunt.boards.patterns import when_used
from jobhunt.postings.readers.stated import Stated

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_ASKED = when_used(
    rf"(?<![\w$€£.,-])(?P<least>{_NUMBER})\s?(?:\(\w{{1,9}}\)\s?)?(?P<plus>\+|plus|or more)?"
    rf"(?:\s?(?:-|–|to|or)\s?(?:{_NUMBER})\s?\+?)?\s?\+?\s*(?:years?|yrs?)\b(?! old| ago| of age)[’']?"
    r"(?P<after>[^.\n]{0,90})",
    re.IGNORECASE,
)
_EXPERIENCE = when_used(
    r"\bexperience|\b(?:working|work|building|developing|designing|managing|leading|programming|coding|selling|"
    r"hands-on|industry|professional|practical|relevant|related|track record|background)\b|^\s*in\b|^\s*with\b",
    re.IGNORECASE,
)
_OTHERS = when_used(
    r"\b(?:for (?:over|more than|the (?:last|past))|over the (?:last|past|next)|past|last|next|within|in business|"
    r"history|founded|grown?(?: for)?|every|anniversary|after|"
    r"vest(?:ing|s)?|warranty|contract|parental|aged?|combined|"
    r"our \w+ has)\W*$",
    re.IGNORECASE,
)
_MOST = 25


def read_years(text: str) -> Stated[int] | None:
    """The least number of years asked for where the text asks first."""
    for found in _ASKED.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()].rpartition("\n")[2]
        if _OTHERS.search(before) or not _EXPERIENCE.search(found["after"]):
            continue
        least = found["least"].lower()
        years = _NUMBERS[least] if least in _NUMBERS else int(least)
        if years <= _MOST:
            return Stated(years, "description", " ".join(found[0].split())[:120])
    return None
