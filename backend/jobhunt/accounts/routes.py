"""HTTP for signing in and out, and for the account of who is signed in."""

import logging
import platform
from datetime import timedelta
from importlib.metadata import version

from fastapi import APIRouter, Request, Response

from jobhunt.accounts import leaving, queries, session_queries
from jobhunt.accounts.cookies import Cookie
from jobhunt.accounts.current_user import (
    AnybodysContext,
    CurrentContext,
    InSession,
    RowId,
    SignedIn,
    cookies_of,
    limit,
    sign_in_of,
    visitor,
)
from jobhunt.accounts.limits import RENEW, SIGN_IN
from jobhunt.accounts.schemas import (
    AboutOut,
    AccountEventOut,
    DeletionIn,
    DeletionOut,
    Ended,
    GoogleIn,
    NonceOut,
    Renewed,
    SessionOut,
    SignInConfig,
    TokenOut,
    UserOut,
)
from jobhunt.accounts.sign_in import COOKIE_ACCESS, IDLE, Entry
from jobhunt.accounts.tokens import NONCE_LIFE
from jobhunt.core.context import Context
from jobhunt.core.database import server_version
from jobhunt.core.errors import Forbidden, JobHuntError, NotFound, NotSignedIn
from jobhunt.core.settings import Settings

log = logging.getLogger(__name__)

router = APIRouter(tags=["account"])

LATEST = 50
VERSION = version("jobhunt")


@router.get("/api/auth/config")
async def read_config(request: Request) -> SignInConfig:
    """How one signs in here."""
    settings: Settings = request.app.state.settings
    return SignInConfig(local=settings.local_mode, client_id=settings.google_client_id, stand_in=settings.stand_in)


@router.get("/api/auth/nonce")
async def read_nonce(request: Request, context: AnybodysContext) -> NonceOut:
    """A nonce for a sign-in that starts now."""
    nonce = sign_in_of(request).tokens.nonce(context.clock())
    return NonceOut(nonce=nonce, expires_in=int(NONCE_LIFE.total_seconds()))


@router.post("/auth/google", include_in_schema=False)
@router.post("/api/auth/google")
async def enter(given: GoogleIn, request: Request, response: Response, context: AnybodysContext) -> TokenOut:
    """Sign in with Google's ID token: a Bearer token in the answer, and the same session in cookies."""
    sign_in = sign_in_of(request)
    await limit(request, SIGN_IN, visitor(request).address)
    try:
        entry = await sign_in.enter(context, given.token, visitor(request))
    except (NotSignedIn, Forbidden) as error:
        log.warning("a sign-in from %s was refused: %s", visitor(request).address, type(error).__name__)
        raise
    # The cookies of an earlier sign-in are about to be lost, and a session that nobody can reach is only a risk.
    await _leave_earlier(request, context)
    _set_cookies(request, response, entry)
    settings: Settings = request.app.state.settings
    life = timedelta(minutes=settings.access_token_expire_minutes)
    token = sign_in.tokens.access(entry.access, context.clock(), life)
    return TokenOut(access_token=token, token_type="bearer", expires_in=int(life.total_seconds()))


@router.post("/api/auth/refresh")
async def renew(request: Request, response: Response, context: AnybodysContext) -> Renewed:
    """Renew the cookies. A token that was replaced before ends its session, for then two people have it."""
    sign_in = sign_in_of(request)
    await limit(request, RENEW, visitor(request).address)
    refresh = request.cookies.get(cookies_of(request).refresh.name)
    try:
        if not refresh:
            raise NotSignedIn()
        entry = await sign_in.renew(context, refresh, visitor(request))
    except JobHuntError as error:
        _clear_cookies(request, response)
        cleared = response.headers.getlist("set-cookie")
        error.headers = (*error.headers, *(("Set-Cookie", value) for value in cleared))
        raise
    _set_cookies(request, response, entry)
    return Renewed(expires_in=int(COOKIE_ACCESS.total_seconds()))


@router.post("/api/auth/logout")
async def leave(request: Request, response: Response, context: AnybodysContext) -> Ended:
    """Sign out on this device. Whatever is left of a session is enough, even an access token that has run out."""
    sign_in = sign_in_of(request)
    await limit(request, RENEW, visitor(request).address)
    _clear_cookies(request, response)
    if await _leave_earlier(request, context):
        return Ended(ended=1)
    access = sign_in.tokens.whose(_access_token(request))
    if access is None:
        return Ended(ended=0)
    return Ended(ended=int(await sign_in.leave(context, access, visitor(request))))


