"""Addresses on careers sites: the same page under many spellings, and what in an address names one posting."""

import re
from functools import lru_cache
from hashlib import sha256
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit

from jobhunt.boards.patterns import when_used

LONGEST = 2_000

REMEMBERED = 1_024
"""A listing's addresses are each looked at many times, so what they come to is kept for about one page."""

_TRACKING = when_used(
    r"utm_\w+|gh_src|lever-(?:source|origin)|source|src|ref|referr?er|microsite|domain|trk\w*|gclid|fbclid|"
    r"msclkid|mc_\w+|"
    r"_ga|_gl|sid|session\w*|searchid|rps|iis|iisn|in_iframe|mobile|needsredirect|jobboardsource|hl|lang|locale",
    re.IGNORECASE,
)
_LANGUAGE = r"(?:en|de|fr|es|it|nl|pt|pl|cs|sv|da|no|nb|fi|ja|ko|zh|ru|tr|hu|ro|uk|sk|ca|el|he|ar)"
_LOCALE = when_used(rf"{_LANGUAGE}(?:[-_][a-z]{{2,4}})?|global|intl", re.IGNORECASE)
_ID = when_used(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d{5,}", re.IGNORECASE)
_ID_PARAMETER = when_used(
    r"gh_jid|ashby_jid|job_?id|j_?id|position_?id|posting_?id|req(?:uisition)?_?id|req|vacancy_?id|offer_?id|"
    r"opening_?id|"
    r"pid|p_?id|jid|id|job",
    re.IGNORECASE,
)
_SAFE = when_used(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@lru_cache(maxsize=REMEMBERED)
def split(address: str) -> SplitResult | None:
    """The parts of an http or https address with a host; None for anything else, however odd."""
    try:
        parts = urlsplit(address.strip()[: LONGEST + 1])
        parts.port  # noqa: B018  reading it is what raises
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or len(address) > LONGEST:
        return None
    return None if re.search(r"[\s\x00-\x1f\x7f\\]", parts.netloc) else parts


@lru_cache(maxsize=REMEMBERED)
def join(base: str, reference: str) -> str | None:
    """A link of a page as a whole address without its fragment; None when it is no web address."""
    try:
        whole = urljoin(base, reference.strip())
    except ValueError:
        return None
    parts = split(whole)
    return parts._replace(fragment="").geturl() if parts else None


@lru_cache(maxsize=REMEMBERED)
def host(address: str) -> str:
    """The host in lower case, without www."""
    parts = split(address)
    return (parts.hostname or "").removeprefix("www.") if parts else ""


@lru_cache(maxsize=REMEMBERED)
def canonical(address: str) -> str:
    """Host, path and query by which an address is known, without tracking, locale, fragment and trailing slash."""
    parts = split(address)
    if parts is None:
        return address.strip()
    segments = [segment for segment in parts.path.split("/") if segment]
    if segments and _is_locale(segments[0]) and len(segments) > 1:
        segments = segments[1:]
    kept = sorted((key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key))
    query = f"?{urlencode(kept)}" if kept else ""
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    return f"{host(address)}{port}/{'/'.join(segments)}{query}".rstrip("/")


def _is_locale(segment: str) -> bool:
    return _LOCALE.fullmatch(segment) is not None


def fingerprint(address: str) -> str:
    """16 hex digits that stay the same for every spelling of an address."""
    return sha256(canonical(address).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def posting_id(address: str) -> str | None:
    """The long number or UUID in the path, else in a parameter that names a posting."""
    parts = split(address)
    if parts is None:
        return None
    if found := _ID.findall(parts.path):
        return str(found[-1]).lower()
    named = (value for key, value in parse_qsl(parts.query) if _ID_PARAMETER.fullmatch(key))
    return next((value for value in named if _SAFE.fullmatch(value)), None)


def external_id(identifier: str | None, address: str) -> str:
    """What a posting is known by: the page's identifier, else the id in its address, else the address's hash."""
    if identifier and _SAFE.fullmatch(identifier) and any(character.isdigit() for character in identifier):
        return identifier
    return posting_id(address) or fingerprint(address)
