"""Secrets in the addresses of feeds, for programs that cannot sign in: who knows the address may read. Pure."""

import secrets
from hashlib import sha256


def new() -> str:
    """A secret that nobody guesses, safe in an address."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> bytes:
    """What is stored of a secret: it is long and random, so a plain hash cannot be guessed backwards."""
    return sha256(secret.encode("utf-8", "replace")).digest()
