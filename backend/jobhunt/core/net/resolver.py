"""Names looked up for aiohttp, and refused when they lead to an address that the guard refuses."""

import socket

from aiohttp.abc import AbstractResolver, ResolveResult

from jobhunt.core.net.guard import check_address


class CheckedResolver(AbstractResolver):
    """Looks names up and refuses a name as soon as one of its addresses is not public.

    A name with mixed answers is how a check is slipped past: the first answer public, the next one private.
    """

    def __init__(self, inner: AbstractResolver) -> None:
        self._inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        for answer in found:
            check_address(answer["host"])
        return found

    async def close(self) -> None:
        await self._inner.close()
