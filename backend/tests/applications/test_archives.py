"""Archives made to hurt: without end, with places outside, with two of one name, with links, with a password."""

import io
import struct
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.applications.archives import BadArchive, Bounds, opened
from tests.applications.files import zipped

FEW = Bounds(entries=10, unpacked=1_000)


def look(body: bytes, bounds: Bounds = FEW) -> dict[str, bytes]:
    with opened(BytesIO(body), bounds) as archive:
        return {name: archive.read(name) for name in archive.sizes}


def test_an_honest_archive_is_read_and_its_folders_are_no_files() -> None:
    assert look(zipped({"a/": b"", "a/b.txt": b"one", "ü.txt": b"two"})) == {"a/b.txt": b"one", "ü.txt": b"two"}


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../x", "a/../../x", "a/./b", "C:x", "a\\b", "..\\x", "a//b", "/", "a\nb", "..", "."]
)
def test_a_file_at_a_place_outside_is_refused(name: str) -> None:
    with pytest.raises(BadArchive, match="where none may be"):
        look(zipped({"fine.txt": b"", name: b"x"}))


def test_a_name_that_is_cut_at_a_nul_is_refused() -> None:
    with pytest.raises(BadArchive, match="where none may be"):
        look(zipped({"a_b": b"x"}).replace(b"a_b", b"a\0b"))


def test_an_archive_has_an_end() -> None:
    with pytest.raises(BadArchive, match="would unpack to 2,000 bytes, at most 1,000"):
        look(zipped({"bomb": b"\0" * 2_000}))
    with pytest.raises(BadArchive, match="has 11 files, at most 10"):
        look(zipped({str(n): b"" for n in range(11)}))


def test_a_directory_without_end_is_not_even_read() -> None:
    with pytest.raises(BadArchive, match="far too many files"):
        look(zipped({f"{n:060}": b"" for n in range(1_000)}))


def test_a_file_that_is_longer_than_it_says_is_not_read_to_its_end() -> None:
    body = bytearray(zipped({"bomb": b"\0" * 50_000}))
    struct.pack_into("<I", body, body.index(b"PK\x01\x02") + 24, 100)
    with pytest.raises(BadArchive, match="damaged"):
        look(bytes(body))


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(BadArchive, match="two files of one name"):
        look(zipped({"ab": b"1", "ac": b"2"}).replace(b"ac", b"ab"))


def test_a_link_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("cv.pdf")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(BadArchive, match="no ordinary file"):
        look(out.getvalue())


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("a", b"x")
    with pytest.raises(BadArchive, match="no ordinary file"):
        look(out.getvalue())


@given(st.data())
def test_whatever_the_damage_it_is_refused_or_read(data: st.DataObject) -> None:
    body = bytearray(zipped({"a": b"one" * 20, "b/c": b"two"}))
    for _ in range(data.draw(st.integers(1, 6))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    with suppress(BadArchive):
        found = look(bytes(body[: data.draw(st.integers(0, len(body)))]))
        assert sum(map(len, found.values())) <= FEW.unpacked
