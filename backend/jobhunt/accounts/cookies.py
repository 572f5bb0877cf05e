"""What the two sign-in cookies are called, where they are sent to and by what they are protected. Pure."""

from dataclasses import dataclass
from typing import Literal

from jobhunt.core.loopback import LOOPBACK

REFRESH_PATH = "/api/auth"


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie, but for its value. Scripts never see it."""

    name: str
    path: str
    same_site: Literal["lax", "strict"]
    secure: bool


@dataclass(frozen=True, slots=True)
class Cookies:
    """The short one that every request carries, and the long one that renews it."""

    access: Cookie
    refresh: Cookie


SECURE = Cookies(
    Cookie("__Host-at", "/", "lax", secure=True), Cookie("__Secure-rt", REFRESH_PATH, "strict", secure=True)
)
PLAIN = Cookies(Cookie("at", "/", "lax", secure=False), Cookie("rt", REFRESH_PATH, "strict", secure=False))
EVERY_NAME = frozenset(cookie.name for kind in (SECURE, PLAIN) for cookie in (kind.access, kind.refresh))


def cookies_for(scheme: str, host: str | None) -> Cookies:
    """Without TLS browsers keep no secure cookies; on this machine alone plain ones are good enough."""
    return PLAIN if scheme == "http" and host in LOOPBACK else SECURE
