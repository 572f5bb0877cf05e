"""Writes the documents that an import brings; one that is here already only gets the versions that it lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from jobhunt.applications import event_queries
from jobhunt.applications.documents import queries as document_queries
from jobhunt.applications.documents.documents import key_of
from jobhunt.applications.portable import queries
from jobhunt.applications.portable.format import Document, DocumentVersion
from jobhunt.core.work import Work

Versions = Mapping[tuple[int, int], int]
"""Ids of versions by the document's place in what was sent and the version's number there."""


@dataclass(slots=True)
class Kept:
    """A document that the user has, its versions the oldest first."""

    id: int
    name: str
    kind: str
    created_at: datetime
    is_deleted: bool
    versions: list[tuple[int, str]] = field(default_factory=list)
    """Ids and hashes."""

    def version(self, number: int, sha256: str) -> int | None:
        """The version that one of an archive is here: the one of that number, or else any with the same bytes."""
        nth = self.versions[number - 1 : number]
        return next((id for id, hash in (*nth, *self.versions) if hash == sha256), None)


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one document of an import: `kept` is the one that it is here."""

    document: Document
    kept: Kept | None

    @property
    def lacking(self) -> list[tuple[int, DocumentVersion]]:
        """The versions that are to be written, by their numbers in what was sent."""
        numbered = enumerate(self.document.versions, 1)
        kept = self.kept
        return [(n, one) for n, one in numbered if kept is None or kept.version(n, one.sha256) is None]

    @property
    def is_new(self) -> bool:
        """Whether anything of it is to be written."""
        return self.kept is None or bool(self.lacking)

    @property
    def was_deleted(self) -> bool:
        """Whether it was deleted here, and not in what was sent."""
        return self.kept is not None and self.kept.is_deleted and self.document.deleted_at is None


def steps(kept: Sequence[Kept], wanted: Sequence[Document]) -> list[Step]:
    """Tell them apart: by when each was made and its first file, else by name, kind and all files. Pure."""
    free = list(kept)

    def claim(document: Document) -> Kept | None:
        hashes = [version.sha256 for version in document.versions]
        found = next((one for one in free if _is_same(one, document, hashes)), None)
        if found is None:
            found = next((one for one in free if _looks_same(one, document, hashes)), None)
        if found is not None:
            free.remove(found)
        return found

    return [Step(document, claim(document)) for document in wanted]


def _is_same(kept: Kept, document: Document, hashes: Sequence[str]) -> bool:
    return kept.created_at == document.created_at and [hash for _, hash in kept.versions[:1]] == list(hashes[:1])


def _looks_same(kept: Kept, document: Document, hashes: Sequence[str]) -> bool:
    same_name = (kept.name, kept.kind) == (document.name, document.kind)
    return same_name and [hash for _, hash in kept.versions] == list(hashes)


def kept_of(documents: Sequence[Any], versions: Sequence[Any]) -> list[Kept]:
    """Rows as what the user has."""
    found = {
        row.id: Kept(row.id, row.name, row.kind, row.created_at, row.deleted_at is not None) for row in documents
    }
    for row in versions:
        found[row.document_id].versions.append((row.id, bytes(row.sha256).hex()))
    return list(found.values())


async def write(
    work: Work, user_id: int, planned: Sequence[Step], deleted: Literal["leave", "restore"]
) -> Versions:
    """Write what is lacking, and put back what was deleted when that is wanted; the ids of all versions."""
    ids: dict[tuple[int, int], int] = {}
    for place, step in enumerate(planned, 1):
        if step.kept is None:
            found = await _new(work, user_id, step.document)
            ids |= {(place, number): id for number, id in enumerate(found, 1)}
            continue
        kept = step.kept
        for number, version in enumerate(step.document.versions, 1):
            there = kept.version(number, version.sha256)
            ids[place, number] = there or await _add(work, user_id, kept.id, version)
        if step.was_deleted and deleted == "restore":
            await document_queries.set_deleted(work.connection, user_id, kept.id, None)
    return ids


async def _new(work: Work, user_id: int, document: Document) -> list[int]:
    [document_id] = await event_queries.new_ids(work.connection, "documents")
    whole = document.model_dump(mode="json", exclude={"versions"})
    await queries.insert(work.connection, "documents", [{"id": document_id, "user_id": user_id, **whole}])
    return [await _add(work, user_id, document_id, version) for version in document.versions]


async def _add(work: Work, user_id: int, document_id: int, version: DocumentVersion) -> int:
    digest = bytes.fromhex(version.sha256)
    values = version.model_dump(include={"file_name", "media_type", "size"})
    values |= {"sha256": digest, "file_key": key_of(user_id, digest), "now": version.created_at}
    await document_queries.lock(work.connection, user_id, document_id)
    return await document_queries.add_version(work.connection, user_id, {**values, "document_id": document_id})
