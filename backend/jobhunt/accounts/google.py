"""Whether an ID token is Google's word, said to us and just now, about a person whose address is confirmed."""

import importlib
import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jobhunt.accounts.person import Person
from jobhunt.core.errors import Forbidden, NotSignedIn

SKEW_SECONDS = 10
LONGEST = 16_384
LATEST = 1e11
LONGEST_NAME = 200
LONGEST_ADDRESS = 320
LONGEST_SUBJECT = 255
LONGEST_PICTURE = 2_000
ISSUERS = frozenset({"accounts.google.com", "https://accounts.google.com"})
ALGORITHMS = frozenset({"RS256", "ES256", "ES384"})


class TokenTooLong(NotSignedIn):
    """This is far too long for a sign-in token. Sign in again."""


class TokenUnreadable(NotSignedIn):
    """This is no sign-in token. Sign in again."""


class AlgorithmRefused(NotSignedIn):
    """The sign-in token is signed in a way that is not accepted. Sign in again."""


class SignatureRefused(NotSignedIn):
    """The sign-in token is not signed by Google. Sign in again."""


class TokenExpired(NotSignedIn):
    """The sign-in took too long and its token has expired. Sign in again."""


class TokenFromTheFuture(NotSignedIn):
    """The sign-in token is not valid yet. If it stays so, the clock of the server is wrong."""


class WrongAudience(NotSignedIn):
    """The sign-in token was made for another application. Sign in here."""


class WrongIssuer(NotSignedIn):
    """The sign-in token was not made by Google. Sign in again."""


class WrongParty(NotSignedIn):
    """The sign-in token was handed to another application first. Sign in here."""


class EmailUnconfirmed(Forbidden):
    """Google has not confirmed the e-mail address of this account. Confirm it there, then sign in again."""


def read_token(token: str, client_id: str, certificates: bytes, now: datetime) -> Person:
    """The person that a token speaks for. Raises the one error that says what is wrong with it."""
    if len(token) > LONGEST:
        raise TokenTooLong()
    header, claims = _parts(token)
    _check_form(header, claims)
    try:
        claims = _google("oauth2.id_token").verify_token(
            token,
            _Answered(certificates),
            audience=client_id,
            clock_skew_in_seconds=SKEW_SECONDS,
        )
    except (_google("auth.exceptions").GoogleAuthError, ValueError) as error:
        raise _reason(claims, client_id, now) from error
    _check_claims(claims, client_id, now)
    return _person(claims)


def _google(module: str) -> Any:
    # With what it needs 8 MB, which a server without sign-in is spared.
    return importlib.import_module(f"google.{module}")


class _Answered:
    """The certificates at hand, as the library wants to be answered when it asks for them."""

    status = 200

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __call__(self, *_: object, **__: object) -> "_Answered":
        return self


def _parts(token: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    try:
        header, claims, _ = (urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in token.split("."))
        parts = json.loads(header), json.loads(claims)
    except (ValueError, RecursionError) as error:
        raise TokenUnreadable() from error
    if not all(isinstance(part, dict) for part in parts):
        raise TokenUnreadable()
    return parts


def _check_form(header: Mapping[str, Any], claims: Mapping[str, Any]) -> None:
    """What the library would stumble over or let pass: an alg of no string, times that are no numbers, NaN."""
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS or "crit" in header:
        raise AlgorithmRefused()
    if not isinstance(header.get("kid"), str):
        raise SignatureRefused()
    for name in ("iat", "exp", "nbf"):
        value = claims.get(name)
        if value is None and name == "nbf":
            continue
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < LATEST:
            raise TokenUnreadable()


def _reason(claims: Mapping[str, Any], client_id: str, now: datetime) -> NotSignedIn:
    """Why the library refused: its errors are sentences, so the token's own claims are asked instead."""
    try:
        _check_claims(claims, client_id, now)
    except NotSignedIn as error:
        return error
    except Forbidden:
        pass
    return SignatureRefused()


def _check_claims(claims: Mapping[str, Any], client_id: str, now: datetime) -> None:
    """What the library checks in part or not at all."""
    moment = now.timestamp()
    if max(claims["iat"], claims.get("nbf") or 0) > moment + SKEW_SECONDS:
        raise TokenFromTheFuture()
    if claims["exp"] + SKEW_SECONDS < moment:
        raise TokenExpired()
    if claims.get("aud") != client_id:
        raise WrongAudience()
    issuer = claims.get("iss")
    if not isinstance(issuer, str) or issuer not in ISSUERS:
        raise WrongIssuer()
    if claims.get("azp", client_id) != client_id:
        raise WrongParty()
    if claims.get("email_verified") is not True:
        raise EmailUnconfirmed()


def _person(claims: Mapping[str, Any]) -> Person:
    subject, email = _text(claims, "sub", LONGEST_SUBJECT), _text(claims, "email", LONGEST_ADDRESS)
    if not subject or email is None or email.count("@") != 1:
        raise TokenUnreadable()
    picture = _text(claims, "picture", LONGEST_PICTURE)
    nonce = claims.get("nonce")
    return Person(
        subject=subject,
        email=email.lower(),
        name=_text(claims, "name", LONGEST_NAME) or email,
        picture=picture if picture and picture.startswith("https://") else None,
        nonce=None if nonce is None else str(nonce),
    )


def _text(claims: Mapping[str, Any], name: str, longest: int) -> str | None:
    value = claims.get(name)
    if not isinstance(value, str) or len(value) > longest or "\0" in value:
        return None
    return value.encode("utf-8", "replace").decode("utf-8").strip()
