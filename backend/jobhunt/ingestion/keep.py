"""Keeps what pages say: a version where something is new, the postings' facts and fingerprints, the jobs ready."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.boards.protocol import Fields
from jobhunt.core.context import Context
from jobhunt.ingestion import step_queries
from jobhunt.postings import version_queries
from jobhunt.postings.fingerprint import Fingerprint, distance
from jobhunt.postings.version_queries import NewVersion, Said
from jobhunt.postings.versions import Content, content, says_the_same


@dataclass(frozen=True, slots=True)
class Read:
    """One crawled job with what its page says."""

    job: Any
    fields: Fields
    found: Fingerprint


async def keep(context: Context, reads: Sequence[Read]) -> list[None]:
    """Keep what was read, all in one transaction; pages of one posting one after the other."""
    by_posting = {read.job.posting_id: read for read in reads}
    async with context.start_work() as work:
        versions = await write(work.connection, by_posting, work.now)
        ready = {read.job.job_id: versions[posting_id] for posting_id, read in by_posting.items()}
        await step_queries.mark_ready(work.connection, ready, work.now)
        for posting_id, read in by_posting.items():
            if versions[posting_id] != read.job.version_id:
                work.later("index", posting_id)
    others = [read for read in reads if by_posting[read.job.posting_id] is not read]
    if others:
        await keep(context, others)
    return [None] * len(reads)


async def write(connection: AsyncConnection, by_posting: Mapping[int, Read], now: datetime) -> dict[int, int]:
    """Let postings say what was read of them; the version that each has now."""
    last = await version_queries.lock(connection, list(by_posting))
    new = [
        version
        for posting_id, read in by_posting.items()
        if (version := _new_version(last[posting_id], read)) is not None
    ]
    added = await version_queries.add(connection, new, now) if new else {}
    versions = {posting_id: added.get(posting_id) or last[posting_id].version_id for posting_id in by_posting}
    said = [_said(read, versions[posting_id]) for posting_id, read in by_posting.items()]
    await version_queries.describe(connection, said)
    return versions


def _new_version(last: Any, read: Read) -> NewVersion | None:
    """The version to add; None when the last one says the same."""
    new = content(read.fields)
    if last.version_id is not None and says_the_same(Content(last.title, last.description, last.fields), new):
        return None
    return NewVersion(
        posting_id=last.id,
        number=(last.number or 0) + 1,
        content=new,
        simhash=read.found.simhash,
        exact_hash=read.found.exact,
        distance=None if last.simhash is None else distance(last.simhash, read.found.simhash),
        raw_key=read.job.pending_key,
    )


def _said(read: Read, version_id: int) -> Said:
    return Said(
        posting_id=read.job.posting_id,
        version_id=version_id,
        simhash=read.found.simhash,
        exact_hash=read.found.exact,
        raw_key=read.job.pending_key,
        raw_type=read.job.pending_type,
        fields=read.fields,
    )
