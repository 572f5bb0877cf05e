"""A small universe served on loopback, fresh for every test."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from jobhunt.universe import make_universe, serve
from tests.universe.visitor import Visitor

SIZE = {
    "google": 45,
    "amazon": 30,
    "anthropic": 24,
    "roblox": 12,
    "tiktok": 30,
    "netflix": 25,
    "northwind": 24,
    "harbourline": 12,
    "alderworks": 12,
    "quietfield": 12,
    "closedgate": 6,
}


@pytest.fixture
async def visitor() -> AsyncIterator[Visitor]:
    universe = make_universe(seed=7, size=SIZE)
    async with serve(universe) as server, aiohttp.ClientSession() as session:
        yield Visitor(server.url, universe, session)
