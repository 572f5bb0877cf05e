"""Addresses taken apart without ever raising, and their parameters read and set."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address that name a company: host in lower case, path segments, first value per parameter."""

    host: str
    segments: tuple[str, ...]
    parameters: Mapping[str, str]


def take_apart(address: str) -> Address | None:
    """The parts of an address, with or without its scheme; None when it is no http(s) address."""
    text = address.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").rstrip(".")
        query = parse_qs(parts.query, max_num_fields=100)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "." not in host or "@" in parts.netloc:
        return None
    segments = tuple(segment for segment in parts.path.split("/") if segment)
    return Address(host, segments, {name: values[0] for name, values in query.items()})


def number_in(url: str, name: str, otherwise: int) -> int:
    """A parameter that counts something; `otherwise` when it is missing or no small whole number."""
    parts = take_apart(url)
    value = parts.parameters.get(name, "") if parts else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else otherwise


def with_parameter(url: str, name: str, value: str) -> str:
    """The same address with one parameter set, the others in their order."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    names = [key for key, _ in pairs]
    changed = [(key, value if key == name else old) for key, old in pairs]
    if name not in names:
        changed.append((name, value))
    return urlunsplit(parts._replace(query=urlencode(changed)))


def web_link(value: str) -> str | None:
    """The value when it is an http(s) address that may be shown as a link."""
    parts = take_apart(value) if value.lower().startswith(("http://", "https://")) else None
    return value.strip() if parts else None
