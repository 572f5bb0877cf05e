"""The web app on a free port of this machine, for tests that speak HTTP to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import uvicorn

from jobhunt.core.settings import Settings
from jobhunt.core.supervise import listening
from jobhunt.web import create_app


@asynccontextmanager
async def serve_web(settings: Settings) -> AsyncIterator[aiohttp.ClientSession]:
    """A client of the running app, with its address as base."""
    with listening("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(create_app(settings), lifespan="on", log_level="warning"))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        while not server.started:  # noqa: ASYNC110  uvicorn tells of its start in no other way
            await asyncio.sleep(0.01)
        try:
            async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as client:
                yield client
        finally:
            server.should_exit = True
            await serving
