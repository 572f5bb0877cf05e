"""What every file store promises, in memory, on disk and in S3 alike."""

import asyncio
import random
from pathlib import Path

import pytest

from jobhunt.core.files.disk import DiskFiles
from jobhunt.core.files.memory import MemoryFiles
from jobhunt.core.files.protocol import Files, NoSuchFile
from jobhunt.core.files.s3 import S3Files
from tests.aws.ministack import Ministack

HOSTILE_KEYS = [
    "", "/", "a//b", "/etc/passwd", "..", "../x", "a/../b", "a/.", "a/..", "./a", "a/", "a b", "a\n", "a\0b",
    "ä", "a\\b", "C:", "~", "~writing/x", "a*", "a?b", "1/2/3/4/5/6/7/8/9", "x" * 201, "٣",
]  # fmt: skip


@pytest.fixture(params=["memory", "disk", "s3"])
async def store(request: pytest.FixtureRequest, tmp_path: Path, ministack: Ministack) -> Files:
    if request.param == "s3":
        return S3Files(await ministack.bucket(), ministack.s3)
    return MemoryFiles() if request.param == "memory" else DiskFiles(tmp_path / "files")


async def listed(store: Files, prefix: str) -> list[str]:
    return sorted([key async for key in store.keys(prefix)])


async def test_what_was_put_is_got(store: Files) -> None:
    await store.put("raw/acme/1/abc.html.gz", b"<html>hello</html>")
    assert await store.get("raw/acme/1/abc.html.gz") == b"<html>hello</html>"


@pytest.mark.parametrize("body", [b"", b"\0", b"\x1f\x8b not gzip", random.Random(1).randbytes(300_000)])
async def test_any_bytes_come_back_as_they_were(store: Files, body: bytes) -> None:
    await store.put("x", body)
    assert await store.get("x") == body


async def test_a_second_put_replaces_the_first(store: Files) -> None:
    await store.put("doc/1", b"old")
    await store.put("doc/1", b"new")
    assert await store.get("doc/1") == b"new"
    assert await listed(store, "") == ["doc/1"]


async def test_a_file_that_is_not_there_is_no_such_file(store: Files) -> None:
    await store.put("raw/acme/1", b"x")
    for key in ("raw/acme/2", "raw/acme", "raw/acme/1/2", "nothing"):
        assert not await store.exists(key)
        with pytest.raises(NoSuchFile):
            await store.get(key)


async def test_deleting_twice_is_harmless(store: Files) -> None:
    await store.put("raw/acme/1", b"x")
    await store.delete("raw/acme/1")
    await store.delete("raw/acme/1")
    await store.delete("raw/acme")
    assert not await store.exists("raw/acme/1")


async def test_a_deleted_file_can_be_put_again(store: Files) -> None:
    await store.put("raw/acme/1", b"x")
    await store.delete("raw/acme/1")
    await store.put("raw/acme/1", b"y")
    assert await store.get("raw/acme/1") == b"y"


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("", ["a/b/1", "a/b/2", "a/bc/1", "ab"]),
        ("a", ["a/b/1", "a/b/2", "a/bc/1", "ab"]),
        ("a/", ["a/b/1", "a/b/2", "a/bc/1"]),
        ("a/b", ["a/b/1", "a/b/2", "a/bc/1"]),
        ("a/b/", ["a/b/1", "a/b/2"]),
        ("a/b/1", ["a/b/1"]),
        ("a/b/1/", []),
        ("nothing/here", []),
    ],
)
async def test_keys_are_listed_by_how_they_begin(store: Files, prefix: str, expected: list[str]) -> None:
    for key in ("a/b/1", "a/b/2", "a/bc/1", "ab"):
        await store.put(key, b"")
    assert await listed(store, prefix) == expected


@pytest.mark.parametrize("key", HOSTILE_KEYS)
async def test_a_hostile_key_is_refused_by_everything(store: Files, key: str) -> None:
    for call in (store.put(key, b"x"), store.get(key), store.exists(key), store.delete(key)):
        with pytest.raises(ValueError, match="not a file key"):
            await call
    assert await listed(store, "") == []


@pytest.mark.parametrize("prefix", ["../", "..", "a/../", "/etc", "a//", "~", "a\n", "./"])
async def test_a_hostile_prefix_is_refused(store: Files, prefix: str) -> None:
    with pytest.raises(ValueError, match="not the beginning"):
        await listed(store, prefix)


async def test_a_key_cannot_be_both_file_and_folder(store: Files) -> None:
    await store.put("a/b", b"x")
    with pytest.raises(ValueError, match="both a file and a folder"):
        await store.put("a", b"y")
    with pytest.raises(ValueError, match="both a file and a folder"):
        await store.put("a/b/c", b"y")
    assert await listed(store, "") == ["a/b"]


async def test_writers_of_one_key_leave_one_whole_file(store: Files) -> None:
    bodies = [bytes([number]) * 50_000 for number in range(20)]
    await asyncio.gather(*(store.put("raw/acme/1", body) for body in bodies))
    assert await store.get("raw/acme/1") in bodies
    assert await listed(store, "") == ["raw/acme/1"]
