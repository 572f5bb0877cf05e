"""Who is asking, and what a route gets handed: the user, the context, an open Work."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Path, Request

from jobhunt.accounts.owner import owner_id
from jobhunt.core.context import Context
from jobhunt.core.errors import NotSignedIn
from jobhunt.core.settings import Settings
from jobhunt.core.work import Work


def _anybodys(request: Request) -> Context:
    context = request.app.state.context
    assert isinstance(context, Context)
    return context


async def _signed_in(request: Request) -> int:
    settings: Settings = request.app.state.settings
    if not settings.local_mode:
        raise NotSignedIn("Signing in with Google is not part of this version. Unset GOOGLE_CLIENT_ID.")
    cached: int | None = getattr(request.app.state, "owner_id", None)
    if cached is None:
        cached = request.app.state.owner_id = await owner_id(_anybodys(request))
    return cached


AnybodysContext = Annotated[Context, Depends(_anybodys)]
"""The context before it is known who is asking: no user's rows are in sight."""

SignedIn = Annotated[int, Depends(_signed_in)]
"""The id of the user who is asking."""


def _context(request: Request, user_id: SignedIn) -> Context:
    return _anybodys(request).for_user(user_id)


CurrentContext = Annotated[Context, Depends(_context)]
"""The context with the rows of the user who is asking in sight, and nobody else's."""


async def _work(context: CurrentContext) -> AsyncIterator[Work]:
    async with context.start_work() as work:
        yield work


RowId = Annotated[int, Path(ge=1, lt=2**63)]
"""An id in a path."""
CurrentWork = Annotated[Work, Depends(_work, scope="function")]
"""An open Work; it commits before the answer is sent, so an answered request is never lost."""
