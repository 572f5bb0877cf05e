"""The crawl step: look at one posting's page, and decide unchanged, changed, gone or not to be had."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from jobhunt.boards import gone, registry
from jobhunt.boards.protocol import Board, Fields, Gone, Opening, Outcome, Platform, Request, Response
from jobhunt.core.context import Context
from jobhunt.core.errors import GiveUp, TryLater
from jobhunt.core.files.keys import key_part
from jobhunt.core.files.protocol import NoSuchFile, StoreAway
from jobhunt.core.net.protocol import Blocked, FetchFailed, HostBusy
from jobhunt.ingestion import runs, step_queries
from jobhunt.ingestion.outage import PATIENCE, come_back
from jobhunt.ingestion.step_queries import Page
from jobhunt.postings.fingerprint import Fingerprint, compare, fingerprint

FRESH = timedelta(hours=6)
LEASE = timedelta(seconds=45)
BUSY_PAUSE = timedelta(seconds=2)
TRIES = 3
FIRST_PAUSE = timedelta(seconds=2)
TRANSIENT = frozenset({408, 425, 429, *range(500, 600)})


class ComeBack(TryLater):
    """A crawl that could not be done now; `failures` counts the tries that were the site's fault."""

    def __init__(self, at: datetime, why: str, failures: int) -> None:
        super().__init__(at, why)
        self.failures = failures


@dataclass(frozen=True, slots=True)
class Seen:
    """A page at hand: asked for at this address, or kept under this key because the listing had carried it."""

    response: Response
    asked_at: str | None = None
    key: str | None = None

    @property
    def answer(self) -> Response | None:
        """The answer, if one came over the network just now."""
        return self.response if self.asked_at is not None else None


async def crawl(context: Context, job_id: int) -> None:
    """Take one pending job through its posting's page; doing it twice does nothing the second time."""
    now = context.clock()
    job = await context.together.call("claim", partial(_claim, context), job_id)
    if job is None:
        await _explain_refusal(context, job_id, now)
        return
    try:
        await _look_or_wait(context, job, now)
    except ComeBack as later:
        async with context.start_work() as work:
            await step_queries.release(work.connection, job_id, later.at, later.failures)
        raise
    except GiveUp as error:
        await fail(context, job.run_id, job_id, str(error))


async def _look_or_wait(context: Context, job: Any, now: datetime) -> None:
    try:
        if _is_fresh(context, job, now):
            await _unchanged(context, job, None, looked=False)
        else:
            await _look(context, job)
    except StoreAway as away:
        later = come_back(job.run_created_at, context.clock(), away)
        if later is None:
            raise GiveUp("The page could not be saved for two hours. Run again later.") from None
        raise ComeBack(later.at, str(away), job.failures) from None


async def _claim(context: Context, job_ids: Sequence[int]) -> list[Any]:
    now = context.clock()
    async with context.one_statement() as connection:
        rows = await step_queries.claim(connection, job_ids, now, now + LEASE)
    by_id = {row.job_id: row for row in rows}
    return [by_id.get(job_id) for job_id in job_ids]


async def fail(context: Context, run_id: int, job_id: int, message: str) -> None:
    """End a job in error, and its run with it if it was the last."""
    async with context.start_work() as work:
        await step_queries.mark_failed(work.connection, job_id, message, work.now)
    await runs.finish(context, run_id)


async def _explain_refusal(context: Context, job_id: int, now: datetime) -> None:
    async with context.connect() as connection:
        if await step_queries.is_waiting(connection, job_id):
            raise TryLater(now + BUSY_PAUSE, "somebody else is reading this posting")


def _is_fresh(context: Context, job: Any, now: datetime) -> bool:
    """Whether what is extracted already answers: fetched lately by anyone, and listed as it was then."""
    return bool(
        context.reuse
        and job.listed_key is None
        and job.version_id is not None
        and job.pending_key is None
        and job.fetched_at is not None
        and job.fetched_at > now - FRESH
        and job.fetched_digest == job.listed_digest
    )


async def _look(context: Context, job: Any) -> None:
    board = Board(job.platform, job.token, job.address)
    platform = registry.platform_of(board)
    seen = await _page(context, platform, board, job)
    if seen.asked_at and seen.response.status == 304 and job.version_id is not None:
        await _unchanged(context, job, seen.response)
        return
    if seen.asked_at and seen.response.status in TRANSIENT:
        raise _try_again(context, job, f"The site answered {seen.response.status}.")
    outcome = _verdict(platform, board, seen)
    if isinstance(outcome, Fields):
        if job.own_page and job.listed_key is not None and job.version_id is not None:
            # The page words the posting otherwise than the listing did, so it tells only that it is there.
            await _unchanged(context, job, None)
        else:
            await _compare(context, job, seen, outcome)
    elif isinstance(outcome, Gone):
        await _expired(context, job, outcome.why)
    else:
        raise GiveUp(f"The posting could not be read: {outcome.why}")


