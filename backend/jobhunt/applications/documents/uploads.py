"""Documents that browsers put into the file store by themselves: where to, and what is kept once it is there."""

import re
from uuid import uuid4

from jobhunt.applications.documents import documents
from jobhunt.applications.documents.document_type import MOST_BYTES
from jobhunt.applications.documents.documents import TOO_LONG, Upload
from jobhunt.applications.documents.orphans import FOLDER
from jobhunt.applications.documents.schemas import DocumentOut, UploadDone, UploadOut
from jobhunt.core.context import Context
from jobhunt.core.errors import JobHuntError, NotAllowed, NotFound
from jobhunt.core.files.protocol import NoSuchFile, direct

SENT_AS = "application/octet-stream"

_ID = re.compile(r"(\d{8})-([1-9]\d{0,8})-([0-9a-f]{32})")


class TooLong(JobHuntError):
    """The document is too long."""

    status = 413


async def begin(context: Context, user_id: int, size: int) -> UploadOut:
    """Where a file of this many bytes is to be put; nowhere, when it is to be sent with the request instead."""
    if size > MOST_BYTES:
        raise TooLong(TOO_LONG)
    async with context.connect() as connection:
        await documents.check_room(connection, user_id, size)
    store = direct(context.files)
    if store is None:
        return UploadOut(upload=None, address=None, headers={})
    upload = f"{context.clock():%Y%m%d}-{size}-{uuid4().hex}"
    put = await store.address_to_put(_key(user_id, upload)[0], size, SENT_AS)
    return UploadOut(upload=upload, address=put.address, headers=dict(put.headers))


async def complete(context: Context, user_id: int, given: UploadDone, idempotency_key: str | None) -> DocumentOut:
    """Keep what was put there as a document, or as the next version of one. It counts from now on, not before."""
    store = direct(context.files)
    if store is None:
        raise NotAllowed("Documents are sent with the request here. Nothing was kept.")
    key, promised = _key(user_id, given.upload)
    try:
        size = await store.size(key)
        if size != promised or size > MOST_BYTES:
            raise NotAllowed(f"{size:,} bytes arrived of {promised:,}. Nothing was kept; upload the file again.")
        body = await context.files.get(key)
    except NoSuchFile:
        raise NotFound("The file did not arrive. Nothing was kept; upload it again.") from None
    sent = Upload(given.name, body, given.kind, idempotency_key)
    if given.document_id is None:
        return await documents.add(context, user_id, sent)
    return await documents.add_version(context, user_id, given.document_id, sent)


def _key(user_id: int, upload: str) -> tuple[str, int]:
    """Where an upload of this user lies, and how long it has to be. Raises NotFound for what names none."""
    found = _ID.fullmatch(upload)
    if found is None:
        raise NotFound("There is no such upload of yours. Nothing was kept.")
    day, size, name = found.groups()
    return f"{FOLDER}/{day}/{user_id}/{size}-{name}", int(size)
