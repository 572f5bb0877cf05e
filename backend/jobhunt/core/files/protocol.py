"""What a file store promises: whole files by key, written so that a kill leaves the old one or the new one."""

from collections.abc import AsyncIterator
from typing import Protocol

from jobhunt.core.errors import NotFound, Unavailable


class NoSuchFile(NotFound):
    """The saved file is not there any more."""


class StoreAway(Unavailable):
    """The file store does not answer at the moment. Nothing is lost; try again in a minute."""


class Files(Protocol):
    """Bytes by key. Stores gzip them at rest; callers see plain bytes. One elsewhere raises StoreAway in an outage.

    A key is made of one to eight parts of letters, digits and `._-=%`, joined by `/`; none may be `.` or `..`.
    Anything else raises ValueError before anything is touched: external ids reach keys.
    """

    async def put(self, key: str, body: bytes) -> None:
        """Write the whole file; writing the same key again replaces it."""
        ...

    async def get(self, key: str) -> bytes:
        """Read the whole file. Raises NoSuchFile."""
        ...

    async def exists(self, key: str) -> bool: ...

    async def delete(self, key: str) -> None:
        """Delete the file; deleting what is not there is harmless."""
        ...

    def keys(self, prefix: str) -> AsyncIterator[str]:
        """Every key that starts with `prefix`, in no particular order."""
        ...