@router.post("/api/auth/logout-everywhere")
async def leave_everywhere(
    request: Request, response: Response, access: InSession, context: AnybodysContext
) -> Ended:
    """Sign out on every device."""
    ended = await sign_in_of(request).leave_everywhere(context, access.user_id, visitor(request))
    _clear_cookies(request, response)
    return Ended(ended=ended)


@router.get("/api/auth/sessions")
async def read_sessions(access: InSession, context: CurrentContext) -> list[SessionOut]:
    """The devices that are signed in, the one used last first."""
    async with context.connect() as connection:
        rows = await session_queries.open_sessions(connection, access.user_id, context.clock())
    return [SessionOut(**row._asdict(), current=row.id == access.session_id) for row in rows]


@router.post("/api/auth/sessions/{session_id}/end")
async def end_session(session_id: RowId, request: Request, access: InSession, context: AnybodysContext) -> Ended:
    """Sign out on one device."""
    ended = await sign_in_of(request).leave(context, access.of(session_id), visitor(request))
    if not ended:
        raise NotFound("There is no such session among yours.")
    return Ended(ended=1)


@router.get("/api/auth/history")
async def read_history(access: InSession, context: CurrentContext) -> list[AccountEventOut]:
    """What has happened to the account, newest first."""
    async with context.connect() as connection:
        rows = await session_queries.latest_events(connection, access.user_id, LATEST)
    return [AccountEventOut(at=row.at, kind=row.kind, device=row.device, address=row.address) for row in rows]


@router.get("/api/user")
async def read_user(user_id: SignedIn, context: CurrentContext, request: Request) -> UserOut:
    """Who is signed in."""
    async with context.connect() as connection:
        user = await queries.get_user(connection, user_id)
    settings: Settings = request.app.state.settings
    return UserOut(
        email=user.email,
        name=user.name,
        picture=user.picture,
        local=settings.local_mode,
        deletes_at=user.deletes_at,
    )


@router.get("/api/about")
async def read_about(_: SignedIn, request: Request, context: CurrentContext) -> AboutOut:
    """The versions of the product and of what it stands on."""
    settings: Settings = request.app.state.settings
    return AboutOut(
        version=VERSION,
        stage=settings.stage,
        python=platform.python_version(),
        postgres=await server_version(context.engine),
    )


@router.post("/api/user/delete")
async def delete_account(
    _: DeletionIn, request: Request, response: Response, access: InSession, context: CurrentContext
) -> DeletionOut:
    """Sign out everywhere and delete the account in thirty days; until then signing in again allows to undo it."""
    deletes_at = await leaving.ask(context, sign_in_of(request), access.user_id, visitor(request))
    _clear_cookies(request, response)
    return DeletionOut(deletes_at=deletes_at)


@router.post("/api/user/restore")
async def restore_account(request: Request, access: InSession, context: CurrentContext) -> UserOut:
    """Undo the deletion."""
    async with context.start_work() as work:
        await leaving.undo(work, access.user_id, visitor(request))
    return await read_user(access.user_id, context, request)


async def _leave_earlier(request: Request, context: Context) -> bool:
    """End the session of the refresh cookie that came with a request, if one did and it is still open."""
    sign_in = sign_in_of(request)
    refresh = request.cookies.get(cookies_of(request).refresh.name)
    access = await sign_in.session_of(context, refresh) if refresh else None
    return access is not None and await sign_in.leave(context, access, visitor(request))


def _access_token(request: Request) -> str:
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return credentials.strip()
    return request.cookies.get(cookies_of(request).access.name, "")


def _set_cookies(request: Request, response: Response, entry: Entry) -> None:
    cookies, tokens = cookies_of(request), sign_in_of(request).tokens
    clock = request.app.state.context.clock
    _set(response, cookies.access, tokens.access(entry.access, clock(), COOKIE_ACCESS), COOKIE_ACCESS)
    _set(response, cookies.refresh, entry.refresh, IDLE)


def _clear_cookies(request: Request, response: Response) -> None:
    cookies = cookies_of(request)
    for cookie in (cookies.access, cookies.refresh):
        _set(response, cookie, "", timedelta(0))


def _set(response: Response, cookie: Cookie, value: str, life: timedelta) -> None:
    response.set_cookie(
        cookie.name,
        value,
        max_age=int(life.total_seconds()),
        path=cookie.path,
        secure=cookie.secure,
        httponly=True,
        samesite=cookie.same_site,
    )
