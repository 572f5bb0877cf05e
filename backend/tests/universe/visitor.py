"""A caller of the universe: asks its hosts over HTTP as JOBHUNT_UPSTREAM makes the product ask them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp
from multidict import CIMultiDictProxy

from jobhunt.universe import Universe
from jobhunt.universe.companies import Company
from jobhunt.universe.postings import Entry, Posting

AGENT = "Mozilla/5.0 (compatible; visitor)"


@dataclass(frozen=True, slots=True)
class Got:
    """One answer as it came."""

    status: int
    headers: CIMultiDictProxy[str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> dict[str, object]:
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found

    def rows(self, name: str) -> list[dict[str, object]]:
        found = self.json()[name]
        assert isinstance(found, list)
        return found


class Visitor:
    def __init__(self, url: str, universe: Universe, session: aiohttp.ClientSession) -> None:
        self.url, self.universe, self._session = url, universe, session

    async def get(self, address: str, headers: Mapping[str, str] | None = None, *, seconds: float = 10) -> Got:
        """`address` without its scheme. A header with an empty value is not sent at all."""
        return await self._ask("GET", address, headers, seconds=seconds)

    async def post(self, address: str, body: object, headers: Mapping[str, str] | None = None) -> Got:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return await self._ask("POST", address, headers, data)

    async def control(self, name: str, body: object = None) -> dict[str, object]:
        address = f"_control/{name}"
        got = await self.get(address) if body is None else await self.post(address, body)
        assert got.status == 200, got.text
        return got.json()

    async def _ask(
        self,
        method: str,
        address: str,
        headers: Mapping[str, str] | None,
        data: bytes | None = None,
        *,
        seconds: float = 10,
    ) -> Got:
        wanted = {"User-Agent": AGENT, **(headers or {})}
        sent = {name: value for name, value in wanted.items() if value}
        skipped = [name for name, value in wanted.items() if not value]
        limit = aiohttp.ClientTimeout(total=seconds)
        async with self._session.request(
            method,
            f"{self.url}/{address}",
            headers=sent,
            data=data,
            allow_redirects=False,
            timeout=limit,
            skip_auto_headers=skipped,
        ) as answer:
            return Got(answer.status, answer.headers, await answer.read())

    def company(self, key: str) -> Company:
        return self.universe.companies[key]

    def entries(self, key: str) -> list[Entry]:
        return self.universe.order(self.company(key))

    def posting(self, key: str, entry: Entry) -> Posting:
        return self.universe.posting(self.company(key), entry)

    def address(self, key: str, entry: Entry) -> str:
        """Where people read that posting, without the scheme."""
        return self.universe.url(self.company(key), entry).removeprefix("https://")

    def close(self, key: str) -> tuple[str, str]:
        """Closes the newest posting; its address and its id."""
        entry = self.entries(key)[0]
        address = self.address(key, entry)
        self.universe.histories[key].command("close", entry.number)
        return address, self.posting(key, entry).external_id
