"""Which version of a document was sent with an application, written into its log."""

from jobhunt.applications.actions import possible
from jobhunt.applications.documents import queries
from jobhunt.applications.documents.documents import NO_SUCH
from jobhunt.applications.documents.schemas import DocumentSent
from jobhunt.applications.items import items
from jobhunt.applications.items.items import Where
from jobhunt.applications.schemas import ApplicationOut
from jobhunt.core.errors import NotAllowed, NotFound
from jobhunt.core.work import Work

ITEM = "document_use"


async def send(work: Work, where: Where, given: DocumentSent) -> ApplicationOut:
    """Note that a version was sent."""
    version = await queries.version(work.connection, where.user_id, given.document_version_id)
    if version is None:
        raise NotFound(NO_SUCH)
    if version.deleted_at is not None:
        raise NotAllowed("This document was deleted. Nothing was changed; restore it first.")
    use = {
        "document_version_id": version.id,
        "sent_to": given.sent_to,
        "sent_at": possible(given.sent_at, work.now).isoformat(),
    }
    return await items.save(work, where, ITEM, lambda _old, _now: use)
