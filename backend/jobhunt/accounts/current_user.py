"""Who is asking, and what a route gets handed: the user, the context, an open Work."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Path, Request, Security
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from jobhunt.accounts.client_address import client_address
from jobhunt.accounts.cookies import SECURE, Cookies, cookies_for
from jobhunt.accounts.devices import describe
from jobhunt.accounts.limits import CHANGE, READ, Limits, Rule, place_of
from jobhunt.accounts.local_guard import SAFE_METHODS
from jobhunt.accounts.owner import owner_id
from jobhunt.accounts.sign_in import SignIn, Visitor
from jobhunt.accounts.tokens import Access
from jobhunt.core.context import Context
from jobhunt.core.errors import NotAllowed, NotSignedIn
from jobhunt.core.settings import Settings
from jobhunt.core.work import Work

_bearer = HTTPBearer(auto_error=False)
# What the description of the API shows; over plain HTTP on this machine the cookie has another name.
_cookie = APIKeyCookie(name=SECURE.access.name, auto_error=False)


class WithoutSignIn(NotAllowed):
    """This server runs for one owner, without sign-in, so there is nothing to sign in to or out of."""


def _anybodys(request: Request) -> Context:
    context = request.app.state.context
    assert isinstance(context, Context)
    return context


def visitor(request: Request) -> Visitor:
    """Where a request comes from."""
    settings: Settings = request.app.state.settings
    peer = request.client.host if request.client else ""
    address = client_address(peer, request.headers, settings.proxy_secret)
    return Visitor(describe(request.headers.get("user-agent", "")), place_of(address))


def cookies_of(request: Request) -> Cookies:
    """The cookies by which this browser is known."""
    return cookies_for(request.url.scheme, request.url.hostname)


def sign_in_of(request: Request) -> SignIn:
    """How this server lets people in. Raises WithoutSignIn in local mode."""
    sign_in = request.app.state.sign_in
    if sign_in is None:
        raise WithoutSignIn()
    assert isinstance(sign_in, SignIn)
    return sign_in


async def limit(request: Request, rule: Rule, caller: str) -> None:
    """Count a request against what its caller may ask for; every answer tells what is left."""
    limits: Limits = request.app.state.limits
    allowance = await limits.take(_anybodys(request), rule, caller)
    request.state.answer_headers = allowance.headers


async def _access(
    request: Request,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
    _: Annotated[str | None, Security(_cookie)],
) -> Access | None:
    """Whose request this is and in which session; None in local mode, which knows no sessions."""
    if request.app.state.sign_in is None:
        return None
    if "authorization" in request.headers:
        token = bearer.credentials if bearer else ""
    else:
        token = request.cookies.get(cookies_of(request).access.name, "")
    if not token:
        raise NotSignedIn()
    access = await sign_in_of(request).who(_anybodys(request), token)
    await limit(request, READ if request.method in SAFE_METHODS else CHANGE, f"user {access.user_id}")
    return access


async def _in_session(access: Annotated[Access | None, Depends(_access)]) -> Access:
    if access is None:
        raise WithoutSignIn()
    return access


async def _signed_in(request: Request, access: Annotated[Access | None, Depends(_access)]) -> int:
    if access is not None:
        return access.user_id
    cached: int | None = getattr(request.app.state, "owner_id", None)
    if cached is None:
        cached = request.app.state.owner_id = await owner_id(_anybodys(request))
    return cached


AnybodysContext = Annotated[Context, Depends(_anybodys)]
"""The context without any user's rows, for who is not signed in yet."""
InSession = Annotated[Access, Depends(_in_session)]
"""The user who is asking and the session they ask in; refused in local mode."""
SignedIn = Annotated[int, Depends(_signed_in)]
"""The id of the user who is asking."""
RowId = Annotated[int, Path(ge=1, lt=2**63)]
"""An id in a path."""


def _context(request: Request, user_id: SignedIn) -> Context:
    return _anybodys(request).for_user(user_id)


CurrentContext = Annotated[Context, Depends(_context)]
"""The context with the rows of the user who is asking in sight, and nobody else's."""


async def _work(context: CurrentContext) -> AsyncIterator[Work]:
    async with context.start_work() as work:
        yield work


CurrentWork = Annotated[Work, Depends(_work, scope="function")]
"""An open Work; it commits before the answer is sent, so an answered request is never lost."""
