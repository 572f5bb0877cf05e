"""A server that people sign in to, the stand-in for Google beside it, and a browser."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.universe import make_universe, serve
from jobhunt.universe.google_accounts import GoogleAccounts
from jobhunt.universe.server import Server
from tests.accounts.browser import Browser, settings_with_sign_in
from tests.accounts.two import Two, make_two
from tests.server import serve_web

Client = aiohttp.ClientSession
Serve = Callable[..., AbstractAsyncContextManager[Client]]


@pytest.fixture(scope="session")
async def google_server() -> AsyncIterator[Server]:
    async with serve(make_universe(size={"netflix": 1})) as server:
        yield server


@pytest.fixture
def google(google_server: Server) -> GoogleAccounts:
    """The stand-in for Google, which signs whatever it is told to."""
    return google_server.google


@pytest.fixture
def with_sign_in(engine: AsyncEngine, postgres_url: str, google_server: Server, tmp_path: Path) -> Serve:
    """Starts a server with sign-in; what is given goes into its settings."""

    def serve_with(*, forced: dict[str, Any] | None = None, **more: Any) -> AbstractAsyncContextManager[Client]:
        settings = settings_with_sign_in(postgres_url, google_server.url, tmp_path, **more)
        return serve_web(replace(settings, **(forced or {})))

    return serve_with


@pytest.fixture
async def client(with_sign_in: Serve) -> AsyncIterator[Client]:
    """A running server with sign-in."""
    async with with_sign_in() as client:
        yield client


@pytest.fixture
def browser(client: Client) -> Browser:
    """Nobody yet."""
    return Browser(client)


@pytest.fixture
async def two(client: Client, google: GoogleAccounts, engine: AsyncEngine) -> Two:
    """Ada, who asks, and Noor, whose rows are asked for."""
    return await make_two(client, google, engine)
