"""A run over 2,000 posting pages of 80 KB: against Scrapy, and against itself when nothing has changed."""

import asyncio
import json
from pathlib import Path
from statistics import median

import aiohttp
from sqlalchemy import text

from bench import peers, setting
from bench.figures import Figure
from bench.setting import Running
from jobhunt.core.database import create_engine
from tests.journeys.programs import Options

COMPANY, HOST = "northwind", "careers.northwind.example"
POSTINGS = 2_000
ROUNDS = 3
PAGES = Options(filling=58_000, per_list=50)
"""Pages come to 80 KB with this much filling; 50 to a list, for a generic site is read for 50 lists at most."""

LOOK_EVERY = 0.1
DUE = text("SELECT count(*) FROM tasks WHERE due_at <= now()")

SPIDER = Path(__file__).parent / "peer_scrapy" / "careers.py"


async def ingest_vs_scrapy() -> list[Figure]:
    """Interleaved rounds, each into a new Postgres that both write to; what starts first takes turns."""
    python = peers.install()
    ours, peer = [], []
    async with setting.universe({COMPANY: POSTINGS}, PAGES) as upstream:
        await _warm(upstream)
        for number in range(ROUNDS):
            async with setting.home() as folder, setting.postgres(folder) as database:
                if number % 2:
                    peer.append(await _scrapy(python, upstream, folder, database))
                ours.append((await _ours(upstream, folder, database, runs=1))[0])
                if not number % 2:
                    peer.append(await _scrapy(python, upstream, folder, database))
    return [
        Figure("ingest_vs_scrapy", "postings/s", median(ours), 3.0, median(peer), "Scrapy project", better="more")
    ]


async def unchanged_rerun() -> list[Figure]:
    """The site answers 304 where it is asked whether a page has changed, as most do."""
    return [await _rerun("unchanged_rerun", 5.0, noise=False)]


async def unchanged_rerun_noisy() -> list[Figure]:
    """No 304: every page comes whole, with other tokens, counters and times, and has to be compared."""
    return [await _rerun("unchanged_rerun_noisy", 1.5, noise=True)]


async def _rerun(name: str, target: float, *, noise: bool) -> Figure:
    first, again = [], []
    options = Options(noise=noise, filling=PAGES.filling, per_list=PAGES.per_list)
    async with setting.universe({COMPANY: POSTINGS}, options) as upstream:
        await _warm(upstream)
        for _ in range(ROUNDS):
            async with setting.home() as folder, setting.postgres(folder) as database:
                rates = await _ours(upstream, folder, database, runs=2)
                first.append(rates[0])
                again.append(rates[1])
    return Figure(name, "postings/s", median(again), target, median(first), "first run", better="more")


async def _ours(upstream: str, folder: Path, database: str, *, runs: int) -> list[float]:
    rates: list[float] = []
    async with setting.product(folder, upstream, database) as running:
        await running.client.follow([f"https://{HOST}/careers"])
        for number in range(runs):
            rates.append(await _rate(running, "new" if number == 0 else "unchanged"))
            await _settled(database)
    return rates


async def _settled(database: str) -> None:
    """Return when nothing is left to do: what a run leaves for later (the index) is not the next one's work."""
    engine = create_engine(database, pool_size=1)
    try:
        while True:
            async with engine.connect() as connection:
                if not (await connection.execute(DUE)).scalar_one():
                    return
            await asyncio.sleep(LOOK_EVERY)
    finally:
        await engine.dispose()


async def _rate(running: Running, outcome: str) -> float:
    account = setting.checked(await running.client.run_to_end(), POSTINGS)
    if account[outcome] != POSTINGS:
        raise RuntimeError(f"{account[outcome]} of {POSTINGS} postings were {outcome}")
    return POSTINGS / setting.seconds(account)


async def _scrapy(python: Path, upstream: str, folder: Path, database: str) -> float:
    arguments = [f"{upstream}/{HOST}/careers", HOST, str(folder / "peer"), database, str(POSTINGS)]
    process = await asyncio.create_subprocess_exec(
        str(python), str(SPIDER), *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    told, errors = await process.communicate()
    if process.returncode != 0:
        raise RuntimeError(f"the spider failed:\n{errors.decode()[-2000:]}")
    return float(POSTINGS / json.loads(told)["seconds"])


async def _warm(upstream: str) -> None:
    """Let the universe make every page once, so that nobody's first round pays for that."""
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{upstream}/_control/truth", params={"company": COMPANY}) as response:
            postings = (await response.json())["postings"]
        for posting in postings:
            async with session.get(f"{upstream}/{posting['url'].removeprefix('https://')}") as response:
                await response.read()
