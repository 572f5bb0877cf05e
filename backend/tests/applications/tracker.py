"""A client of the tracker: requests with the status they must have, and the rows behind the answers."""

from dataclasses import dataclass, field
from typing import Any

import aiohttp
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.postings.stock import a_posting, say


@dataclass
class Tracker:
    """One user's client. `jobs` are the ids of the postings in the user's list."""

    client: aiohttp.ClientSession
    engine: AsyncEngine
    jobs: list[int] = field(default_factory=list)

    async def ask(
        self, method: str, path: str, body: Any = None, status: int = 200, headers: dict[str, str] | None = None
    ) -> Any:
        async with self.client.request(method, path, json=body, headers=headers) as answer:
            assert answer.status == status, f"{method} {path}: {answer.status} {await answer.text()}"
            return await answer.json() if answer.content_type.endswith("json") else await answer.read()

    async def get(self, path: str, status: int = 200) -> Any:
        return await self.ask("GET", path, status=status)

    async def post(self, path: str, body: Any = None, status: int = 200, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.ask("POST", path, body, status, named)

    async def save(self, n: int = 0) -> Any:
        """A new application on a posting of the list."""
        return await self.post("/api/applications", {"job_id": self.jobs[n]}, 201)

    async def by_hand(self, company: str = "Acme", title: str = "Engineer", **more: Any) -> Any:
        """A new application on a posting that is not followed."""
        return await self.post("/api/applications", {"company": company, "title": title, **more}, 201)

    async def move(self, id: int, stage: str, status: int = 200, **more: Any) -> Any:
        return await self.post(f"/api/applications/{id}/move", {"stage": stage, **more}, status)

    async def undo(self, event: int, status: int = 200) -> Any:
        return await self.post(f"/api/timeline/{event}/undo", status=status)

    async def rows(self, statement: str, **values: Any) -> list[Any]:
        async with self.engine.begin() as connection:
            result = await connection.execute(text(statement), values)
            return [dict(row) for row in result.mappings()] if result.returns_rows else []

    async def new_version(self, posting_id: int, title: str, words: str, number: int = 2) -> None:
        """Let a posting say something else from now on."""
        async with self.engine.begin() as connection:
            await say(connection, posting_id, a_posting(title, words), number)
