"""While the file store is away steps come back, uncounted; a run waits for it, but not for ever."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from jobhunt.core.files.memory import MemoryFiles
from jobhunt.core.files.protocol import StoreAway
from jobhunt.ingestion.outage import PATIENCE
from tests.ingestion.site import Product, Site


@dataclass
class StormyFiles(MemoryFiles):
    """A store that is away for what `away` names, until a time."""

    product: Product | None = None
    away: frozenset[str] = frozenset()
    until: datetime | None = None
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    async def put(self, key: str, body: bytes) -> None:
        self._meet(f"put {key.partition('/')[0]}")
        await super().put(key, body)

    async def get(self, key: str) -> bytes:
        self._meet(f"get {key.partition('/')[0]}")
        return await super().get(key)

    def _meet(self, what: str) -> None:
        assert self.product is not None
        assert self.until is not None
        if what in self.away and self.product.now < self.until:
            self.refused.append(what)
            raise StoreAway


@pytest.fixture
def stormy(product: Product) -> StormyFiles:
    """The store of the product, away for five minutes."""
    files = StormyFiles(product=product, until=product.now + timedelta(minutes=5))
    product.files = files
    return files


@pytest.mark.parametrize("what", ["put raw", "get raw", "put listings"])
async def test_an_outage_of_the_file_store_costs_a_run_time_and_nothing_else(
    product: Product, stormy: StormyFiles, what: str
) -> None:
    stormy.away = frozenset({what})
    account = await product.run(await product.follow("acme"))
    assert (account["status"], account["ready"], account["error"]) == ("finished", 3, 0)
    assert len(stormy.refused) > 5
    assert await product.one("SELECT count(*) FROM posting_versions") == 3


@pytest.mark.parametrize("what", ["put raw", "get raw"])
async def test_a_run_does_not_wait_for_ever_for_its_files(product: Product, stormy: StormyFiles, what: str) -> None:
    stormy.away, stormy.until = frozenset({what}), product.now + 2 * PATIENCE
    account = await product.run(await product.follow("acme"))
    assert (account["status"], account["ready"], account["error"]) == ("finished", 0, 3)
    told = await product.rows("SELECT DISTINCT error_message FROM jobs")
    assert "for two hours. Run again later." in told[0]["error_message"]


async def test_a_run_whose_listing_can_never_be_kept_ends_in_error(product: Product, stormy: StormyFiles) -> None:
    stormy.away, stormy.until = frozenset({"put listings"}), product.now + 2 * PATIENCE
    account = await product.run(await product.follow("acme"))
    assert account["status"] == "error"


async def test_a_listing_that_carries_whole_postings_waits_for_the_store_too(
    product: Product, site: Site, stormy: StormyFiles
) -> None:
    site.whole, stormy.away = True, frozenset({"put raw"})
    account = await product.run(await product.follow("acme"))
    assert (account["ready"], account["error"]) == (3, 0)
