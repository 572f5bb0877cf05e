"""The list, one posting and what a user does to the list, over real HTTP and as the role that serves people."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.accounts.owner import OWNER_EMAIL
from jobhunt.core.files.disk import DiskFiles
from jobhunt.core.settings import Settings
from tests.postings.stock import a_posting, paid, say, stock
from tests.server import serve_web

HOSTILE = "<p>Calm</p><script>alert(1)</script>"


@pytest.fixture
async def client(engine: AsyncEngine, postgres_url: str, tmp_path: Path) -> AsyncIterator[aiohttp.ClientSession]:
    text_ = "3+ years of experience. We sponsor visas."
    await stock(
        engine,
        [a_posting(f"Engineer {n}", text_, pay=paid(1000, 2000)) for n in range(4)],
        email=OWNER_EMAIL,
    )
    await stock(engine, [a_posting("Secret")], company="other", email="b@example.org")
    settings = Settings(database_url=postgres_url, home=tmp_path, stage="test")
    async with serve_web(settings) as client:
        yield client


async def ask(client: aiohttp.ClientSession, method: str, path: str, body: Any = None, status: int = 200) -> Any:
    async with client.request(method, path, json=body) as answer:
        assert answer.status == status, await answer.text()
        return None if status == 204 else await answer.json()


async def ids(client: aiohttp.ClientSession, query: str = "") -> list[int]:
    return [item["id"] for item in (await ask(client, "GET", f"/api/jobs{query}"))["items"]]


async def act(client: aiohttp.ClientSession, action: Any, status: int = 200) -> Any:
    return await ask(client, "POST", "/api/jobs/actions", action, status)


async def test_a_list_says_all_that_a_line_shows(client: aiohttp.ClientSession) -> None:
    page = await ask(client, "GET", "/api/jobs?limit=1&country=no&years_max=3")
    assert set(page) == {"items", "next", "total", "facets", "facets_capped", "did_you_mean"}
    [item] = page["items"]
    told = {
        **{"company": "acme", "places": ["Oslo, Norway"], "countries": ["NO"], "years": 3, "mode": None},
        **{"new": True, "seen": False, "hidden": False, "changed": False, "application": None, "status": "open"},
    }
    assert {name: item[name] for name in told} == told
    assert (item["pay"]["yearly_min"], item["pay"]["yearly_max"]) == (1000, 2000)
    assert page["total"] == {"count": 4, "capped": False}


@pytest.mark.parametrize("there_and_back", [("seen", "unseen"), ("hide", "unhide")])
async def test_an_action_answers_with_what_takes_it_back(
    client: aiohttp.ClientSession, there_and_back: tuple[str, str]
) -> None:
    there, back = there_and_back
    before = await ids(client, "?mine=unseen")
    first, second = before[:2]
    await act(client, {"action": there, "ids": [first]})
    done = await act(client, {"action": there, "ids": [first, second, 10**9]})
    assert done == {"changed": 1, "undo": {"action": back, "ids": [second]}}
    left = await ids(client, "?mine=unseen")
    assert set(before) - set(left) == {first, second}
    undone = await act(client, done["undo"])
    assert undone["undo"] == {"action": there, "ids": [second]}
    assert set(before) - set(await ids(client, "?mine=unseen")) == {first}


async def test_all_new_ones_are_seen_at_once_and_taken_back(client: aiohttp.ClientSession) -> None:
    [one, *_] = await ids(client)
    await act(client, {"action": "seen", "ids": [one]})
    done = await act(client, {"action": "see_all_new"})
    assert done["changed"] == 3
    assert await ids(client, "?mine=unseen") == []
    await act(client, done["undo"])
    assert len(await ids(client, "?mine=unseen")) == 3


async def test_a_company_is_hidden_and_shown_again(client: aiohttp.ClientSession) -> None:
    done = await act(client, {"action": "hide_company", "company": "acme"})
    assert done["changed"] == 1
    assert await ids(client) == []
    assert await ask(client, "GET", "/api/jobs/hidden-companies") == ["acme"]
    assert (await act(client, {"action": "hide_company", "company": "acme"}))["undo"] is None
    await act(client, done["undo"])
    assert len(await ids(client)) == 4
    await act(client, {"action": "hide_company", "company": "nowhere"}, 404)


async def test_nobody_acts_on_another_users_list(client: aiohttp.ClientSession, engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        secret = (await connection.execute(text("SELECT id FROM jobs WHERE company = 'other'"))).scalar_one()
    assert await act(client, {"action": "hide", "ids": [secret]}) == {"changed": 0, "undo": None}
    for path in ("", "/versions", "/raw"):
        await ask(client, "GET", f"/api/jobs/{secret}{path}", status=404)
    await ask(client, "POST", f"/api/jobs/{secret}/re-extract", status=404)


@pytest.mark.parametrize(
    "action",
    [
        {"action": "seen", "ids": []},
        {"action": "seen", "ids": list(range(1, 502))},
        {"action": "seen", "ids": [0]},
        {"action": "explode", "ids": [1]},
        {"action": "unsee_all", "at": "yesterday"},
        [],
    ],
)
async def test_a_senseless_action_is_422(client: aiohttp.ClientSession, action: Any) -> None:
    await act(client, action, 422)


async def test_a_posting_says_its_facts_its_life_and_its_company(client: aiohttp.ClientSession) -> None:
    [one, *_] = await ids(client)
    job = await ask(client, "GET", f"/api/jobs/{one}")
    read = {fact["name"]: (fact["value"], fact["source"]) for fact in job["facts"]}
    assert read["years"] == ("3", "description")
    assert read["visa"] == ("offered", "description")
    assert (job["visa"], job["language"], job["years"]) == ("offered", None, 3)
    assert job["evidence"]["edits"] == 0
    assert job["evidence"]["open_since"] == "2026-10-01"
    assert len(job["at_company"]["openings"]) == job["at_company"]["total"] == 3
    assert job["at_company"]["applications"] == []


async def test_a_posting_tells_of_another_with_the_same_text(
    client: aiohttp.ClientSession, engine: AsyncEngine
) -> None:
    long = " ".join(f"word{number}" for number in range(200))
    twins = [a_posting("Twin", long), a_posting("Twin", long, posted_at=date(2026, 10, 9))]
    await stock(engine, [*twins, a_posting("Nurse", long)], company="twins", email=OWNER_EMAIL)
    items = (await ask(client, "GET", "/api/jobs?company=twins"))["items"]
    assert [(item["title"], item["reposted"]) for item in items] == [
        ("Twin", True),
        ("Nurse", False),
        ("Twin", False),
    ]
    later, nurse, earlier = [item["id"] for item in items]
    told = [(await ask(client, "GET", f"/api/jobs/{n}"))["evidence"]["reposts"] for n in (later, nurse, earlier)]
    assert [[(twin["id"], twin["external_id"], twin["earlier"]) for twin in twins] for twins in told] == [
        [(earlier, "0", True)],
        [],
        [(later, "1", False)],
    ]
    assert told[0][0]["url"] == "https://example.org/0"


async def test_a_twin_that_is_not_the_users_has_its_own_address_only(
    client: aiohttp.ClientSession, engine: AsyncEngine
) -> None:
    long = " ".join(f"word{number}" for number in range(200))
    twins = [a_posting("Twin", long), a_posting("Twin", long, posted_at=date(2026, 10, 9))]
    await stock(engine, twins, company="twins", email=OWNER_EMAIL)
    async with engine.begin() as connection:
        await connection.execute(
            text("DELETE FROM user_postings WHERE job_id = (SELECT min(id) FROM jobs WHERE company = 'twins')")
        )
    [later] = await ids(client, "?company=twins")
    [twin] = (await ask(client, "GET", f"/api/jobs/{later}"))["evidence"]["reposts"]
    assert (twin["id"], twin["url"]) == (None, "https://example.org/0")


async def test_versions_tell_fields_and_words_that_differ(
    client: aiohttp.ClientSession, engine: AsyncEngine
) -> None:
    [one, *_] = await ids(client)
    async with engine.begin() as connection:
        found = await connection.execute(text("SELECT posting_id FROM jobs WHERE id = :id"), {"id": one})
        edited = a_posting("Engineer 9", "5+ years of experience. We sponsor visas.", places=("Bergen, Norway",))
        await say(connection, found.scalar_one(), edited, 2)
    new, first = await ask(client, "GET", f"/api/jobs/{one}/versions")
    assert (first["fields"], first["words"]) == ([], [])
    told = {change["name"]: (change["old"], change["new"]) for change in new["fields"]}
    assert told["places"] == ("Oslo, Norway", "Bergen, Norway")
    assert told["pay"] == ("1000 - 2000", None)
    assert [run for run in new["words"] if run["op"] != "same"] == [
        {"op": "removed", "text": "3+"},
        {"op": "added", "text": "5+"},
    ]
    job = await ask(client, "GET", f"/api/jobs/{one}")
    assert (job["evidence"]["edits"], job["countries"]) == (1, ["NO"])


async def test_a_saved_page_is_a_file_that_no_browser_runs(
    client: aiohttp.ClientSession, engine: AsyncEngine, tmp_path: Path
) -> None:
    [one, *_] = await ids(client)
    await ask(client, "GET", f"/api/jobs/{one}/raw", status=409)
    async with engine.connect() as connection:
        found = await connection.execute(
            text("SELECT p.raw_key FROM jobs j JOIN postings p ON p.id = j.posting_id WHERE j.id = :id"),
            {"id": one},
        )
        key = found.scalar_one()
    await DiskFiles(tmp_path / "files").put(key, HOSTILE.encode())
    async with client.get(f"/api/jobs/{one}/raw") as answer:
        assert await answer.text() == HOSTILE
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="posting-{one}.html"'
        assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_views_are_kept_counted_and_fed(client: aiohttp.ClientSession) -> None:
    view = await ask(client, "POST", "/api/views", {"name": " Norway ", "query": "?country=NO&q=engineer"}, 201)
    assert (view["name"], view["query"], view["new"], view["feed"]) == ("Norway", "country=NO&q=engineer", 4, False)
    await ask(client, "POST", "/api/views", {"name": "Norway", "query": ""}, 409)
    other = await ask(client, "POST", "/api/views", {"name": "None", "query": "country=SE"}, 201)
    assert [one["new"] for one in await ask(client, "GET", "/api/views")] == [4, 0]
    await ask(client, "PUT", f"/api/views/{other['id']}", {"name": "Norway", "query": ""}, 409)
    changed = await ask(client, "PUT", f"/api/views/{other['id']}", {"name": "All", "query": "sort=pay"})
    assert (changed["name"], changed["new"]) == ("All", 4)
    await ask(client, "DELETE", f"/api/views/{other['id']}", status=204)
    await ask(client, "DELETE", f"/api/views/{other['id']}", status=404)


async def test_a_feed_is_read_by_its_secret_until_that_is_revoked(client: aiohttp.ClientSession) -> None:
    view = await ask(client, "POST", "/api/views", {"name": "<Norway> & more", "query": "country=NO"}, 201)
    feed = f"/api/views/{view['id']}/feed"
    first = (await ask(client, "POST", feed, status=201))["path"]
    async with client.get(first) as answer:
        assert answer.content_type == "application/atom+xml"
        body = await answer.text()
    assert body.count("<entry>") == 4
    assert "&lt;Norway&gt; &amp; more" in body
    second = (await ask(client, "POST", feed, status=201))["path"]
    for path, status in ((first, 404), (second, 200)):
        async with client.get(path) as answer:
            assert answer.status == status
    await ask(client, "DELETE", feed, status=204)
    await ask(client, "GET", second, status=404)


@pytest.mark.parametrize(
    "query", ["mode=flying", "country=Norway", "pay_min=-1", "limit=x&pay_min=x", "q=" + "x" * 501]
)
async def test_a_view_of_a_senseless_search_is_422(client: aiohttp.ClientSession, query: str) -> None:
    await ask(client, "POST", "/api/views", {"name": "x", "query": query}, 422)
    await ask(client, "GET", f"/api/jobs?{query}", status=422)


async def test_two_clicks_at_once_hide_once(client: aiohttp.ClientSession) -> None:
    [one, *_] = await ids(client)
    done = await asyncio.gather(*(act(client, {"action": "hide", "ids": [one]}) for _ in range(8)))
    assert sum(each["changed"] for each in done) == 1
