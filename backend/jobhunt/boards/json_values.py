"""Values out of JSON of unknown shape: the expected type or nothing, never an error."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

from jobhunt.boards import markup
from jobhunt.boards.protocol import Response

Record = Mapping[str, object]

_NOTHING: Record = {}
_LATEST = 4_102_444_800  # the year 2100; beyond it a number is no date
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def body_of(response: Response) -> object:
    """The answer as JSON, or None when it is none."""
    try:
        value: object = response.json()
    except ValueError:
        return None
    return value


def first_value(text: str, start: int) -> object:
    """The JSON value that begins at `start` of a longer text, or None."""
    try:
        value: object = json.JSONDecoder(strict=False).raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None
    return value


def written(value: object) -> str | None:
    """A record as a payload: compact JSON that any encoding can carry; None when it is nested too deeply."""
    try:
        return json.dumps(value, separators=(",", ":"))
    except RecursionError:
        return None


def record(value: object) -> Record:
    """The value when it is an object, else an empty one."""
    return value if isinstance(value, dict) else _NOTHING


def records(value: object) -> list[Record]:
    """The objects of a list; what is no object is left out."""
    return [item for item in items(value) if isinstance(item, dict)]


def items(value: object) -> list[object]:
    """The value when it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def at(value: object, *path: str | int) -> object:
    """What stands at a path of keys and positions, or None."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def text(value: object) -> str:
    """A string as it stands, a whole number as its digits, anything else as nothing."""
    if isinstance(value, str):
        return markup.storable(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**30:
        return str(value)
    return ""


def line(value: object) -> str:
    """A title or a name: one plain line."""
    return markup.plain(text(value))


def whole(value: object) -> int | None:
    """A count: a whole number from 0 up, else None."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9 else None


def amount(value: object) -> float | None:
    """An amount of money above 0, also when it is written as a string, else None."""
    if isinstance(value, str):
        value = value.strip().lstrip("$€£").replace(",", "")
        value = float(value) if value.replace(".", "", 1).isdecimal() and len(value) < 20 else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 < value < 10**12 else None


def moment(seconds: object) -> datetime | None:
    """A moment given as whole seconds since 1970, in UTC."""
    if isinstance(seconds, bool) or not isinstance(seconds, int) or not 0 < seconds < _LATEST:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def iso_moment(value: object) -> datetime | None:
    """A moment in ISO 8601; one that names no zone is taken as UTC."""
    try:
        found = datetime.fromisoformat(text(value).strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def month_day_year(value: object) -> date | None:
    """A day as in "March  9, 2026", whatever the blanks and the machine's language."""
    words = text(value).replace(",", " ").split()
    if len(words) != 3 or words[0][:3].lower() not in _MONTHS:
        return None
    try:
        return date(int(words[2]), _MONTHS.index(words[0][:3].lower()) + 1, int(words[1]))
    except (ValueError, OverflowError):
        return None


def same_day(found: datetime | None) -> date | None:
    """The calendar day of a moment, in the zone it was stated in."""
    return found.date() if found else None
