"""Runs over every kind of site: what is read is true, noise changes nothing, one edit changes one posting."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.ingestion import discover
from jobhunt.ingestion.dry_run import dry_run
from tests.journeys.universe import FIRST, OWN, World, open_world

SIZE = dict.fromkeys((*FIRST, *OWN), 12) | {"closedgate": 6}


@pytest.fixture
async def world(engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    monkeypatch.setattr(discover, "FIRST_PAUSE", 0.01)
    async with open_world(engine, SIZE) as world:
        yield world


async def stored(world: World, company: str) -> dict[str, dict[str, Any]]:
    rows = await world.rows(
        "SELECT p.external_id, p.title, p.places, p.url, p.work_mode, p.pay_min, p.pay_max, p.status,"
        " v.description, v.number FROM postings p JOIN companies c ON c.id = p.company_id"
        f" LEFT JOIN posting_versions v ON v.id = p.version_id WHERE c.name = '{company}'"
    )
    return {row["external_id"]: row for row in rows}


@pytest.mark.parametrize("company", [*FIRST, *OWN])
async def test_every_posting_comes_in_as_it_is(world: World, company: str) -> None:
    account = await world.run(await world.follow_companies(company))
    truth, found = await world.truth(company), await stored(world, company)
    assert (account["status"], account["ready"], account["error"]) == ("finished", len(truth), 0)
    assert account["companies"][0]["state"] == "complete"
    assert len(found) == len(truth)
    by_url = {row["url"].split("?")[0]: row for row in found.values()}
    for external_id, posting in truth.items():
        row = found.get(external_id) or by_url[posting["url"].split("?")[0]]
        assert row["title"] == posting["title"]
        assert posting["places"][0]["city"] in " ".join(row["places"])
        assert len(row["description"]) > 2_000
        if posting["pay"] and company != "tiktok":
            assert (row["pay_min"], row["pay_max"]) == (posting["pay"]["minimum"], posting["pay"]["maximum"])


async def test_noise_changes_nothing_and_one_edit_changes_one_posting(world: World) -> None:
    companies = (*FIRST, *OWN)
    user = await world.follow_companies(*companies)
    first = await world.run(user)
    assert first["new"] == first["ready"] == 12 * len(companies)
    versions = await world.one("SELECT count(*) FROM posting_versions")
    world.done.clear()
    second = await world.run(user)
    assert (second["unchanged"], second["changed"], second["error"]) == (12 * len(companies), 0, 0)
    assert world.done["extract"] == 0
    assert await world.one("SELECT count(*) FROM posting_versions") == versions
    for company in ("netflix", "northwind", "anthropic"):
        await world.control("edit", {"company": company, "action": "pay", "value": "91000-99000 USD year"})
        third = await world.run(user)
        assert {c["company"]: c["changed"] for c in third["companies"] if c["changed"]} == {company: 1}
        assert third["unchanged"] == 12 * len(companies) - 1


@pytest.mark.parametrize(
    ("kind", "states"),
    [
        ({"kind": "status", "status": 500}, {"failed"}),
        ({"kind": "cut"}, {"failed", "partial"}),
        ({"kind": "half_pages"}, {"partial", "failed", "complete", "suspicious"}),
        ({"kind": "empty"}, {"suspicious", "failed"}),
        ({"kind": "invalid_json"}, {"failed", "complete"}),
        ({"kind": "html"}, {"failed"}),
        ({"kind": "gzip_bomb"}, {"failed"}),
        ({"kind": "redirect_loop"}, {"failed"}),
        ({"kind": "redirect", "value": "metadata"}, {"failed"}),
        ({"kind": "redirect", "value": "loopback"}, {"failed"}),
    ],
)
async def test_a_board_in_trouble_closes_nothing_and_says_why(
    world: World, kind: dict[str, Any], states: set[str]
) -> None:
    companies = ("amazon", "anthropic", "northwind")
    user = await world.follow_companies(*companies)
    await world.run(user)
    for company in companies:
        await world.control("faults", {"target": company, "only": "list", **kind})
    for _ in range(3):
        account = await world.run(user)
        assert account["closed"] == 0
        for row in account["companies"]:
            assert row["state"] in states, row
            assert row["reason"] or row["state"] == "complete"
    assert await world.one("SELECT count(*) FROM postings WHERE status = 'closed'") == 0


async def test_a_site_closed_to_robots_is_left_alone_and_says_so(world: World) -> None:
    user = await world.follow_companies("closedgate")
    preview = (await dry_run(world.context, user))["closedgate"]
    assert (preview["status"], preview["state"]) == ("error", "failed")
    assert "robots" in preview["error_message"]
    asked = (await world.control("requests", host="careers.closedgate.example"))["requests"]
    assert {request["path"] for request in asked} <= {"/robots.txt"}


async def test_days_go_by_and_what_is_stored_stays_true(world: World) -> None:
    companies = ("roblox", "amazon", "quietfield")
    user = await world.follow_companies(*companies)
    await world.run(user)
    for day in (1, 2, 3):
        await world.control("day", {"day": day})
        world.now += timedelta(days=1)
        await world.run(user)
    account = await world.run(user)
    assert account["status"] == "finished"
    for company in companies:
        truth = await world.truth(company)
        rows = {row["url"].split("?")[0]: row for row in (await stored(world, company)).values()}
        still_open = {url for url, row in rows.items() if row["status"] == "open"}
        assert still_open == {posting["url"].split("?")[0] for posting in truth.values()}
        for posting in truth.values():
            assert rows[posting["url"].split("?")[0]]["title"] == posting["title"]


async def test_words_narrow_and_what_they_do_not_find_is_asked_alone_once_a_day(world: World) -> None:
    user = await world.follow_companies("amazon")
    assert (await world.run(user))["ready"] == 12
    await world.follow_companies("amazon", include=("zoologist",))
    account = await world.run(user)
    [amazon] = account["companies"]
    assert (amazon["narrowed"], amazon["state"], account["closed"], account["total"]) == (True, "partial", 0, 0)
    asked_alone = 12 - amazon["listed"]
    world.now += timedelta(days=1, hours=1)
    account = await world.run(user)
    assert (account["total"], account["unchanged"]) == (asked_alone, asked_alone)
    assert (await world.run(user))["total"] == 0
    world.now += timedelta(days=1, hours=1)
    for external_id in await world.truth("amazon"):
        await world.control("edit", {"company": "amazon", "external_id": external_id, "action": "close"})
    account = await world.run(user)
    assert (account["total"], account["expired"], account["closed"]) == (12, 12, 12)
