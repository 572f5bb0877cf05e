"""One command, everything running: database, web app and worker, started in order and stopped in order."""

import asyncio
import logging
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from sqlalchemy import text

from jobhunt.core import embedded_postgres
from jobhunt.core.children import CHILD
from jobhunt.core.crew import Crew
from jobhunt.core.database import create_engine
from jobhunt.core.errors import CannotStart
from jobhunt.core.frugal import give_back
from jobhunt.core.settings import Settings, read_settings

SERVE = (sys.executable, "-m", "jobhunt.core.supervise")
MIGRATE = (sys.executable, "-m", "jobhunt.core.migrate")
# Without docstrings, a tenth of its memory at rest: what its steps raise says its words itself.
WORKER = (sys.executable, "-OO", "-m", "jobhunt.worker")
WEB = "jobhunt.web:create"
READY_LIMIT = 60.0
LAST_WORDS = 3
"""Seconds that open requests, such as progress streams, get to end before the web app stops."""


class _Web(uvicorn.Server):
    """A web server that leaves signals to us, because the worker and the database have to stop too."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """The address of a running database: DATABASE_URL, or the embedded one, started and stopped here."""
    if settings.database_url is not None:
        yield settings.database_url
        return
    with embedded_postgres.start(settings.home, settings.short_runtime_dir) as server:
        yield server.url


def serve(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM. Raises CannotStart before anything is half up."""
    with listening(settings.host, settings.port) as listener, database(settings) as url:
        os.environ["DATABASE_URL"] = url
        asyncio.run(_serve(settings, url, listener))


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket at this address, for a web server. Raises CannotStart."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends at once only where the protocol is named; else each answer waits 40 ms for the client's word.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"{host}:{port} cannot be used ({os.strerror(error.errno or 0).lower()}): "
                "end the program that uses it, or set JOBHUNT_PORT to another port"
            ) from None
        yield listener


async def _serve(settings: Settings, url: str, listener: socket.socket) -> None:
    await _migrate()
    config = uvicorn.Config(
        WEB, factory=True, lifespan="on", log_level="warning", timeout_graceful_shutdown=LAST_WORDS
    )
    web, crew = _Web(config), Crew((*WORKER, CHILD), url)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, setattr, web, "should_exit", True)
    working = asyncio.create_task(crew.run())
    serving = asyncio.create_task(web.serve(sockets=[listener]))
    ready = asyncio.create_task(_tell_when_ready(url, web, settings.host, listener.getsockname()[1]))
    try:
        await asyncio.wait([serving, ready], return_when=asyncio.FIRST_COMPLETED)
        if ready.done():
            ready.result()
        await serving
        if not web.started:
            raise CannotStart("the web app did not start; the lines above say why")
    finally:
        ready.cancel()
        web.should_exit = True
        working.cancel()
        await asyncio.gather(working, serving, return_exceptions=True)


async def _migrate() -> None:
    """Bring DATABASE_URL's database to this version's tables. Raises CannotStart with what that program says."""
    program = await asyncio.create_subprocess_exec(*MIGRATE, stderr=asyncio.subprocess.PIPE)
    _, said = await program.communicate()
    if program.returncode != 0:
        raise CannotStart(said.decode(errors="replace").strip())


async def _tell_when_ready(url: str, web: uvicorn.Server, host: str, port: int) -> None:
    """Say so when web, worker and database answer. Raises CannotStart when they do not within a minute."""
    try:
        async with asyncio.timeout(READY_LIMIT):
            await _worker_takes_tasks(url)
            while not web.started:  # noqa: ASYNC110  uvicorn tells of its start in no other way
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise CannotStart(f"the worker did not start within {READY_LIMIT:.0f} s; the lines above say why") from None
    give_back()
    shown = f"[{host}]" if ":" in host else host
    print(f"ready http://{shown}:{port}", file=sys.stderr, flush=True)  # noqa: T201  the contract with scripts


async def _worker_takes_tasks(url: str) -> None:
    engine = create_engine(url, pool_size=1)
    seen = text("SELECT 1 FROM pg_stat_activity WHERE application_name = 'jobhunt-worker' LIMIT 1")
    try:
        async with engine.connect() as connection:
            while (await connection.execute(seen)).one_or_none() is None:
                await connection.commit()
                await asyncio.sleep(0.05)
    finally:
        await engine.dispose()


def main() -> None:
    """What `jobhunt serve` becomes."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    try:
        serve(read_settings())
    except CannotStart as error:
        sys.exit(f"jobhunt: {error}")


if __name__ == "__main__":
    main()
