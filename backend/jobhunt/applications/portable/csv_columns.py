"""Which column of somebody's table means what, and what the words and dates in it say. Pure."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, get_args

from jobhunt.applications.stages import Outcome, Stage

Target = Literal[
    "company", "title", "url", "stage", "outcome", "saved_on", "applied_on", "closed_on", "deleted_on", "places",
    "source", "tags", "pay", "note", "contact_name", "contact_email", "skip",
]  # fmt: skip
TARGETS: tuple[Target, ...] = get_args(Target)
MANY: frozenset[Target] = frozenset({"note", "skip", "tags", "places"})
"""What several columns may mean at once."""

_NAMES: dict[Target, str] = {
    "company": "company|company name|employer|organisation|organization|firma|unternehmen|arbeitgeber",
    "title": "title|job title|position|role|job|job role|position title|opening|stelle|titel|jobtitel|bezeichnung",
    "url": "url|link|job url|job link|posting url|job posting|posting|application link|web address|website|address",
    "stage": "stage|status|state|application status|current status|current stage|phase|list|column|board list",
    "outcome": "outcome|result|final result|ergebnis",
    "saved_on": "saved on|saved|date saved|created|created at|date added|added|added on|added at|date created",
    "applied_on": "applied on|applied|date applied|applied date|applied at|application date|date of application"
    "|submitted|date submitted|date|beworben am|bewerbungsdatum",
    "closed_on": "closed on|closed|date closed|rejected on|end date|closed at",
    "deleted_on": "deleted on|deleted at|date deleted|gelöscht am",
    "places": "places|place|location|locations|city|job location|office|ort|standort",
    "source": "source|found on|found via|via|platform|job board|site|quelle|referral",
    "tags": "tags|tag|labels|label|keywords|category",
    "pay": "pay|salary|salary range|compensation|pay range|wage|gehalt|salary expectation",
    "note": "note|notes|comment|comments|remarks|description|job description|notizen|bemerkung",
    "contact_name": "contact|contact name|contact person|recruiter|recruiter name|hiring manager|ansprechpartner",
    "contact_email": "contact email|recruiter email|email|e mail|mail",
}
_BY_NAME: dict[str, Target] = {name: target for target, names in _NAMES.items() for name in names.split("|")}

_STAGES: dict[tuple[Stage, Outcome | None], str] = {
    (
        "saved",
        None,
    ): "saved|wishlist|wish list|bookmarked|interested|to apply|not applied|not applied yet|backlog|draft"
    "|prospect|researching|new|todo|to do|lead|considering",
    ("applied", None): "applied|application sent|submitted|application submitted|sent|in progress|pending|waiting"
    "|awaiting response|in review|under review|active|open|beworben",
    ("screening", None): "screening|screen|phone screen|phone screening|recruiter call|recruiter screen|phone"
    "|phone interview|assessment|test|take home|challenge|online assessment|hr interview",
    ("interview", None): "interview|interviewing|interviews|onsite|on site|final round|technical interview"
    "|interview scheduled|first interview|second interview|panel|technical|vorstellungsgespräch",
    ("offer", None): "offer|offered|offer received|negotiating|negotiation|job offer|angebot",
    ("closed", "accepted"): "accepted|offer accepted|hired|signed|won|accept|zugesagt",
    ("closed", "declined"): "declined|offer declined|i declined|turned down|refused offer|rejected offer",
    ("closed", "rejected"): "rejected|rejection|not selected|denied|unsuccessful|no longer considered|lost|failed"
    "|absage|abgelehnt|turned down by company|not moving forward",
    ("closed", "withdrew"): "withdrew|withdrawn|i withdrew|cancelled|canceled|not interested|dropped|zurückgezogen",
    ("closed", "no_response"): "no response|ghosted|no reply|no answer|expired|archived|archive|closed|inactive"
    "|keine antwort",
}
_BY_WORD = {word: meaning for meaning, words in _STAGES.items() for word in words.split("|")}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|$)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?=\D|$)")
_DAY_MONTH = re.compile(
    r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4})", re.I
)
_MONTH_DAY = re.compile(r"(?:[a-z]+,\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.I)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_FIRST_SERIAL = date(1899, 12, 30)


def proposal(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Target]:
    """What each column probably means. One of no known meaning goes into the note, an empty one is left out."""
    found: list[Target] = []
    for at, name in enumerate(header):
        target = _BY_NAME.get(_plain(name), "note")
        if not any(row[at].strip() for row in rows):
            target = "skip"
        elif target in found and target not in MANY:
            target = "note"
        found.append(target)
    return found


def stage_of(word: str) -> tuple[Stage, Outcome | None] | None:
    """What a word says about how far an application got; None when that is not known."""
    return _BY_WORD.get(_plain(word))


def is_day_first(cells: Iterable[str]) -> bool:
    """Whether dates such as 3/4/2026 have the day first. Dots say so, slashes do unless a date proves otherwise."""
    votes = [found for cell in cells if (found := _YEAR_LAST.match(cell.strip()))]
    if any(int(vote[1]) > 12 or vote[2] == "." for vote in votes):
        return True
    return not any(int(vote[3]) > 12 for vote in votes)


def day(cell: str, *, day_first: bool) -> date | None:
    """The day that a cell names, whatever time follows it; None when it names none."""
    text = cell.strip()
    for read in (_year_first, _year_last, _named, _serial):
        try:
            found = read(text, day_first)
        except ValueError:
            return None
        if found is not None:
            return found
    return None


def _year_first(text: str, _: bool) -> date | None:
    found = _YEAR_FIRST.match(text)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _year_last(text: str, day_first: bool) -> date | None:
    found = _YEAR_LAST.match(text)
    if not found:
        return None
    one, two, year = int(found[1]), int(found[3]), int(found[4])
    month, of_month = (two, one) if day_first else (one, two)
    return date(year if year > 99 else 2000 + year, month, of_month)


def _named(text: str, _: bool) -> date | None:
    if found := _DAY_MONTH.match(text):
        of_month, month, year = found.groups()
    elif found := _MONTH_DAY.match(text):
        month, of_month, year = found.groups()
    else:
        return None
    if month.lower() not in _MONTHS:
        return None
    return date(int(year), _MONTHS.index(month.lower()) + 1, int(of_month))


def _serial(text: str, _: bool) -> date | None:
    found = _SERIAL.fullmatch(text)
    return _FIRST_SERIAL + timedelta(days=int(found[1])) if found else None


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w]+|_", " ", name.lower()).split())
