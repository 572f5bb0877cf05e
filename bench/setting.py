"""What the comparisons run in: a universe, a Postgres and the product, each in processes of their own."""

import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psutil

from jobhunt.core import embedded_postgres
from tests.journeys import programs
from tests.journeys.client import Client, client_of
from tests.journeys.programs import Options, Program

Account = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Running:
    """The product, running."""

    client: Client
    program: Program
    upstream: str

    @property
    def worker(self) -> psutil.Process:
        """Its first worker process."""
        return self.herd.children()[0]

    @property
    def herd(self) -> psutil.Process:
        """What its workers are forked from."""
        children = psutil.Process(self.program.pid).children()
        return next(child for child in children if "jobhunt.worker" in child.cmdline())


@asynccontextmanager
async def universe(size: Mapping[str, int], options: Options | None = None) -> AsyncIterator[str]:
    """A universe's address."""
    program = programs.universe(size, options or Options())
    address = await program.start("universe ")
    try:
        yield address
    finally:
        await program.stop()


@asynccontextmanager
async def home() -> AsyncIterator[Path]:
    """An empty home, deleted at the end."""
    with tempfile.TemporaryDirectory(prefix="jobhunt-bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@asynccontextmanager
async def postgres(folder: Path) -> AsyncIterator[str]:
    """The address of an embedded Postgres of its own, as durable as the product's."""
    server = embedded_postgres.start(folder, Path(tempfile.gettempdir()))
    try:
        yield server.url
    finally:
        server.stop()


@asynccontextmanager
async def product(folder: Path, upstream: str, database_url: str | None = None) -> AsyncIterator[Running]:
    """The product reading that universe, unpaced."""
    settings = {} if database_url is None else {"DATABASE_URL": database_url}
    program = programs.product(folder, upstream, settings=settings)
    address = await program.start("ready ")
    try:
        async with client_of(address) as client:
            yield Running(client, program, upstream)
    finally:
        await program.stop()


@asynccontextmanager
async def product_over(size: Mapping[str, int]) -> AsyncIterator[Running]:
    """The product with a database and a universe of its own."""
    async with universe(size) as upstream, home() as folder, product(folder, upstream) as running:
        yield running


def seconds(account: Account) -> float:
    """How long a run took, from the accepted start to its last posting."""
    began, ended = (datetime.fromisoformat(account[name]) for name in ("created_at", "finished_at"))
    return (ended - began).total_seconds()


def checked(account: Account, postings: int) -> Account:
    """The same account. Raises when it is not that of a run that brought every posting."""
    if (account["status"], account["total"], account["ready"]) != ("finished", postings, postings):
        told = {name: account[name] for name in ("status", "total", "ready", "error", "expired", "error_message")}
        raise RuntimeError(f"a run over {postings} postings ended otherwise: {told} {account['companies']}")
    return account
