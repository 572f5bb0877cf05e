"""What one posting and one request cost in processor time and bytes: what docs/deploying.md counts prices with."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bench import setting
from bench.figures import Figure
from bench.setting import Running
from jobhunt.core.database import create_engine

SIZE = {"anthropic": 500, "netflix": 500}
"""Half of the postings come whole with their listing, half page by page."""
POSTINGS = sum(SIZE.values())
ASKED = ("/api/today", "/api/jobs?limit=50", "/api/applications?limit=50", "/api/ingestion/settings", "/api/user")
"""What a screen asks for, one after the other."""
ROUNDS = 20
SETTLED = text("SELECT count(*) FROM tasks WHERE due_at <= now() + interval '1 minute'")
DATABASE_BYTES = text("SELECT pg_database_size(current_database())")
LOOK_EVERY = 0.5


async def aws_usage() -> list[Figure]:
    """A first run over a thousand postings, and then requests to what it brought."""
    async with setting.universe(SIZE) as upstream, setting.home() as folder, setting.postgres(folder) as url:
        engine = create_engine(url)
        async with setting.product(folder, upstream, url) as running:
            await running.client.follow(list(SIZE))
            empty = await _database_bytes(engine)
            before = _worked(running)
            setting.checked(await running.client.run_to_end(), POSTINGS)
            await _settled(engine)
            worked = _worked(running) - before
            bytes_kept = await asyncio.to_thread(_kept, folder / "files")
            grown = await _database_bytes(engine) - empty
            asked = await _asked(running)
        await engine.dispose()
    return [
        Figure("step_cpu_ms", "ms CPU per posting of a first run, all its steps", 1000 * worked / POSTINGS, 40.0),
        Figure("kept_kb", "KB of files kept per posting", bytes_kept / 1000 / POSTINGS, 20.0),
        Figure("database_kb", "KB of database per posting of a first run", grown / 1000 / POSTINGS, 40.0),
        Figure("request_cpu_ms", "ms CPU per request to the API, mean of five kinds", 1000 * asked["cpu"], 40.0),
        Figure("answer_kb", "KB per answer of the API, packed", asked["bytes"] / 1000, 20.0),
    ]


def _worked(running: Running) -> float:
    """Seconds of processor time of all workers so far, those that have ended included."""
    herd = running.herd
    gone = herd.cpu_times()
    return sum(_cpu(one) for one in herd.children()) + float(gone.children_user + gone.children_system)


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _kept(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


async def _database_bytes(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return int((await connection.execute(DATABASE_BYTES)).scalar_one())


async def _settled(engine: AsyncEngine) -> None:
    """Wait until the postings can be found, too, which no run waits for."""
    while True:
        async with engine.connect() as connection:
            if not (await connection.execute(SETTLED)).scalar_one():
                return
        await asyncio.sleep(LOOK_EVERY)


async def _asked(running: Running) -> Mapping[str, Any]:
    """Processor seconds of the web app and bytes on the wire, of one request."""
    web = psutil.Process(running.program.pid)
    for path in ASKED:
        await running.client.sent(path)
    began, sent = _cpu(web), 0
    for _ in range(ROUNDS):
        for path in ASKED:
            sent += await running.client.sent(path)
    requests = ROUNDS * len(ASKED)
    return {"cpu": (_cpu(web) - began) / requests, "bytes": sent / requests}
