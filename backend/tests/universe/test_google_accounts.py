"""The stand-in for Google: certificates, tokens that they prove, and a page that hands one to this machine only."""

import re
from base64 import urlsafe_b64decode
from contextlib import nullcontext

import aiohttp
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from jobhunt.universe.google_accounts import GoogleAccounts
from tests.universe.visitor import Visitor


def test_a_token_is_proved_by_its_certificates_and_no_others() -> None:
    one, two = GoogleAccounts(), GoogleAccounts()
    assert one.key_id != two.key_id
    signed, _, seal = one.sign(one.claims("ada", "client")).rpartition(".")
    signature = urlsafe_b64decode(seal + "=" * (-len(seal) % 4))
    for issuer, proved in ((one, True), (two, False)):
        key = serialization.load_pem_public_key(issuer.certificates[issuer.key_id].encode())
        assert isinstance(key, rsa.RSAPublicKey)
        with nullcontext() if proved else pytest.raises(InvalidSignature):
            key.verify(signature, signed.encode(), padding.PKCS1v15(), hashes.SHA256())


async def test_it_answers_beside_the_careers_sites(visitor: Visitor) -> None:
    async with aiohttp.ClientSession(visitor.url) as session:
        async with session.get("/_google/certs") as answer:
            certificates = await answer.json()
        async with session.get("/_google/token?client_id=c&nonce=n&person=noor") as answer:
            token = (await answer.json())["credential"]
    assert len(certificates) == 1
    assert token.count(".") == 2


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8000", "http://localhost:5173", "http://[::1]:8000"])
def test_the_page_hands_a_token_to_a_page_of_this_machine(origin: str) -> None:
    status, media_type, page = GoogleAccounts().answer("GET", "sign-in", {"client_id": "c", "origin": origin})
    assert (status, media_type) == (200, "text/html")
    assert len(re.findall(r'data-credential="[\w.-]+"', page)) == 3
    assert f"&quot;{origin}&quot;" in page


@pytest.mark.parametrize(
    "origin",
    ["", "*", "null", "https://127.0.0.1", "http://evil.example", "http://127.0.0.1.evil.example", "http://[x",
     "http://127.0.0.1:8000/path", "http://127.0.0.1@evil.example", 'http://127.0.0.1"><script>'],
)  # fmt: skip
def test_and_to_no_other(origin: str) -> None:
    status, _, page = GoogleAccounts().answer("GET", "sign-in", {"client_id": "c", "origin": origin})
    assert status == 400
    assert "credential" not in page


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("POST", "token", 405), ("GET", "token", 400), ("GET", "sign-in", 400), ("GET", "", 404), ("GET", "x", 404)],
)
def test_anything_else_says_what_is_wrong(method: str, path: str, status: int) -> None:
    found, _, text = GoogleAccounts().answer(method, path, {})
    assert found == status
    assert text
