"""An import: what it would bring is told first, and written when that is wanted, all of it or nothing."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO, Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.applications import event_queries
from jobhunt.applications.documents.documents import key_of
from jobhunt.applications.portable import bringing, bringing_documents, csv_rows, csv_text, queries, restoring
from jobhunt.applications.portable.apart import Apart, Here, Named, apart, key, origin
from jobhunt.applications.portable.bringing_documents import Step
from jobhunt.applications.portable.csv_applications import application
from jobhunt.applications.portable.csv_columns import Target, is_day_first, proposal
from jobhunt.applications.portable.csv_rows import BadMapping, LeftOut, WantedApplication
from jobhunt.applications.portable.format import Export
from jobhunt.applications.portable.reading import BadExport, Read, read
from jobhunt.applications.portable.schemas import Column, Duplicate, ImportOut, LeftOutOut
from jobhunt.core.context import Context
from jobhunt.core.errors import BadRequest
from jobhunt.core.work import Work

SAMPLES = 3
MOST_TOLD = 1_000
NOTHING = "Nothing was written."


class CannotImport(BadRequest):
    """This cannot be imported."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user wants of an import. Without `columns` those of a table are taken as they are proposed."""

    write: bool = False
    duplicates: Literal["skip", "add"] = "skip"
    deleted: Literal["leave", "restore"] = "leave"
    columns: Sequence[Target] = ()
    day_first: bool | None = None


async def bring(context: Context, user_id: int, file: BinaryIO, choice: Choice) -> ImportOut:
    """Take in an archive of ours or a table. Raises CannotImport with what is wrong."""
    beginning = await asyncio.to_thread(file.read, 4)
    file.seek(0)
    if not beginning:
        raise CannotImport(f"The file is empty. {NOTHING}")
    try:
        if beginning.startswith(b"PK"):
            return await _archive(context, user_id, file, choice)
        return await _table(context, user_id, await asyncio.to_thread(file.read), choice)
    except (BadExport, csv_text.BadTable, BadMapping) as error:
        raise CannotImport(f"{error} {NOTHING}") from None


async def _archive(context: Context, user_id: int, file: BinaryIO, choice: Choice) -> ImportOut:
    async with AsyncExitStack() as stack:
        opening = read(file)
        found: Read = await asyncio.to_thread(opening.__enter__)
        stack.push(opening.__exit__)
        export = found.export
        named = [
            Named(place, s.fields["company"], s.fields["title"], s.fields["url"], one, s.deleted_at is not None)
            for place, (one, s) in enumerate(zip(export.applications, found.states, strict=True), 1)
        ]
        async with context.connect() as connection:
            seen = await _apart(connection, user_id, named)
            steps = await _steps(connection, user_id, export)
        out = ImportOut(
            kind="export",
            written=choice.write,
            applications=0,
            documents=sum(step.is_new for step in steps),
            deleted_documents=sum(step.was_deleted for step in steps),
            companies=len(export.companies),
            views=len(export.views),
        )
        _tell(seen, choice, out)
        if choice.write:
            keys = await _store(context, user_id, found)
            async with context.start_work() as work:
                wanted = await _settled(work, user_id, (named, seen), choice, out)
                steps = await _steps(work.connection, user_id, export)
                out.documents = sum(step.is_new for step in steps)
                versions = await bringing_documents.write(work, user_id, steps, choice.deleted)
                await bringing.applications(work, user_id, wanted, versions, keys.__getitem__)
                brought = await bringing.settings(work, user_id, export)
            out.left_out += [LeftOutOut(place=n, why=why) for n, why in enumerate(brought.left_out, 1)]
        return out


async def _steps(connection: AsyncConnection, user_id: int, export: Export) -> list[Step]:
    kept = bringing_documents.kept_of(*await queries.documents(connection, user_id))
    return bringing_documents.steps(kept, export.documents)


async def _store(context: Context, user_id: int, found: Read) -> dict[str, str]:
    """Keep the archive's files; where its pages lie, by their paths. A key is its content's; none is replaced."""
    for document in found.export.documents:
        for version in document.versions:
            if version.file is not None:
                body = await asyncio.to_thread(found.archive.read, version.file)
                await context.files.put(key_of(user_id, bytes.fromhex(version.sha256)), body)
    keys: dict[str, str] = {}
    for name in found.archive.sizes:
        if name.startswith("pages/"):
            body = await asyncio.to_thread(found.archive.read, name)
            keys[name] = f"users/{user_id}/pages/{sha256(body).hexdigest()}.html.gz"
            await context.files.put(keys[name], body)
    return keys


