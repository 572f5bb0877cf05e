"""Reads how senior a role is from its title, and from nothing else: an unmarked title states no level. Pure."""

import re
from typing import Literal

from jobhunt.boards.patterns import when_used
from jobhunt.postings.readers.stated import Stated

Level = Literal[
    "intern", "entry", "mid", "senior", "lead", "staff", "principal", "manager", "director", "executive"
]

_CRAFT = (
    r"(?:software|machine|data|site|product|research|security|hardware|firmware|mechanical|electrical|backend|back-end|"
    r"front-?end|full[- ]?stack|ml|ai|ios|android|mobile|platform|infrastructure|systems?|solutions?|applied|"
    r"technical|devops|cloud|network|design|ux|ui|business|program|silicon|optical|developer|engineer(?:ing)?|"
    r"designer|scientist|architect|analytics|application|detection|threat|reliability|quality|brand|content|motion)"
)
# In this order: an intern in a senior team is an intern, a senior manager a manager.
_LEVELS: tuple[tuple[Level, str], ...] = (
    ("intern", r"\b(?:intern|internship|interns|werkstudent(?:in)?|praktikant(?:in)?|praktikum|working student"
               r"|co-?op|apprentice|trainee)\b"),
    ("executive", r"\bchief (?!of staff)[\w& ]{0,30}officer\b|\b(?:ceo|cto|cfo|coo|cmo|cpo|ciso|cio)\b"
                  r"|\b(?:[se]vp|vp|vice[- ]president)\b"),
    ("director", r"\bdirector\b(?! reports)|\bhead of\b|\bglobal head\b"),
    ("manager", rf"\b(?:engineering|people|development|research|team) manager\b|^(?:(?:senior|sr\.?) )?manager\b"
                rf"|\b(?:senior|sr\.?|group) manager\b|\b{_CRAFT} engineering manager\b|\bmanager of\b"),
    ("principal", r"\bprincipal\b|\bdistinguished\b"),
    ("staff", rf"\bstaff\b(?=[ ,-]*{_CRAFT})|\bmember of technical staff\b(?!.)"),
    ("lead", r"\b(?:tech(?:nical)?|team|engineering|design|squad) lead\b|\blead\b(?! gen)(?!s\b)"),
    ("senior", r"\b(?:senior|snr\.?|sr\.?)(?!\w)"
               r"(?! (?:living|care|citizens?|communit|cent(?:er|re)s?|services\b))"),
    ("mid", r"\bmid[- ]level\b|\bmid[- ]?senior\b|\bintermediate\b"),
    ("entry", r"\b(?:junior|jr\.?|entry[- ]level|new grad(?:uate)?|graduate|early[- ]career|campus hire"
              r"|absolvent)(?!\w)"),
)  # fmt: skip
_PATTERNS = tuple((level, when_used(pattern, re.IGNORECASE)) for level, pattern in _LEVELS)


def read_seniority(title: str) -> Stated[Level] | None:
    """The level that the title states."""
    for level, pattern in _PATTERNS:
        if found := pattern.search(title):
            return Stated(level, "title", found[0].strip())
    return None
