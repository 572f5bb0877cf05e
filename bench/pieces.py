"""CPU time of single pieces: both fingerprints against PyPI's simhash, and the fields of posting pages."""

import asyncio
import json
import re
import subprocess
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from bench import peers
from bench.figures import Figure
from jobhunt.boards import registry
from jobhunt.boards.protocol import Board, Fields, Platform, Request, Response
from jobhunt.core import clock
from jobhunt.core.net.fetch import open_fetcher
from jobhunt.core.net.memory import MemoryHosts
from jobhunt.postings.fingerprint import fingerprint
from jobhunt.universe import make_universe, own_pages, own_site, serve

TAG = re.compile(r"<[^>]*>")
ROUNDS = 7
TEXT_BYTES = 8_000
TEXTS = 20
PAGES = 12
FIELDS_LIMIT_MS = 5.0
PAGE_BYTES = 100_000
FILLING = 78_000
PEER = Path(__file__).parent / "peer_simhash.py"

SITES = {
    "generic with JSON-LD": ("northwind", "https://careers.northwind.example/careers"),
    "generic without JSON-LD": ("quietfield", "https://careers.quietfield.example/careers"),
    "eightfold": ("netflix", "netflix"),
    "greenhouse": ("anthropic", "anthropic"),
}


async def fingerprints_vs_simhash() -> list[Figure]:
    """Milliseconds per page of 8 KB of text, interleaved."""
    python = peers.install()
    fields = [Fields(title="Engineer", description=_text(seed), places=("Lyon, France",)) for seed in range(TEXTS)]
    texts = [TAG.sub(" ", one.description) for one in fields]
    ours, peer = [], []
    for _ in range(ROUNDS):
        ours.append(_cpu_ms([partial(fingerprint, one) for one in fields]))
        peer.append(await asyncio.to_thread(_peer_ms, python, texts))
    return [Figure("fingerprints_vs_simhash", "ms CPU/page", median(ours), 10.0, median(peer), "PyPI simhash")]


def _peer_ms(python: Path, texts: Sequence[str]) -> float:
    given = json.dumps(texts)
    told = subprocess.run([str(python), str(PEER)], input=given, capture_output=True, text=True, check=True)
    return float(told.stdout)


async def fields_cpu_ms() -> list[Figure]:
    """The median of the slowest kind of page, each filled up to 100 KB."""
    universe = make_universe(size={company: PAGES for company, _ in SITES.values()})
    own_site.WEIGHTS.update(dict.fromkeys(own_site.WEIGHTS, FILLING))
    async with (
        serve(universe) as server,
        open_fetcher(MemoryHosts(clock.now), upstream=server.url, pace="off") as fetch,
    ):
        medians = {}
        for kind, (company, address) in SITES.items():
            board = _board(address)
            urls = [
                universe.url(universe.companies[company], entry)
                for entry in universe.order(universe.companies[company])
            ]
            pages = await asyncio.gather(*(fetch.fetch(Request(url, kind="page")) for url in urls))
            medians[kind] = _fields_ms(registry.platform_of(board), board, [_filled(page) for page in pages])
    worst = max(medians, key=medians.__getitem__)
    return [
        Figure("fields_cpu_ms", f"ms CPU per page of 100 KB, worst kind ({worst})", medians[worst], FIELDS_LIMIT_MS)
    ]


def _board(address: str) -> Board:
    named = registry.by_name(address)
    board = named.board if named else registry.recognise(address)
    assert board is not None, address
    return board


def _fields_ms(platform: Platform, board: Board, pages: Sequence[Response]) -> float:
    for page in pages:
        outcome = platform.fields(board, page)
        if not isinstance(outcome, Fields):
            raise RuntimeError(f"{page.url} gave no fields: {outcome}")
    return median(_cpu_ms([partial(platform.fields, board, page)]) for _ in range(ROUNDS) for page in pages)


def _filled(page: Response) -> Response:
    missing = max(0, PAGE_BYTES - len(page.body) - 40)
    filling = b'<script>window.__more="' + (b"lorem ipsum " * (missing // 12)) + b'"</script></body>'
    return Response(page.url, page.status, page.headers, page.body.replace(b"</body>", filling, 1))


def _cpu_ms(calls: Sequence[Callable[[], object]]) -> float:
    """Milliseconds of CPU per call."""
    began = time.process_time()
    for call in calls:
        call()
    return (time.process_time() - began) / len(calls) * 1000


def _text(seed: int) -> str:
    """8 KB of a posting's text, made by the universe."""
    universe = make_universe(seed=seed + 1, size={"northwind": 1})
    company = universe.companies["northwind"]
    entry = universe.order(company)[0]
    text = own_pages.description(universe.posting(company, entry), universe.text(company, entry))
    return text[:TEXT_BYTES].rpartition("<")[0]
