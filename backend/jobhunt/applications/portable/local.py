"""Export and import with files of this machine, for the command line."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import IO

from jobhunt.applications.portable import export, imports
from jobhunt.applications.portable.csv_columns import TARGETS, Target
from jobhunt.applications.portable.imports import Choice
from jobhunt.applications.portable.schemas import ImportOut
from jobhunt.core.context import Context
from jobhunt.core.errors import BadRequest

MOST_SHOWN = 20
ENDINGS = (".zip", ".csv")


async def save(context: Context, user_id: int, file: Path, *, replace: bool) -> int:
    """Write an archive of everything, or by its ending the table of applications; its bytes.

    The file is there whole or not at all. Raises BadRequest when it cannot be written.
    """
    if file.suffix.lower() not in ENDINGS:
        raise BadRequest(f"{file} says not what to write: end it in .zip for everything, .csv for the table")
    if not replace and await asyncio.to_thread(file.exists):
        raise BadRequest(f"{file} is there already. Nothing was written; name another, or say --replace")
    found = await export.gather(context, user_id)
    table = file.suffix.lower() == ".csv"
    blocks = _at_once(found.tables.applications()) if table else export.write(context, found)
    try:
        return await _write(file, blocks)
    except OSError as error:
        raise BadRequest(f"{file} cannot be written: {os.strerror(error.errno or 0).lower()}") from None


async def bring(context: Context, user_id: int, file: Path, choice: Choice) -> ImportOut:
    """Take in a file, an export of ours or a table. Raises BadRequest with what is wrong with it."""
    try:
        opened = await asyncio.to_thread(file.open, "rb")
    except OSError as error:
        raise BadRequest(f"{file} cannot be read: {os.strerror(error.errno or 0).lower()}") from None
    with opened:
        return await imports.bring(context, user_id, opened, choice)


def told(out: ImportOut) -> Iterator[str]:
    """What an import brings, or has brought, line by line."""
    others = _counted((out.documents, "document"), (out.companies, "company"))
    counts = ", ".join(filter(None, (_number(out.applications, "application"), others)))
    yield f"Brought: {counts}" if out.written else f"Would bring: {counts}. Nothing was written."
    if out.restored:
        yield f"Brought back: {out.restored} that had been deleted here"
    if out.duplicates:
        yield f"There already: {len(out.duplicates)}"
    if out.deleted or out.deleted_documents:
        gone = _counted((len(out.deleted), "application"), (out.deleted_documents, "document"))
        yield f"Deleted here: {gone}; --deleted restore brings them back"
    for of, said in ((out.left_out, "left out"), (out.doubts, "kept as a note")):
        yield from (f"  {one.place}: {one.why} ({said})" for one in of[:MOST_SHOWN])
        if len(of) > MOST_SHOWN:
            yield f"  and {len(of) - MOST_SHOWN} more {said}; --json shows all"


def _counted(*found: tuple[int, str]) -> str:
    return ", ".join(_number(n, word) for n, word in found if n)


def _number(n: int, word: str) -> str:
    many = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{n} {word if n == 1 else many}"


def columns(given: str) -> tuple[Target, ...]:
    """What each column means, as given in one word with commas. Raises BadRequest."""
    named = tuple(filter(None, map(str.strip, given.split(","))))
    if strange := [name for name in named if name not in TARGETS]:
        raise BadRequest(
            f"{strange[0]} is nothing that a column means. Nothing was written; say {', '.join(TARGETS)}"
        )
    return tuple(target for name in named for target in TARGETS if target == name)


async def _at_once(body: bytes) -> AsyncIterator[bytes]:
    yield body


def _aside(file: Path) -> IO[bytes]:
    """A file beside it, to become it once it is whole."""
    return tempfile.NamedTemporaryFile(prefix=f".{file.name}.", dir=file.parent, delete=False)


async def _write(file: Path, blocks: AsyncIterator[bytes]) -> int:
    out = await asyncio.to_thread(_aside, file)
    try:
        with out:
            async for block in blocks:
                await asyncio.to_thread(out.write, block)
            size = out.tell()
        await asyncio.to_thread(os.replace, out.name, file)
    except BaseException:
        await asyncio.to_thread(os.unlink, out.name)
        raise
    return size
