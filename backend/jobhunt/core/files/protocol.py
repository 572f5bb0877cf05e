"""What a file store promises: whole files by key, written so that a kill leaves the old one or the new one."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from jobhunt.core.errors import NotFound, Unavailable


class NoSuchFile(NotFound):
    """The saved file is not there any more."""


class StoreAway(Unavailable):
    """The file store does not answer at the moment. Nothing is lost; try again in a minute."""


@dataclass(frozen=True, slots=True)
class PutAddress:
    """Where a browser may put one file: by PUT, with exactly these headers."""

    address: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ServedAs:
    """What a browser is told of a file that it reads by its address."""

    media_type: str
    disposition: str


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


@runtime_checkable
class Direct(Protocol):
    """A store that browsers reach by themselves, at addresses that are good for one file and a short time."""

    @property
    def in_reach(self) -> bool:
        """Whether browsers reach this one: a store of this kind may as well stand where only servers do."""
        ...

    async def address_to_get(self, key: str, served: ServedAs) -> str:
        """Where this one file may be read."""
        ...

    async def address_to_put(self, key: str, size: int, media_type: str) -> PutAddress:
        """Where this one file of exactly this many bytes may be put, as this type and no other."""
        ...

    async def size(self, key: str) -> int:
        """How long a file is that was put by its address. Raises NoSuchFile."""
        ...


def direct(files: Files) -> Direct | None:
    """The same store, when browsers reach it by themselves."""
    return files if isinstance(files, Direct) and files.in_reach else None
