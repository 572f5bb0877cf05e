"""Values as sites state them, brought into our forms: dates, amounts, work modes, HTML. Unclear means None."""

import html
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from jobhunt.boards import markup, pay
from jobhunt.boards.protocol import Period, WorkMode

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janv janvier ene enero janeiro gen gennaio januari",
            "feb february februar févr février febrero fevereiro febbraio februari fev",
            "mar march märz mars marzo março maart mrt mär",
            "apr april avr avril abr abril aprile",
            "may mai mayo maio maggio mei mag",
            "jun june juni juin junio junho giugno giu",
            "jul july juli juillet julio julho luglio lug juil",
            "aug august août agosto augustus ago",
            "sep sept september septembre septiembre setembro settembre set",
            "oct october oktober octobre octubre outubro ottobre okt out ott",
            "nov november novembre noviembre novembro",
            "dec december dezember décembre diciembre dezembro dicembre dez dic déc",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?:[^\W\d]+,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.|º)?(?:\s+de)?[\s-]+([^\W\d]+)\.?,?(?:\s+de)?[\s-]+(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"(?:[^\W\d]+,?\s+)?([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_HEADING = re.compile(r"<p>#{1,6} (.*?)</p>")
_MARKS = re.compile(r"\*\*|__|`|!?\[(?=[^\]]*\]\()|(?<=\w)\]\([^)]*\)")
_YEARS = range(1990, 2101)
_EPOCHS = range(631_152_000, 4_133_980_800)

_PERIODS: Mapping[str, Period] = {
    "year": "year",
    "annual": "year",
    "annum": "year",
    "month": "month",
    "week": "week",
    "day": "day",
    "dai": "day",
    "hour": "hour",
}
_REMOTE = re.compile(
    r"(?:fully |100\s?% |work )?(?:remote(?:ly)?|telecommute|work from home|home ?office|from home|anywhere|"
    r"distributed|remoto|teletrabajo|télétravail|teletravail|a distancia|à distance|thuiswerk\w*)(?: work| only|"
    r" first|-first)?"
)
_HYBRID = re.compile(
    r"hybrid(?: remote| work\w*)?|híbrido|hybride|hibrido|hibrid|ibrido|hybridní|híbrid|partially remote"
)
_ONSITE = re.compile(
    r"(?:in|on)[ -]?(?:site|office|person|prem\w*)(?: only)?|office|presencial|presencial\w*|sur site|présentiel|"
    r"vor ort|op locatie|in sede|stacjonarn\w*"
)


def words(value: object) -> str | None:
    """One line of text from a string or a number, or None."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return markup.plain(str(value)) or None


def as_html(value: object) -> str | None:
    """A description as sanitised HTML, whether it came as HTML, as escaped HTML or as plain lines."""
    if not isinstance(value, str) or not value.strip():
        return None
    value = markup.unescape_until_tags(value)
    if "<" in value and (clean := markup.sanitise(value)) != html.escape(value, quote=False):
        return clean or None
    return markup.from_lines(value) or None


def markdown(value: object) -> str | None:
    """Markdown as sanitised HTML with its headings, bullets and paragraphs; other marks go."""
    if not isinstance(value, str):
        return None
    return _HEADING.sub(r"<h3>\1</h3>", markup.from_lines(_MARKS.sub("", value))) or None


def day(value: object) -> date | None:
    """A date from ISO, epoch, or a written form. 03/04/2026 is unclear, so None; so is "20 days ago"."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_epoch(value)
    if not isinstance(value, str):
        return None
    text = value.strip()[:60]
    if text.isdecimal() and len(text) in (10, 13):
        return _from_epoch(int(text))
    return _from_numbers(text) or _from_names(text)


def midnight(value: date | None) -> datetime | None:
    """A date as the moment it begins, UTC."""
    return datetime(value.year, value.month, value.day, tzinfo=UTC) if value else None


def _from_epoch(value: float) -> date | None:
    if not abs(value) < 1e13:
        return None
    seconds = value / 1000 if abs(value) > _EPOCHS.stop else value
    if not _EPOCHS.start <= seconds < _EPOCHS.stop:
        return None
    return datetime.fromtimestamp(seconds, UTC).date()


def _from_numbers(text: str) -> date | None:
    if found := _ISO.match(text) or _COMPACT.match(text):
        return _date(found[1], found[2], found[3])
    if found := _DOTTED.match(text):
        return _date(found[3], found[2], found[1])
    if found := _SLASHED.match(text):
        first, second = int(found[1]), int(found[2])
        if first > 12 or first == second:
            return _date(found[3], found[2], found[1])
        if second > 12:
            return _date(found[3], found[1], found[2])
    return None


def _from_names(text: str) -> date | None:
    text = text.lower()
    if found := _DAY_FIRST.match(text):
        return _date(found[3], str(_MONTHS.get(found[2], 0)), found[1])
    if found := _MONTH_FIRST.match(text):
        return _date(found[3], str(_MONTHS.get(found[1], 0)), found[2])
    return None


def _date(year: str, month: str, day_of_month: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def amount(value: object) -> float | None:
    """A sum of money from a number or a written number ("120,000.00", "52.000", "80k"); None for 0 and nonsense."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if 0 < value < 1e10 else None
    if not isinstance(value, str) or len(value) > 40:
        return None
    found = re.fullmatch(
        r"\D{0,5}?(\d[\d.,'\s]*?)\s?(k?)(?:\s?[^\d\s]{1,4})?", value.strip(), re.IGNORECASE | re.ASCII
    )
    if not found:
        return None
    number = pay.number(found[1])
    return number * 1000 if number and found[2] else number


def period(value: object) -> Period | None:
    """The period that a unit names: YEAR, annually, per hour, 1 MONTH."""
    text = value.lower() if isinstance(value, str) else ""
    return next((name for stem, name in _PERIODS.items() if stem in text), None)


def work_mode(value: object) -> WorkMode | None:
    """The work mode that a value names by itself: "Hybrid", "On-site", TELECOMMUTE. Prose is not read."""
    text = words(value)
    if text is None or len(text) > 60:
        return None
    text = re.sub(r"[_()]", " ", text.lower()).strip()
    if _HYBRID.fullmatch(text):
        return "hybrid"
    if _REMOTE.fullmatch(text):
        return "remote"
    return "onsite" if _ONSITE.fullmatch(text) else None
