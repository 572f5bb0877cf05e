"""What stands before every route: who may send a request, how long it may be, what answers tell browsers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jobhunt.core.errors import Forbidden
from jobhunt.web.problems import problem

MOST_BYTES = 4_500_000

Refusal = Callable[[str, Mapping[str, str]], str | None]
"""Why a request with this method and these headers is refused, or None."""


class Guard:
    """Refuses what must not be answered, before anything else looks at it."""

    def __init__(self, app: ASGIApp, refusal: Refusal) -> None:
        self._app = app
        self._refusal = refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            why = self._refusal(scope["method"], dict(Headers(scope=scope).items()))
            if why is not None:
                await problem(Forbidden.status, "Forbidden", why)(scope, receive, send)
                return
        await self._app(scope, receive, send)


@dataclass(frozen=True, slots=True)
class Longest:
    """How many bytes a body may have, and what is said of a longer one."""

    size: int
    told: str


USUAL = Longest(MOST_BYTES, f"A request may have {MOST_BYTES // 1000:,} kB at most. Nothing was changed.")


class TooLong(HTTPException):
    """More has come than a request may have. FastAPI lets this kind of error alone pass while it reads a body."""

    def __init__(self, told: str) -> None:
        super().__init__(413, told)


class BodyLimit:
    """Refuses bodies that nobody would send in earnest, whether they tell their length or not.

    `longer` are the paths, by how they begin, that take more than the rest.
    """

    def __init__(self, app: ASGIApp, longer: Mapping[str, Longest] | None = None) -> None:
        self._app = app
        self._longer = longer or {}

    def _longest(self, path: str) -> Longest:
        return next((most for start, most in self._longer.items() if path.startswith(start)), USUAL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        longest = self._longest(scope["path"])
        stated = Headers(scope=scope).get("content-length", "0")
        if not stated.isdecimal() or int(stated) > longest.size:
            await problem(413, "TooLong", longest.told)(scope, receive, send)
            return
        come = 0

        async def counted() -> Message:
            nonlocal come
            message = await receive()
            come += len(message.get("body", b""))
            if come > longest.size:
                raise TooLong(longest.told)
            return message

        await self._app(scope, counted, send)


class AnswerHeaders:
    """Adds to every answer what browsers are to refuse, and what a route has noted for it on its way."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                # A route may be stricter than the rest: a saved page is for no browser at all.
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                headers.update(dict(state.get("answer_headers", ())))
                if scope["path"].startswith("/api/") and "cache-control" not in headers:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, with_headers)
