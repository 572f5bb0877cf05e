"""The function that answers the API: FastAPI behind Mangum, or behind uvicorn where answers are streamed."""

import asyncio
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from fastapi import FastAPI
from mangum import Mangum

from jobhunt.aws.parts import DATABASE, PROXY, SIGNING, fetch_secrets, store_of
from jobhunt.core.amazon import Amazon
from jobhunt.core.context import open_context
from jobhunt.core.errors import CannotStart
from jobhunt.core.settings import read_aws_settings, read_settings
from jobhunt.core.tasks.batches import AWAY
from jobhunt.core.tasks.sqs import Ringing, SqsTasks
from jobhunt.web import create_app

DEBTS_LIMIT = 2.0
"""Seconds that a request may wait at most for what an earlier one could not get done."""


@dataclass(slots=True)
class Door:
    """What one environment of the function keeps between its requests."""

    loop: asyncio.AbstractEventLoop
    answering: Mangum
    tasks: SqsTasks
    kept: AsyncExitStack

    async def pay_debts(self) -> None:
        """Tell of what was stored by an earlier request, should nobody have been reached then."""
        with suppress(*AWAY):
            async with asyncio.timeout(DEBTS_LIMIT):
                await self.tasks.pay_debts()


def create(store: Ringing | None = None) -> FastAPI:
    """The app of this function. Raises CannotStart rather than be open to everybody."""
    aws = read_aws_settings()
    fetch_secrets(aws, (DATABASE, SIGNING, PROXY))
    settings = read_settings()
    if settings.local_mode:
        raise CannotStart("GOOGLE_CLIENT_ID is not set: without sign-in everybody could use this address")
    return create_app(settings, partial(open_context, store_of=store or store_of(aws, Amazon("sqs")), frozen=True))


@cache
def _opened() -> Door:
    """Opened by the first request and kept: connections belong to one event loop, and Mangum uses the set one."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    store = store_of(read_aws_settings(), Amazon("sqs"))
    app = create(store)
    kept = AsyncExitStack()
    loop.run_until_complete(kept.enter_async_context(app.router.lifespan_context(app)))
    return Door(loop, Mangum(app, lifespan="off"), store.tasks, kept)


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """One request, as API Gateway tells it."""
    door = _opened()
    if door.tasks.in_debt:
        door.loop.run_until_complete(door.pay_debts())
    return door.answering(event, context)
