"""The product over a small universe of fake sites, reached by real HTTP, and the universe's own truth."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import aiohttp
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.companies import add_box
from jobhunt.companies import queries as company_queries
from jobhunt.core.clock import now
from jobhunt.core.context import Context
from jobhunt.core.net.fetch import open_fetcher
from jobhunt.core.net.memory import MemoryHosts
from jobhunt.core.net.protocol import Fetcher
from jobhunt.universe import make_universe, serve
from tests.conftest import NOON
from tests.ingestion.site import Product

FIRST = ("google", "amazon", "anthropic", "tiktok", "roblox", "netflix")
OWN = ("northwind", "harbourline", "alderworks", "quietfield")


@dataclass
class World(Product):
    """The product, the fake sites' control, and the network between them."""

    fetcher: Fetcher | None = None
    session: aiohttp.ClientSession | None = None

    @property
    def context(self) -> Context:
        assert self.fetcher is not None
        return replace(super().context, fetcher=self.fetcher)

    async def control(self, name: str, body: object = None, **query: str) -> Any:
        """Ask the universe, or tell it."""
        assert self.session is not None
        method = "GET" if body is None else "POST"
        async with self.session.request(method, f"/_control/{name}", json=body, params=query) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def truth(self, company: str) -> dict[str, dict[str, Any]]:
        """The open postings of a company as they are, by external id."""
        return {p["external_id"]: p for p in (await self.control("truth", company=company))["postings"]}

    async def follow_companies(self, *names: str, include: tuple[str, ...] = ()) -> int:
        """A user who follows these companies of the universe, pasted as names or addresses."""
        user_id = await self.follow()
        async with self.context.start_work() as work:
            await company_queries.ensure_built_in(work.connection)
            for name in names:
                pasted = f"https://careers.{name}.example/careers" if name in (*OWN, "closedgate") else name
                company: Any = (await add_box.add(work, pasted))[0]
                values = {"title_filters": {"include": include}, "is_enabled": True}
                await company_queries.save_setting(work.connection, user_id, company.id, values, work.now)
        return user_id


@asynccontextmanager
async def open_world(engine: AsyncEngine, size: dict[str, int]) -> AsyncIterator[World]:
    """A world of that size, with noise on every page."""
    async with (
        serve(make_universe(seed=11, size=size)) as server,
        open_fetcher(MemoryHosts(now), upstream=server.url, pace="off") as fetcher,
        aiohttp.ClientSession(server.url) as session,
    ):
        yield World(engine, {}, NOON, fetcher=fetcher, session=session)
