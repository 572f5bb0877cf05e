"""The HTTP door: the API, who may use it, and the built web app."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from jobhunt.accounts import forgery, local_guard
from jobhunt.accounts import routes as account_routes
from jobhunt.accounts.limits import Limits
from jobhunt.accounts.sign_in import SignIn
from jobhunt.accounts.tokens import Tokens
from jobhunt.applications import routes as application_routes
from jobhunt.applications.calendar import routes as calendar_routes
from jobhunt.applications.documents import documents
from jobhunt.applications.documents import routes as document_routes
from jobhunt.applications.documents.document_type import MOST_BYTES as MOST_OF_DOCUMENT
from jobhunt.applications.items import routes as item_routes
from jobhunt.applications.portable import routes as portable_routes
from jobhunt.applications.portable.reading import MOST_BYTES as MOST_OF_IMPORT
from jobhunt.applications.portable.reading import TOO_LONG as IMPORT_TOO_LONG
from jobhunt.applications.timeline import routes as timeline_routes
from jobhunt.applications.today import routes as today_routes
from jobhunt.companies import queries as company_queries
from jobhunt.companies import routes as company_routes
from jobhunt.core.clock import Clock
from jobhunt.core.context import Context, open_context
from jobhunt.core.database import ping
from jobhunt.core.net.certificates import Certificates
from jobhunt.core.security_headers import security_headers
from jobhunt.core.settings import Settings, read_settings
from jobhunt.ingestion import routes as ingestion_routes
from jobhunt.ingestion.progress import ProgressHub
from jobhunt.insights import routes as insight_routes
from jobhunt.postings import routes as posting_routes
from jobhunt.postings.views import routes as view_routes
from jobhunt.web.description import describe_problems
from jobhunt.web.pages import inline_scripts, serve_pages
from jobhunt.web.problems import answer_with_problems
from jobhunt.web.walls import AnswerHeaders, BodyLimit, Guard, Longest

log = logging.getLogger(__name__)

ROUTES = (
    account_routes,
    company_routes,
    ingestion_routes,
    posting_routes,
    view_routes,
    application_routes,
    item_routes,
    timeline_routes,
    today_routes,
    document_routes,
    calendar_routes,
    portable_routes,
    insight_routes,
)
WEB_ROOT = Path(__file__).resolve().parents[3] / "frontend" / "dist"
WORTH_PACKING = 1_000
"""Bytes of an answer of the API; below, packing saves no packet on the wire."""

OpenContext = Callable[[Settings], AbstractAsyncContextManager[Context]]

LONGER = {
    "/api/documents": Longest(MOST_OF_DOCUMENT, documents.TOO_LONG),
    "/api/import": Longest(MOST_OF_IMPORT, IMPORT_TOO_LONG),
}

TOLD = ("RateLimit", "RateLimit-Policy", "Retry-After", "ETag")


def create() -> FastAPI:
    """The app of this process, by its environment."""
    return create_app(read_settings())


def create_app(settings: Settings, opened: OpenContext = open_context) -> FastAPI:
    """The app for these settings; it opens and closes its context with its lifespan."""
    # Pages that show the description come from a foreign site, which our own policy refuses.
    app = FastAPI(
        title="Job Hunt Tracker",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.settings = settings
    app.state.opened = opened
    for routes in ROUTES:
        app.include_router(routes.router)
    app.include_router(ingestion_routes.again)
    app.add_api_route("/health", read_health, methods=["GET"], tags=["health"])
    answer_with_problems(app)
    describe_problems(app)
    _put_up_walls(app, settings)
    serve_pages(app, settings.web_root or WEB_ROOT)
    return app


def _put_up_walls(app: FastAPI, settings: Settings) -> None:
    """The last one added is the first to see a request."""
    app.add_middleware(GZipMiddleware, minimum_size=WORTH_PACKING, compresslevel=1)
    app.add_middleware(BodyLimit, longer=LONGER)
    if settings.local_mode:
        app.add_middleware(Guard, refusal=local_guard.refusal)
    else:
        app.add_middleware(Guard, refusal=partial(forgery.refusal, trusted=frozenset(settings.allowed_origins)))
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_credentials=True,
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "Last-Event-ID", "If-Match", "Idempotency-Key"],
            expose_headers=TOLD,
        )
    scripts = inline_scripts(settings.web_root or WEB_ROOT)
    headers = security_headers(
        production=settings.stage == "production", scripts=scripts, files_at=settings.files_at
    )
    app.add_middleware(AnswerHeaders, headers=headers)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    async with app.state.opened(settings) as context:
        async with context.start_work() as work:
            await company_queries.ensure_built_in(work.connection)
        app.state.context = context
        app.state.sign_in = _sign_in(settings, context.clock)
        app.state.limits = Limits()
        app.state.progress = ProgressHub()
        yield
        await app.state.progress.close()


def _sign_in(settings: Settings, clock: Clock) -> SignIn | None:
    """How people are let in; None in local mode, where the one owner is."""
    if not settings.google_client_id:
        return None
    if not settings.allowed_emails and not settings.playground:
        log.warning("nobody can sign in: ALLOWED_EMAILS is empty; set it to the addresses that may, with commas")
    return SignIn(
        settings.google_client_id,
        Tokens(settings.secret_key),
        Certificates(settings.google_certs_url, clock),
        settings.allowed_emails,
        anybody=settings.playground,
    )


async def read_health(request: Request) -> dict[str, str]:
    """Whether this server can do its work. 503 with the reason when its database is away."""
    context: Context = request.app.state.context
    await ping(context.engine)
    return {"status": "healthy"}
