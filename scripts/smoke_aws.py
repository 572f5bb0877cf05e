"""Asks a deployment from outside whether it answers as it should, and changes nothing there.

With TOKEN, a Bearer token of the API, it looks at what is behind the sign-in, too.
"""

import http.client
import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path

HEADERS = Path(__file__).resolve().parents[1] / "frontend" / "vite" / "security-headers.json"
PATIENCE = 30.0
"""Seconds: as long as API Gateway waits, a start from nothing included."""

TLS_ONLY = "Strict-Transport-Security"
PROGRESS = "/api/ingestion/progress/1"


class Wrong(Exception):
    """The message says what was asked, what came, and what should have."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True, slots=True)
class Deployment:
    """What is looked at, and with which token."""

    url: str
    token: str = ""

    def ask(self, path: str, method: str = "GET", body: object = None, **headers: str) -> Answer:
        """One request. Raises Wrong when nothing answers."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            sent["Content-Type"] = "application/json"
        request = urllib.request.Request(self.url + path, data, sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as came:
                return Answer(came.status, came.headers, came.read())
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.headers, refused.read())
        except (OSError, http.client.HTTPException) as error:
            raise Wrong(f"{method} {path}: nothing answers ({error!r})") from None

    @property
    def signed_in(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


def check_health(there: Deployment) -> str:
    answer = expect(there.ask("/health"), 200, "GET /health")
    if answer.body.replace(b" ", b"") != b'{"status":"healthy"}':
        raise Wrong(f"GET /health says {answer.body[:200]!r}")
    return "function and database answer"


def check_first_page(there: Deployment) -> str:
    answer = there.ask("/")
    if "html" not in answer.headers.get("Content-Type", ""):
        return "no web app at this address; ask the web app's own for it"
    wanted = json.loads(HEADERS.read_text())
    if not there.url.startswith("https:"):
        wanted.pop(TLS_ONLY)
    for name, value in wanted.items():
        if answer.headers.get(name) != value:
            raise Wrong(f"GET /: the header {name} is {answer.headers.get(name)!r}, not {value!r}")
    expect(there.ask("/jobs"), 200, "GET /jobs, an address of the web app's own")
    return "the web app is there, with its headers"


def check_stranger(there: Deployment) -> str:
    for path in ("/api/user", PROGRESS):
        expect(there.ask(path), 401, f"GET {path} without sign-in")
    expect(there.ask("/api/user", Authorization="Bearer made-up"), 401, "GET /api/user with a made-up token")
    return "nobody gets in without signing in"


def check_forgery(there: Deployment) -> str:
    """Also whether what a browser says of a request's origin survives the way through the proxies."""
    origins = {"Sec_Fetch_Site": "cross-site", "Origin": "https://evil.example"}
    forged = there.ask("/api/auth/google", "POST", {"token": "made-up"}, **origins)
    expect(forged, 403, "POST /api/auth/google from another site's page")
    return "another site's page is refused"


def check_made_up_sign_in(there: Deployment) -> str:
    made_up = there.ask("/api/auth/google", "POST", {"token": "a.b.c"}, Sec_Fetch_Site="same-origin")
    expect(made_up, 401, "POST /api/auth/google with a made-up token of Google's")
    return "a made-up token of Google's is refused"


def check_signed_in(there: Deployment) -> str:
    if not there.token:
        return "not looked at: no TOKEN given"
    expect(there.ask("/api/user", **there.signed_in), 200, "GET /api/user with TOKEN")
    answer = there.ask(PROGRESS, **there.signed_in)
    if answer.status not in (200, 204, 404):
        raise Wrong(f"GET {PROGRESS} with TOKEN: {answer.status}; an event stream, 204 or 404 was expected")
    if answer.status == 200 and not answer.body.startswith(b"retry:"):
        raise Wrong(f"GET {PROGRESS} with TOKEN: no event stream, but {answer.body[:100]!r}")
    return "the API knows who asks, and progress answers"


CHECKS: tuple[Callable[[Deployment], str], ...] = (
    check_health,
    check_first_page,
    check_stranger,
    check_forgery,
    check_made_up_sign_in,
    check_signed_in,
)


def expect(answer: Answer, status: int, asked: str) -> Answer:
    """The answer, if it has this status."""
    if answer.status != status:
        raise Wrong(f"{asked}: {answer.status} instead of {status}; it says {answer.body[:200]!r}")
    return answer


@dataclass(slots=True)
class Report:
    """What each check found."""

    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def look(there: Deployment) -> Report:
    """Every check, whatever the others found."""
    report = Report()
    for check in CHECKS:
        try:
            report.right.append(check(there))
        except Wrong as error:
            report.wrong.append(str(error))
    return report


def main() -> None:
    """Exit with 1 when anything is wrong."""
    url = os.environ.get("URL", "").rstrip("/")
    if not url.startswith(("https://", "http://")):
        sys.exit("smoke-aws: say where the deployment is: make smoke-aws URL=https://your-app.vercel.app")
    report = look(Deployment(url, os.environ.get("TOKEN", "")))
    for line in report.right:
        print(f"right  {line}")
    for line in report.wrong:
        print(f"WRONG  {line}")
    sys.exit(1 if report.wrong else 0)


if __name__ == "__main__":
    main()
