"""A user's documents: kept when they are what they say, version after version, and never shown by a browser."""

import asyncio
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.applications.documents import queries
from jobhunt.applications.documents.document_type import MOST_BYTES, NotADocument, document_type, with_ending
from jobhunt.applications.documents.file_names import disposition, file_name
from jobhunt.applications.documents.schemas import DocumentEdit, DocumentOut, Kind, RoomOut
from jobhunt.applications.idempotency import Asked, once
from jobhunt.core.context import Context
from jobhunt.core.errors import JobHuntError, NotAllowed, NotFound
from jobhunt.core.files.protocol import NoSuchFile, ServedAs, direct
from jobhunt.core.work import Work

MOST_VERSIONS = 1_000
MOST_STORED = 1_000_000_000
TOO_LONG = (
    f"A document may have {MOST_BYTES // 1_000_000} MB at most. Nothing was kept; save it smaller, then try again."
)
OPAQUE = "application/octet-stream"
"""What browsers are told that a document is: nothing that they show or run."""

NO_SUCH = "There is no such document among yours."


class NotTaken(JobHuntError):
    """This is no document that is kept."""

    status = 415


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent, and what its sender says it is."""

    name: str
    body: bytes
    kind: Kind = "other"
    key: str | None = None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was looked at and stored, and no row says so yet."""

    file_name: str
    media_type: str
    size: int
    sha256: bytes
    file_key: str


async def all_of(connection: AsyncConnection, user_id: int) -> list[DocumentOut]:
    """A user's documents, with every version and where it was sent."""
    return await _whole(connection, user_id, await queries.all_of(connection, user_id))


async def room(connection: AsyncConnection, user_id: int) -> RoomOut:
    """How much a user's documents take of what they may."""
    files, size = await queries.room_taken(connection, user_id)
    return RoomOut(files=files, bytes=size, most_files=MOST_VERSIONS, most_bytes=MOST_STORED)


async def add(context: Context, user_id: int, upload: Upload) -> DocumentOut:
    """A new document with its first version."""
    kept = await _store(context, user_id, upload)
    asked = Asked(user_id, upload.key, f"document {kept.sha256.hex()} {kept.file_name} {upload.kind}")

    async def do() -> DocumentOut:
        await check_room(work.connection, user_id, kept.size)
        name = kept.file_name.rpartition(".")[0] or kept.file_name
        values = {"name": name, "kind": upload.kind, "now": work.now}
        document_id = await queries.add(work.connection, user_id, values)
        return await _add_version(work, user_id, document_id, kept)

    async with context.start_work() as work:
        return await once(work, asked, DocumentOut, do)


async def add_version(context: Context, user_id: int, document_id: int, upload: Upload) -> DocumentOut:
    """The next version of a document. What is the newest already is not kept twice."""
    async with context.connect() as connection:
        await _living(connection, user_id, document_id)
    kept = await _store(context, user_id, upload)
    async with context.start_work() as work:
        await queries.lock(work.connection, user_id, document_id)
        await _living(work.connection, user_id, document_id)
        there = await queries.versions(work.connection, user_id, [document_id])
        if there and bytes(there[0].sha256) == kept.sha256:
            return await _one(work.connection, user_id, document_id)
        await check_room(work.connection, user_id, kept.size)
        return await _add_version(work, user_id, document_id, kept)


async def change(work: Work, user_id: int, document_id: int, given: DocumentEdit) -> DocumentOut:
    """Another name or kind."""
    row = await _living(work.connection, user_id, document_id)
    name, kind = given.name or row.name, given.kind or row.kind
    await queries.change(work.connection, user_id, document_id, name, kind)
    return await _one(work.connection, user_id, document_id)


async def delete(work: Work, user_id: int, document_id: int) -> DocumentOut:
    """Take a document out of the list. What was sent of it stays with the applications, and it can be restored."""
    await _living(work.connection, user_id, document_id)
    await queries.set_deleted(work.connection, user_id, document_id, work.now)
    return await _one(work.connection, user_id, document_id)


