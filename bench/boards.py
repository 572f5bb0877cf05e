"""Six boards read side by side in one dry run, against the slowest of them alone."""

from statistics import median

import aiohttp

from bench import setting
from bench.figures import Figure
from bench.setting import Running

BOARDS = {"google": 180, "amazon": 240, "anthropic": 90, "tiktok": 120, "roblox": 60, "netflix": 70}
ROUNDS = 3
ANSWER_SECONDS = 0.3
"""How long each answer takes, as on a real site far away; on loopback nothing could overlap."""


async def dry_run_vs_slowest_board() -> list[Figure]:
    """Seconds, with freshness off so that every dry run reads anew."""
    together, slowest = [], []
    async with setting.product_over(BOARDS) as running:
        await _slow_down(running.upstream)
        for _ in range(ROUNDS):
            slowest.append(max([await _dry_run(running, [board]) for board in BOARDS]))
            together.append(await _dry_run(running, list(BOARDS)))
    return [
        Figure("dry_run_vs_slowest_board", "s", median(together), 1 / 1.3, median(slowest), "slowest board alone")
    ]


async def _slow_down(upstream: str) -> None:
    async with aiohttp.ClientSession() as session:
        for board in BOARDS:
            fault = {"target": board, "kind": "drip", "only": "list", "seconds": ANSWER_SECONDS}
            async with session.post(f"{upstream}/_control/faults", json=fault) as response:
                response.raise_for_status()


async def _dry_run(running: Running, boards: list[str]) -> float:
    await running.client.follow(boards)
    seconds, preview = await running.client.timed_dry_run()
    states = {name: answer["state"] for name, answer in preview.items()}
    if sorted(states) != sorted(boards) or set(states.values()) != {"complete"}:
        raise RuntimeError(f"not every board was read to its end: {states}")
    return seconds
