"""The API over real HTTP: the original's paths and shapes, errors that say what to do, the guard of local mode."""

import re
from collections.abc import AsyncIterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.settings import Settings
from tests.server import serve_web


@pytest.fixture
async def client(engine: AsyncEngine, postgres_url: str, tmp_path: Path) -> AsyncIterator[aiohttp.ClientSession]:
    settings = Settings(database_url=postgres_url, home=tmp_path, stage="test")
    async with serve_web(settings) as client:
        yield client


async def get(client: aiohttp.ClientSession, path: str, status: int = 200) -> Any:
    async with client.get(path) as answer:
        assert answer.status == status, await answer.text()
        return await answer.json()


async def post(client: aiohttp.ClientSession, path: str, body: Any = None, status: int = 200) -> Any:
    async with client.post(path, json=body) as answer:
        assert answer.status == status, await answer.text()
        return await answer.json()


def upsert(company: str, **more: Any) -> dict[str, Any]:
    return {"op": "upsert", "company_name": company, **more}


async def test_health_and_the_owner_need_no_token(client: aiohttp.ClientSession) -> None:
    assert await get(client, "/health") == {"status": "healthy"}
    user = await get(client, "/api/user")
    assert {"email", "name", "picture"} <= set(user)


async def test_an_installation_says_what_it_is(client: aiohttp.ClientSession) -> None:
    about = await get(client, "/api/about")
    assert about["version"] == version("jobhunt")
    assert about["stage"] == "test"
    assert all(re.fullmatch(r"\d+\.\d+(\.\d+)?", about[name]) for name in ("python", "postgres"))


async def test_the_six_first_companies_are_offered(client: aiohttp.ClientSession) -> None:
    companies = await get(client, "/api/ingestion/companies")
    names = [company["name"] for company in companies]
    assert names == ["google", "amazon", "anthropic", "tiktok", "roblox", "netflix"]
    assert all({"name", "display_name", "logo_url"} <= set(company) for company in companies)


async def test_settings_are_written_read_and_deleted(client: aiohttp.ClientSession) -> None:
    filters = {"include": ["  Engineer ", "engineer", ""], "exclude": ["intern"]}
    [done] = await post(client, "/api/ingestion/settings", [upsert("google", title_filters=filters)])
    assert done["success"]
    assert {"op", "success", "company_name", "id", "updated_at"} <= set(done)
    [setting] = await get(client, "/api/ingestion/settings")
    assert setting["title_filters"] == {"include": ["Engineer"], "exclude": ["intern"]}
    assert setting["is_enabled"] is True
    [gone] = await post(client, "/api/ingestion/settings", [{"op": "delete", "company_name": "google"}])
    assert gone == {"op": "delete", "success": True, "company_name": "google"}
    assert await get(client, "/api/ingestion/settings") == []


async def test_a_bad_change_says_why_and_the_others_are_made(client: aiohttp.ClientSession) -> None:
    results = await post(
        client,
        "/api/ingestion/settings",
        [
            upsert("nowhere"),
            upsert("google"),
            upsert("google", is_enabled=False),
            {"op": "delete", "company_name": "netflix"},
        ],
    )
    assert [result["success"] for result in results] == [False, True, False, False]
    assert "no company “nowhere”" in results[0]["error"]
    assert "more than once" in results[2]["error"]
    [setting] = await get(client, "/api/ingestion/settings")
    assert (setting["company_name"], setting["is_enabled"]) == ("google", True)


@pytest.mark.parametrize(
    "body",
    [
        {"op": "upsert"},
        [{"op": "explode", "company_name": "google"}],
        [{"op": "upsert"}],
        [{"op": "upsert", "company_name": "google", "title_filters": {"include": "engineer"}}],
        [{"op": "upsert", "company_name": "google", "title_filters": {"include": ["a\x00b"]}}],
        [{"op": "upsert", "company_name": "google", "title_filters": {"include": ["x" * 101]}}],
        "nonsense",
        None,
    ],
)
async def test_a_senseless_payload_is_422_and_changes_nothing(client: aiohttp.ClientSession, body: Any) -> None:
    problem = await post(client, "/api/ingestion/settings", body, 422)
    assert problem["code"] == "InvalidPayload"
    assert "nothing was changed" in problem["detail"]
    assert await get(client, "/api/ingestion/settings") == []


async def test_broken_json_is_422(client: aiohttp.ClientSession) -> None:
    headers = {"content-type": "application/json"}
    async with client.post("/api/ingestion/settings", data=b"[{", headers=headers) as answer:
        assert answer.status == 422
        assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    ("pasted", "name", "platform"),
    [
        ("https://boards.greenhouse.io/brambleworks", "brambleworks", "greenhouse"),
        ("job-boards.greenhouse.io/brambleworks/jobs/12345", "brambleworks", "greenhouse"),
        ("https://careers.northwind.example/jobs", "northwind", "generic"),
    ],
)
async def test_any_company_is_added_once_by_what_one_pastes(
    client: aiohttp.ClientSession, pasted: str, name: str, platform: str
) -> None:
    added = await post(client, "/api/ingestion/companies", {"address": pasted}, 201)
    assert (added["name"], added["platform"], added["state"]) == (name, platform, "never")
    assert (added["new_postings"], added["narrowed"], added["to_the_end"]) == (0, False, False)
    again = await post(client, "/api/ingestion/companies", {"address": pasted}, 200)
    assert again["name"] == name
    assert len(await get(client, "/api/ingestion/companies")) == 7