async def restore(work: Work, user_id: int, document_id: int) -> DocumentOut:
    """Put a deleted document back."""
    await queries.set_deleted(work.connection, user_id, document_id, None)
    return await _one(work.connection, user_id, document_id)


async def read_file(context: Context, user_id: int, version_id: int) -> tuple[str, str | bytes]:
    """A version's name and what it holds, or the address where browsers get it by themselves."""
    async with context.connect() as connection:
        row = await queries.version(connection, user_id, version_id)
    if row is None:
        raise NotFound(NO_SUCH)
    try:
        store = direct(context.files)
        if store is None:
            return row.file_name, await context.files.get(row.file_key)
        if await context.files.exists(row.file_key):
            return row.file_name, await store.address_to_get(
                row.file_key, ServedAs(OPAQUE, disposition(row.file_name))
            )
        raise NoSuchFile
    except NoSuchFile:
        raise NotAllowed(
            "The file is lost: the file store has it no more. Upload it again as a new version."
        ) from None


def key_of(user_id: int, digest: bytes) -> str:
    """Where a user's document lies. The same file lies there once, and nobody else's does."""
    return f"users/{user_id}/documents/{digest.hex()}"


async def _store(context: Context, user_id: int, upload: Upload) -> KeptFile:
    name = file_name(upload.name)
    try:
        kind = await asyncio.to_thread(document_type, name, upload.body)
    except NotADocument as error:
        raise NotTaken(str(error)) from None
    digest = sha256(upload.body).digest()
    key = key_of(user_id, digest)
    await context.files.put(key, upload.body)
    return KeptFile(with_ending(name, kind), kind.media_type, len(upload.body), digest, key)


async def check_room(connection: AsyncConnection, user_id: int, more: int) -> None:
    """Raises NotAllowed when a file of that many bytes is too much."""
    count, size = await queries.room_taken(connection, user_id)
    if count >= MOST_VERSIONS or size + more > MOST_STORED:
        raise NotAllowed(
            f"You have {count:,} files of {size // 1_000_000:,} MB already, at most {MOST_VERSIONS:,} of"
            f" {MOST_STORED // 1_000_000:,} MB are kept. Nothing was added."
        )


async def _add_version(work: Work, user_id: int, document_id: int, kept: KeptFile) -> DocumentOut:
    values = {
        "document_id": document_id,
        "file_name": kept.file_name,
        "media_type": kept.media_type,
        "size": kept.size,
        "sha256": kept.sha256,
        "file_key": kept.file_key,
        "now": work.now,
    }
    await queries.add_version(work.connection, user_id, values)
    return await _one(work.connection, user_id, document_id)


async def _living(connection: AsyncConnection, user_id: int, document_id: int) -> Any:
    row = await queries.find(connection, user_id, document_id)
    if row is None:
        raise NotFound(NO_SUCH)
    if row.deleted_at is not None:
        raise NotAllowed("This document was deleted. Nothing was changed; restore it first.")
    return row


async def _one(connection: AsyncConnection, user_id: int, document_id: int) -> DocumentOut:
    row = await queries.find(connection, user_id, document_id)
    if row is None:
        raise NotFound(NO_SUCH)
    [found] = await _whole(connection, user_id, [row])
    return found


async def _whole(connection: AsyncConnection, user_id: int, rows: list[Any]) -> list[DocumentOut]:
    ids = [row.id for row in rows]
    uses: dict[int, list[Any]] = {}
    for use in await queries.uses(connection, user_id, ids):
        uses.setdefault(use.document_version_id, []).append(use._asdict())
    versions: dict[int, list[Any]] = {}
    for one in await queries.versions(connection, user_id, ids):
        versions.setdefault(one.document_id, []).append({**one._asdict(), "uses": uses.get(one.id, [])})
    return [DocumentOut.model_validate({**row._asdict(), "versions": versions.get(row.id, [])}) for row in rows]
