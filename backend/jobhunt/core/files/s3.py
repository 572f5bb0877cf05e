"""Files in S3, or in a store that speaks like it: gzip the content, encrypted where they lie."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

from jobhunt.core.amazon import Amazon, Refused
from jobhunt.core.files.keys import FETCHED, check_key, check_prefix
from jobhunt.core.files.packing import pack, unpack
from jobhunt.core.files.protocol import NoSuchFile, PutAddress, ServedAs, StoreAway

log = logging.getLogger(__name__)

ENCRYPTION = "AES256"
NOT_THERE = frozenset({"NoSuchKey", "404", "NotFound"})
GOOD_FOR = 300


class S3Files:
    """A file store in one bucket, which any number of machines may share, and browsers where they reach it."""

    def __init__(self, bucket: str, service: Amazon | None = None, *, in_reach: bool = False) -> None:
        self._bucket = bucket
        self.in_reach = in_reach
        self._s3 = service or Amazon("s3")

    async def put(self, key: str, body: bytes) -> None:
        check_key(key)
        # Only a folder minds a key that is a folder too. Pages' keys are built so that none can be, and there are
        # thousands; of the few other files each is looked up, so that all could be moved into a folder.
        if not key.startswith(FETCHED) and await self._is_both(key):
            raise ValueError(f"{key} is both a file and a folder")
        await self._ask(
            "put_object",
            Key=key,
            Body=pack(body),
            ContentEncoding="gzip",
            ServerSideEncryption=ENCRYPTION,
        )

    async def get(self, key: str) -> bytes:
        answer = await self._ask("get_object", Key=check_key(key))
        body: bytes = answer["Body"]
        # A browser that uploaded by an address of ours has not packed what it sent.
        return unpack(body) if answer.get("ContentEncoding") == "gzip" else body

    async def exists(self, key: str) -> bool:
        try:
            await self.size(key)
        except NoSuchFile:
            return False
        return True

    async def delete(self, key: str) -> None:
        await self._ask("delete_object", Key=check_key(key))

    async def keys(self, prefix: str) -> AsyncIterator[str]:
        wanted = {"Prefix": check_prefix(prefix)}
        while True:
            page = await self._ask("list_objects_v2", **wanted)
            for one in page.get("Contents", ()):
                yield one["Key"]
            if not page.get("IsTruncated"):
                return
            wanted["ContinuationToken"] = page["NextContinuationToken"]

    async def address_to_get(self, key: str, served: ServedAs) -> str:
        """Where a browser may read this one file; it unpacks it by itself."""
        return await self._s3.presigned(
            "get_object",
            GOOD_FOR,
            Bucket=self._bucket,
            Key=check_key(key),
            ResponseContentType=served.media_type,
            ResponseContentDisposition=served.disposition,
            ResponseCacheControl="private, no-store",
        )

    async def address_to_put(self, key: str, size: int, media_type: str) -> PutAddress:
        """Where a browser may put this one file of exactly this many bytes, as this type."""
        address = await self._s3.presigned(
            "put_object",
            GOOD_FOR,
            Bucket=self._bucket,
            Key=check_key(key),
            ContentLength=size,
            ContentType=media_type,
            ServerSideEncryption=ENCRYPTION,
        )
        headers = {"Content-Type": media_type, "x-amz-server-side-encryption": ENCRYPTION}
        return PutAddress(address, headers)

    async def size(self, key: str) -> int:
        answer = await self._ask("head_object", Key=check_key(key))
        return int(answer["ContentLength"])

    async def _ask(self, operation: str, **given: Any) -> dict[str, Any]:
        """One operation in this bucket. Raises NoSuchFile; StoreAway when no more tries are worth it."""
        try:
            return await self._s3.ask(operation, Bucket=self._bucket, **given)
        except Refused as refused:
            if refused.code in NOT_THERE:
                raise NoSuchFile from None
            if not refused.passing:
                raise
            trouble: Exception = refused
        except OSError as error:
            trouble = error
        log.warning("%s in %s: %s", operation, self._bucket, trouble)
        raise StoreAway from trouble

    async def _is_both(self, key: str) -> bool:
        folders = key.split("/")[:-1]
        above = ["/".join(folders[: depth + 1]) for depth in range(len(folders))]
        if any(await asyncio.gather(*map(self.exists, above))):
            return True
        below = await self._ask("list_objects_v2", Prefix=f"{key}/", MaxKeys=1)
        return bool(below.get("Contents"))
