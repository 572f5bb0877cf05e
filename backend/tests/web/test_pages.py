"""The built web app over real HTTP: its addresses, its files as the build packed them, its first page's script."""

import base64
import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.settings import Settings
from tests.server import serve_web

FIRST_PAGE = "<script>start()</script><h1>Job Hunt Tracker</h1>"


@pytest.fixture
async def client(engine: AsyncEngine, postgres_url: str, tmp_path: Path) -> AsyncIterator[aiohttp.ClientSession]:
    (tmp_path / "web" / "assets").mkdir(parents=True)
    (tmp_path / "web" / "index.html").write_text(FIRST_PAGE)
    (tmp_path / "web" / "assets" / "app.js").write_text("1")
    (tmp_path / "secret.txt").write_text("secret")
    settings = Settings(database_url=postgres_url, home=tmp_path, stage="test", web_root=tmp_path / "web")
    async with serve_web(settings) as client:
        yield client


async def test_the_web_app_answers_every_address_that_is_its_own(client: aiohttp.ClientSession) -> None:
    for path in ("/", "/sources/runs/7", "/jobs"):
        async with client.get(path) as answer:
            assert await answer.text() == FIRST_PAGE
    async with client.get("/assets/app.js") as answer:
        assert "immutable" in answer.headers["Cache-Control"]
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"):
        async with client.get(path) as answer:
            assert "secret" not in await answer.text()


@pytest.mark.parametrize(
    ("accepted", "encoding", "body"),
    [
        ("gzip, deflate, br", "br", b"by brotli"),
        ("gzip", "gzip", b"by gzip"),
        ("br;q=0, gzip;q=0.5", "gzip", b"by gzip"),
        ("br; q=0.0", None, b"1"),
        ("identity", None, b"1"),
        ("", None, b"1"),
    ],
)
async def test_a_file_is_sent_as_the_build_has_packed_it_for_whom_can_unpack_it(
    client: aiohttp.ClientSession, tmp_path: Path, accepted: str, encoding: str | None, body: bytes
) -> None:
    (tmp_path / "web" / "assets" / "app.js.br").write_bytes(b"by brotli")
    (tmp_path / "web" / "assets" / "app.js.gz").write_bytes(b"by gzip")
    headers = {"Accept-Encoding": accepted}
    async with client.get("/assets/app.js", headers=headers, auto_decompress=False) as answer:
        assert await answer.read() == body
        assert answer.headers.get("Content-Encoding") == encoding
        assert answer.content_type in ("text/javascript", "application/javascript")
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Vary"] == "Accept-Encoding"


async def test_of_scripts_within_the_first_page_only_our_own_may_run(client: aiohttp.ClientSession) -> None:
    async with client.get("/jobs") as answer:
        own = base64.b64encode(hashlib.sha256(b"start()").digest()).decode()
        assert f"script-src 'self' 'sha256-{own}' https://" in answer.headers["Content-Security-Policy"]
