"""How long a page, its facets and the next page take over a million postings, beside tantivy and plain ts_rank."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bench import peers
from bench.figures import Figure
from bench.relevance import PEER
from bench.search_data import COMPANIES, Row, Stock, copied, queries
from jobhunt.core import embedded_postgres, migrate, postgres_process, row_security
from jobhunt.core.database import create_engine
from jobhunt.postings import asked_queries, facet_queries, search_queries
from jobhunt.postings import queries as item_queries
from jobhunt.postings.asked_queries import Asked, conditions
from jobhunt.postings.sample_queries import BODY
from jobhunt.postings.search import PageStart, Search

POSTINGS = int(os.environ.get("POSTINGS", 1_000_000))
PAGE = 50
LATER_PAGES = 3
RANKED_SAMPLE = 20


async def search_ms() -> list[Figure]:
    """One connection, warm, as the role that serves people; 200 queries, each its median of three."""
    stock = Stock()
    asked = queries(stock.rare)
    with _home() as folder:
        rows = folder / "rows.tsv"
        documents = folder / "documents.jsonl"
        is_filled = _is_filled(rows, documents)
        if not is_filled:
            await asyncio.to_thread(_write, stock, rows, documents, asked)
        # As a server with a million postings is set up: what is asked for again and again fits.
        postgres_process.SETTINGS["shared_buffers"] = "4GB"
        server = embedded_postgres.start(folder, Path(tempfile.gettempdir()), durable=False)
        try:
            await migrate.upgrade(server.url)
            if not is_filled:
                engine = create_engine(server.url, pool_size=2)
                await _load(engine, rows)
                rows.unlink()
                await engine.dispose()
            engine = create_engine(server.url, server_settings={"role": row_security.APP}, pool_size=1)
            figures = await _measure(engine, asked)
            await engine.dispose()
        finally:
            server.stop()
        figures.append(await asyncio.to_thread(_beside_tantivy, documents, figures[0]))
    return figures


@contextmanager
def _home() -> Iterator[Path]:
    """The folder that SEARCH_HOME names, filled once and then used again; else one that is deleted at the end."""
    if kept := os.environ.get("SEARCH_HOME"):
        Path(kept).mkdir(parents=True, exist_ok=True)
        yield Path(kept)
    else:
        with tempfile.TemporaryDirectory(prefix="jobhunt-bench-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)


def _is_filled(rows: Path, documents: Path) -> bool:
    return documents.exists() and not rows.exists()


def _write(stock: Stock, rows: Path, documents: Path, asked: Sequence[Search]) -> None:
    _tell("writing the rows")
    wanted = [{"text": one.q or "", "all": True, "filters": _peer_filters(one)} for one in asked]
    with rows.open("w", encoding="utf-8") as ours, documents.open("w", encoding="utf-8") as peer:
        peer.write(json.dumps({"do": "time", "limit": PAGE, "queries": wanted}) + "\n")
        for row in stock.rows(POSTINGS):
            ours.write(copied(row))
            peer.write(json.dumps(_document(row)) + "\n")


def _document(row: Row) -> dict[str, Any]:
    tags = [*row.tags, "seen"] if row.is_seen else list(row.tags)
    day = row.newest_on.toordinal()
    return {"id": row.id, "day": day, "title": row.title, "around": row.around, "body": row.body, "tags": tags}


def _peer_filters(search: Search) -> list[list[str]]:
    """The filters that the peer can have as terms; the others it is spared."""
    return [["seen"], *(tags for name in ("country", "mode", "level", "company") if (tags := search.tags(name)))]


async def _load(engine: AsyncEngine, rows: Path) -> None:
    _tell("loading them")
    async with engine.begin() as connection:
        for statement in _TABLES:
            await connection.execute(text(statement))
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None
        with rows.open("rb") as source:
            await raw.copy_to_table("loaded", source=source)
    _tell("making them searchable")
    await asyncio.gather(*(_execute(engine, _TEXTS.format(half=half)) for half in (0, 1)))
    await _execute(engine, _FACTS)
    _tell("indexing them")
    await _execute(engine, *_LISTS)
    await asyncio.gather(*(_execute(engine, "SET maintenance_work_mem = '700MB'", index) for index in _INDEXES))
    async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(text("VACUUM ANALYZE"))


async def _execute(engine: AsyncEngine, *statements: str) -> None:
    async with engine.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))


_TABLES = (
    "CREATE UNLOGGED TABLE loaded (id bigint, company bigint, title text, around text, body text, tags text[],"
    " years int, pay_scale bigint, newest_on date, stated jsonb)",
    "INSERT INTO users (id, email, name) VALUES (1, 'a@example.org', 'A')",
    "INSERT INTO ingestion_runs (id, user_id, status) VALUES (1, 1, 'finished')",
    "INSERT INTO companies (id, name, display_name, platform, token, address)"
    " SELECT n, 'company-' || n, 'Company ' || n, 'greenhouse', 'c' || n, ''"
    f" FROM generate_series(1, {COMPANIES}) n",
    "DROP INDEX ix_posting_texts_tsv",
    "DROP INDEX ix_posting_facts_title_tsv",
    "ALTER TABLE posting_facts DROP CONSTRAINT fk_posting_facts_posting_id_postings",
    "ALTER TABLE posting_texts DROP CONSTRAINT fk_posting_texts_posting_id_postings",
    "ALTER TABLE posting_facts DISABLE TRIGGER facts_listed",
)
_TEXTS = """
    INSERT INTO posting_texts (posting_id, tsv)
    SELECT r.id, setweight(to_tsvector('english', r.title), 'A') || setweight(to_tsvector('english', r.around), 'B')
               || setweight(to_tsvector('english', r.body), 'D')
    FROM loaded r WHERE r.id % 2 = {half} ORDER BY r.id
