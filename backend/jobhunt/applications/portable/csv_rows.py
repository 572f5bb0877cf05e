"""Rows of somebody's table as applications to be made; what is not understood is kept as a note. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from jobhunt.applications.portable.csv_columns import MANY, Target, day, stage_of
from jobhunt.applications.stages import Outcome, Stage

FIRST_YEAR = 1980
LONGEST = 500
LONGEST_NOTE = 50_000
_NEEDED: tuple[Target, ...] = ("company", "title")


class BadMapping(ValueError):
    """The columns cannot be read so; the message says why."""


@dataclass(frozen=True, slots=True)
class WantedApplication:
    """One line as an application. `doubts` are what was not understood, and stands in the note instead."""

    line: int
    company: str
    title: str
    url: str | None = None
    places: tuple[str, ...] = ()
    source: str | None = None
    tags: tuple[str, ...] = ()
    pay: str | None = None
    stage: Stage = "saved"
    outcome: Outcome | None = None
    saved_at: datetime | None = None
    applied_at: datetime | None = None
    closed_at: datetime | None = None
    note: str = ""
    contact_name: str | None = None
    contact_email: str | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that makes no application, and why."""

    line: int
    why: str


@dataclass(slots=True)
class _Line:
    header: Sequence[str]
    cells: Mapping[Target, Sequence[tuple[str, str]]]
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def one(self, target: Target) -> str | None:
        found = self.cells.get(target, ())
        return " ".join(found[0][1].split()) or None if found else None

    def many(self, target: Target) -> tuple[str, ...]:
        parts = [part for _, cell in self.cells.get(target, ()) for part in cell.replace("\n", ";").split(";")]
        return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))

    def doubt(self, target: Target, why: str) -> None:
        for name, cell in self.cells[target]:
            self.doubts.append(f"{name}: “{cell[:60]}” {why}")
            self.notes.append(f"{name}: {cell}")


def check(header: Sequence[str], columns: Sequence[Target]) -> None:
    """Raises BadMapping unless every column has a meaning, company and title among them."""
    if len(columns) != len(header):
        raise BadMapping(f"There are {len(header)} columns, and {len(columns)} were given a meaning.")
    for target in _NEEDED:
        if target not in columns:
            raise BadMapping(f"No column was said to be the {target}; every application needs one.")
    for target in columns:
        if target not in MANY and columns.count(target) > 1:
            raise BadMapping(f"Two columns were said to be the {target}; only one can be.")


def wanted(
    header: Sequence[str], rows: Iterable[Sequence[str]], columns: Sequence[Target], *, day_first: bool, today: date
) -> list[WantedApplication | LeftOut]:
    """What becomes of every row, in their order."""
    return [
        _wanted(number, _cells(header, row, columns), day_first=day_first, today=today)
        for number, row in enumerate(rows, 2)
    ]


def _cells(header: Sequence[str], row: Sequence[str], columns: Sequence[Target]) -> _Line:
    cells: dict[Target, list[tuple[str, str]]] = {}
    for name, cell, target in zip(header, row, columns, strict=True):
        if cell.strip():
            cells.setdefault(target, []).append((name or "Unnamed", cell.strip()))
    return _Line(header, cells)


def _wanted(number: int, line: _Line, *, day_first: bool, today: date) -> WantedApplication | LeftOut:
    company, title = line.one("company"), line.one("title")
    if company is None or title is None:
        return LeftOut(number, f"It has no {'company' if company is None else 'title'}.")
    for what, text in (("company", company), ("title", title)):
        if len(text) > LONGEST:
            return LeftOut(number, f"Its {what} is {len(text):,} characters long, at most {LONGEST} are kept.")
    if (deleted_at := _date(line, "deleted_on", day_first, today)) is not None:
        return LeftOut(number, f"It was deleted already, on {deleted_at.date()}.")
    stage, outcome = _stage(line)
    dates = {target: _date(line, target, day_first, today) for target in ("saved_on", "applied_on", "closed_on")}
    url = _address(line)
    short = {target: _short(line, target) for target in ("source", "pay", "contact_name", "contact_email")}
    tags, places = _words(line, "tags"), _words(line, "places")
    note = _note(line)
    if len(note) > LONGEST_NOTE:
        return LeftOut(number, f"Its notes are {len(note):,} characters long, at most {LONGEST_NOTE:,} are kept.")
    return WantedApplication(
        number, company, title, url, places, short["source"], tags, short["pay"], stage, outcome,
        dates["saved_on"], dates["applied_on"], dates["closed_on"], note, short["contact_name"],
        short["contact_email"], tuple(line.doubts),
    )  # fmt: skip


def _stage(line: _Line) -> tuple[Stage, Outcome | None]:
    """How far it got. The outcome's column wins, since who knows how it ended says more."""
    found: tuple[Stage, Outcome | None] | None = None
    for target in ("stage", "outcome"):
        word = line.one(target)
        if word is None:
            continue
        meaning = stage_of(word)
        if meaning is None:
            line.doubt(target, "is no stage that is known")
        elif target == "stage" or meaning[1] is not None:
            found = meaning
    return found or (("applied", None) if line.one("applied_on") else ("saved", None))


def _date(line: _Line, target: Target, day_first: bool, today: date) -> datetime | None:
    cell = line.one(target)
    if cell is None:
        return None
    found = day(cell, day_first=day_first)
    if found is None:
        line.doubt(target, "is no date")
    elif found > today:
        line.doubt(target, "is in the future")
    elif found.year < FIRST_YEAR:
        line.doubt(target, "is too long ago")
    else:
        # Noon, so that it is the same day nearly everywhere.
        return datetime.combine(found, time(12), UTC)
    return None


def _address(line: _Line) -> str | None:
    url = line.one("url")
    if url is None or (url.lower().startswith(("https://", "http://")) and " " not in url and len(url) <= 2_000):
        return url
    if "." in url and " " not in url and "://" not in url and len(url) <= 2_000 and ":" not in url:
        return f"https://{url}"
    line.doubt("url", "is no web address")
    return None


def _short(line: _Line, target: Target) -> str | None:
    text = line.one(target)
    if text is not None and len(text) > LONGEST:
        line.doubt(target, f"is longer than {LONGEST} characters")
        return None
    return text


def _words(line: _Line, target: Target) -> tuple[str, ...]:
    words = line.many(target)
    if target == "tags":
        words = tuple(dict.fromkeys(part.strip() for word in words for part in word.split(",") if part.strip()))
    if len(words) > 20 or any(len(word) > 100 for word in words):
        line.doubt(target, "are too many or too long")
        return ()
    return words


def _note(line: _Line) -> str:
    own = line.cells.get("note", ())
    told = [
        cell if len(own) == 1 and name.lower() in ("note", "notes") else f"{name}: {cell}" for name, cell in own
    ]
    return "\n\n".join((*told, *line.notes))
