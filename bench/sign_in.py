"""CPU time that signing in adds to each request: the same question with a session and to a server of one owner."""

import json
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Any

from fastapi import FastAPI

from bench import setting
from bench.figures import Figure
from jobhunt.core import migrate
from jobhunt.core.settings import Settings
from jobhunt.universe import make_universe, serve
from jobhunt.web import create_app

ROUNDS = 9
REQUESTS = 200
LIMIT_MS = 1.0
CLIENT_ID = "client.apps.example"
SECRET = "a secret for measuring, of more than thirty-two bytes"


async def sign_in_cpu_ms() -> list[Figure]:
    """Milliseconds between the medians of both servers, interleaved, all in this process and its one thread."""
    with tempfile.TemporaryDirectory(prefix="jobhunt-bench-") as folder:
        async with AsyncExitStack() as stack:
            url = await stack.enter_async_context(setting.postgres(Path(folder)))
            await migrate.upgrade(url)
            google = await stack.enter_async_context(serve(make_universe(size={"netflix": 1})))
            common: dict[str, Any] = {"database_url": url, "home": Path(folder), "stage": "test"}
            sign_in: dict[str, Any] = {
                "google_client_id": CLIENT_ID,
                "secret_key": SECRET,
                "google_certs_url": f"{google.url}/_google/certs",
            }
            alone = await stack.enter_async_context(_running(Settings(**common)))
            shared = await stack.enter_async_context(_running(Settings(**common, **sign_in)))
            without, with_session = [], []
            for number in range(ROUNDS):
                # Somebody else each round, for nobody may ask so much for so long.
                token = google.google.sign(google.google.claims(f"person{number}", CLIENT_ID))
                bearer = await _sign_in(shared, token)
                without.append(await _cpu_ms(alone, {}))
                with_session.append(await _cpu_ms(shared, bearer))
    return [Figure("sign_in_cpu_ms", "ms CPU/request", median(with_session) - median(without), LIMIT_MS)]


@asynccontextmanager
async def _running(settings: Settings) -> AsyncIterator[FastAPI]:
    """The app with its lifespan begun, without a server around it."""
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        yield app


async def _cpu_ms(app: FastAPI, headers: dict[str, str]) -> float:
    """CPU time of one question about the account, over many."""
    began = time.process_time()
    for _ in range(REQUESTS):
        await _ask(app, "GET", "/api/user", headers)
    return (time.process_time() - began) * 1000 / REQUESTS


async def _sign_in(app: FastAPI, token: str) -> dict[str, str]:
    body = json.dumps({"token": token}).encode()
    answer = await _ask(app, "POST", "/api/auth/google", {"content-type": "application/json"}, body)
    return {"authorization": f"Bearer {json.loads(answer)['access_token']}"}


async def _ask(app: FastAPI, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    """One request straight to the app. Raises unless it is answered with 200."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1"), *((n.encode(), v.encode()) for n, v in headers.items())],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    answer = b"".join(message.get("body", b"") for message in sent)
    if sent[0]["status"] != 200:
        raise RuntimeError(f"{path} answered {sent[0]['status']}: {answer!r}")
    return answer
