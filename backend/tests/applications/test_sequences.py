"""Whatever is done from two windows in whatever order: the log is the state, undo restores, nothing is lost."""

import asyncio
import os
from hashlib import sha256
from pathlib import Path

import aiohttp
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from jobhunt.core.files.disk import DiskFiles
from tests.applications.machine import Machine
from tests.applications.tracker import Tracker
from tests.applications.travelling import Travelling

SEQUENCES = int(os.environ.get("SEQUENCES", "15"))
SEED = int(os.environ.get("SEED", "0"))
"""Another seed, other sequences."""


async def saved_pages(tracker: Tracker, home: Path) -> None:
    """Keep a page of every posting, as a crawl does."""
    page = b"<p>Calm work.</p>"
    key = f"raw/acme/{sha256(page).hexdigest()}.html.gz"
    await DiskFiles(home / "files").put(key, page)
    for table in ("postings", "posting_versions"):
        await tracker.rows(f"UPDATE {table} SET raw_key = :key", key=key)


async def test_random_sequences_from_two_windows_lose_nothing(tracker: Tracker, tmp_path: Path) -> None:
    profile = settings(
        max_examples=SEQUENCES,
        stateful_step_count=20,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    await saved_pages(tracker, tmp_path)
    async with aiohttp.ClientSession(tracker.client._base_url) as second:
        Machine.loop, Machine.engine, Machine.jobs = asyncio.get_running_loop(), tracker.engine, tracker.jobs
        Machine.sessions, Travelling.sequences = [tracker.client, second], 0
        await asyncio.to_thread(run_state_machine_as_test, seed(SEED)(Travelling), settings=profile)
    assert Travelling.sequences >= SEQUENCES
