"""Which keys a file store takes, and how any text becomes one safe part of a key."""

import re
from hashlib import sha256
from urllib.parse import quote

MOST_PARTS = 8
LONGEST_PART = 200
"""File systems allow 255 bytes per name."""

LONGEST_READABLE = 120

FETCHED = "raw/"
"""Pages under this can be fetched again."""

PART = re.compile(r"[A-Za-z0-9._=%-]+")


def check_key(key: str) -> str:
    """The key itself when it is safe in a folder, in S3 and in an address. Raises ValueError otherwise."""
    parts = key.split("/")
    if len(parts) > MOST_PARTS or not all(_is_safe(part) for part in parts):
        raise ValueError(f"not a file key: {key[:100]!r}")
    return key


def check_prefix(prefix: str) -> str:
    """The beginning of a key: whole parts, then nothing or the beginning of one. Raises ValueError otherwise."""
    *whole, last = prefix.split("/")
    if len(whole) >= MOST_PARTS or not all(_is_safe(part) for part in (*whole, last or "x")):
        raise ValueError(f"not the beginning of a file key: {prefix[:100]!r}")
    return prefix


def _is_safe(part: str) -> bool:
    return part not in (".", "..") and len(part) <= LONGEST_PART and PART.fullmatch(part) is not None


def key_part(text: str) -> str:
    """Any text as one part of a key; two different texts never give the same one.

    Plain ids stay readable, the rest is percent-encoded. A long one is cut and ends in `=` and its hash, which no
    encoded text contains.
    """
    encoded = quote(text, safe="", errors="surrogatepass").replace("~", "%7E")
    if encoded.strip(".") == "":
        return encoded.replace(".", "%2E") or "%"
    if len(encoded) <= LONGEST_READABLE:
        return encoded
    return f"{encoded[:60]}={sha256(encoded.encode()).hexdigest()}"
