"""Hostile ID tokens over real HTTP: each is refused under a code of its own, none is a 500, none leaves a trace."""

import hashlib
import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.universe.google_accounts import GoogleAccounts
from tests.accounts.browser import CLIENT_ID, Browser
from tests.accounts.conftest import Serve

LEFT_BEHIND = ("users", "sessions", "refresh_tokens", "account_events", "used_nonces")
Forge = Callable[[GoogleAccounts], str]


def saying(**claims: Any) -> Forge:
    """A token with Google's own signature that says this besides; None leaves the claim out."""

    def forge(google: GoogleAccounts) -> str:
        said = {**google.claims("ada", CLIENT_ID), **claims}
        return google.sign({name: value for name, value in said.items() if value is not None})

    return forge


def headed(**header: Any) -> Forge:
    """A token with Google's own signature under another header."""

    def forge(google: GoogleAccounts) -> str:
        full = {"alg": "RS256", "kid": google.key_id, **header}
        kept = {name: value for name, value in full.items() if value is not None}
        return google.sign(google.claims("ada", CLIENT_ID), kept)

    return forge


def segment(said: Any) -> str:
    return urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()


def without_signature(google: GoogleAccounts) -> str:
    return f"{segment({'alg': 'none'})}.{segment(google.claims('ada', CLIENT_ID))}."


def signed_with_the_public_key(google: GoogleAccounts) -> str:
    signed = f"{segment({'alg': 'HS256', 'kid': google.key_id})}.{segment(google.claims('ada', CLIENT_ID))}"
    key = google.certificates[google.key_id].encode()
    seal = hmac.digest(key, signed.encode(), hashlib.sha256)
    return f"{signed}.{urlsafe_b64encode(seal).rstrip(b'=').decode()}"


def signed_by_another(google: GoogleAccounts) -> str:
    other = GoogleAccounts()
    other.key_id = google.key_id
    return other.sign(other.claims("ada", CLIENT_ID))


def with_other_words(google: GoogleAccounts) -> str:
    head, _, seal = google.sign(google.claims("ada", CLIENT_ID)).split(".")
    return f"{head}.{segment(google.claims('noor', CLIENT_ID))}.{seal}"


def deep(_: GoogleAccounts) -> str:
    nested = urlsafe_b64encode(b"[" * 3_000 + b"]" * 3_000).rstrip(b"=").decode()
    return f"{segment({'alg': 'RS256', 'kid': 'x'})}.{nested}.AAAA"


def raw_claims(claims: str) -> Forge:
    def forge(google: GoogleAccounts) -> str:
        body = urlsafe_b64encode(claims.encode()).rstrip(b"=").decode()
        return f"{segment({'alg': 'RS256', 'kid': google.key_id})}.{body}.AAAA"

    return forge


HOUR = 3_600
HOSTILE: dict[str, tuple[Forge, int, str]] = {
    "empty": (lambda _: "", 401, "TokenUnreadable"),
    "no token at all": (lambda _: "hello", 401, "TokenUnreadable"),
    "three parts of nothing": (lambda _: "..", 401, "TokenUnreadable"),
    "letters of other alphabets": (lambda _: "é.ü.ß", 401, "TokenUnreadable"),
    "NUL": (lambda google: "\0" + saying()(google), 401, "SignatureRefused"),
    "claims that are a list": (raw_claims("[1]"), 401, "TokenUnreadable"),
    "claims nested without end": (deep, 401, "TokenUnreadable"),
    "1 MB": (saying(filling="x" * 750_000), 401, "TokenTooLong"),
    "alg none": (without_signature, 401, "AlgorithmRefused"),
    "HS256 with the public key": (signed_with_the_public_key, 401, "AlgorithmRefused"),
    "alg of no string": (headed(alg=["RS256"]), 401, "AlgorithmRefused"),
    "a critical extension": (headed(crit=["exp"]), 401, "AlgorithmRefused"),
    "an algorithm that is not the key's": (headed(alg="ES256"), 401, "SignatureRefused"),
    "a key nobody knows": (headed(kid="nobody"), 401, "SignatureRefused"),
    "no key named": (headed(kid=None), 401, "SignatureRefused"),
    "another's signature": (signed_by_another, 401, "SignatureRefused"),
    "other words under the signature": (with_other_words, 401, "SignatureRefused"),
    "expired": (saying(exp=int(time.time()) - 60), 401, "TokenExpired"),
    "issued in the future": (saying(iat=int(time.time()) + HOUR), 401, "TokenFromTheFuture"),
    "not valid before long": (saying(nbf=int(time.time()) + HOUR), 401, "TokenFromTheFuture"),
    "never expiring by NaN": (saying(exp=float("nan")), 401, "TokenUnreadable"),
    "never expiring by infinity": (saying(exp=float("inf")), 401, "TokenUnreadable"),
    "without an end": (saying(exp=None), 401, "TokenUnreadable"),
    "an end of no number": (saying(exp="tomorrow"), 401, "TokenUnreadable"),
    "made for another": (saying(aud="other.apps.example"), 401, "WrongAudience"),
    "made for several": (saying(aud=[CLIENT_ID, "other.apps.example"]), 401, "WrongAudience"),
    "made for nobody": (saying(aud=None), 401, "WrongAudience"),
    "another issuer": (saying(iss="https://accounts.example.org"), 401, "WrongIssuer"),
    "an issuer of no string": (saying(iss=["accounts.google.com"]), 401, "WrongIssuer"),
    "handed to another first": (saying(azp="other.apps.example"), 401, "WrongParty"),
    "an address that is not confirmed": (saying(email_verified=False), 403, "EmailUnconfirmed"),
    "an address confirmed by a word": (saying(email_verified="true"), 403, "EmailUnconfirmed"),
    "no address": (saying(email=None), 401, "TokenUnreadable"),
    "nobody": (saying(sub=""), 401, "TokenUnreadable"),
    "a nonce of its own": (saying(nonce="mine"), 401, "NonceRefused"),
    "a nonce of no string": (saying(nonce={"a": 1}), 401, "NonceRefused"),
}


