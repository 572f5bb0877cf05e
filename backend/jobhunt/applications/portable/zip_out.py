"""Writes a zip whose bytes depend on nothing but what is put into it."""

import zipfile
from typing import BinaryIO

_WRITTEN = (1980, 1, 1, 0, 0, 0)
_UNIX, _OWN = 3, 0o100600 << 16


class ZipOut:
    """An archive that is being written; files stand in it in the order they are added."""

    def __init__(self, file: BinaryIO) -> None:
        self._archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)

    def add(self, name: str, body: bytes) -> None:
        """Put a whole file in."""
        info = zipfile.ZipInfo(name, _WRITTEN)
        info.create_system, info.external_attr = _UNIX, _OWN
        info.compress_type = zipfile.ZIP_DEFLATED
        self._archive.writestr(info, body)

    def close(self) -> None:
        """Write the directory; without it there is no archive."""
        self._archive.close()
