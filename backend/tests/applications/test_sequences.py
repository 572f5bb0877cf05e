"""Whatever is done from two windows in whatever order: the log is the state, undo restores, nothing is lost."""

import asyncio
import os

import aiohttp
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.applications.machine import Machine
from tests.applications.tracker import Tracker

SEQUENCES = int(os.environ.get("SEQUENCES", "15"))


async def test_random_sequences_from_two_windows_lose_nothing(tracker: Tracker) -> None:
    profile = settings(
        max_examples=SEQUENCES,
        stateful_step_count=14,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    async with aiohttp.ClientSession(tracker.client._base_url) as second:
        Machine.loop, Machine.engine, Machine.jobs = asyncio.get_running_loop(), tracker.engine, tracker.jobs
        Machine.sessions, Machine.sequences = [tracker.client, second], 0
        await asyncio.to_thread(run_state_machine_as_test, Machine, settings=profile)
    assert Machine.sequences >= SEQUENCES
