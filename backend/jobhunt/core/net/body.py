"""The body of an answer: of a readable type, unpacked, whole, and never larger than was asked for."""

import io
import zlib
from collections.abc import Iterator

import aiohttp

from jobhunt.core.net.protocol import FetchFailed

READABLE = frozenset({"application/json", "application/xml", "application/javascript", "application/x-javascript"})
PIECE = 64 * 1024
MOST_MEMBERS = 100


class Unusable(FetchFailed):
    """The host did answer, but with something that is no page: the wrong type, too large."""


async def read_body(answer: aiohttp.ClientResponse, host: str, limit: int, cut: bool) -> bytes:
    """The unpacked body, of at most `limit` bytes. With `cut` any type will do, and the first bytes of it.

    Of an answer that is an error in itself the beginning is always enough, for its status is what counts.
    Raises Unusable, or FetchFailed for a body that breaks off.
    """
    failed = not 200 <= answer.status < 300
    if not cut and not _is_readable(answer):
        if failed:
            return b""
        raise Unusable(f"{host} sent {answer.content_type}, which is not a page")
    unpacker = _unpacker(answer, host)
    body = io.BytesIO()
    async for chunk in answer.content.iter_any():
        for piece in unpacker.pieces(chunk):
            room = limit - body.tell()
            body.write(piece[:room])
            if len(piece) > room:
                if cut or failed:
                    return body.getvalue()
                raise Unusable(f"{host} sent more than {limit / 1_048_576:.3g} MiB, which is more than a page")
    unpacker.end()
    return body.getvalue()


def _is_readable(answer: aiohttp.ClientResponse) -> bool:
    if "Content-Type" not in answer.headers:
        return True
    kind = answer.content_type.lower()
    return kind.startswith("text/") or kind in READABLE or kind.endswith(("+json", "+xml"))


def _unpacker(answer: aiohttp.ClientResponse, host: str) -> "_Plain | _Packed":
    encoding = answer.headers.get("Content-Encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return _Plain()
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _Packed(encoding, host)
    raise Unusable(f"{host} packed its answer in a way that was not asked for")


class _Plain:
    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk

    def end(self) -> None:
        """Whether it is whole is known by its length, which the connection checks."""


class _Packed:
    """Unpacks gzip or deflate in pieces of at most `PIECE` bytes, so that a bomb is noticed before it goes off."""

    def __init__(self, encoding: str, host: str) -> None:
        self._gzip = encoding.endswith("gzip")
        self._host = host
        self._members = 0
        self._stream = zlib.decompressobj()
        self._open = False

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        try:
            while chunk and (self._open or self._begin(chunk[0])):
                piece = b"?"
                while piece and not self._stream.eof:
                    piece = self._stream.decompress(chunk, PIECE)
                    chunk = self._stream.unconsumed_tail
                    yield piece
                self._open = not self._stream.eof
                chunk = self._stream.unused_data
        except zlib.error:
            raise FetchFailed(f"{self._host} sent an answer that cannot be unpacked") from None

    def end(self) -> None:
        if self._open:
            raise FetchFailed(f"{self._host} cut its answer off in the middle")

    def _begin(self, first: int) -> bool:
        """Begin the next member. What follows the last one and is none itself is left alone, as browsers do."""
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise Unusable(f"{self._host} sent an answer packed in too many pieces")
        if self._members > 1 and not (self._gzip and first == 0x1F):
            return False
        self._stream = zlib.decompressobj(self._window(first))
        self._open = True
        return True

    def _window(self, first: int) -> int:
        """Servers mean either zlib's format or the bare one by "deflate"; its first byte tells them apart."""
        if self._gzip:
            return 16 + zlib.MAX_WBITS
        return zlib.MAX_WBITS if first & 0x0F == 8 else -zlib.MAX_WBITS
