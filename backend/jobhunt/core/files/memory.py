"""Files in memory, for tests: gzipped like the others, so that nothing but the place differs."""

import gzip
from collections.abc import AsyncIterator

from jobhunt.core.files.keys import check_key, check_prefix
from jobhunt.core.files.protocol import NoSuchFile


class MemoryFiles:
    """A file store that ends with its test."""

    def __init__(self) -> None:
        self._stored: dict[str, bytes] = {}

    async def put(self, key: str, body: bytes) -> None:
        check_key(key)
        folders = key.split("/")[:-1]
        above = {"/".join(folders[: depth + 1]) for depth in range(len(folders))}
        if above & self._stored.keys() or any(other.startswith(f"{key}/") for other in self._stored):
            raise ValueError(f"{key} is both a file and a folder")
        self._stored[key] = gzip.compress(body, 1, mtime=0)

    async def get(self, key: str) -> bytes:
        try:
            return gzip.decompress(self._stored[check_key(key)])
        except KeyError:
            raise NoSuchFile from None

    async def exists(self, key: str) -> bool:
        return check_key(key) in self._stored

    async def delete(self, key: str) -> None:
        self._stored.pop(check_key(key), None)

    async def keys(self, prefix: str) -> AsyncIterator[str]:
        check_prefix(prefix)
        for key in list(self._stored):
            if key.startswith(prefix):
                yield key
