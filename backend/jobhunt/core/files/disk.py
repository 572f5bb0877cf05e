"""Files in a folder: the key is the path."""

import asyncio
import os
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import suppress
from io import RawIOBase
from pathlib import Path

from jobhunt.core.files.keys import FETCHED, check_key, check_prefix
from jobhunt.core.files.packing import pack, unpack
from jobhunt.core.files.protocol import NoSuchFile

UNFINISHED = "~writing"
FORGOTTEN_AFTER = 3600.0


class DiskFiles:
    """A file store in one folder, which several processes may share.

    A file is written aside and renamed, so a killed process leaves the old file or the new one. Against a power
    cut, files other than fetched pages are also synced; a page that it left unreadable counts as not there.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._unfinished = root / UNFINISHED
        self._unfinished.mkdir(parents=True, exist_ok=True, mode=0o700)
        _forget(self._unfinished)

    async def put(self, key: str, body: bytes) -> None:
        target = self._root / check_key(key)
        if key.startswith(FETCHED):
            # These can be had again, so nothing waits for the disk; a thread would only fight the event loop.
            self._write(target, body, sync=False)
        else:
            await asyncio.to_thread(self._write, target, body, sync=True)

    async def get(self, key: str) -> bytes:
        return await asyncio.to_thread(_read, self._root / check_key(key))

    async def exists(self, key: str) -> bool:
        return await asyncio.to_thread((self._root / check_key(key)).is_file)

    async def delete(self, key: str) -> None:
        await asyncio.to_thread(_remove, self._root / check_key(key))

    async def keys(self, prefix: str) -> AsyncIterator[str]:
        folder = check_prefix(prefix).rpartition("/")[0]
        waiting = [folder]
        while waiting:
            folder = waiting.pop()
            for key, is_folder in await asyncio.to_thread(self._listed, folder):
                if is_folder and (key.startswith(prefix) or prefix.startswith(f"{key}/")):
                    waiting.append(key)
                elif not is_folder and key.startswith(prefix):
                    yield key

    def _listed(self, folder: str) -> list[tuple[str, bool]]:
        try:
            with os.scandir(self._root / folder) as entries:
                return [
                    (f"{folder}/{entry.name}" if folder else entry.name, entry.is_dir(follow_symlinks=False))
                    for entry in entries
                    if entry.name != UNFINISHED
                ]
        except (FileNotFoundError, NotADirectoryError):
            return []

    def _write(self, target: Path, body: bytes, *, sync: bool) -> None:
        packed = pack(body)
        aside = self._unfinished / uuid.uuid4().hex
        try:
            with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb", buffering=0) as out:
                _write_all(out, packed)
                if sync:
                    os.fsync(out.fileno())
            _put_in_place(aside, target)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
        if sync:
            _sync_folder(target.parent)


def _write_all(out: RawIOBase, body: bytes) -> None:
    rest = memoryview(body)
    while rest:
        rest = rest[out.write(rest) or 0 :]


def _put_in_place(aside: Path, target: Path) -> None:
    try:
        try:
            aside.replace(target)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            aside.replace(target)
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        raise ValueError(f"{target} is both a file and a folder") from None


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _read(path: Path) -> bytes:
    try:
        packed = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise NoSuchFile from None
    return unpack(packed)


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        path.unlink()


def _forget(folder: Path) -> None:
    """Remove what killed processes left half written, and nothing that another process writes now."""
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < time.time() - FORGOTTEN_AFTER:
                path.unlink()
