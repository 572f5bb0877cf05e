"""What stands before the routes: headers for browsers, foreign origins, endless bodies, bugs that stay inside."""

from collections.abc import AsyncIterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.security_headers import CONTENT_SECURITY_POLICY, SECURITY_HEADERS, security_headers
from jobhunt.core.settings import Settings
from jobhunt.web import WEB_ROOT
from jobhunt.web.pages import inline_scripts
from jobhunt.web.walls import MOST_BYTES
from tests.accounts.browser import settings_with_sign_in
from tests.server import serve_web

APP = "https://app.example.org"
Client = aiohttp.ClientSession


@pytest.fixture
def settings(engine: AsyncEngine, postgres_url: str, tmp_path: Path) -> Settings:
    return settings_with_sign_in(postgres_url, "http://127.0.0.1:9", tmp_path, ALLOWED_ORIGINS=APP)


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[Client]:
    async with serve_web(settings) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/health", "/api/user", "/api/nothing", "/api/auth/config"])
async def test_every_answer_tells_browsers_what_to_refuse(client: Client, path: str) -> None:
    async with client.get(path) as answer:
        wanted = security_headers(production=False, scripts=inline_scripts(WEB_ROOT))
        assert {name: answer.headers[name] for name in SECURITY_HEADERS} == dict(wanted)
        assert "Strict-Transport-Security" not in answer.headers
        if path.startswith("/api/"):
            assert answer.headers["Cache-Control"] == "no-store"


def test_the_policy_lets_in_our_own_scripts_and_googles_button_alone() -> None:
    policy = dict(part.split(" ", 1) for part in CONTENT_SECURITY_POLICY.split("; "))
    assert policy["script-src"] == "'self' https://accounts.google.com/gsi/client"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == "'none'"
    assert "'unsafe-inline'" not in policy["script-src"] + policy["default-src"]
    assert "unsafe-eval" not in CONTENT_SECURITY_POLICY
    assert "max-age=63072000" in security_headers(production=True)["Strict-Transport-Security"]


async def test_a_trusted_origin_is_named_exactly_and_no_other_is(client: Client) -> None:
    asking = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    for path in ("/api/user", "/api/auth/google"):
        async with client.options(path, headers={**asking, "Origin": APP}) as answer:
            assert answer.status == 200
            assert answer.headers["Access-Control-Allow-Origin"] == APP
            assert answer.headers["Access-Control-Allow-Credentials"] == "true"
        for foreign in ("https://evil.example", "null", f"{APP}.evil.example", APP.replace("https", "http")):
            async with client.options(path, headers={**asking, "Origin": foreign}) as answer:
                assert "Access-Control-Allow-Origin" not in answer.headers
    async with client.get("/api/user", headers={"Origin": APP}) as answer:
        assert answer.status == 401
        assert answer.headers["Access-Control-Allow-Origin"] == APP


async def test_a_foreign_page_writes_nothing(client: Client) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Cookie": "at=x"}):
        for path in ("/api/auth/google", "/api/auth/refresh", "/api/auth/logout", "/api/ingestion/start"):
            async with client.post(path, json={"token": "x"}, headers=headers) as answer:
                assert answer.status == 403
                assert (await answer.json())["code"] == "Forbidden"


async def test_a_body_has_an_end_whether_it_tells_its_length_or_not(client: Client) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(MOST_BYTES // 100_000 + 2):
            yield b" " * 100_000

    headers = {"Content-Type": "application/json"}
    for body in (BytesIO(b" " * (MOST_BYTES + 1)), endless()):
        async with client.post("/api/auth/google", data=body, headers=headers) as answer:
            assert answer.status == 413
            assert (await answer.json())["code"] == "TooLong"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("DELETE", "/api/user", 405), ("PUT", "/health", 405), ("GET", "/api/auth/google", 405), ("POST", "/x", 405)],
)
async def test_what_no_route_does_is_a_problem_too(client: Client, method: str, path: str, status: int) -> None:
    async with client.request(method, path) as answer:
        assert answer.status == status
        assert answer.content_type == "application/problem+json"


async def test_a_bug_is_told_without_its_words(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: Any) -> None:
        raise RuntimeError("the password is swordfish")

    monkeypatch.setattr("jobhunt.web.ping", broken)
    async with serve_web(settings) as client, client.get("/health") as answer:
        assert answer.status == 500
        assert answer.content_type == "application/problem+json"
        assert "swordfish" not in await answer.text()


async def test_the_description_says_how_every_error_looks(client: Client) -> None:
    async with client.get("/api/openapi.json") as answer:
        description = await answer.json()
    for path, operations in description["paths"].items():
        for operation in operations.values():
            for status in ("401", "403", "404", "422", "429", "503"):
                name = operation["responses"][status]["$ref"].rsplit("/", 1)[1]
                content = description["components"]["responses"][name]["content"]
                assert list(content) == ["application/problem+json"], path
    assert set(description["components"]["securitySchemes"]) == {"HTTPBearer", "APIKeyCookie"}


async def test_a_server_that_lets_nobody_in_says_so_as_it_starts(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    async with serve_web(settings):
        assert "nobody can sign in" not in caplog.text
    async with serve_web(replace(settings, stage="production")):
        assert "nobody can sign in: ALLOWED_EMAILS is empty; set it" in caplog.text


async def test_local_mode_signs_nobody_in(engine: AsyncEngine, postgres_url: str, tmp_path: Path) -> None:
    settings = Settings(database_url=postgres_url, home=tmp_path, stage="test")
    async with serve_web(settings) as client:
        async with client.get("/api/auth/config") as answer:
            assert await answer.json() == {"local": True, "client_id": None, "stand_in": None}
        async with client.get("/api/user") as answer:
            assert (await answer.json())["local"] is True
        for method, path in (
            ("GET", "/api/auth/nonce"),
            ("POST", "/api/auth/google"),
            ("POST", "/api/auth/refresh"),
            ("POST", "/api/auth/logout"),
            ("POST", "/api/auth/logout-everywhere"),
            ("GET", "/api/auth/sessions"),
            ("GET", "/api/auth/history"),
            ("POST", "/api/user/delete"),
            ("POST", "/api/user/restore"),
        ):
            async with client.request(method, path, json={"token": "x", "confirm": "delete"}) as answer:
                assert answer.status == 409, path
                assert (await answer.json())["code"] == "WithoutSignIn"
