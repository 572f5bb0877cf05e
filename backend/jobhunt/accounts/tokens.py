"""By what people are known again: access tokens, which are signed, and refresh tokens, kept as digests."""

import hashlib
import hmac
import importlib
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from jobhunt.core.errors import NotSignedIn

NONCE_LIFE = timedelta(minutes=10)
RANDOM_BYTES = 32
STAMP_BYTES = 8
LONGEST = 4_096

_CLAIMS = ["exp", "iat", "sub", "jti", "sid"]


class AccessRefused(NotSignedIn):
    """This access token is not one of ours. Sign in again."""


class AccessExpired(NotSignedIn):
    """This access token has run out. Renew it with POST /api/auth/refresh, or sign in again."""


@dataclass(frozen=True, slots=True)
class Access:
    """Whom an access token speaks for."""

    user_id: int
    session_id: int

    def of(self, session_id: int) -> "Access":
        """Another session of the same user."""
        return Access(self.user_id, session_id)


class Tokens:
    """Makes and reads tokens with one secret. From the secret each use gets a key of its own."""

    def __init__(self, secret: str) -> None:
        self._secret = secret
        # With what it needs 10 MB, which a server without sign-in is spared.
        self._jwt: Any = importlib.import_module("jwt")
        self._refresh_key = _key(secret, b"refresh")
        self._nonce_key = _key(secret, b"nonce")

    def access(self, access: Access, now: datetime, life: timedelta) -> str:
        """A signed access token that is good for so long."""
        claims = {
            "sub": str(access.user_id),
            "sid": str(access.session_id),
            "jti": secrets.token_urlsafe(12),
            "iat": int(now.timestamp()),
            "exp": int((now + life).timestamp()),
        }
        return str(self._jwt.encode(claims, self._secret, algorithm="HS256"))

    def read_access(self, token: str, now: datetime) -> Access:
        """Whom a token speaks for. Raises AccessExpired or AccessRefused."""
        access, ends = self._read(token)
        if now.timestamp() >= ends:
            raise AccessExpired()
        return access

    def whose(self, token: str) -> Access | None:
        """Whom a token speaks or has once spoken for; None when it is not one of ours."""
        try:
            return self._read(token)[0]
        except AccessRefused:
            return None

    def _read(self, token: str) -> tuple[Access, int]:
        if len(token) > LONGEST:
            raise AccessRefused()
        try:
            claims = self._jwt.decode(
                token,
                self._secret,
                algorithms=["HS256"],
                # The time is passed in, so the expiry is looked at by who asks.
                options={"require": _CLAIMS, "verify_exp": False, "verify_iat": False, "verify_nbf": False},
            )
            return Access(int(claims["sub"]), int(claims["sid"])), int(claims["exp"])
        except (self._jwt.PyJWTError, ValueError, TypeError, OverflowError, RecursionError) as error:
            raise AccessRefused() from error

    def refresh(self) -> str:
        """The first refresh token of a family."""
        return _text(secrets.token_bytes(RANDOM_BYTES))

    def successor(self, refresh: str) -> str:
        """The token that follows; always the same one, so that a repeated question gets the same answer."""
        return _text(hmac.digest(self._refresh_key, refresh.encode(), "sha256"))

    def nonce(self, now: datetime) -> str:
        """A nonce that we know again without having kept it."""
        stamp = int((now + NONCE_LIFE).timestamp()).to_bytes(STAMP_BYTES, "big") + secrets.token_bytes(
            STAMP_BYTES * 2
        )
        return _text(stamp + self._nonce_seal(stamp))

    def nonce_expiry(self, nonce: str) -> datetime | None:
        """When a nonce of ours runs out; None when it is not one of ours."""
        try:
            raw = urlsafe_b64decode(nonce.encode("ascii") + b"=" * (-len(nonce) % 4))
        except ValueError:
            return None
        stamp, seal = raw[: STAMP_BYTES * 3], raw[STAMP_BYTES * 3 :]
        if not hmac.compare_digest(seal, self._nonce_seal(stamp)):
            return None
        return datetime.fromtimestamp(int.from_bytes(stamp[:STAMP_BYTES], "big"), UTC)

    def _nonce_seal(self, stamp: bytes) -> bytes:
        return hmac.digest(self._nonce_key, stamp, "sha256")[: STAMP_BYTES * 2]


def digest(token: str) -> bytes:
    """What is kept of a token: enough to know it again, too little to use it."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def _key(secret: str, use: bytes) -> bytes:
    return hmac.digest(secret.encode(), b"jobhunt " + use, "sha256")


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
