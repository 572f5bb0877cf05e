"""Everything a user has as one archive, the same bytes for the same things."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.applications.portable import format, logs, queries
from jobhunt.applications.portable.logs import Known
from jobhunt.applications.portable.tables import Tables
from jobhunt.applications.portable.zip_out import ZipOut
from jobhunt.applications.replay import Event, replay
from jobhunt.core.context import Context

CHUNK = 200
IN_MEMORY = 8_000_000
BLOCK = 256_000
DATA, SCHEMA = "export.json", "schema.json"
_HASHED = re.compile(r"([0-9a-f]{64}\.html)\.gz")
README = b"""What you had in Job Hunt Tracker.

export.json   everything, in the form that schema.json describes; this is what an import reads
csv/          the same for spreadsheets
documents/    your documents, every version
pages/        the pages of postings as they were when you saved or applied
"""


@dataclass(slots=True)
class Gathered:
    """An export before its files are fetched: where each lies, by its path in the archive."""

    json: bytes = b""
    tables: Tables = field(default_factory=Tables)
    files: dict[str, str] = field(default_factory=dict)


async def write(context: Context, gathered: Gathered) -> AsyncIterator[bytes]:
    """The archive, piece by piece; the database was let go before."""
    with SpooledTemporaryFile(IN_MEMORY) as file:
        out = ZipOut(cast(Any, file))
        schema = json.dumps(format.schema(), indent=1, sort_keys=True).encode()
        for name, body in (("README.txt", README), (DATA, gathered.json), (SCHEMA, schema)):
            await asyncio.to_thread(out.add, name, body)
        for name, body in gathered.tables.files().items():
            await asyncio.to_thread(out.add, name, body)
        for name, key in sorted(gathered.files.items()):
            await asyncio.to_thread(out.add, name, await context.files.get(key))
        await asyncio.to_thread(out.close)
        file.seek(0)
        while block := await asyncio.to_thread(cast(IO[bytes], file).read, BLOCK):
            yield block


async def gather(context: Context, user_id: int) -> Gathered:
    """Everything but the files, as of one moment."""
    found = Gathered()
    async with context.snapshot() as connection:
        about, versions = await _about(context, connection, user_id, found)
        about["exported_at"] = context.clock().isoformat()
        checked = format.About.model_validate_json(json.dumps(about)).model_dump(mode="json")
        ids = await queries.application_ids(connection, user_id)
        lines: list[str] = []
        for start in range(0, len(ids), CHUNK):
            chunk = await _chunk(context, connection, user_id, ids[start : start + CHUNK], (versions, found))
            lines += await asyncio.to_thread(_told, chunk, len(lines), found.tables)
    head = json.dumps(checked, ensure_ascii=False, sort_keys=True)[:-1]
    body = ",\n".join(lines)
    found.json = f'{head}, "applications": [\n{body}\n]}}\n'.encode()
    return found


Chunk = list[tuple[list[Event], list[Any], Known]]


def _told(chunk: Chunk, before: int, tables: Tables) -> list[str]:
    lines = []
    for number, (events, copies, known) in enumerate(chunk, before + 1):
        lines.append(json.dumps(logs.told(events, copies, known), ensure_ascii=False, sort_keys=True))
        tables.add(number, replay(events))
    return lines


async def _about(
    context: Context, connection: AsyncConnection, user_id: int, found: Gathered
) -> tuple[dict[str, Any], dict[int, tuple[int, int]]]:
    told = await queries.settings(connection, user_id)
    documents, versions = await queries.documents(connection, user_id)
    by_document = {id: list(rows) for id, rows in groupby(versions, key=lambda row: row.document_id)}
    places = {document.id: place for place, document in enumerate(documents, 1)}
    about = {
        "thresholds": told["thresholds"][0]._asdict() if told["thresholds"] else None,
        "companies": [
            {
                "address": row.address,
                "include": row.title_filters.get("include", []),
                "exclude": row.title_filters.get("exclude", []),
                "is_enabled": row.is_enabled,
                "updated_at": row.updated_at.isoformat(),
            }
            for row in told["companies"]
        ],
        "hidden": [{"address": row.address, "hidden_at": row.hidden_at.isoformat()} for row in told["hidden"]],
        "views": [{**row._asdict(), "created_at": row.created_at.isoformat()} for row in told["views"]],
        "documents": [
            {
                "name": one.name,
                "kind": one.kind,
                "created_at": one.created_at.isoformat(),
                "deleted_at": one.deleted_at.isoformat() if one.deleted_at else None,
                "versions": [
                    await _version(context, row, places[one.id], found) for row in by_document.get(one.id, [])
                ],
            }
            for one in documents
        ],
    }
    return about, {row.id: (places[row.document_id], row.number) for row in versions}


async def _version(context: Context, row: Any, place: int, found: Gathered) -> dict[str, Any]:
    path = f"documents/{place}/{row.number}/{row.file_name}"
    there = await context.files.exists(row.file_key)
    if there:
        found.files[path] = row.file_key
    return {
        "file_name": row.file_name,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": bytes(row.sha256).hex(),
        "file": path if there else None,
        "created_at": row.created_at.isoformat(),
    }


async def _chunk(
    context: Context,
    connection: AsyncConnection,
    user_id: int,
    ids: Sequence[int],
    so_far: tuple[dict[int, tuple[int, int]], Gathered],
) -> Chunk:
    versions, found = so_far
    events: dict[int, list[Event]] = {id: [] for id in ids}
    for row in await queries.events(connection, user_id, ids):
        one = Event(row.id, row.number, row.kind, row.data, row.at, row.recorded_at, row.by)
        events[row.application_id].append(one)
    copies: dict[int, list[Any]] = {id: [] for id in ids}
    pages: dict[str, str] = {}
    for row in await queries.copies(connection, user_id, ids):
        copies[row.application_id].append(row)
        hashed = _HASHED.fullmatch((row.raw_key or "").rpartition("/")[2])
        if hashed and row.raw_key not in pages and await context.files.exists(row.raw_key):
            pages[row.raw_key] = f"pages/{hashed[1]}"
            found.files[pages[row.raw_key]] = row.raw_key
    named = [event.data for log in events.values() for event in log if event.kind in ("created", "edited")]
    postings = await queries.postings(connection, [d["posting_id"] for d in named if d.get("posting_id")])
    boards = await queries.boards(connection, [d["company_id"] for d in named if d.get("company_id")])
    known = Known(
        {row.id: {k: v for k, v in row._asdict().items() if k != "id"} for row in postings},
        {row.id: {"platform": row.platform, "token": row.token} for row in boards},
        versions,
        pages,
    )
    return [(events[id], copies[id], known) for id in ids if events[id]]
