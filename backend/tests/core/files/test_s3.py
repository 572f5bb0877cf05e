"""What S3 does besides keeping files: packed, encrypted, page by page, and by address for browsers."""

import asyncio
import gzip
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from jobhunt.core.amazon import Refused
from jobhunt.core.files.disk import DiskFiles
from jobhunt.core.files.memory import MemoryFiles
from jobhunt.core.files.protocol import NoSuchFile, ServedAs, direct
from jobhunt.core.files.s3 import S3Files
from tests.aws.ministack import Ministack


@pytest.fixture
async def bucket(ministack: Ministack) -> str:
    return await ministack.bucket()


@pytest.fixture
def store(ministack: Ministack, bucket: str) -> S3Files:
    return S3Files(bucket, ministack.s3)


async def test_a_file_lies_gzipped_and_encrypted_under_its_key(
    ministack: Ministack, store: S3Files, bucket: str
) -> None:
    await store.put("raw/acme/1/abc.html.gz", b"hello " * 1000)
    kept = await ministack.s3.ask("get_object", Bucket=bucket, Key="raw/acme/1/abc.html.gz")
    assert len(kept["Body"]) < 200
    assert gzip.decompress(kept["Body"]) == b"hello " * 1000
    assert (kept["ContentEncoding"], kept["ServerSideEncryption"]) == ("gzip", "AES256")


async def test_more_keys_than_one_answer_holds_are_all_listed(store: S3Files) -> None:
    await asyncio.gather(*(store.put(f"raw/{number}", b"") for number in range(1005)))
    assert len([key async for key in store.keys("raw/")]) == 1005


async def test_a_damaged_file_counts_as_not_there(ministack: Ministack, store: S3Files, bucket: str) -> None:
    await ministack.s3.ask("put_object", Bucket=bucket, Key="raw/1", Body=b"\x1f\x8b", ContentEncoding="gzip")
    with pytest.raises(NoSuchFile):
        await store.get("raw/1")


async def test_a_bucket_that_is_not_there_is_no_missing_file(ministack: Ministack) -> None:
    with pytest.raises(Refused, match="NoSuchBucket"):
        await S3Files("nothing-like-it", ministack.s3).get("raw/1")


SERVED = ServedAs("application/octet-stream", 'attachment; filename="cv.pdf"')


async def test_a_browser_reads_a_file_by_its_address_and_is_told_to_save_it(store: S3Files) -> None:
    await store.put("doc/cv", b"private")
    address = await store.address_to_get("doc/cv", SERVED)
    async with aiohttp.ClientSession() as browser, browser.get(address) as answer:
        assert (answer.status, await answer.read()) == (200, b"private")
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["Content-Disposition"] == SERVED.disposition
        assert answer.content_type == SERVED.media_type


async def test_a_browser_puts_a_file_by_its_address(ministack: Ministack, store: S3Files, bucket: str) -> None:
    upload = await store.address_to_put("doc/cv", 7, "application/octet-stream")
    async with (
        aiohttp.ClientSession() as browser,
        browser.put(upload.address, data=b"private", headers=upload.headers) as answer,
    ):
        assert answer.status == 200
    assert (await store.get("doc/cv"), await store.size("doc/cv")) == (b"private", 7)
    kept = await ministack.s3.ask("head_object", Bucket=bucket, Key="doc/cv")
    assert kept["ServerSideEncryption"] == "AES256"


async def test_an_address_is_good_for_a_while_and_for_its_size_and_type_alone(store: S3Files) -> None:
    upload = await store.address_to_put("doc/cv", 7, "application/octet-stream")
    query = parse_qs(urlsplit(upload.address).query)
    assert query["X-Amz-Expires"] == ["300"]
    signed = set(query["X-Amz-SignedHeaders"][0].split(";"))
    assert signed == {"content-length", "content-type", "host", "x-amz-server-side-encryption"}


async def test_the_size_of_what_is_not_there_is_told_as_such(store: S3Files) -> None:
    with pytest.raises(NoSuchFile):
        await store.size("doc/cv")


async def test_addresses_for_hostile_keys_are_not_made(store: S3Files) -> None:
    with pytest.raises(ValueError, match="not a file key"):
        await store.address_to_get("../secrets", SERVED)
    with pytest.raises(ValueError, match="not a file key"):
        await store.address_to_put("../secrets", 1, SERVED.media_type)


def test_only_a_bucket_that_browsers_reach_is_direct(ministack: Ministack, tmp_path: Path) -> None:
    assert direct(S3Files("bucket", ministack.s3, in_reach=True)) is not None
    for store in (S3Files("bucket", ministack.s3), MemoryFiles(), DiskFiles(tmp_path)):
        assert direct(store) is None
