"""The three ways to an application: a posting of the list, an address that is read, or by hand."""

from jobhunt.applications import actions, queries, read_address
from jobhunt.applications.copy_queries import Known
from jobhunt.applications.idempotency import Asked, answered, once
from jobhunt.applications.read_address import ReadPosting
from jobhunt.applications.schemas import ApplicationIn, ApplicationOut
from jobhunt.boards.markup import from_lines, sanitise
from jobhunt.core.context import Context
from jobhunt.core.work import Work


async def create(context: Context, asked: Asked, given: ApplicationIn) -> tuple[ApplicationOut, bool]:
    """An application, and whether it is new. A page is fetched before anything is written or held."""
    before = await answered(context, asked, ApplicationOut)
    if before is not None:
        return before, False
    page, job_id = None, given.job_id
    if given.url is not None and given.title is None:
        async with context.connect() as connection:
            job_id = await queries.job_at(connection, asked.user_id, given.url)
        page = await read_address.read(context, asked.user_id, given.url) if job_id is None else None
    is_new = False

    async def do() -> ApplicationOut:
        nonlocal is_new
        out, is_new = await _made(work, asked.user_id, given, job_id, page)
        return out

    async with context.start_work() as work:
        return await once(work, asked, ApplicationOut, do), is_new


async def _made(
    work: Work, user_id: int, given: ApplicationIn, job_id: int | None, page: ReadPosting | None
) -> tuple[ApplicationOut, bool]:
    if job_id is not None:
        return await actions.save_job(work, user_id, job_id)
    if page is not None:
        return await actions.save_known(work, user_id, page.known, page.places), True
    return await actions.save_known(work, user_id, _by_hand(given), given.places), True


def _by_hand(given: ApplicationIn) -> Known:
    assert given.company is not None
    assert given.title is not None
    text = given.text or ""
    description = sanitise(text) if "</" in text else from_lines(text)
    return Known(title=given.title, company=given.company, url=given.url, description=description)