async def _page(context: Context, platform: Platform, board: Board, job: Any) -> Seen:
    if job.listed_key is not None and not job.own_page:
        try:
            body = await context.files.get(job.listed_key)
        except NoSuchFile:
            raise GiveUp("The listing's copy of this posting is lost. Run again to read it anew.") from None
        headers = {"content-type": "application/json; charset=utf-8"}
        return Seen(Response(job.url, 200, headers, body), key=job.listed_key)
    request = platform.page(board, Opening(job.external_id, job.title, job.url, tuple(job.places)))
    if request is None:
        raise GiveUp("This platform shows the posting in its listing only, and the listing did not show it.")
    return Seen(await _fetch(context, job, request), asked_at=request.url)


def _verdict(platform: Platform, board: Board, seen: Seen) -> Outcome:
    """What the page says; a redirect that lost the posting's id is told by the address asked for."""
    if seen.asked_at is not None:
        verdict = gone.moved(seen.asked_at, seen.response.url)
        if verdict is not None:
            return verdict
    return platform.fields(board, seen.response)


async def _fetch(context: Context, job: Any, request: Request) -> Response:
    conditions = {}
    if job.version_id is not None and job.pending_key is None:
        wanted = {"If-None-Match": job.etag, "If-Modified-Since": job.last_modified}
        conditions = {name: value for name, value in wanted.items() if value}
    try:
        return await context.fetcher.fetch(request, conditions=conditions)
    except HostBusy as busy:
        if busy.at > job.run_created_at + PATIENCE:
            raise GiveUp(f"{busy} That is too long to wait in this run.") from None
        raise ComeBack(busy.at, str(busy), job.failures) from None
    except Blocked as error:
        raise GiveUp(str(error)) from None
    except FetchFailed as error:
        raise _try_again(context, job, str(error)) from None


def _try_again(context: Context, job: Any, why: str) -> ComeBack | GiveUp:
    """Come back a little later, or give up after some tries."""
    failures = job.failures + 1
    if failures >= TRIES:
        return GiveUp(f"{why} Tried {failures} times; the posting stays as it was.")
    return ComeBack(context.clock() + FIRST_PAUSE * 4 ** (failures - 1), why, failures)


async def _compare(context: Context, job: Any, seen: Seen, fields: Fields) -> None:
    old = None
    if job.version_id is not None and job.simhash is not None:
        old = Fingerprint(job.simhash, bytes(job.exact_hash))
    found = fingerprint(fields)
    if compare(old, found).kind == "unchanged":
        await _unchanged(context, job, seen.answer)
        return
    key = seen.key or raw_key(job.company, job.external_id, seen.response.body)
    if seen.key is None:
        await context.files.put(key, seen.response.body)
    context.read.put(key, (fields, found))
    kind = seen.response.headers.get("content-type", "")
    page = replace(_page_of(job, seen.answer), key=key, type=kind)
    await context.together.call("crawled", partial(_mark_crawled, context), page)


async def _mark_crawled(context: Context, pages: Sequence[Page]) -> Sequence[None]:
    async with context.start_work() as work:
        for job_id in await step_queries.mark_crawled(work.connection, pages, work.now):
            work.later("extract", job_id)
    return [None] * len(pages)


async def _unchanged(context: Context, job: Any, response: Response | None, *, looked: bool = True) -> None:
    """The job is ready. Only a look renews the page's age, else a page once fetched would stay fresh for ever."""
    fetched_at = context.clock() if looked else job.fetched_at
    page = replace(_page_of(job, response), version_id=job.version_id, fetched_at=fetched_at)
    await context.together.call("unchanged", partial(_mark_unchanged, context), page)
    await runs.finish(context, job.run_id)


async def _mark_unchanged(context: Context, pages: Sequence[Page]) -> Sequence[None]:
    async with context.one_statement() as connection:
        await step_queries.mark_unchanged(connection, pages, context.clock())
    return [None] * len(pages)


async def _expired(context: Context, job: Any, why: str) -> None:
    async with context.start_work() as work:
        await step_queries.mark_expired(work.connection, job.job_id, why, work.now)
    await runs.finish(context, job.run_id)


def _page_of(job: Any, response: Response | None) -> Page:
    """What is remembered of the page itself; without a new answer the old marks stay."""
    headers = response.headers if response is not None else {}
    stays = response is None or response.status == 304
    return Page(
        job_id=job.job_id,
        posting_id=job.posting_id,
        digest=job.listed_digest,
        etag=headers.get("etag") or (job.etag if stays else None),
        last_modified=headers.get("last-modified") or (job.last_modified if stays else None),
    )


def raw_key(company: str, external_id: str, body: bytes) -> str:
    """Where a raw page is kept: by what it says, so that the same page is kept once."""
    return f"raw/{company}/{key_part(external_id)}/{hashlib.sha256(body).hexdigest()}.html.gz"