async def _table(context: Context, user_id: int, body: bytes, choice: Choice) -> ImportOut:
    now = context.clock()
    header, rows = await asyncio.to_thread(csv_text.read, body)
    columns = list(choice.columns) or proposal(header, rows)
    problem = _problem(header, columns)
    if choice.write and problem:
        raise BadMapping(problem)
    day_first = choice.day_first
    if day_first is None:
        dates = [at for at, means in enumerate(columns) if means.endswith("_on")]
        day_first = is_day_first(row[at] for row in rows for at in dates)
    found: list[WantedApplication | LeftOut] = []
    if problem is None:
        found = csv_rows.wanted(header, rows, columns, day_first=day_first, today=now.date())
    good = [one for one in found if isinstance(one, WantedApplication)]
    named = [Named(one.line, one.company, one.title, one.url, application(one, now)) for one in good]
    out = ImportOut(
        kind="csv",
        written=choice.write,
        applications=0,
        left_out=_left_out(found, problem)[:MOST_TOLD],
        doubts=[LeftOutOut(place=one.line, why=why) for one in good for why in one.doubts][:MOST_TOLD],
        columns=[
            Column(name=name, means=means, samples=_samples([row[at] for row in rows]))
            for at, (name, means) in enumerate(zip(header, columns, strict=False))
        ],
        day_first=day_first,
    )
    async with context.connect() as connection:
        seen = await _apart(connection, user_id, named)
    _tell(seen, choice, out)
    if choice.write:
        async with context.start_work() as work:
            wanted = await _settled(work, user_id, (named, seen), choice, out)
            await bringing.applications(work, user_id, wanted, {}, str)
    return out


def _problem(header: Sequence[str], columns: Sequence[Target]) -> str | None:
    try:
        csv_rows.check(header, columns)
    except BadMapping as error:
        return str(error)
    return None


def _left_out(found: Sequence[WantedApplication | LeftOut], problem: str | None) -> list[LeftOutOut]:
    if problem is not None:
        return [LeftOutOut(place=1, why=problem)]
    return [LeftOutOut(place=one.line, why=one.why) for one in found if isinstance(one, LeftOut)]


def _samples(cells: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(cell.strip()[:100] for cell in cells if cell.strip()))[:SAMPLES]


async def _apart(connection: AsyncConnection, user_id: int, named: Sequence[Named]) -> Apart:
    rows = await queries.beginnings(connection, user_id)
    there = [
        Here(
            id=row.id,
            key=key(row.company, row.title, row.url),
            origin=origin(row.recorded_at, row.data["company"], row.data["title"], row.data.get("url")),
            is_deleted=row.deleted_at is not None,
        )
        for row in rows
    ]
    return await asyncio.to_thread(apart, named, there)


async def _settled(
    work: Work, user_id: int, told: tuple[Sequence[Named], Apart], choice: Choice, out: ImportOut
) -> list[Named]:
    """Look again when nobody else makes or restores any, bring back what is wanted; those to be taken in."""
    named, seen = told
    restores = choice.deleted == "restore"
    if restores:
        await restoring.hold(work, user_id, seen.deleted)
    await event_queries.take_turn(work.connection, user_id)
    found = await _apart(work.connection, user_id, named)
    wanted = _tell(found, choice, out)
    if restores:
        restored, refused = await restoring.restore(work, user_id, found.deleted)
        out.restored, out.deleted = len(restored), []
        out.left_out += [LeftOutOut(place=one.place, why=why) for one, why in refused]
    return wanted


def _tell(found: Apart, choice: Choice, out: ImportOut) -> list[Named]:
    """Say what is here already and what was deleted here; those to be taken in."""
    wanted = list(found.new)
    if choice.duplicates == "add":
        wanted += [one for one, _ in found.here if not one.is_deleted]
    out.applications = len(wanted)
    out.duplicates = [_duplicate(*pair) for pair in found.here[:MOST_TOLD]]
    out.deleted = [_duplicate(*pair) for pair in found.deleted[:MOST_TOLD]]
    return sorted(wanted, key=lambda one: one.place)


def _duplicate(one: Named, here: Here) -> Duplicate:
    return Duplicate(place=one.place, company=one.company, title=one.title, application_id=here.id)
