"""Bodies with gaps that every fetch fills anew: nonces, ids, counters, "posted 3 days ago", similar jobs."""

import re
from collections.abc import Sequence
from functools import cached_property

import xxhash

_GAP = re.compile(r"@@(\w+)@@")


class Template:
    """A body cut at its gaps. Parts given by other templates are shared, not copied."""

    def __init__(self, parts: Sequence[bytes | str], own: int) -> None:
        self.parts = tuple(parts)
        self.own = own

    @classmethod
    def of(cls, text: str) -> "Template":
        """Cuts at `@@name@@`."""
        pieces = _GAP.split(text)
        parts: list[bytes | str] = []
        for index, piece in enumerate(pieces):
            if index % 2:
                parts.append(piece)
            elif piece:
                parts.append(piece.encode())
        return cls(parts, len(text))

    @classmethod
    def raw(cls, body: bytes) -> "Template":
        return cls((body,), len(body))

    def holding(self, **inner: "Template") -> "Template":
        """The same with some gaps taken by other templates, gaps and all."""
        parts: list[bytes | str] = []
        own = 0
        for part in self.parts:
            if isinstance(part, str) and part in inner:
                parts.extend(inner[part].parts)
                own += inner[part].own
            else:
                parts.append(part)
        return Template(parts, own)

    def fill(self, gaps: "Gaps") -> bytes:
        return b"".join([part if isinstance(part, bytes) else gaps.value(part) for part in self.parts])

    @cached_property
    def tag(self) -> str:
        """A weak ETag over what stays the same between fetches."""
        digest = xxhash.xxh64()
        for part in self.parts:
            digest.update(part.encode() if isinstance(part, str) else part)
        return f'W/"{digest.hexdigest()}"'


class Gaps:
    """What goes into the gaps of one fetch. `tick` 0 is the quiet universe, in which nothing ever moves."""

    def __init__(self, seed: int, tick: int, age: int, similar: Sequence[bytes]) -> None:
        self.tick, self._age, self._similar = tick, age, similar
        self._draw = xxhash.xxh64_intdigest(b"%d:%d" % (seed, tick)) if tick else 0

    def value(self, name: str) -> bytes:
        """What stands in that gap this time; an unknown name is a nonce."""
        return _FILLERS.get(name, Gaps._nonce)(self)

    def _nonce(self) -> bytes:
        return b"%016x" % self._draw

    def _request(self) -> bytes:
        draw = self._draw
        return b"%08x-%04x-4%03x" % (draw & 0xFFFFFFFF, draw >> 32 & 0xFFFF, draw >> 48 & 0xFFF)

    def _similar_block(self) -> bytes:
        return self._similar[self._draw % len(self._similar)] if self._similar else b""

    def _views(self) -> bytes:
        return b"%d" % (100 + self._draw % 900 + self.tick)

    def _applicants(self) -> bytes:
        return b"%d" % (20 + self._draw % 180)

    def _clock(self) -> bytes:
        second = self._draw % 86_400
        return b"%02d:%02d:%02d" % (second // 3600, second // 60 % 60, second % 60)

    def _days(self) -> bytes:
        return b"%d days" % (2 + self._draw % 40)

    def _ago(self) -> bytes:
        if not self.tick:
            return b"recently"
        days = max(self._age, 0) + self._draw % 2
        return (b"today", b"1 day ago")[days] if days < 2 else b"%d days ago" % days


_FILLERS = {
    "similar": Gaps._similar_block,
    "ago": Gaps._ago,
    "views": Gaps._views,
    "applicants": Gaps._applicants,
    "clock": Gaps._clock,
    "days": Gaps._days,
    "request": Gaps._request,
}
