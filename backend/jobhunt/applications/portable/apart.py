"""Which applications of an import are new, which are here already, and which were deleted here. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from jobhunt.applications.portable.format import Application

Key = tuple[str, str, str]
Origin = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """An application to be taken in: its place in what was sent, and what it is called there."""

    place: int
    company: str
    title: str
    url: str | None
    application: Application
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """An application that the user has."""

    id: int
    key: Key
    origin: Origin
    is_deleted: bool


@dataclass(slots=True)
class Apart:
    """What is to be taken in, what is here already, and what was here until it was deleted."""

    new: list[Named] = field(default_factory=list)
    here: list[tuple[Named, Here]] = field(default_factory=list)
    deleted: list[tuple[Named, Here]] = field(default_factory=list)


def key(company: str, title: str, url: str | None) -> Key:
    """What one application is taken for another by."""
    return company.strip().casefold(), title.strip().casefold(), (url or "").strip()


def origin(recorded_at: datetime, company: str, title: str, url: str | None) -> Origin:
    """How a log begins. Nothing changes that any more, and it is the same wherever the log is brought."""
    return recorded_at.astimezone(UTC).isoformat(), company, title, url or ""


def origin_of(application: Application) -> Origin:
    """How an application's log in an archive begins. Only a `created` one begins a log."""
    first = application.events[0]
    fields = first.data
    return origin(first.recorded_at, fields.company, fields.title, fields.url)  # type: ignore[union-attr,arg-type]


def apart(named: Sequence[Named], there: Iterable[Here]) -> Apart:
    """Tell them apart: by how a log begins, else by company, title and address.

    One that was deleted here counts as here when another of the same name is; one that is deleted in what was sent
    too is no loss, so nobody is asked about it.
    """
    same, rest = _by_origin(named, sorted(there, key=lambda one: (one.is_deleted, one.id)))
    living = {one.key: one for one in reversed(rest) if not one.is_deleted}
    gone = {one.key: one for one in reversed(rest) if one.is_deleted}
    found = Apart()
    for one in named:
        name = key(one.company, one.title, one.url)
        by_log, by_name = same.get(one.place), living.get(name)
        if by_log is not None and (one.is_deleted or not by_log.is_deleted):
            found.here.append((one, by_log))
        elif by_name is not None:
            found.here.append((one, by_name))
        elif by_log is not None:
            found.deleted.append((one, by_log))
        elif name in gone and not one.is_deleted:
            found.deleted.append((one, gone[name]))
        else:
            found.new.append(one)
    return found


def _by_origin(named: Sequence[Named], there: Sequence[Here]) -> tuple[dict[int, Here], list[Here]]:
    """By place, the one here whose log begins the same, the living with the living; and those left over here."""
    free: dict[Origin, list[Here]] = {}
    for one in there:
        free.setdefault(one.origin, []).append(one)
    same: dict[int, Here] = {}
    for wanted in sorted(named, key=lambda one: one.is_deleted):
        if of_it := free.get(origin_of(wanted.application)):
            same[wanted.place] = of_it.pop(0)
    taken = {one.id for one in same.values()}
    return same, [one for one in there if one.id not in taken]
