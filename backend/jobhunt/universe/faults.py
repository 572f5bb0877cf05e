"""Trouble on demand: what a host or an employer's board does wrong, for how long, and for which requests."""

import asyncio
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import lru_cache

from aiohttp import web

# How the answer is sent; the first that applies decides.
SENDING = (
    "status",
    "hang",
    "drip",
    "cut",
    "invalid_json",
    "html",
    "redirect",
    "redirect_loop",
    "gzip_bomb",
    "huge",
    "content_type",
)
# What the listing claims; all that apply are combined.
LISTING = ("half_pages", "empty", "shifting_total", "duplicates")
ONLY = ("all", "list", "page", "robots")
BOMB_BYTES = 256 * 1024 * 1024
HUGE_BYTES = 50 * 1024 * 1024
TARGETS = {
    "loopback": "http://127.0.0.1:1/",
    "metadata": "http://169.254.169.254/latest/meta-data/",
    "host": "https://careers.northwind.example/careers",
}
_WALL = (
    "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><h1>Verify you are human</h1><p>Enable "
    "JavaScript and cookies to continue. Ray ID: 8c1f00d5aa7e</p></body></html>"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of trouble at one host or employer (`target`).

    `only` narrows it to the listing, to postings (their pages and details) or to robots.txt, which "all" leaves
    out. The first `after` requests pass unharmed, then it holds for `times` requests, or for good.
    `value` is the redirect's target (loopback, metadata, host, or an address) or the wrong content type.
    """

    target: str
    kind: str
    only: str = "all"
    status: int = 500
    retry_after: int | None = None
    seconds: float = 30.0
    value: str = ""
    times: int | None = None
    after: int = 0

    @classmethod
    def read(cls, given: Mapping[str, object]) -> "Fault":
        """From JSON. Raises ValueError with what is wrong."""
        unknown = set(given) - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"A fault has no {', '.join(sorted(unknown))}.")
        if given.get("kind") not in SENDING + LISTING:
            raise ValueError(f"A fault needs a kind: {', '.join(SENDING + LISTING)}.")
        if given.get("only", "all") not in ONLY:
            raise ValueError(f"only must be one of {', '.join(ONLY)}.")
        if not isinstance(given.get("target"), str):
            raise ValueError("A fault needs a target: a host or a company.")
        _check_numbers(given)
        return cls(**given)  # type: ignore[arg-type]  # names and numbers are checked above


def _check_numbers(given: Mapping[str, object]) -> None:
    limits = {"status": 599, "retry_after": 86_400, "times": 1_000_000, "after": 1_000_000, "seconds": 3_600}
    for name, most in limits.items():
        value = given.get(name, 0)
        if value is None and name in ("retry_after", "times"):
            continue
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            raise ValueError(f"{name} must be a number from 0 to {most}.")


class Faults:
    """The trouble that is set, with what is used up of it."""

    def __init__(self) -> None:
        self._set: list[tuple[Fault, list[int]]] = []

    def add(self, fault: Fault) -> None:
        self._set.append((fault, [0]))

    def clear(self, target: str | None = None) -> None:
        self._set = [item for item in self._set if target is not None and item[0].target != target]

    def all(self) -> list[Fault]:
        return [fault for fault, _ in self._set]

    def due(self, host: str, company: str, what: str) -> list[Fault]:
        """The trouble that meets this request, and counts it."""
        found: list[Fault] = []
        for fault, used in self._set:
            if fault.target not in (host, company) or not _concerns(fault.only, what):
                continue
            used[0] += 1
            if used[0] > fault.after and (fault.times is None or used[0] <= fault.after + fault.times):
                found.append(fault)
        return found


def _concerns(only: str, what: str) -> bool:
    if only == "all":
        return what != "robots"
    return what in ("page", "detail") if only == "page" else what == only


@lru_cache(maxsize=1)
def _bomb() -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    block = bytes(1024 * 1024)
    parts = [packer.compress(block) for _ in range(BOMB_BYTES // len(block))]
    return b"".join((*parts, packer.flush()))


def _location(request: web.BaseRequest, fault: Fault) -> str:
    if fault.kind == "redirect":
        return TARGETS.get(fault.value, fault.value or TARGETS["host"])
    turn = request.rel_url.query.get("turn", "0")
    count = int(turn) + 1 if turn.isascii() and turn.isdigit() and len(turn) < 9 else 1
    return f"https:/{request.rel_url.path}?turn={count}"


async def troubled(request: web.BaseRequest, fault: Fault, good: web.Response) -> web.StreamResponse:
    """The answer as the fault leaves it."""
    if fault.kind in ("hang", "drip", "cut", "gzip_bomb", "huge"):
        return await _slow_or_broken(request, fault, good)
    if fault.kind in ("redirect", "redirect_loop"):
        return web.Response(status=302, headers={"Location": _location(request, fault)})
    if fault.kind == "status":
        headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        return web.Response(status=fault.status, text="The service is not available.", headers=headers)
    if fault.kind == "html":
        return web.Response(text=_WALL, content_type="text/html")
    body = good.body if isinstance(good.body, bytes) else b""
    if fault.kind == "content_type":
        return web.Response(body=body, headers={"Content-Type": fault.value or "application/octet-stream"})
    broken = body[: len(body) * 3 // 5] + b'"\\ud8 {{,'
    return web.Response(body=broken, headers={"Content-Type": good.headers["Content-Type"]})


async def _slow_or_broken(request: web.BaseRequest, fault: Fault, good: web.Response) -> web.StreamResponse:
    body = good.body if isinstance(good.body, bytes) else b""
    kind = {"Content-Type": good.headers.get("Content-Type", "text/html")}
    if fault.kind == "hang":
        await asyncio.sleep(fault.seconds)
        return web.Response(status=504, text="The service did not answer in time.")
    if fault.kind == "gzip_bomb":
        bomb = await asyncio.to_thread(_bomb)
        return web.Response(body=bomb, headers={**kind, "Content-Encoding": "gzip"})
    response = web.StreamResponse(headers=kind)
    if fault.kind != "huge":
        response.content_length = len(body)
    await response.prepare(request)
    if fault.kind == "cut":
        await response.write(body[: len(body) // 2])
        if request.transport is not None:
            request.transport.close()
        return response
    # Whoever asked may be gone before the end; then nobody is left to be told.
    with suppress(ConnectionResetError):
        if fault.kind == "huge":
            for _ in range(HUGE_BYTES // 262_144):
                await response.write(b" " * 262_144)
        else:
            await _drip(response, body, fault.seconds)
        await response.write_eof()
    return response


async def _drip(response: web.StreamResponse, body: bytes, seconds: float) -> None:
    pieces = 40
    size = -(-len(body) // pieces) or 1
    for start in range(0, len(body), size):
        await response.write(body[start : start + size])
        await asyncio.sleep(seconds / pieces)
