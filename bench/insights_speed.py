"""How long all that the page of insights shows takes, for a user with 50,000 events."""

import math
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bench import setting
from bench.figures import Figure
from jobhunt.core import migrate, row_security
from jobhunt.core.database import create_engine
from jobhunt.insights import insights
from jobhunt.insights.asked import Asked
from jobhunt.insights.insights import WEEKS
from jobhunt.insights.schemas import Range

APPLICATIONS = 5_000
EVENTS = 10 * APPLICATIONS
ROUNDS = 40
LIMIT_MS = 150.0
NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
RANGES: tuple[Range, ...] = ("all", "12w", "4w")

_ROWS = (
    "INSERT INTO users (id, email, name) SELECT n, n || '@example.org', 'A' FROM generate_series(1, 2) n",
    "INSERT INTO companies (id, name, display_name, platform, token, address)"
    " SELECT n, 'c' || n, 'C' || n, (ARRAY['greenhouse', 'amazon', 'google'])[1 + n % 3], 't' || n, ''"
    " FROM generate_series(1, 200) n",
    "CREATE TEMP TABLE told AS SELECT n AS id, 1 + n / :applications AS user_id,"
    " CAST(:now AS timestamptz) - n % 5000 * interval '2 hours' AS at"
    " FROM generate_series(0, 2 * :applications - 1) n",
    "INSERT INTO postings (id, company_id, external_id, url, title, first_seen_at, last_seen_at)"
    " SELECT id, 1 + id % 200, id, '', 'Engineer', at - id % 40 * interval '1 day', at FROM told",
    "INSERT INTO posting_facts (posting_id, newest_on, tags, digest, title_tsv) SELECT id, '2026-01-01',"
    " ARRAY['company\\:c' || 1 + id % 200, 'platform\\:greenhouse', 'mode\\:' || id % 3, 'level\\:' || id % 6,"
    " 'country\\:no', 'place\\:p' || id % 900], '', '' FROM told",
    "INSERT INTO ingestion_runs (id, user_id, status) VALUES (1, 1, 'finished')",
    "INSERT INTO jobs (run_id, first_run_id, user_id, posting_id, company, external_id, url, status, due_at,"
    " created_at) SELECT 1, 1, 1, id, 'c' || 1 + id % 200, id, '', 'ready', at, at FROM told",
    "UPDATE user_postings SET seen_at = now() - posting_id % 400 * interval '1 day' WHERE posting_id % 2 = 0",
    "INSERT INTO applications (id, user_id, posting_id, company_id, company, title, stage, since, applied_at,"
    " replied_at, source, tags, version, created_at, updated_at)"
    " SELECT id, user_id, id, 1 + id % 200, 'C' || id % 200, 'Engineer',"
    " CASE WHEN id % 3 = 0 THEN 'interview' ELSE 'screening' END, at, at,"
    " CASE WHEN id % 3 < 2 THEN at + id % 60 * interval '1 day' END, 'S' || id % 9, ARRAY['t' || id % 12],"
    " 4, at, at FROM told",
    "INSERT INTO application_events (id, user_id, application_id, number, kind, data, at, recorded_at)"
    " SELECT id * 10 + n, user_id, id, n, CASE WHEN n = 1 THEN 'created' WHEN n < 5 THEN 'moved' ELSE 'note' END,"
    " jsonb_build_object('stage', CASE WHEN n = 2 THEN 'applied' WHEN n = 3 THEN 'screening'"
    " WHEN id % 3 = 0 THEN 'interview' WHEN n = 4 THEN 'screening' END),"
    " at + n * interval '1 day', at FROM told, generate_series(1, 10) n",
    "INSERT INTO timeline_lines (id, user_id, application_id, kind, at, undone, is_act, step, next_step, next_at)"
    " SELECT id, user_id, application_id, kind, at, id % 50 = 4, id % 50 <> 4, step,"
    " lead(step) OVER following, lead(at) OVER following FROM ("
    "  SELECT *, CASE WHEN number < 5 AND id % 50 <> 4 AND (number <> 3 OR application_id % 3 = 0)"
    "  THEN coalesce(data ->> 'stage', 'saved') END AS step FROM application_events) event"
    " WINDOW following AS (PARTITION BY application_id, step IS NULL ORDER BY number)",
)


async def insights_ms() -> list[Figure]:
    """One connection, warm, as the role that serves people, beside a second user with as many; range by range."""
    with tempfile.TemporaryDirectory(prefix="jobhunt-bench-") as folder:
        async with setting.postgres(Path(folder)) as url:
            await migrate.upgrade(url)
            await _fill(url)
            engine = create_engine(url, server_settings={"role": row_security.APP}, pool_size=1)
            took = {range: await _times(engine, range) for range in RANGES}
            await engine.dispose()
    return [
        Figure(
            f"insights_{range}_p95_ms",
            f"ms, {EVENTS:,} events of {APPLICATIONS:,} applications",
            sorted(took[range])[_P95],
            LIMIT_MS,
        )
        for range in RANGES
    ]


_P95 = math.ceil(0.95 * ROUNDS) - 1


async def _fill(url: str) -> None:
    engine = create_engine(url, pool_size=1)
    async with engine.begin() as connection:
        for statement in _ROWS:
            wanted = {"applications": APPLICATIONS, "now": NOW}
            await connection.execute(text(statement), {k: v for k, v in wanted.items() if f":{k}" in statement})
    async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(text("VACUUM ANALYZE"))
    await engine.dispose()


async def _times(engine: AsyncEngine, range: Range) -> list[float]:
    """Milliseconds of each round, after three that warm."""
    weeks, took = WEEKS[range], []
    asked = Asked(1, NOW, None if weeks is None else NOW - timedelta(weeks=weeks), None, "UTC")
    async with engine.connect() as connection:
        await row_security.for_user(1)(connection)
        for _ in [None] * (ROUNDS + 3):
            began = time.perf_counter()
            await insights.read(connection, asked, range)
            took.append((time.perf_counter() - began) * 1000)
    return took[3:]
