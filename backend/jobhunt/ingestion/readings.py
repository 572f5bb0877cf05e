"""One company's listing: a fresh one used again, or the board read, judged against what is stored, and kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from jobhunt.boards import registry
from jobhunt.boards.protocol import Board, Opening
from jobhunt.core.context import Context
from jobhunt.core.files.protocol import NoSuchFile
from jobhunt.ingestion import listing_file, queries
from jobhunt.ingestion.discover import Arrived, Discovery, discover
from jobhunt.postings import closing

FRESH = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class BoardOf:
    """A company and its board, as a reading needs them."""

    company_id: int
    name: str
    board: Board


@dataclass(frozen=True, slots=True)
class CompanyReading:
    """A listing with its openings at hand."""

    listing_id: int
    started_at: datetime
    state: closing.ListingState
    reason: str | None
    openings: Sequence[Opening]
    advertised: int | None
    narrowed: bool
    to_the_end: bool
    reused: bool


def without_payloads(reading: CompanyReading) -> CompanyReading:
    """The same reading without the whole postings, which weigh a hundred times the rest."""
    return replace(reading, openings=[replace(opening, payload=None) for opening in reading.openings])


async def read_company(
    context: Context, company: BoardOf, words: Sequence[str], *, seconds: float, arrived: Arrived | None = None
) -> CompanyReading:
    """The company's listing, from the last 15 minutes if there is a whole one, else read now and recorded.

    `arrived` is told the openings of each page as soon as it is read; the listing has them all once more.
    """
    platform = registry.platform_of(company.board)
    words = tuple(words) if platform.NARROWS else ()
    if context.reuse:
        fresh = await _reuse(context, company, words)
        if fresh is not None:
            return fresh
    started_at = context.clock()
    found = await discover(context.fetcher, platform, company.board, words, seconds=seconds, arrived=arrived)
    return await _record(context, company, words, found, started_at)


async def _reuse(context: Context, company: BoardOf, words: Sequence[str]) -> CompanyReading | None:
    async with context.connect() as connection:
        row = await queries.find_fresh_listing(connection, company.company_id, words, context.clock() - FRESH)
    if row is None or row.file_key is None:
        return None
    try:
        openings = listing_file.load(await context.files.get(row.file_key))
    except NoSuchFile:
        return None
    return CompanyReading(
        listing_id=row.id,
        started_at=row.started_at,
        state=row.state,
        reason=row.reason,
        openings=openings,
        advertised=row.advertised,
        narrowed=bool(row.words),
        to_the_end=row.to_the_end,
        reused=True,
    )


async def _record(
    context: Context, company: BoardOf, words: Sequence[str], found: Discovery, started_at: datetime
) -> CompanyReading:
    now = context.clock()
    async with context.connect() as connection:
        known_open = await queries.open_external_ids(connection, company.company_id, started_at)
        past = await queries.past_whole_listings(connection, company.company_id, now - timedelta(days=7))
    shown = [opening.external_id for opening in found.openings]
    digest = closing.digest(shown)
    state, reason = _judged(found, shown, known_open, digest, now, past)
    key = None
    if found.openings:
        key = f"listings/{company.name}/{now:%Y%m%dT%H%M%S%f}.jsonl"
        await context.files.put(key, listing_file.dump(found.openings))
    async with context.start_work() as work:
        listing_id = await queries.add_listing(
            work.connection,
            {
                "company_id": company.company_id,
                "state": state,
                "reason": reason,
                "words": list(words),
                "to_the_end": found.to_the_end,
                "advertised": found.advertised,
                "openings": len(found.openings),
                "requests": found.requests,
                "digest": digest,
                "started_at": started_at,
                "finished_at": now,
                "file_key": key,
            },
        )
    return CompanyReading(
        listing_id=listing_id,
        started_at=started_at,
        state=state,
        reason=reason,
        openings=found.openings,
        advertised=found.advertised,
        narrowed=bool(words),
        to_the_end=found.to_the_end,
        reused=False,
    )


def _judged(
    found: Discovery,
    shown: Sequence[str],
    known_open: Sequence[str],
    digest: bytes,
    now: datetime,
    past: Sequence[closing.PastListing],
) -> tuple[closing.ListingState, str | None]:
    if found.state != "complete" or not closing.is_suspicious(shown, known_open):
        return found.state, found.reason
    if closing.is_believed(now.date(), digest, past):
        return "complete", None
    lacking = len(set(known_open) - set(shown))
    reason = (
        f"{lacking} of {len(known_open)} open postings are missing from the board at once. That is more likely a "
        "fault than a decision, so none was closed. If the board says the same for three days, it is believed."
    )
    return "suspicious", reason