"""
_FACTS = """
    INSERT INTO posting_facts (posting_id, newest_on, is_open, years, pay_scale, tags, stated, digest, title_tsv)
    SELECT r.id, r.newest_on, r.id % 10 > 0, r.years, r.pay_scale, r.tags, r.stated, '',
           setweight(to_tsvector('jobhunt_titles', r.title), 'A')
               || setweight(to_tsvector('jobhunt_titles', r.around), 'B')
    FROM loaded r ORDER BY r.id
"""
_LISTS = (
    """
    INSERT INTO postings (id, company_id, external_id, url, title, places, status, first_seen_at, last_seen_at,
                          posted_at)
    SELECT r.id, r.company, r.id, 'https://example.org/' || r.id, r.title, '{Oslo}',
           CASE WHEN r.id % 10 > 0 THEN 'open' ELSE 'closed' END, r.newest_on, r.newest_on, r.newest_on
    FROM loaded r
    """,
    """
    INSERT INTO jobs (run_id, first_run_id, user_id, posting_id, company, external_id, url, status, outcome, due_at)
    SELECT 1, 1, 1, r.id, 'company-' || r.company, r.id, '', 'ready', 'unchanged', now() FROM loaded r
    WHERE r.company % 5 = 0 ORDER BY r.id
    """,
    "INSERT INTO search_words SELECT DISTINCT unnest(string_to_array(title, ' ')) FROM loaded"
    " ON CONFLICT DO NOTHING",
    "DROP TABLE loaded",
)
_INDEXES = (
    "CREATE INDEX ix_posting_texts_tsv ON posting_texts USING gin (tsv)",
    "CREATE INDEX ix_posting_facts_title_tsv ON posting_facts USING gin (title_tsv)",
)


async def _measure(engine: AsyncEngine, asked: Sequence[Search]) -> list[Figure]:
    _tell("asking")
    async with engine.connect() as connection:
        await row_security.for_user(1)(connection)
        pages = await _times(connection, asked, _first_page)
        facets = await _times(connection, asked, _facets)
        later = await _times(connection, [one for one in asked if one.q is None or len(one.q) < 9], _later_page)
        ranked = await _times(connection, [one for one in asked if one.q][:RANKED_SAMPLE], _plain_ts_rank, rounds=1)
        same = await _times(connection, [one for one in asked if one.q][:RANKED_SAMPLE], _first_page)
    _show_slowest(asked, pages, facets)
    return [
        Figure("search_page_p50_ms", f"ms, {len(asked)} queries, {POSTINGS:,} postings", median(pages), 10.0),
        Figure("search_page_p95_ms", "ms", _p95(pages), 50.0),
        Figure("search_facets_p95_ms", "ms", _p95(facets), 100.0),
        Figure("search_later_page_p95_ms", "ms, newest first, third page on", _p95(later), 10.0),
        Figure("search_vs_ts_rank", "ms, median", median(same), 5.0, median(ranked), "ts_rank over all matches"),
    ]


async def _times(
    connection: AsyncConnection,
    asked: Sequence[Search],
    ask: Callable[[AsyncConnection, Asked], Awaitable[float]],
    rounds: int = 3,
) -> list[float]:
    """Milliseconds of each: after a round that warms, its median."""
    times = [
        [await ask(connection, await asked_queries.look_up(connection, 1, one)) for one in asked]
        for _ in range(rounds + 1)
    ]
    return [median(of_one) for of_one in zip(*times[1:], strict=True)]


async def _first_page(connection: AsyncConnection, asked: Asked) -> float:
    """All that a first page's lines take, the looking up of the user's run and its items included."""
    began = time.perf_counter()
    again = await asked_queries.look_up(connection, 1, asked.search)
    if asked.search.order == "relevance":
        rows = await search_queries.best(connection, again, 0, PAGE + 1)
    else:
        rows = await search_queries.page(connection, again, None, PAGE + 1)
    await item_queries.items(connection, 1, [row.job_id for row in rows[:PAGE]])
    return (time.perf_counter() - began) * 1000


async def _facets(connection: AsyncConnection, asked: Asked) -> float:
    began = time.perf_counter()
    await facet_queries.count(connection, asked)
    return (time.perf_counter() - began) * 1000


async def _later_page(connection: AsyncConnection, asked: Asked) -> float:
    """A page by the place where the one before ended, in the order of days."""
    newest = replace(asked, search=replace(asked.search, sort="newest"))
    start: PageStart | None = None
    took = 0.0
    for _ in range(LATER_PAGES):
        began = time.perf_counter()
        rows = await search_queries.page(connection, newest, start, PAGE + 1)
        took = (time.perf_counter() - began) * 1000
        if len(rows) <= PAGE:
            break
        start = PageStart(rows[PAGE - 1].key, rows[PAGE - 1].posting_id)
    return took


def _plain(search: Search) -> dict[str, Any]:
    return {name: getattr(search, name) for name in Search.__dataclass_fields__}


async def _plain_ts_rank(connection: AsyncConnection, asked: Asked) -> float:
    """What a search without two phases does: rank every match, then take the first."""
    found = conditions(asked)
    statement = f"""
        SELECT u.job_id FROM user_postings u JOIN posting_texts t USING (posting_id)
        WHERE {found.these(found.names())} AND t.tsv @@ {BODY} ORDER BY ts_rank(t.tsv, {BODY}) DESC LIMIT {PAGE}
    """
    began = time.perf_counter()
    list(await connection.execute(text(statement), {**found.values, "q": asked.query}))
    return (time.perf_counter() - began) * 1000


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _show_slowest(asked: Sequence[Search], pages: Sequence[float], facets: Sequence[float]) -> None:
    for name, times in (("page", pages), ("facets", facets)):
        for took, one in sorted(zip(times, asked, strict=True), key=lambda pair: -pair[0])[:12]:
            given = {key: value for key, value in _plain(one).items() if value and key != "today"}
            sys.stderr.write(f"  {name} {took:.1f} ms {given}\n")


def _beside_tantivy(documents: Path, ours: Figure) -> Figure:
    _tell("asking tantivy")
    told = subprocess.run(
        [str(peers.install()), str(PEER), str(documents)], capture_output=True, text=True, check=True
    )
    # An engine inside the process is the limit, not a bar: the ratio only has to be told.
    return Figure(
        "search_vs_tantivy", "ms, median page", ours.ours, 0.0, median(json.loads(told.stdout)), "tantivy"
    )


def _tell(what: str) -> None:
    sys.stderr.write(f"search_ms: {what}, {time.strftime('%X')}\n")
