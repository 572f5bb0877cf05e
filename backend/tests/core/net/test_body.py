"""Tests of bodies: packed ones are unpacked within bounds, and what is no page is refused."""

import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator

import pytest

from jobhunt.boards.protocol import Response
from jobhunt.core.net.body import Unusable
from jobhunt.core.net.protocol import FetchFailed
from tests.core.net.sites import Site, fetching, open_site, page

MIB = 1024 * 1024
PATH = "/www.example.com/x"
TEXT = ("A posting with some words in it. " * 3000).encode()
PACKED = gzip.compress(TEXT, mtime=0)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A site without any page yet."""
    async with open_site() as made:
        yield made


async def read(site: Site, limit: int = 5 * MIB) -> Response:
    async with fetching(site.origin) as fetcher:
        return await fetcher.fetch(page("x", limit=limit))


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", PACKED),
        ("x-gzip", PACKED),
        (" GZip ", PACKED),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", bare_deflate(TEXT)),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT[:999], mtime=0) + gzip.compress(TEXT[999:], mtime=0)),
        ("gzip", PACKED + b"\x00\x00trailing"),
        ("deflate", zlib.compress(TEXT) + b"trailing"),
    ],
)
async def test_a_packed_body_is_unpacked(site: Site, encoding: str, packed: bytes) -> None:
    site.says(PATH, packed, Content_Encoding=encoding)
    assert (await read(site)).body == TEXT


@pytest.mark.parametrize("size", [0, 1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 128 * 1024, 300_000])
async def test_a_packed_body_of_any_size_is_whole(site: Site, size: int) -> None:
    site.says(PATH, gzip.compress(b"a" * size), Content_Encoding="gzip")
    assert (await read(site)).body == b"a" * size


async def test_an_empty_body_needs_no_unpacking(site: Site) -> None:
    site.says(PATH, b"", Content_Encoding="gzip")
    assert (await read(site)).body == b""


async def test_a_body_of_exactly_the_limit_passes_and_one_byte_more_does_not(site: Site) -> None:
    site.says(PATH, TEXT)
    assert (await read(site, limit=len(TEXT))).body == TEXT
    with pytest.raises(
        Unusable, match=r"^www\.example\.com sent more than 0\.0944 MiB, which is more than a page$"
    ):
        await read(site, limit=len(TEXT) - 1)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_bomb_is_stopped_before_it_goes_off(site: Site, encoding: str) -> None:
    zeros = b"\x00" * (80 * MIB)
    site.says(
        PATH, gzip.compress(zeros, 1) if encoding == "gzip" else zlib.compress(zeros, 1), Content_Encoding=encoding
    )
    del zeros
    tracemalloc.start()
    with pytest.raises(Unusable, match="sent more than 1 MiB"):
        await read(site, limit=MIB)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 5 * MIB


async def test_a_body_packed_twice_or_in_an_unknown_way_is_refused(site: Site) -> None:
    for encoding in ("gzip, gzip", "br", "zstd", "compress"):
        site.says(PATH, TEXT, Content_Encoding=encoding)
        with pytest.raises(Unusable, match="packed its answer in a way that was not asked for"):
            await read(site)


async def test_a_body_in_thousands_of_tiny_members_is_refused(site: Site) -> None:
    site.says(PATH, gzip.compress(b"") * 20_000, Content_Encoding="gzip")
    with pytest.raises(Unusable, match="packed in too many pieces"):
        await read(site)


@pytest.mark.parametrize("packed", [PACKED[:-9], PACKED[:40], PACKED[:5]])
async def test_a_packed_body_that_breaks_off_is_not_taken_for_whole(site: Site, packed: bytes) -> None:
    site.says(PATH, packed, Content_Encoding="gzip")
    with pytest.raises(FetchFailed, match=r"^www\.example\.com cut its answer off in the middle$"):
        await read(site)


@pytest.mark.parametrize("packed", [b"<html>", PACKED[:-5] + b"wrong", b"\x1f\x8bgarbage and more garbage"])
async def test_a_body_that_is_not_packed_as_it_says_fails(site: Site, packed: bytes) -> None:
    site.says(PATH, packed, Content_Encoding="gzip")
    with pytest.raises(FetchFailed, match="sent an answer that cannot be unpacked"):
        await read(site)


@pytest.mark.parametrize(
    "kind",
    ["text/html; charset=utf-8", "application/json", "Application/LD+JSON", "application/xhtml+xml", "text/plain"],
)
async def test_pages_and_data_are_read(site: Site, kind: str) -> None:
    site.says(PATH, "fine", Content_Type=kind)
    assert (await read(site)).body == b"fine"


@pytest.mark.parametrize(
    "kind", ["application/pdf", "image/png", "application/octet-stream", "video/mp4", "nonsense"]
)
async def test_what_is_no_page_is_refused_unless_its_status_says_it_all(site: Site, kind: str) -> None:
    site.says(PATH, b"%PDF", Content_Type=kind)
    with pytest.raises(Unusable, match=r"which is not a page$"):
        await read(site)
    site.says(PATH, b"%PDF", status=404, Content_Type=kind)
    answer = await read(site)
    assert (answer.status, answer.body) == (404, b"")


async def test_of_an_error_page_the_beginning_is_enough(site: Site) -> None:
    site.says(PATH, TEXT, status=410)
    answer = await read(site, limit=100)
    assert (answer.status, answer.body) == (410, TEXT[:100])


async def test_a_charset_that_does_not_exist_is_left_to_the_reader(site: Site) -> None:
    site.says(PATH, "Zürich".encode("latin-1"), Content_Type="text/html; charset=klingon")
    assert (await read(site)).text() == "Z\ufffdrich"
