"""The product as a script with plain HTTP uses it: settings, dry run, start, progress, postings."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp

ENDED = frozenset({"finished", "error", "cancelled"})
LOOK_EVERY = 0.5


@dataclass(frozen=True, slots=True)
class Event:
    """One server-sent event, and the ids of the lines of the run's log that it tells."""

    name: str
    id: str
    data: dict[str, Any]
    changes: list[str]


class Client:
    """One user's requests. Answers other than 2xx raise, except where a method says otherwise."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self.address = address

    async def get(self, path: str) -> Any:
        async with self._session.get(self.address + path) as response:
            return await self._read(response)

    async def post(self, path: str, body: object = None) -> Any:
        async with self._session.post(self.address + path, json=body) as response:
            return await self._read(response)

    async def sent(self, path: str) -> int:
        """How many bytes an answer has on its way, packed as a browser lets it be."""
        headers = {"Accept-Encoding": "gzip"}
        async with self._session.get(self.address + path, headers=headers) as response:
            response.raise_for_status()
            unpacked = len(await response.read())
            return int(response.headers.get("Content-Length", unpacked))

    async def _read(self, response: aiohttp.ClientResponse) -> Any:
        if not response.ok:
            raise RuntimeError(f"{response.method} {response.url.path}: {response.status} {await response.text()}")
        return await response.json()

    async def follow(self, companies: Sequence[str]) -> None:
        """Follow exactly these, named as one would paste them, with every title kept."""
        for setting in await self.get("/api/ingestion/settings"):
            await self.post("/api/ingestion/settings", [{"op": "delete", "company_name": setting["company_name"]}])
        names = [(await self.post("/api/ingestion/companies", {"address": pasted}))["name"] for pasted in companies]
        ops = [{"op": "upsert", "company_name": name, "is_enabled": True} for name in names]
        answers = await self.post("/api/ingestion/settings", ops)
        assert all(answer["success"] for answer in answers), answers

    async def timed_dry_run(self) -> tuple[float, dict[str, Any]]:
        """A dry run over what is followed: how long the answer took, and the answer."""
        began = time.monotonic()
        preview: dict[str, Any] = await self.post("/api/ingestion/dry-run")
        return time.monotonic() - began, preview

    async def start(self) -> int:
        return int((await self.post("/api/ingestion/start"))["run_id"])

    async def status(self, run_id: int) -> dict[str, Any]:
        found: dict[str, Any] = await self.get(f"/api/ingestion/status/{run_id}")
        return found

    async def run_to_end(self) -> dict[str, Any]:
        """A whole run; its final account."""
        run_id = await self.start()
        while True:
            account = await self.status(run_id)
            if account["status"] in ENDED:
                return account
            await asyncio.sleep(LOOK_EVERY)

    async def progress(self, run_id: int, after: str | None) -> AsyncIterator[Event]:
        """Events of one connection, after that id. Ends with the connection, at once when all is told."""
        headers = {"Last-Event-ID": after} if after else {}
        url = f"{self.address}/api/ingestion/progress/{run_id}"
        async with self._session.get(url, headers=headers) as response:
            if response.status == 204:
                return
            response.raise_for_status()
            event: dict[str, str] = {}
            async for raw in response.content:
                line = raw.decode().rstrip("\n")
                if line:
                    name, _, value = line.partition(": ")
                    event[name] = value
                elif "data" in event:
                    data = json.loads(event["data"])
                    yield Event(event["event"], event["id"], data, [change["id"] for change in data["changes"]])
                    event = {}


@asynccontextmanager
async def client_of(address: str) -> AsyncIterator[Client]:
    """A client of the product at that address."""
    limits = aiohttp.ClientTimeout(total=120)
    async with aiohttp.ClientSession(timeout=limits, read_bufsize=2**22) as session:
        yield Client(session, address)
