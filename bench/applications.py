"""How long list, board and move take for somebody with 5,000 applications and 50,000 events, over real HTTP."""

import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any

import aiohttp
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bench import setting
from bench.figures import Figure
from jobhunt.accounts.owner import OWNER_EMAIL
from jobhunt.applications import event_queries
from jobhunt.applications.replay import Event
from jobhunt.applications.rows import Difference, Row, rows
from jobhunt.applications.stages import STAGES
from jobhunt.core import migrate
from jobhunt.core.database import create_engine
from jobhunt.core.settings import Settings
from tests.postings.stock import a_posting, stock
from tests.server import serve_web

APPLICATIONS = 5_000
EVENTS_EACH = 10
FOLLOWED = 1_000
"""So many are about postings of the list; the others were entered by hand."""

START = datetime(2026, 1, 1, tzinfo=UTC)
WARM, ROUNDS = 20, 200
FIRST_PAINT_MS, MOVE_MS = 80.0, 30.0


async def applications_ms() -> list[Figure]:
    """The 95th percentile of each, with one client that asks one thing after the other."""
    with tempfile.TemporaryDirectory(prefix="jobhunt-bench-") as folder:
        async with setting.postgres(Path(folder)) as url:
            await migrate.upgrade(url)
            engine = create_engine(url)
            ids = await _fill(engine)
            await engine.dispose()
            settings = Settings(database_url=url, home=Path(folder), stage="test")
            async with serve_web(settings) as client:
                return await _measure(client, ids)


async def _fill(engine: AsyncEngine) -> list[int]:
    """Logs made up by chance, and every row that follows from them."""
    chance = random.Random(6)
    postings = [a_posting(f"Engineer {n}", f"Work of kind {n}.") for n in range(FOLLOWED)]
    user_id = await stock(engine, postings, email=OWNER_EMAIL)
    async with engine.begin() as connection:
        ids = await event_queries.new_ids(connection, "applications", APPLICATIONS)
        event_ids = await event_queries.new_ids(connection, "application_events", APPLICATIONS * EVENTS_EACH)
        item_ids = await event_queries.new_ids(connection, "notes", APPLICATIONS)
        await event_queries.new_ids(connection, "reminders", APPLICATIONS)
        written: dict[str, list[Row]] = {}
        for n, id in enumerate(ids):
            events = _log(n, event_ids[n * EVENTS_EACH :][:EVENTS_EACH], item_ids[n], chance)
            made = rows(user_id, id, events)
            written.setdefault("applications", []).extend(made["applications"].values())
            written.setdefault("application_events", []).extend(event_queries.event_rows(user_id, id, events))
            for table, of_table in made.items():
                if table != "applications":
                    written.setdefault(table, []).extend(of_table.values())
        for table, lines in written.items():
            await event_queries.apply(connection, user_id, Difference(table, lines, []))
        await connection.execute(text("ANALYZE"))
    return ids


def _log(n: int, ids: list[int], item_id: int, chance: random.Random) -> list[Event]:
    fields: dict[str, Any] = {"company": f"Company {n % 700}", "title": f"Engineer {n}"}
    if n < FOLLOWED:
        fields["posting_id"] = n + 1
    at = START + timedelta(hours=n)
    now, local = at.isoformat(), {"local_at": "2026-12-01T10:00:00", "first_at": "2026-12-01T10:00:00"}
    note = {"id": item_id, "text": "They *like* tests.", "written_at": now, "changed_at": now}
    reminder = {
        "id": item_id,
        "text": "Write",
        "rule": None,
        "done_at": None,
        "zone": "UTC",
        "due_at": now,
        **local,
    }
    told: list[tuple[str, dict[str, Any]]] = [
        ("created", fields),
        ("note_saved", note),
        ("reminder_saved", reminder),
    ]
    for _ in range(EVENTS_EACH - len(told)):
        stage = chance.choice(STAGES)
        told.append(("moved", {"stage": stage, "outcome": "rejected" if stage == "closed" else None}))
    return [Event(id, i, kind, data, at, at) for i, (id, (kind, data)) in enumerate(zip(ids, told, strict=True), 1)]


async def _measure(client: aiohttp.ClientSession, ids: list[int]) -> list[Figure]:
    async def get(path: str) -> None:
        async with client.get(path) as answer:
            assert answer.status == 200
            await answer.read()

    async def move(n: int) -> None:
        body = {"stage": ("screening", "interview", "offer")[n % 3], "at": None}
        async with client.post(f"/api/applications/{ids[n * 7 % len(ids)]}/move", json=body) as answer:
            assert answer.status == 200
            await answer.read()

    board = "/api/applications/board"
    return [
        Figure("applications_list_ms", "ms p95", await _p95(lambda _: get("/api/applications")), FIRST_PAINT_MS),
        Figure("applications_board_ms", "ms p95", await _p95(lambda _: get(board)), FIRST_PAINT_MS),
        Figure("applications_move_ms", "ms p95", await _p95(move), MOVE_MS),
    ]


async def _p95(ask: Callable[[int], Awaitable[None]]) -> float:
    took = []
    for n in range(WARM + ROUNDS):
        began = time.perf_counter()
        await ask(n)
        took.append((time.perf_counter() - began) * 1000)
    return quantiles(took[WARM:], n=20)[-1]
