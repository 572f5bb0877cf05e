"""Puts generated histories into the tables, through the log that the product writes."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.applications.log import new_log, record
from jobhunt.core.tasks.memory import MemoryTasks
from jobhunt.core.work import work_on
from tests.insights.histories import COMPANIES, NOW, PLATFORMS, History

_USER = "INSERT INTO users (id, email, name) VALUES (1, 'ada@example.org', 'Ada'), (2, 'bo@example.org', 'Bo')"
_COMPANY = (
    "INSERT INTO companies (id, name, display_name, platform, token, address)"
    " VALUES (:id, :name, :name, :platform, :name, '')"
)
_POSTING = (
    "INSERT INTO postings (id, company_id, external_id, url, title, first_seen_at, last_seen_at)"
    " VALUES (:id, :company, 'posting-' || gen_random_uuid(), '', 'Role', :at, :at)"
)
_FACTS = (
    "INSERT INTO posting_facts (posting_id, newest_on, tags, digest, title_tsv)"
    " VALUES (:id, '2026-01-01', ARRAY['level\\:' || :level, 'country\\:no'], '', '')"
)


async def fill(engine: AsyncEngine, told: list[History]) -> None:
    """User 1 has these applications; user 2 has nothing."""
    async with engine.begin() as connection:
        await connection.execute(text(_USER))
        for id, (name, platform) in enumerate(zip(COMPANIES, PLATFORMS, strict=True), 1):
            await connection.execute(text(_COMPANY), {"id": id, "name": name, "platform": platform})
        for one in told:
            values = {"id": one.id, "company": one.company + 1, "at": one.posted_at}
            await connection.execute(text(_POSTING), values)
            await connection.execute(text(_FACTS), {"id": one.id, "level": one.level})
    async with work_on(engine, MemoryTasks(), lambda: NOW)() as work:
        for one in told:
            await record(work, new_log(1, one.id), one.entries)
