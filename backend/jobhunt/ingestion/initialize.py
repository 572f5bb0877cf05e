"""The initialize step: read every board of a run side by side, and ask for the jobs that follow from it."""

import asyncio
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from jobhunt.boards.protocol import Board
from jobhunt.core.context import Context
from jobhunt.core.files.protocol import StoreAway
from jobhunt.core.work import Work
from jobhunt.ingestion import job_queries, queries, run_queries, runs
from jobhunt.ingestion.intake import Intake, Share
from jobhunt.ingestion.openings import filters_of
from jobhunt.ingestion.outage import come_back
from jobhunt.ingestion.readings import BoardOf, CompanyReading, read_company, without_payloads
from jobhunt.postings import closing, listing_queries

BOARD_SECONDS = 900.0
SIDE_BY_SIDE = 3
"""Boards read at once. Some carry every posting whole, and megabytes of it are at hand until they are kept."""

ASK_AGAIN_AFTER = timedelta(days=1)
NOT_LISTED = "No longer on the company's board."


async def initialize(context: Context, run_id: int) -> None:
    """Read the boards that this run has not read yet, then let it go on. A kill in between costs a repetition."""
    async with context.start_work() as work:
        user_id = await run_queries.begin(work.connection, run_id)
        if user_id is None:
            return
        await queries.log(work.connection, run_id, user_id, "status", {"status": "initializing"})
        companies = await queries.run_companies(work.connection, run_id)
    shares = [_share(run_id, row) for row in companies if row["stage"] != "read"]
    try:
        await _read_all(context, shares)
    except ExceptionGroup as group:
        raise await _trouble(context, run_id, group) from group
    await _go_on(context, run_id, user_id)


async def _read_all(context: Context, shares: Sequence[Share]) -> None:
    places = asyncio.Semaphore(SIDE_BY_SIDE)
    async with asyncio.TaskGroup() as group:
        for share in shares:
            group.create_task(_read_one(context, share, places))


async def _trouble(context: Context, run_id: int, group: ExceptionGroup[Exception]) -> Exception:
    """What boards that failed together amount to: while only the file store is away, the run waits for it."""
    away, others = group.split(StoreAway)
    async with context.connect() as connection:
        run = await queries.find_run(connection, run_id)
    if away is None or others is not None or run is None:
        return group
    return come_back(run.created_at, context.clock(), StoreAway()) or group


def _share(run_id: int, row: Any) -> Share:
    board = Board(row["platform"], row["token"], row["address"])
    return Share(
        run_id, row["user_id"], BoardOf(row["company_id"], row["company"], board), filters_of(row["title_filters"])
    )


async def _go_on(context: Context, run_id: int, user_id: int) -> None:
    async with context.connect() as connection:
        companies = await queries.run_companies(connection, run_id)
    if companies and all(row["state"] == "failed" for row in companies):
        await runs.break_off(context, run_id, none_read(len(companies)))
        return
    async with context.start_work() as work:
        if await run_queries.go_on(work.connection, run_id):
            await queries.log(work.connection, run_id, user_id, "status", {"status": "ingesting"})
    await runs.finish(context, run_id)


def none_read(boards: int) -> str:
    """What a user is told when no board answered."""
    if boards == 1:
        return "The board could not be read. Your data is unchanged."
    return f"None of the {boards} boards could be read. Your data is unchanged."


async def _read_one(context: Context, share: Share, places: asyncio.Semaphore) -> None:
    async with places:
        async with context.start_work() as work:
            await run_queries.start_reading(work.connection, share.run_id, share.company.company_id)
            await _log(work, share, "reading")
        intake = Intake(context, share)
        try:
            reading = await read_company(
                context, share.company, share.filters.include, seconds=BOARD_SECONDS, arrived=intake.add
            )
            crawls = await intake.finish(reading.openings)
        finally:
            await intake.stop()
        async with context.start_work() as work:
            await _conclude(work, share, without_payloads(reading), crawls)


async def _conclude(work: Work, share: Share, reading: CompanyReading, crawls: int) -> None:
    """What only the whole listing can tell: what is missing, what closes, what is to be asked at its own page."""
    company_id = share.company.company_id
    await run_queries.hold_company(work.connection, company_id)
    verdict = await _close(work, company_id, reading)
    crawls += await _ask_again(work, share, reading)
    mine = await queries.jobs_here(work.connection, share.user_id, share.company.name)
    await run_queries.finish_reading(
        work.connection,
        {
            "run_id": share.run_id,
            "company_id": company_id,
            "listing_id": reading.listing_id,
            "state": reading.state,
            "reason": reading.reason,
            "narrowed": reading.narrowed,
            "to_the_end": reading.to_the_end,
            "advertised": reading.advertised,
            "listed": len(reading.openings),
            "left_out": sum(not share.keeps(opening) for opening in reading.openings),
            "missing": _mine(verdict.missed, mine),
            "closed": _mine(verdict.closes, mine),
        },
    )
    await _log(work, share, "read", jobs=crawls, state=reading.state, reason=reading.reason)


def _mine(external_ids: Collection[str], mine: Collection[str]) -> int:
    return sum(1 for external_id in external_ids if external_id in mine)


async def _close(work: Work, company_id: int, reading: CompanyReading) -> closing.Verdict:
    if not await run_queries.apply_once(work.connection, reading.listing_id, work.now):
        return closing.Verdict()
    known_open, known_closed = await listing_queries.known(work.connection, company_id, reading.started_at)
    shown = [opening.external_id for opening in reading.openings]
    verdict = closing.apply(
        reading.state,
        reading.narrowed,
        shown,
        known_open,
        known_closed,
        believed=closing.is_suspicious(shown, known_open),
    )
    if verdict.closes:
        await listing_queries.close(work.connection, company_id, verdict.closes, NOT_LISTED, work.now)
    if verdict.missed:
        await listing_queries.miss(work.connection, company_id, verdict.missed)
    return verdict


async def _ask_again(work: Work, share: Share, reading: CompanyReading) -> int:
    """Ask for what a narrowed listing did not show at its own page; the number of jobs that do."""
    if not (reading.narrowed and reading.to_the_end):
        return 0
    shown = [opening.external_id for opening in reading.openings]
    before = work.now - ASK_AGAIN_AFTER
    rows = await job_queries.ask_again(work.connection, share.for_jobs(), shown, work.now, before)
    for row in rows:
        work.later("crawl", row.id)
    return len(rows)


async def _log(work: Work, share: Share, stage: str, **more: Any) -> None:
    data = {"company": share.company.name, "stage": stage, **more}
    await queries.log(work.connection, share.run_id, share.user_id, "company", data)
