"""Which version of a document was sent with an application, written into its log."""

from jobhunt.applications import detail, event_queries
from jobhunt.applications.actions import held, possible
from jobhunt.applications.documents import queries
from jobhunt.applications.documents.documents import NO_SUCH
from jobhunt.applications.documents.schemas import DocumentSent
from jobhunt.applications.log import Entry, record
from jobhunt.applications.schemas import ApplicationOut
from jobhunt.core.errors import NotAllowed, NotFound
from jobhunt.core.work import Work

NO_SUCH_USE = "There is no such sent document among yours."


async def send(
    work: Work, user_id: int, application_id: int, given: DocumentSent, seen: str | None
) -> ApplicationOut:
    """Note that a version was sent."""
    log = await held(work, user_id, application_id, seen)
    version = await queries.version(work.connection, user_id, given.document_version_id)
    if version is None:
        raise NotFound(NO_SUCH)
    if version.deleted_at is not None:
        raise NotAllowed("This document was deleted. Nothing was changed; restore it first.")
    [use_id] = await event_queries.new_ids(work.connection, "document_uses")
    sent_at = possible(given.sent_at, work.now)
    data = {
        "id": use_id,
        "document_version_id": version.id,
        "sent_to": given.sent_to,
        "sent_at": sent_at.isoformat(),
    }
    await record(work, log, [Entry("document_use_saved", data, sent_at)])
    return await detail.read(work.connection, user_id, application_id, work.now)


async def take_back(work: Work, user_id: int, which: tuple[int, int], seen: str | None) -> ApplicationOut:
    """Note that it was not sent after all; `which` is the application and the use."""
    application_id, use_id = which
    log = await held(work, user_id, application_id, seen)
    if use_id not in log.state.of("document_use"):
        raise NotFound(NO_SUCH_USE)
    await record(work, log, [Entry("document_use_removed", {"id": use_id})])
    return await detail.read(work.connection, user_id, application_id, work.now)
