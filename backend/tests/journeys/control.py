"""What a running universe is told, and asked about itself."""

from collections.abc import Mapping

import aiohttp

PAGE_SECONDS = 1.2
"""How long each posting's page takes, so that kills meet work in flight."""


async def slow_pages(upstream: str, companies: Mapping[str, int]) -> None:
    """Let each posting's page take its time."""
    async with aiohttp.ClientSession() as session:
        for company in companies:
            fault = {"target": company, "kind": "drip", "only": "page", "seconds": PAGE_SECONDS}
            async with session.post(f"{upstream}/_control/faults", json=fault) as response:
                response.raise_for_status()


async def truth(upstream: str, companies: Mapping[str, int]) -> set[tuple[str, str]]:
    """Every posting of these companies: its company and its id there."""
    found = set()
    async with aiohttp.ClientSession() as session:
        for company in companies:
            async with session.get(f"{upstream}/_control/truth", params={"company": company}) as response:
                postings = (await response.json())["postings"]
            found |= {(company, posting["external_id"]) for posting in postings}
    return found