async def test_a_known_name_is_the_company_that_is_there(client: aiohttp.ClientSession) -> None:
    assert (await post(client, "/api/ingestion/companies", {"address": " Netflix "}))["name"] == "netflix"


@pytest.mark.parametrize(
    "pasted",
    [
        "some company",
        "http://127.0.0.1:8000/",
        "http://169.254.169.254/latest",
        "ftp://example.org",
        "x",
        "https://u:p@x.org",
    ],
)
async def test_what_names_no_board_is_refused_with_what_to_do(client: aiohttp.ClientSession, pasted: str) -> None:
    problem = await post(client, "/api/ingestion/companies", {"address": pasted}, 400)
    assert problem["code"] == "NotUnderstood"
    assert problem["detail"]


async def test_a_run_is_started_watched_and_stopped(client: aiohttp.ClientSession) -> None:
    await post(client, "/api/ingestion/settings", [upsert("google")])
    started = await post(client, "/api/ingestion/start", {})
    assert set(started) == {"run_id"}
    run_id = started["run_id"]
    assert (await post(client, "/api/ingestion/start", {}))["run_id"] == run_id
    status = await get(client, f"/api/ingestion/status/{run_id}")
    assert (status["run_id"], status["status"]) == (run_id, "pending")
    assert status["counts"] == {"pending": 0, "crawled": 0, "ready": 0, "error": 0, "expired": 0}
    stopped = await post(client, f"/api/ingestion/cancel/{run_id}")
    assert stopped["status"] == "cancelled"
    [run] = await get(client, "/api/ingestion/runs")
    assert (run["run_id"], run["status"]) == (run_id, "cancelled")
    assert "companies" not in run
    assert [row["company"] for row in stopped["companies"]] == ["google"]


async def test_progress_is_a_stream_of_events_and_then_204(client: aiohttp.ClientSession) -> None:
    await post(client, "/api/ingestion/settings", [upsert("google")])
    run_id = (await post(client, "/api/ingestion/start", {}))["run_id"]
    await post(client, f"/api/ingestion/cancel/{run_id}")
    async with client.get(f"/api/ingestion/progress/{run_id}") as answer:
        assert answer.content_type == "text/event-stream"
        text = await answer.text()
    assert "event: complete" in text
    last_id = text.split("id: ")[1].split("\n")[0]
    for asked in ({"Last-Event-ID": last_id}, {}):
        query = "" if asked else f"?after={last_id}"
        async with client.get(f"/api/ingestion/progress/{run_id}{query}", headers=asked) as answer:
            assert answer.status == 204


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/ingestion/status/999"),
        ("GET", "/api/ingestion/progress/999"),
        ("POST", "/api/ingestion/cancel/999"),
        ("GET", "/api/jobs/999"),
        ("GET", "/api/nothing"),
    ],
)
async def test_what_is_not_there_is_404_as_a_problem(client: aiohttp.ClientSession, method: str, path: str) -> None:
    async with client.request(method, path) as answer:
        assert answer.status == 404
        assert (await answer.json())["detail"]


async def test_starting_with_nothing_switched_on_says_what_to_do(client: aiohttp.ClientSession) -> None:
    problem = await post(client, "/api/ingestion/start", {}, 409)
    assert problem["detail"] == "No company is switched on. Switch on at least one company, then start."


async def test_a_run_of_very_many_companies_is_understood(client: aiohttp.ClientSession) -> None:
    names = [f"company-{number}" for number in range(2_000)]
    problem = await post(client, "/api/ingestion/start", {"companies": names}, 409)
    assert "“company-0” is not switched on" in problem["detail"]


async def test_an_empty_list_and_bad_places_in_it(client: aiohttp.ClientSession) -> None:
    page = await get(client, "/api/jobs")
    assert (page["items"], page["next"], page["total"]) == ([], None, {"count": 0, "capped": False})
    assert set(page["facets"]) > {"company", "mode"}
    assert (await get(client, "/api/jobs?q=100%25_%5C"))["items"] == []
    await get(client, "/api/jobs?after=x", 400)
    await get(client, "/api/jobs?after=9999999999999999999999", 400)
    await get(client, "/api/jobs?limit=0", 422)
    await get(client, "/api/jobs/99999999999999999999999", 422)


async def test_text_that_no_database_can_hold_is_refused_with_what_to_do(client: aiohttp.ClientSession) -> None:
    await get(client, "/api/jobs?company=a%00b", 400)
    for unsayable in ("a\x00b", "\ud800"):
        problem = await post(client, "/api/ingestion/start", {"companies": [unsayable]}, 400)
        assert problem["code"] == "BadText"


async def test_foreign_pages_and_hosts_are_refused(client: aiohttp.ClientSession) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Host": "evil.example"}):
        async with client.post("/api/ingestion/start", headers=headers) as answer:
            assert answer.status == 403


async def test_long_answers_of_the_api_are_packed(client: aiohttp.ClientSession) -> None:
    async with client.get("/api/openapi.json", headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert (await answer.json())["info"]["title"] == "Job Hunt Tracker"


async def test_titles_to_try_words_on_are_those_of_followed_companies(client: aiohttp.ClientSession) -> None:
    assert await get(client, "/api/ingestion/titles") == []
    await get(client, "/api/ingestion/titles?limit=20001", 422)
