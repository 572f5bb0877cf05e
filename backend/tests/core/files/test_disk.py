"""What a folder of files does about kills, damage and foreign things in it."""

import gzip
import os
from pathlib import Path

import pytest

from jobhunt.core.files.disk import DiskFiles
from jobhunt.core.files.protocol import NoSuchFile


async def test_a_file_lies_gzipped_under_its_key(tmp_path: Path) -> None:
    await DiskFiles(tmp_path).put("raw/acme/1/abc.html.gz", b"hello " * 1000)
    kept = (tmp_path / "raw/acme/1/abc.html.gz").read_bytes()
    assert len(kept) < 200
    assert gzip.decompress(kept) == b"hello " * 1000


@pytest.mark.parametrize(
    "kept",
    [b"", b"<html>", b"\x1f\x8b", gzip.compress(b"hello" * 99, mtime=0)[:-9], gzip.compress(b"x", mtime=0)[:12]],
)
async def test_a_damaged_file_counts_as_not_there(tmp_path: Path, kept: bytes) -> None:
    files = DiskFiles(tmp_path)
    await files.put("raw/1", b"hello")
    (tmp_path / "raw" / "1").write_bytes(kept)
    with pytest.raises(NoSuchFile):
        await files.get("raw/1")
    await files.put("raw/1", b"hello")
    assert await files.get("raw/1") == b"hello"


async def test_what_a_killed_writer_left_is_no_file_and_goes_in_time(tmp_path: Path) -> None:
    files = DiskFiles(tmp_path)
    await files.put("raw/1", b"hello")
    old, new = tmp_path / "~writing" / "old", tmp_path / "~writing" / "new"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    again = DiskFiles(tmp_path)
    assert [key async for key in again.keys("")] == ["raw/1"]
    assert not old.exists()
    assert new.exists()


async def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    files = DiskFiles(tmp_path)
    await files.put("raw/1", b"old")
    (tmp_path / "~writing").rmdir()
    with pytest.raises(FileNotFoundError):
        await files.put("raw/1", b"new")
    assert await files.get("raw/1") == b"old"


async def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    await DiskFiles(tmp_path).put("docs/cv", b"private")
    assert (tmp_path / "docs" / "cv").stat().st_mode & 0o077 == 0
