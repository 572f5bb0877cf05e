"""Which requests may have been sent by another site's page behind the user's back, and are refused. Pure."""

from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from jobhunt.accounts.cookies import EVERY_NAME
from jobhunt.accounts.local_guard import FOREIGN, SAFE_METHODS

UNTOLD = (
    "This request carries a sign-in cookie and does not say which page sent it, so it was not carried out. "
    "Send an Origin header, or use a Bearer token instead of cookies."
)


def refusal(method: str, headers: Mapping[str, str], trusted: Collection[str] = ()) -> str | None:
    """Why a request is refused, or None. Header names are lower-case; `trusted` are the origins of ALLOWED_ORIGINS.

    Browsers say by Sec-Fetch-Site where a request comes from, older ones by Origin, and pages can change neither. A
    Bearer token is never sent by a browser of its own accord. What carries neither cookies nor these headers
    comes from a program, which nobody can trick into anything.
    """
    if method in SAFE_METHODS or headers.get("authorization", "").lower().startswith("bearer "):
        return None
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site in ("same-origin", "none") or origin in trusted:
        return None
    if site is not None:
        return FOREIGN
    if origin is not None:
        return None if _host(origin) == headers.get("host") else FOREIGN
    return UNTOLD if _has_our_cookie(headers.get("cookie", "")) else None


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None


def _has_our_cookie(cookie: str) -> bool:
    return any(pair.partition("=")[0].strip() in EVERY_NAME for pair in cookie.split(";"))
