"""Who may talk to a server without sign-in: only pages that it served itself, on this machine. Pure."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from jobhunt.core.loopback import LOOPBACK

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FOREIGN = "This was sent by another site's page, so it was not carried out."


def refusal(method: str, headers: Mapping[str, str]) -> str | None:
    """Why a request is refused, or None. Header names are lower-case.

    The Host check stops names that were pointed at this machine (DNS rebinding); the others stop foreign pages
    that post here. Clients without these headers, such as scripts on this machine, are let in.
    """
    host = _host_of("//" + headers.get("host", ""))
    if host not in LOOPBACK:
        return "This server answers on this machine only: open it as http://127.0.0.1 or http://localhost."
    if method in SAFE_METHODS:
        return None
    if headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        return FOREIGN
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != headers.get("host"):
        return FOREIGN
    return None


def _host_of(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
