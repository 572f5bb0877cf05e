"""Where a request comes from, also through the proxy that serves the web app."""

import hmac
from collections.abc import Mapping

SECRET_HEADER = "x-proxy-secret"


def client_address(peer: str, headers: Mapping[str, str], secret: str) -> str:
    """The address that our proxy names when it proves itself by the secret; else who is connected.

    Anybody can send X-Forwarded-For, and who may choose an address has no limits. Our proxy (Vercel) replaces what
    its client sent, so the first address in it is the client's.
    """
    given = headers.get(SECRET_HEADER, "")
    if secret and hmac.compare_digest(given.encode(), secret.encode()):
        return headers.get("x-forwarded-for", "").split(",")[0].strip() or peer
    return peer
