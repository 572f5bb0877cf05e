"""Every error as problem+json, with a code for programs and a sentence for people."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from sqlalchemy.exc import DBAPIError, InterfaceError
from starlette.exceptions import HTTPException

from jobhunt.core.errors import BadRequest, JobHuntError, Unavailable

MEDIA_TYPE = "application/problem+json"
NO_TEXT = ("22021", "22P05")


class Invalid(BaseModel):
    """One thing that is wrong with a payload, and where."""

    loc: list[str | int]
    msg: str
    type: str


class Problem(BaseModel):
    """An error as RFC 9457 has it. `code` is stable, for programs; `detail` says what is wrong and what to do.

    With 412 `current` is the thing as it is now.
    """

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[Invalid] | None = None
    current: dict[str, Any] | None = None


def problem(status: int, code: str, detail: str, **more: object) -> JSONResponse:
    """The answer to a request that failed."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
    }
    return JSONResponse({**body, **more}, status, media_type=MEDIA_TYPE)


def answer_with_problems(app: FastAPI) -> None:
    """Let an app answer every error so."""
    app.add_exception_handler(JobHuntError, _told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(OSError, _away)
    app.add_exception_handler(DBAPIError, _away)
    app.add_exception_handler(Exception, _bug)


async def _told(_: Request, error: Exception) -> Response:
    assert isinstance(error, JobHuntError)
    answer = problem(error.status, type(error).__name__, str(error), **error.more)
    for name, value in error.headers:
        answer.headers.append(name, value)
    return answer


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [{"loc": list(e["loc"]), "msg": e["msg"], "type": e["type"]} for e in error.errors()]
    where = "; ".join(f"{'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in errors[:5])
    return problem(
        422, "InvalidPayload", f"The request was not understood, nothing was changed. {where}", errors=errors
    )


async def _plain(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.NOT_FOUND:
        return problem(404, "NotFound", f"There is no {request.url.path}.")
    name = type(error).__name__
    answer = problem(error.status_code, "HTTPError" if name == "HTTPException" else name, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


async def _away(_: Request, error: Exception) -> Response:
    """The database does not answer, or was asked for what no text can be. Anything else is a bug and stays one."""
    if isinstance(error, DBAPIError) and _no_text(error):
        return problem(
            BadRequest.status,
            "BadText",
            "The request holds a character that cannot be kept, such as NUL. Nothing was changed; leave it out.",
        )
    lost = isinstance(error, InterfaceError) or (isinstance(error, DBAPIError) and error.connection_invalidated)
    if lost or isinstance(error, ConnectionError | FileNotFoundError | TimeoutError):
        return problem(
            Unavailable.status,
            "Unavailable",
            "The database does not answer. Nothing was changed; try again in a moment.",
        )
    raise error


def _no_text(error: DBAPIError) -> bool:
    """NUL, which Postgres refuses, or half of a surrogate pair, which cannot even be sent to it."""
    return getattr(error.orig, "sqlstate", None) in NO_TEXT or "surrogates not allowed" in str(error.orig)


async def _bug(_: Request, error: Exception) -> Response:
    """Logged by the server with its traceback; the words of it stay there."""
    return problem(500, "Bug", f"This failed inside the tracker ({type(error).__name__}). If it stays, report it.")
