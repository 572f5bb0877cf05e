"""Zip archives from anywhere, looked through within bounds before anything of them is unpacked. Pure."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

# What the standard library raises on archives that were damaged, by chance or on purpose.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
ENTRY_BYTES = 250
"""More than an entry takes in a directory, whose length is known before it is read."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_LINK, _KINDS = 0o120000, 0o170000
_SAFE_PART = re.compile(r"[^\x00-\x1f\x7f\\:/]+")


class BadArchive(Exception):
    """This is no archive that can be read; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many files an archive may have, and how many bytes they may be once unpacked."""

    entries: int
    unpacked: int


class Archive:
    """An archive that has been looked through: no file of it is longer than it says."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.sizes: Mapping[str, int] = {
            one.filename: one.file_size for one in archive.infolist() if not one.is_dir()
        }

    def read(self, name: str) -> bytes:
        """The whole of one file."""
        try:
            return self._archive.read(name)
        except DAMAGE as error:
            raise BadArchive(f"{name} in it is damaged") from error


class _Capped:
    """A file that never gives more than so many bytes at once: a directory without end ends here."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file, self._most = file, most
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > self._most:
            raise BadArchive("it has far too many files")
        return self._file.read(self._most if size < 0 else size)


@contextmanager
def opened(file: BinaryIO, bounds: Bounds) -> Iterator[Archive]:
    """Open an archive to read from. Raises BadArchive."""
    try:
        archive = zipfile.ZipFile(_Capped(file, max(100_000, bounds.entries * ENTRY_BYTES)))
    except DAMAGE as error:
        raise BadArchive("it is damaged, or no zip archive") from error
    with archive:
        _look_through(archive.infolist(), bounds)
        yield Archive(archive)


def _look_through(entries: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    if len(entries) > bounds.entries:
        raise BadArchive(f"it has {len(entries):,} files, at most {bounds.entries:,} are read")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > bounds.unpacked:
        raise BadArchive(f"it would unpack to {unpacked:,} bytes, at most {bounds.unpacked:,} are read")
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        if not _is_safe(entry.orig_filename) or name != entry.orig_filename:
            raise BadArchive(f"it has a file at a place where none may be: {name[:100]!r}")
        if name in seen:
            raise BadArchive(f"it has two files of one name: {name[:100]!r}")
        if entry.flag_bits & _ENCRYPTED:
            raise BadArchive(f"{name[:100]!r} in it needs a password")
        if entry.compress_type not in METHODS or (entry.external_attr >> 16) & _KINDS == _LINK:
            raise BadArchive(f"{name[:100]!r} in it is no ordinary file")
        seen.add(name)


def _is_safe(name: str) -> bool:
    parts = name.removesuffix("/").split("/")
    return all(_SAFE_PART.fullmatch(part) and part not in (".", "..") for part in parts)