async def rows(engine: AsyncEngine) -> dict[str, int]:
    async with engine.connect() as connection:
        return {
            table: int(await connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0) for table in LEFT_BEHIND
        }


async def test_every_hostile_token_is_refused_under_its_code_and_leaves_no_trace(
    engine: AsyncEngine, client: aiohttp.ClientSession, google: GoogleAccounts
) -> None:
    assert len(HOSTILE) >= 24
    got = {}
    for name, (forge, _, _) in HOSTILE.items():
        async with engine.begin() as connection:
            await connection.execute(text("DELETE FROM rate_limits"))
        answer = await Browser(client).post("/api/auth/google", {"token": forge(google)})
        got[name] = (answer.status, answer.code)
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.set_cookies == []
    assert got == {name: (status, code) for name, (_, status, code) in HOSTILE.items()}
    assert set((await rows(engine)).values()) == {0}


async def test_a_nonce_is_good_once(browser: Browser, google: GoogleAccounts, engine: AsyncEngine) -> None:
    nonce = (await browser.get("/api/auth/nonce")).body["nonce"]
    token = google.sign(google.claims("ada", CLIENT_ID, nonce))
    assert (await browser.post("/api/auth/google", {"token": token})).status == 200
    before = await rows(engine)
    replayed = await browser.post("/api/auth/google", {"token": token})
    assert (replayed.status, replayed.code) == (401, "NonceRefused")
    assert await rows(engine) == before


@pytest.mark.parametrize(
    ("emails", "stage", "said"),
    [
        ("noor@example.org", "test", "may not sign in here"),
        ("", "production", "ALLOWED_EMAILS of this server is empty"),
    ],
)
async def test_who_is_not_on_the_list_stays_outside(
    engine: AsyncEngine, with_sign_in: Serve, google: GoogleAccounts, emails: str, stage: str, said: str
) -> None:
    # Production never believes a stand-in, so that stage is put in behind the check, for what the empty list means.
    async with with_sign_in(ALLOWED_EMAILS=emails, forced={"stage": stage}) as client:
        answer = await Browser(client).post("/api/auth/google", {"token": saying()(google)})
    assert (answer.status, answer.code) == (403, "NotOnTheList")
    assert said in answer.body["detail"]
    assert set((await rows(engine)).values()) == {0}


async def test_an_address_is_on_the_list_however_it_is_written(with_sign_in: Serve, google: GoogleAccounts) -> None:
    async with with_sign_in(ALLOWED_EMAILS=" Ada@Example.org , b@c.d") as client:
        answer = await Browser(client).post("/api/auth/google", {"token": saying(email="ADA@example.ORG")(google)})
    assert answer.status == 200


async def test_a_signature_cannot_be_checked_while_google_is_away(
    with_sign_in: Serve, google: GoogleAccounts
) -> None:
    async with with_sign_in(forced={"google_certs_url": "http://127.0.0.1:9/certs"}) as client:
        answer = await Browser(client).post("/api/auth/google", {"token": saying()(google)})
    assert (answer.status, answer.code) == (503, "CertificatesAway")


async def test_the_original_addresses_and_payload_are_answered(
    client: aiohttp.ClientSession, google: GoogleAccounts
) -> None:
    program = Browser(client, page=None)
    for path in ("/api/auth/google", "/auth/google"):
        answer = await program.post(path, {"token": saying()(google)})
        assert answer.status == 200
        assert set(answer.body) == {"access_token", "token_type", "expires_in"}
        assert (answer.body["token_type"], answer.body["expires_in"]) == ("bearer", 86_400)
        program.cookies.clear()
        user = await program.get("/api/user", Authorization=f"Bearer {answer.body['access_token']}")
        assert user.body["email"] == "ada@example.org"


@pytest.mark.parametrize("payload", [{}, {"token": 7}, [], None])
async def test_a_payload_without_a_token_is_422(browser: Browser, payload: Any) -> None:
    assert (await browser.post("/api/auth/google", payload)).status == 422
