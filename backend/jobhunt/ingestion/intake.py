"""Lets a listing's openings in, lot after lot, while the board is still read: no crawl waits for its end."""

import asyncio
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from jobhunt.boards.protocol import Opening
from jobhunt.companies.title_filters import TitleFilters, decide
from jobhunt.core.context import Context
from jobhunt.core.database import storable
from jobhunt.ingestion import crawl, job_queries, run_queries
from jobhunt.ingestion.openings import opening_digest
from jobhunt.ingestion.readings import BoardOf
from jobhunt.postings import listing_queries

PAUSE = 0.1
"""Seconds between two lots, so that a board whose pages come at once costs a few transactions, not one a page."""

FILES_SIDE_BY_SIDE = 8
"""A store elsewhere takes its time for each: one by one, thousands would take longer than a function lives."""


@dataclass(frozen=True, slots=True)
class Share:
    """One company's part of a run: whose run, which company, which titles to keep."""

    run_id: int
    user_id: int
    company: BoardOf
    filters: TitleFilters

    def keeps(self, opening: Opening) -> bool:
        """Whether the user wants a posting with this title."""
        return decide(opening.title, self.filters).kept

    def for_jobs(self) -> dict[str, Any]:
        """What the queries of jobs need to know of it."""
        return {
            "run_id": self.run_id,
            "user_id": self.user_id,
            "company_id": self.company.company_id,
            "company": self.company.name,
        }


class Intake:
    """The openings of one share. Each is let in once; a kill costs a repetition, which changes nothing."""

    def __init__(self, context: Context, share: Share) -> None:
        self._context = context
        self._share = share
        self._known: set[str] = set()
        self._waiting: list[Opening] = []
        self._under_way: asyncio.Task[None] | None = None
        self._begun_at = 0.0
        self.crawls = 0

    def add(self, openings: Sequence[Opening]) -> None:
        """Let these in soon. One lot is under way at a time, what comes meanwhile waits for the next."""
        for opening in openings:
            if opening.external_id not in self._known:
                self._known.add(opening.external_id)
                self._waiting.append(opening)
        now = asyncio.get_running_loop().time()
        if self._waiting and self._under_way is None and now >= self._begun_at + PAUSE:
            self._begun_at = now
            self._under_way = asyncio.create_task(self._let_in())

    async def finish(self, openings: Sequence[Opening]) -> int:
        """Return when all of these are in: the number of jobs that need a crawl. Raises what a lot failed with."""
        self.add(openings)
        if self._under_way is not None:
            await self._under_way
        if self._waiting:
            await self._let_in()
        return self.crawls

    async def stop(self) -> None:
        """Let go of what is under way."""
        if self._under_way is not None:
            self._under_way.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await self._under_way

    async def _let_in(self) -> None:
        lot, self._waiting = self._waiting, []
        await self._take(lot)
        # Left in place by a failure, so that `finish` meets it.
        self._under_way = None

    async def _take(self, lot: Sequence[Opening]) -> None:
        """Let postings and jobs learn of a lot: one transaction, with one crawl task per job that needs one."""
        share, kept = self._share, {opening.external_id for opening in lot if self._share.keeps(opening)}
        keys = await self._keep_payloads(lot, kept)
        rows = [_row(opening, keys.get(opening.external_id)) for opening in lot]
        async with self._context.start_work() as work:
            await run_queries.hold_company(work.connection, share.company.company_id)
            await listing_queries.see(work.connection, share.company.company_id, rows, work.now)
            fresh = work.now - crawl.FRESH if self._context.reuse else None
            jobs = await job_queries.ask_for_jobs(work.connection, share.for_jobs(), sorted(kept), work.now, fresh)
            wanted = [job.id for job in jobs if job.status == "pending"]
            for job_id in wanted:
                work.later("crawl", job_id)
        self.crawls += len(wanted)

    async def _keep_payloads(self, lot: Sequence[Opening], kept: Collection[str]) -> dict[str, str]:
        """Write the whole postings that the listing carried; the key is made of what they say."""
        places = asyncio.Semaphore(FILES_SIDE_BY_SIDE)

        async def keep(opening: Opening, payload: str) -> tuple[str, str]:
            async with places:
                body = payload.encode("utf-8", "replace")
                key = crawl.raw_key(self._share.company.name, opening.external_id, body)
                if not await self._context.files.exists(key):
                    await self._context.files.put(key, body)
                return opening.external_id, key

        whole = [(one, one.payload) for one in lot if one.payload is not None and one.external_id in kept]
        try:
            async with asyncio.TaskGroup() as group:
                keeping = [group.create_task(keep(*one)) for one in whole]
        except ExceptionGroup as several:
            raise several.exceptions[0] from None
        return dict(each.result() for each in keeping)


def _row(opening: Opening, listed_key: str | None) -> dict[str, Any]:
    return {
        "external_id": opening.external_id,
        "url": storable(opening.url),
        "title": storable(opening.title),
        "places": [storable(place) for place in opening.places],
        "digest": opening_digest(opening),
        "listed_key": listed_key,
    }
