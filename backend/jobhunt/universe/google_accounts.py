"""A stand-in for Google's sign-in: a key of its own, its certificates, a page whose button hands an ID token back.

Whoever can reach it can be anybody, so it is believed by demos and tests only, and it listens on loopback.
"""

import json
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from functools import cached_property
from html import escape
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

LIFE_SECONDS = 3_600
PEOPLE = {
    "ada": ("Ada Marlowe", "ada@example.org"),
    "noor": ("Noor Lindqvist", "noor@example.org"),
    "tomas": ("Tomas Okafor", "tomas@example.org"),
}
Found = tuple[int, str, str]
"""Status, media type and text of an answer."""


class GoogleAccounts:
    """One issuer. Another instance has another key, and its tokens are another's."""

    def __init__(self) -> None:
        self.key_id = secrets.token_hex(8)

    @cached_property
    def _key(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(public_exponent=65_537, key_size=2048)

    @property
    def certificates(self) -> dict[str, str]:
        """The public key, as Google publishes its own."""
        pem = self._key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        return {self.key_id: pem.decode("ascii")}

    def claims(self, person: str, client_id: str, nonce: str | None = None) -> dict[str, object]:
        """What an ID token for this person says, whom anybody may invent: an unknown name is a new person."""
        name, email = PEOPLE.get(person, (person.title(), f"{person}@example.org"))
        now = int(time.time())
        said = {
            "iss": "https://accounts.google.com",
            "azp": client_id,
            "aud": client_id,
            "sub": f"stand-in-{person}",
            "email": email,
            "email_verified": True,
            "name": name,
            "iat": now,
            "exp": now + LIFE_SECONDS,
        }
        return said if nonce is None else {**said, "nonce": nonce}

    def sign(self, claims: Mapping[str, object], header: Mapping[str, object] | None = None) -> str:
        """A token that says this, signed with our key whatever its header says."""
        head = {"alg": "RS256", "kid": self.key_id, "typ": "JWT"} if header is None else header
        signed = f"{_segment(json.dumps(head).encode())}.{_segment(json.dumps(claims).encode())}"
        signature = self._key.sign(signed.encode("ascii"), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed}.{_segment(signature)}"

    def answer(self, method: str, path: str, query: Mapping[str, str]) -> Found:
        """`certs`, the `sign-in` page, or a `token` as JSON, by client_id, nonce, origin and person."""
        if method != "GET":
            return 405, "text/plain", "Only GET is answered here."
        if path == "certs":
            return 200, "application/json", json.dumps(self.certificates)
        client_id, nonce = query.get("client_id", ""), query.get("nonce") or None
        if path in ("sign-in", "token") and not client_id:
            return 400, "text/plain", "Name the application with client_id=..."
        if path == "token":
            credential = self.sign(self.claims(query.get("person", "ada"), client_id, nonce))
            return 200, "application/json", json.dumps({"credential": credential})
        if path == "sign-in":
            origin = _origin(query.get("origin", ""))
            if origin is None:
                return 400, "text/plain", "Name the page that waits with origin=http://127.0.0.1:PORT"
            return 200, "text/html", self._page(client_id, nonce, origin)
        return 404, "text/plain", "There are certs, sign-in and token here."

    def _page(self, client_id: str, nonce: str | None, origin: str) -> str:
        buttons = "".join(
            _BUTTON.format(
                credential=self.sign(self.claims(person, client_id, nonce)), name=escape(name), email=escape(email)
            )
            for person, (name, email) in PEOPLE.items()
        )
        return _PAGE.format(buttons=buttons, origin=escape(json.dumps(origin), quote=True))


def _segment(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def _origin(given: str) -> str | None:
    """Tokens are handed to pages of this machine only."""
    try:
        parts = urlsplit(given)
        on_this_machine = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
    except ValueError:
        return None
    return given if on_this_machine and given == f"http://{parts.netloc}" else None


_BUTTON = '<button type="button" data-credential="{credential}">{name}<br><small>{email}</small></button>\n'
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Choose an account (stand-in for Google)</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 24rem; margin: 3rem auto; padding: 0 1rem; }}
button {{ display: block; width: 100%; margin: 0.5rem 0; padding: 0.75rem; font: inherit; text-align: left; }}
</style>
</head>
<body data-origin="{origin}">
<h1>Choose an account</h1>
<p>This is not Google. It stands in for it in demos and tests.</p>
{buttons}
<p role="status"></p>
<script>
const origin = JSON.parse(document.body.dataset.origin);
for (const button of document.querySelectorAll("button")) {{
  button.addEventListener("click", () => {{
    if (window.opener === null) {{
      document.querySelector("[role=status]").textContent = "The page that asked is gone. Close this one.";
      return;
    }}
    window.opener.postMessage({{ type: "credential", credential: button.dataset.credential }}, origin);
    window.close();
  }});
}}
</script>
</body>
</html>
"""
