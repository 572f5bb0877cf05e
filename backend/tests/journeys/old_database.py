"""A database as a version before the search left it, with postings of two companies and of two users."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.accounts.owner import OWNER_EMAIL, OWNER_NAME
from jobhunt.core import migrate
from jobhunt.core.database import create_engine

BEFORE_SEARCH = "0005"
WATCHED = ("users", "companies", "postings", "posting_versions", "ingestion_runs", "jobs")
"""The tables that an upgrade has to leave as they are."""

_FILLED = (
    f"INSERT INTO users (id, email, name) VALUES (1, '{OWNER_EMAIL}', '{OWNER_NAME}'), (2, 'b@example.org', 'B')",
    "INSERT INTO companies (id, name, display_name, platform, token, address) VALUES"
    " (1, 'acme', 'Acme', 'greenhouse', 'acme', 'https://job-boards.greenhouse.io/acme'),"
    " (2, 'birch', 'Birch & Söhne', 'greenhouse', 'birch', 'https://job-boards.greenhouse.io/birch')",
    # Every tenth has closed, every fourth is known from its listing alone, every hundredth has been edited.
    """
    INSERT INTO postings (id, company_id, external_id, url, title, places, status, first_seen_at, last_seen_at,
                          raw_key, raw_type, version_id, posted_at)
    SELECT n, 1 + n % 2, n, 'https://job-boards.greenhouse.io/x/jobs/' || n,
           CASE n % 3 WHEN 0 THEN 'Senior Kafka Engineer' WHEN 1 THEN 'Köchin' ELSE 'Head of IT' END || ' ' || n,
           ARRAY['Oslo, Norway'], CASE WHEN n % 10 = 0 THEN 'closed' ELSE 'open' END,
           CAST('2026-10-01' AS timestamptz) + n * interval '1 minute', '2026-10-20',
           CASE WHEN n % 4 > 0 THEN 'raw/page/' || n END, CASE WHEN n % 4 > 0 THEN 'application/json' END,
           CASE WHEN n % 4 > 0 THEN n END, CASE WHEN n % 2 = 0 THEN CAST('2026-09-15' AS date) END
    FROM generate_series(1, :postings) n
    """,
    """
    INSERT INTO posting_versions (id, posting_id, number, title, description, fields, simhash, exact_hash, raw_key)
    SELECT n, n, 1, 'Title ' || n, '<p>You work on <b>turbines</b> &amp; word' || n % 7 || '.</p>',
           '{"places": ["Oslo, Norway"]}', n, CAST('\\x00' AS bytea), 'raw/page/' || n
    FROM generate_series(1, :postings) n WHERE n % 4 > 0
    """,
    "INSERT INTO ingestion_runs (id, user_id, status) VALUES (1, 1, 'finished'), (2, 2, 'finished')",
    """
    INSERT INTO jobs (run_id, first_run_id, user_id, posting_id, company, external_id, url, status, outcome, due_at)
    SELECT u.id, u.id, u.id, p.id, c.name, p.external_id, p.url, 'ready', 'new', now()
    FROM postings p JOIN companies c ON c.id = p.company_id JOIN users u ON u.id = 1 OR c.name = 'birch'
    """,
    *(f"SELECT setval('{table}_id_seq', max(id) + 1) FROM {table}" for table in WATCHED),
)


async def fill(url: str, postings: int) -> None:
    """Make the database of that address an old one with so many postings."""
    await migrate.upgrade(url, BEFORE_SEARCH)
    engine = create_engine(url, pool_size=1)
    async with engine.begin() as connection:
        for statement in _FILLED:
            await connection.execute(text(statement), {"postings": postings} if ":postings" in statement else {})
    await engine.dispose()


async def contents(connection: AsyncConnection) -> Sequence[str]:
    """What the watched tables hold, as one digest each; a column in which nothing stands yet is none."""
    row = "CAST(jsonb_strip_nulls(to_jsonb(t)) AS text)"
    digests = ", ".join(f"(SELECT md5(string_agg({row}, '|' ORDER BY id)) FROM {t} t)" for t in WATCHED)
    return list((await connection.execute(text(f"SELECT {digests}"))).one())
