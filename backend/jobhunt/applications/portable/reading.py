"""An archive as somebody sent it: looked through whole, and refused unless everything in it fits. Pure."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from pydantic import ValidationError

from jobhunt.applications.archives import Archive, BadArchive, Bounds, opened
from jobhunt.applications.documents.document_type import MOST_BYTES as MOST_OF_DOCUMENT
from jobhunt.applications.documents.document_type import NotADocument, document_type
from jobhunt.applications.documents.file_names import file_name
from jobhunt.applications.portable import logs
from jobhunt.applications.portable.format import Application, DocumentVersion, Export
from jobhunt.applications.portable.logs import Ids
from jobhunt.applications.replay import State, replay
from jobhunt.boards.markup import sanitise
from jobhunt.postings.facts import facts

MOST_BYTES = 250_000_000
TOO_LONG = f"An import may have {MOST_BYTES // 1_000_000} MB at most. Nothing was changed."
BOUNDS = Bounds(entries=50_000, unpacked=2_000_000_000)
MOST_DATA, MOST_PAGE = 100_000_000, 20_000_000
DATA = "export.json"
_ASIDE = ("README.txt", "schema.json", "csv/")


class BadExport(ValueError):
    """This is no export that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Read:
    """An export whose every part was checked, and the archive that its files are in."""

    export: Export
    states: list[State]
    archive: Archive


@contextmanager
def read(file: BinaryIO) -> Iterator[Read]:
    """Read an export. Raises BadExport, having written nothing anywhere."""
    try:
        with opened(file, BOUNDS) as archive:
            export = _data(archive)
            _check_files(export, archive)
            yield Read(export, _states(export), archive)
    except BadArchive as error:
        raise BadExport(f"This archive cannot be read: {error}.") from None


def _data(archive: Archive) -> Export:
    if DATA not in archive.sizes:
        raise BadExport(f"This archive is no export of Job Hunt Tracker: {DATA} is not in it.")
    if archive.sizes[DATA] > MOST_DATA:
        raise BadExport(f"{DATA} is longer than {MOST_DATA // 1_000_000} MB.")
    try:
        return Export.model_validate_json(archive.read(DATA))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadExport(
            f"{DATA} does not have the form of an export: {where[:200]}: {first['msg'][:300]}"
        ) from None


def _check_files(export: Export, archive: Archive) -> None:
    wanted = {DATA}
    for version in (version for document in export.documents for version in document.versions):
        if version.file is not None:
            wanted.add(version.file)
            _check_document(version, _file(archive, version.file))
    wanted |= {copy.page.file for one in export.applications for copy in one.copies if copy.page}
    for name in wanted - archive.sizes.keys():
        raise BadExport(f"{name} is not in the archive, and the export speaks of it.")
    for name, size in archive.sizes.items():
        if name not in wanted and not name.startswith(_ASIDE):
            raise BadExport(f"{name[:100]!r} is in the archive, and the export does not speak of it.")
        if name.startswith("pages/") and size > MOST_PAGE:
            raise BadExport(f"{name[:100]!r} is longer than {MOST_PAGE // 1_000_000} MB.")


def _check_document(version: DocumentVersion, body: bytes) -> None:
    if hashlib.sha256(body).hexdigest() != version.sha256 or len(body) != version.size:
        raise BadExport(f"{version.file} is not the file that the export speaks of.")
    if version.file_name != file_name(version.file_name):
        raise BadExport(f"{version.file_name[:100]!r} is no name that a file may have.")
    try:
        kind = document_type(version.file_name, body)
    except NotADocument as error:
        raise BadExport(str(error)) from None
    if kind.media_type != version.media_type:
        raise BadExport(f"{version.file} is said to be {version.media_type[:100]} and is not.")


def _file(archive: Archive, name: str) -> bytes:
    if name not in archive.sizes:
        raise BadExport(f"{name} is not in the archive, and the export speaks of it.")
    if archive.sizes[name] > MOST_OF_DOCUMENT:
        raise BadExport(f"{name} is longer than {MOST_OF_DOCUMENT // 1_000_000} MB.")
    return archive.read(name)


def _states(export: Export) -> list[State]:
    versions = {
        (place, number): 1
        for place, document in enumerate(export.documents, 1)
        for number in range(1, len(document.versions) + 1)
    }
    return [state_of(one, versions, place) for place, one in enumerate(export.applications, 1)]


def state_of(application: Application, versions: dict[tuple[int, int], int], place: int) -> State:
    """What an application's log amounts to. Raises BadExport when it does not hold together."""
    for number, event in enumerate(application.events, 1):
        if event.number != number or (event.kind == "created") != (number == 1):
            raise BadExport(f"Application {place}: its log does not begin at its beginning or has gaps.")
        if event.kind in ("undone", "dated") and event.data.number >= number:
            raise BadExport(f"Application {place}: event {number} speaks of one that had not happened yet.")
    stands_for = Ids(
        application=1,
        events=range(1, len(application.events) + 1),
        copies=range(1, len(application.copies) + 1),
        items={kind: range(1, most + 1) for kind, most in logs.counts(application).items()},
        versions=versions,
        postings={},
        boards={},
    )
    if any(most > len(application.events) for most in logs.counts(application).values()):
        raise BadExport(f"Application {place}: its items are not counted from 1.")
    try:
        list(logs.copies(application, 1, stands_for, str))
        state = replay(logs.events(application, stands_for))
        for copy in application.copies:
            facts(copy.fields)
            copy.description = sanitise(copy.description)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise BadExport(f"Application {place}: it refers to something that is not there ({error}).") from None
    return state
