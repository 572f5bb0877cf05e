"""The product started on the home of a version before the search: it comes up, and finds what was there."""

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from jobhunt.core import embedded_postgres
from jobhunt.core.database import create_engine
from jobhunt.core.files.disk import DiskFiles
from tests.journeys import old_database, programs
from tests.journeys.client import Client, client_of

POSTINGS = 24
LOOKS = 200


async def old_home(home: Path) -> None:
    """A home with a database of then, and the pages that its postings were read from."""
    server = embedded_postgres.start(home, Path(tempfile.gettempdir()), durable=False)
    try:
        await old_database.fill(server.url, POSTINGS)
        engine = create_engine(server.url)
        async with engine.connect() as connection:
            rows = list(await connection.execute(text("SELECT id, raw_key, title FROM postings")))
        await engine.dispose()
    finally:
        server.stop()
    files = DiskFiles(home / "files")
    for row in rows:
        if row.raw_key is not None:
            await files.put(row.raw_key, page(row.id, row.title))


def page(number: int, title: str) -> bytes:
    """What Greenhouse answered for a posting."""
    return json.dumps(
        {
            "id": number,
            "title": title,
            "location": {"name": "Remote - Norway"},
            "absolute_url": f"https://job-boards.greenhouse.io/x/jobs/{number}",
            "content": "<p>You look after turbines. 5+ years of experience.</p>",
        }
    ).encode()


async def read_again(client: Client) -> dict[str, int]:
    """How many postings there are by work mode, once every kept page has been read again."""
    found: dict[str, int] = {}
    for _ in range(LOOKS):
        answer = await client.get("/api/jobs")
        found = {value["value"]: value["count"] for value in answer["facets"]["mode"]}
        if sum(found.values()) == POSTINGS * 3 // 4:
            break
        await asyncio.sleep(0.1)
    return found


@pytest.fixture
async def home() -> AsyncIterator[Path]:
    """Outside pytest's own folder, which the database's account may not enter."""
    with tempfile.TemporaryDirectory(prefix="jobhunt-old-", ignore_cleanup_errors=True) as folder:
        await old_home(Path(folder))
        yield Path(folder)


async def test_an_old_home_works_and_learns_the_facts_from_its_kept_pages(home: Path) -> None:
    product = programs.product(home, "http://127.0.0.1:9")
    address = await product.start("ready ")
    try:
        async with client_of(address) as client:
            everything = await client.get("/api/jobs?limit=100")
            assert len(everything["items"]) == everything["total"]["count"] == POSTINGS
            assert (await client.get("/api/jobs?q=turbines"))["total"]["count"] == POSTINGS * 3 // 4
            assert await read_again(client) == {"remote": POSTINGS * 3 // 4}
            found = await client.get("/api/jobs?q=turbines&mode=remote&years_max=5&country=NO")
            assert found["total"]["count"] == POSTINGS * 3 // 4
            assert (await client.get("/api/jobs?status=closed"))["total"]["count"] == POSTINGS // 10
    finally:
        await product.stop()
