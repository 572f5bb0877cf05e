"""The HTTP door: the API, its errors as problem+json, the guard of local mode, and the built web app."""

import mimetypes
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, Response
from sqlalchemy.exc import DBAPIError, InterfaceError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from jobhunt.accounts import routes as account_routes
from jobhunt.accounts.local_guard import refusal
from jobhunt.companies import queries as company_queries
from jobhunt.companies import routes as company_routes
from jobhunt.core.context import Context, open_context
from jobhunt.core.database import ping
from jobhunt.core.errors import Forbidden, JobHuntError, Unavailable
from jobhunt.core.settings import Settings, read_settings
from jobhunt.ingestion import routes as ingestion_routes
from jobhunt.ingestion.progress import ProgressHub
from jobhunt.postings import routes as posting_routes

FOREVER = "public, max-age=31536000, immutable"
PACKED = (("br", ".br"), ("gzip", ".gz"))
"""What the build packs its files with, the smaller one first."""

WORTH_PACKING = 1_000
"""Bytes of an answer of the API; below, packing saves no packet on the wire."""

WEB_ROOT = Path(__file__).resolve().parents[2] / "frontend" / "dist"


def create() -> FastAPI:
    """The app of this process, by its environment."""
    return create_app(read_settings())


def create_app(settings: Settings) -> FastAPI:
    """The app for these settings; it opens and closes its context with its lifespan."""
    app = FastAPI(
        title="Job Hunt Tracker", lifespan=_lifespan, docs_url="/api/docs", openapi_url="/api/openapi.json"
    )
    app.state.settings = settings
    for routes in (account_routes, company_routes, ingestion_routes, posting_routes):
        app.include_router(routes.router)
    app.add_api_route("/health", read_health, methods=["GET"], tags=["health"])
    app.add_exception_handler(JobHuntError, _told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(OSError, _away)
    app.add_exception_handler(DBAPIError, _away)
    app.add_middleware(GZipMiddleware, minimum_size=WORTH_PACKING, compresslevel=1)
    if settings.local_mode:
        app.add_middleware(LocalGuard)
    _serve_web(app, settings.web_root or WEB_ROOT)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with open_context(app.state.settings) as context:
        async with context.start_work() as work:
            await company_queries.ensure_built_in(work.connection)
        app.state.context = context
        app.state.progress = ProgressHub(context)
        yield
        await app.state.progress.close()


async def read_health(request: Request) -> dict[str, str]:
    """Whether this server can do its work. 503 with the reason when its database is away."""
    context: Context = request.app.state.context
    await ping(context.engine)
    return {"status": "healthy"}


class LocalGuard:
    """Refuses what local mode must not answer, before anything else looks at it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = dict(Headers(scope=scope).items())
            why = refusal(scope["method"], headers)
            if why is not None:
                await problem(Forbidden.status, "Forbidden", why)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def problem(status: int, code: str, detail: str, **more: object) -> JSONResponse:
    """An error as RFC 9457 has it; `code` is stable, for programs."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
    }
    return JSONResponse({**body, **more}, status, media_type="application/problem+json")


async def _told(_: Request, error: Exception) -> Response:
    assert isinstance(error, JobHuntError)
    return problem(error.status, type(error).__name__, str(error))


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [{"loc": list(e["loc"]), "msg": e["msg"], "type": e["type"]} for e in error.errors()]
    where = "; ".join(f"{'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in errors[:5])
    return problem(
        422, "InvalidPayload", f"The request was not understood, nothing was changed. {where}", errors=errors
    )


async def _plain(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, "HTTPError", str(error.detail))


async def _away(_: Request, error: Exception) -> Response:
    """The database does not answer. Anything else of these kinds is a bug and stays one."""
    lost = isinstance(error, InterfaceError) or (isinstance(error, DBAPIError) and error.connection_invalidated)
    if lost or isinstance(error, ConnectionError | FileNotFoundError | TimeoutError):
        return problem(
            Unavailable.status,
            "Unavailable",
            "The database does not answer. Nothing was changed; try again in a moment.",
        )
    raise error


def _serve_web(app: FastAPI, root: Path) -> None:
    index = root / "index.html"

    async def read_file(request: Request, path: str) -> Response:
        """A file of the built web app; any other path is the app's own address."""
        if path.startswith("api/"):
            return problem(404, "NotFound", f"There is no /{path}.")
        accepted = request.headers.get("accept-encoding", "")
        file = (root / path).resolve()
        if file.is_file() and file.is_relative_to(root):
            return _file(file, accepted, FOREVER if path.startswith("assets/") else "no-cache")
        if not index.is_file():
            return problem(
                404, "NotFound", "The web app is not built. Run `make setup`; the API answers under /api."
            )
        return _file(index, accepted, "no-cache")

    app.add_api_route("/{path:path}", read_file, methods=["GET"], include_in_schema=False)


def _file(file: Path, accepted: str, cache: str) -> Response:
    """The file, packed as the build has packed it when the client can unpack that."""
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    for encoding, ending in PACKED:
        packed = file.with_name(file.name + ending)
        if _accepts(accepted, encoding) and packed.is_file():
            return FileResponse(packed, headers={**headers, "Content-Encoding": encoding}, media_type=kind)
    return FileResponse(file, headers=headers, media_type=kind)


def _accepts(accepted: str, encoding: str) -> bool:
    """Whether an Accept-Encoding header names the encoding and does not rule it out."""
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() == encoding:
            return re.fullmatch(r"\s*q=0(\.0*)?\s*", weight) is None
    return False
