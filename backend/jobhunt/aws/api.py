"""The function that answers the API: FastAPI behind Mangum, or behind uvicorn where answers are streamed."""

import asyncio
from contextlib import AsyncExitStack
from functools import cache, partial
from typing import Any

from fastapi import FastAPI
from mangum import Mangum

from jobhunt.aws.parts import DATABASE, PROXY, SIGNING, fetch_secrets, store_of
from jobhunt.core.amazon import Amazon
from jobhunt.core.context import open_context
from jobhunt.core.errors import CannotStart
from jobhunt.core.settings import read_aws_settings, read_settings
from jobhunt.web import create_app


def create() -> FastAPI:
    """The app of this function. Raises CannotStart rather than be open to everybody."""
    aws = read_aws_settings()
    fetch_secrets(aws, (DATABASE, SIGNING, PROXY))
    settings = read_settings()
    if settings.local_mode:
        raise CannotStart("GOOGLE_CLIENT_ID is not set: without sign-in everybody could use this address")
    return create_app(settings, partial(open_context, store_of=store_of(aws, Amazon("sqs")), frozen=True))


@cache
def _opened() -> tuple[Mangum, AsyncExitStack]:
    """Opened by the first request and kept: connections belong to one event loop, and Mangum uses the set one."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    app = create()
    kept = AsyncExitStack()
    loop.run_until_complete(kept.enter_async_context(app.router.lifespan_context(app)))
    return Mangum(app, lifespan="off"), kept


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """One request, as API Gateway tells it."""
    answering, _ = _opened()
    return answering(event, context)
