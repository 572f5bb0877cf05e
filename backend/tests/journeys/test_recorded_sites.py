"""A dry run and a run over recorded answers of real sites: what is read is what the payloads say."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.companies import add_box
from jobhunt.companies import queries as company_queries
from jobhunt.core.clock import now
from jobhunt.core.context import Context
from jobhunt.core.net.fetch import open_fetcher
from jobhunt.core.net.memory import MemoryHosts
from jobhunt.ingestion import discover
from jobhunt.ingestion.dry_run import dry_run
from tests.conftest import NOON
from tests.ingestion.site import Product
from tests.journeys.recorded_sites import RecordedSites, recordings, serve_recordings

FOLDERS = [folder for folder in [recordings()] if folder is not None]
COMPANIES = ("google", "amazon", "anthropic", "tiktok", "netflix", "https://boards.greenhouse.io/amplitude")


class RecordedProduct(Product):
    """The product reading recorded sites over real HTTP."""

    fetcher: object = None

    @property
    def context(self) -> Context:
        return replace(super().context, fetcher=self.fetcher)  # type: ignore[arg-type]  # set by the fixture


@pytest.fixture(params=FOLDERS, ids=["recordings"] * len(FOLDERS))
async def recorded(
    request: pytest.FixtureRequest, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[RecordedProduct, RecordedSites]]:
    monkeypatch.setattr(discover, "FIRST_PAUSE", 0.0)
    folder: Path = request.param
    async with (
        serve_recordings(folder) as (sites, address),
        open_fetcher(MemoryHosts(now), upstream=address, pace="off") as fetcher,
    ):
        product = RecordedProduct(engine, {}, NOON)
        product.fetcher = fetcher
        yield product, sites


async def follow_all(product: RecordedProduct) -> int:
    user_id = await product.follow()
    async with product.context.start_work() as work:
        await company_queries.ensure_built_in(work.connection)
        for pasted in COMPANIES:
            await add_box.add(work, pasted)
        names = ["google", "amazon", "anthropic", "tiktok", "netflix", "amplitude"]
        ids = await company_queries.company_ids(work.connection, names)
        assert sorted(ids) == sorted(names)
        for company_id in ids.values():
            values = {"title_filters": {}, "is_enabled": True}
            await company_queries.save_setting(work.connection, user_id, company_id, values, work.now)
    return user_id


async def test_a_dry_run_shows_every_recorded_opening(recorded: tuple[RecordedProduct, RecordedSites]) -> None:
    product, _ = recorded
    previews = await dry_run(product.context, await follow_all(product))
    shown = {name: (p["state"], p["total_count"], p["advertised"]) for name, p in previews.items()}
    assert shown == {
        "google": ("complete", 2, 2),
        "amazon": ("partial", 4, 374),
        "anthropic": ("partial", 4, 400),
        "tiktok": ("partial", 3, 4276),
        "netflix": ("complete", 2, 2),
        "amplitude": ("partial", 2, 37),
    }
    assert all(p["status"] == "success" for p in previews.values())


async def test_a_run_ends_with_what_the_payloads_say(recorded: tuple[RecordedProduct, RecordedSites]) -> None:
    product, sites = recorded
    user_id = await follow_all(product)
    account = await product.run(user_id)
    assert account["status"] == "finished"
    ready = {c["company"]: c["ready"] for c in account["companies"]}
    assert ready == {"google": 2, "amazon": 4, "anthropic": 0, "tiktok": 3, "netflix": 1, "amplitude": 2}
    rows = await product.rows(
        "SELECT c.name AS company, p.external_id, p.title, p.places, p.pay_min, p.pay_max, p.pay_currency"
        " FROM postings p JOIN companies c ON c.id = p.company_id"
    )
    by_id = {(row["company"], row["external_id"]): row for row in rows}
    for job in sites.load("greenhouse/list_nocontent_anthropic.json")["jobs"]:
        row = by_id["anthropic", str(job["id"])]
        assert row["title"] == job["title"].strip()
        assert " ".join(row["places"]) in job["location"]["name"].replace(" | ", " ").replace("; ", " ")
    for job in sites.load("amazon/search_interns.json")["jobs"]:
        row = by_id["amazon", job["id_icims"]]
        assert row["title"] == " ".join(job["title"].split())
        assert job["city"].casefold() in " ".join(row["places"]).casefold()
    for job in sites.load("tiktok/search_posts.json")["data"]["job_post_list"]:
        row = by_id["tiktok", job["id"]]
        assert row["title"] == " ".join(job["title"].split())
        assert job["city_info"]["en_name"] in row["places"][0]
    google = by_id["google", "132507027548054214"]
    assert google["title"] == "Staff Developer Experience Engineer, DeepMind"
    assert google["places"] == ["Bengaluru, Karnataka, India"]
    youtube = by_id["google", "139289021426606790"]
    assert youtube["places"] == ["Mountain View, CA, USA"]
    assert (youtube["pay_min"], youtube["pay_max"], youtube["pay_currency"]) == (207000.0, 301000.0, "USD")


async def test_nothing_closes_on_recordings_that_are_shorter_than_they_say(
    recorded: tuple[RecordedProduct, RecordedSites],
) -> None:
    product, _ = recorded
    user_id = await follow_all(product)
    for _ in range(3):
        account = await product.run(user_id)
    assert account["closed"] == 0
    assert await product.one("SELECT count(*) FROM postings WHERE status = 'closed'") == 0
