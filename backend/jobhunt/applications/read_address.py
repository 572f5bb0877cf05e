"""A posting from the address that somebody pasted: fetched as any page is, and read by the boards."""

import asyncio
from dataclasses import dataclass
from hashlib import sha256

from jobhunt.applications.copy_queries import Known
from jobhunt.boards.protocol import HTML_LIMIT, Request
from jobhunt.companies import add_box
from jobhunt.core.context import Context
from jobhunt.core.errors import BadRequest
from jobhunt.core.net.protocol import FetchFailed
from jobhunt.postings.saved_page import NotRead, SavedPage, read_fields
from jobhunt.postings.versions import content

_OK = 200
BY_HAND = "Nothing was saved. Check the address, or give company and title by hand; the address can go with them."


class CannotRead(BadRequest):
    """The address could not be read as a posting."""


@dataclass(frozen=True, slots=True)
class ReadPosting:
    """What a page said, and the places it named."""

    known: Known
    places: tuple[str, ...]


async def read(context: Context, user_id: int, url: str) -> ReadPosting:
    """The posting at an address, its page kept among the user's files. Raises CannotRead, saying how to go on."""
    address = url if "://" in url else f"https://{url}"
    try:
        answer = await context.fetcher.fetch(Request(address, kind="page", limit=HTML_LIMIT), wait=10.0)
    except (FetchFailed, ValueError) as error:
        raise CannotRead(f"This address could not be read: {error}. {BY_HAND}") from None
    if answer.status != _OK:
        raise CannotRead(f"This address answered {answer.status}. {BY_HAND}")
    page = SavedPage(answer.body, answer.url or address)
    try:
        fields = await asyncio.to_thread(read_fields, page)
    except NotRead as error:
        raise CannotRead(f"{str(error).rstrip('.')}. {BY_HAND}") from None
    kept = content(fields)
    raw_key = f"users/{user_id}/pages/{sha256(answer.body).hexdigest()}.html.gz"
    await context.files.put(raw_key, answer.body)
    return ReadPosting(
        Known(
            title=kept.title,
            company=fields.company or add_box.resolve(page.url).display_name,
            url=page.url,
            description=kept.description,
            fields=kept.fields,
            raw_key=raw_key,
            raw_type=answer.headers.get("content-type"),
        ),
        fields.places,
    )
