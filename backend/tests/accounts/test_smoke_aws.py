"""`make smoke-aws`, as one types it: a right deployment passes, and of any other it says what is wrong."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
from aiohttp import web

from jobhunt.universe.google_accounts import GoogleAccounts
from tests.accounts.browser import CLIENT_ID

SMOKE = Path(__file__).resolve().parents[3] / "scripts" / "smoke_aws.py"


async def smoke(url: str, token: str = "") -> tuple[int | None, list[str], str]:
    """Its exit code, what it says on stdout, and what on stderr."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(SMOKE)),
        env={**os.environ, "URL": url, "TOKEN": token},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, errors = await process.communicate()
    return process.returncode, said.decode().splitlines(), errors.decode()


@asynccontextmanager
async def answering(status: int, body: str, **headers: str) -> AsyncIterator[str]:
    """A server that has one answer to everything."""

    async def answer(_: web.BaseRequest) -> web.Response:
        return web.Response(status=status, text=body, headers={k.replace("_", "-"): v for k, v in headers.items()})

    runner = web.ServerRunner(web.Server(answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_a_server_that_is_right_passes_every_check(
    client: aiohttp.ClientSession, google: GoogleAccounts
) -> None:
    token = google.sign(google.claims("ada", CLIENT_ID))
    async with client.post("/api/auth/google", json={"token": token}) as answer:
        bearer = (await answer.json())["access_token"]
    code, said, errors = await smoke(f"{client._base_url}", bearer)
    assert (code, errors) == (0, "")
    assert len(said) == 6
    assert all(line.startswith("right  ") for line in said), said
    assert "progress answers" in said[-1]


async def test_without_a_token_it_says_what_it_did_not_look_at(client: aiohttp.ClientSession) -> None:
    code, said, _ = await smoke(f"{client._base_url}")
    assert code == 0
    assert said[-1] == "right  not looked at: no TOKEN given"


async def test_a_token_that_is_none_is_wrong(client: aiohttp.ClientSession) -> None:
    code, said, _ = await smoke(f"{client._base_url}", "made-up")
    assert code == 1
    assert [line for line in said if line.startswith("WRONG")] == [said[-1]]
    assert "GET /api/user with TOKEN: 401 instead of 200" in said[-1]


async def test_a_page_for_everything_is_no_deployment() -> None:
    """As a web app does whose rewrites to the API are missing."""
    async with answering(200, "<!doctype html>", Content_Type="text/html") as url:
        code, said, _ = await smoke(url)
    wrong = "\n".join(line for line in said if line.startswith("WRONG"))
    assert code == 1
    assert "GET /health says b'<!doctype html>'" in wrong
    assert "the header Content-Security-Policy is None" in wrong
    assert "GET /api/user without sign-in: 200 instead of 401" in wrong
    assert "from another site's page: 200 instead of 403" in wrong


async def test_a_function_that_fails_is_quoted() -> None:
    async with answering(500, '{"message":"Internal Server Error"}') as url:
        code, said, _ = await smoke(url)
    assert code == 1
    wrong = [line for line in said if line.startswith("WRONG")]
    assert len(wrong) == 4
    assert "GET /health: 500 instead of 200; it says" in wrong[0]
    assert "Internal Server Error" in wrong[0]


async def test_what_breaks_off_in_the_middle_does_not_answer() -> None:
    async def break_off(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(break_off, "127.0.0.1", 0)
    async with server:
        code, said, errors = await smoke(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    assert (code, errors) == (1, "")
    assert "GET /health: nothing answers" in said[1]


async def test_where_nothing_is_every_check_says_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    code, said, errors = await smoke(url)
    assert (code, errors) == (1, "")
    assert sum("nothing answers" in line for line in said) == 5


async def test_without_an_address_it_asks_for_one() -> None:
    code, said, errors = await smoke("")
    assert (code, said) == (1, [])
    assert "make smoke-aws URL=https://" in errors
