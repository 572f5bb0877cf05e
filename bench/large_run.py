"""A run of 10,000 postings over 20 boards: the worker's memory, and whether it slows down on the way."""

import asyncio
import time
from collections.abc import Sequence

import psutil

from bench import setting
from bench.figures import Figure
from bench.setting import Running

BOARDS, PER_BOARD = 20, 500
POSTINGS = BOARDS * PER_BOARD
LOOK_EVERY = 0.5
SETTLE_SECONDS = 10.0
MB = 1024 * 1024


async def large_run() -> list[Figure]:
    """Greenhouse boards, whose postings are asked for one by one."""
    size = {f"employer-{number:02}": PER_BOARD for number in range(BOARDS)}
    async with setting.product_over(size) as running:
        await running.client.follow([f"https://job-boards.greenhouse.io/{name}" for name in size])
        most, curve = await _watched(running)
    early, late = _pace(curve, 0.1, 0.2), _pace(curve, 0.9, 1.0)
    return [
        Figure("worker_memory_mb", "MB resident at most, 10,000 postings", most / MB, 150.0),
        Figure("late_over_early", "time per posting, last tenth by second", late / early, 1.2),
    ]


async def _watched(running: Running) -> tuple[int, list[tuple[float, int]]]:
    """The run's highest memory, and how many postings were done at which moment."""
    worker, most, curve = running.worker, 0, []
    run_id = await running.client.start()
    while True:
        account = await running.client.status(run_id)
        curve.append((time.monotonic(), account["total"] - account["pending"] - account["crawled"]))
        most = max(most, worker.memory_info().rss)
        if account["finished_at"]:
            setting.checked(account, POSTINGS)
            return most, curve
        await asyncio.sleep(LOOK_EVERY)


def _pace(curve: Sequence[tuple[float, int]], start: float, end: float) -> float:
    """Seconds per posting between two shares of the run."""
    began, ended = (_moment(curve, POSTINGS * share) for share in (start, end))
    return (ended - began) / (POSTINGS * (end - start))


def _moment(curve: Sequence[tuple[float, int]], done: float) -> float:
    """When so many were done, between two looks by proportion."""
    before = curve[0]
    for look in curve:
        if look[1] >= done:
            share = (done - before[1]) / (look[1] - before[1]) if look[1] > before[1] else 0.0
            return before[0] + share * (look[0] - before[0])
        before = look
    raise RuntimeError(f"the run never came to {done:.0f} postings")


async def idle_memory_mb() -> list[Figure]:
    """Web and worker after a small run, at rest. Pages that both share are split between them (PSS)."""
    async with setting.product_over({"anthropic": 50}) as running:
        await running.client.follow(["anthropic"])
        setting.checked(await running.client.run_to_end(), 50)
        await asyncio.sleep(SETTLE_SECONDS)
        everything = [psutil.Process(running.program.pid), running.herd, running.worker]
        shared = sum(process.memory_full_info().pss for process in everything)
    return [Figure("idle_memory_mb", "MB, web, worker and its herd together (PSS)", shared / MB, 200.0)]
