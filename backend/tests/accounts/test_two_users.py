"""Every route of the API, by its own description, asked by one user for the other's rows: 404, and nothing changes.

Asked a second time with the conditions taken out of every query, so that row-level security alone has to hold.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import Engine
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core.settings import Settings
from jobhunt.web import create_app
from tests.accounts.two import IDS, MARK, Two

# A new route with a required body, or a new kind of id in a path, has to be entered here: the tests say so.
AT = {"local_at": "2026-12-01T10:00", "zone": "UTC"}
BODIES: dict[str, Any] = {
    "/api/applications": {"company": "Acme", "title": "Engineer"},
    "/api/applications/{application_id}": {"source": "a friend"},
    "/api/applications/{application_id}/notes": {"text": "Mine"},
    "/api/applications/{application_id}/notes/{note_id}": {"text": "Still mine"},
    "/api/applications/{application_id}/contacts": {"name": "Kari"},
    "/api/applications/{application_id}/contacts/{contact_id}": {"name": "Kari"},
    "/api/applications/{application_id}/interviews": AT,
    "/api/applications/{application_id}/interviews/{interview_id}": AT,
    "/api/applications/{application_id}/reminders": {**AT, "text": "Call"},
    "/api/applications/{application_id}/reminders/{reminder_id}": {**AT, "text": "Call"},
    "/api/applications/{application_id}/move": {"stage": "applied"},
    "/api/applications/{application_id}/documents": {"document_version_id": "{document_version_id}"},
    "/api/auth/google": {"token": "x"},
    "/api/documents/{document_id}": {"name": "Mine"},
    "/api/documents/uploads": {"size": 5},
    "/api/documents/uploads/complete": {"upload": f"20261128-5-{'0' * 32}"},
    "/api/ingestion/companies": {"address": "netflix"},
    "/api/ingestion/settings": [{"op": "delete", "company_name": "acme"}],
    "/api/ingestion/re-extract": {"company": "acme"},
    "/api/jobs/actions": {"action": "see_all_new"},
    "/api/timeline/{event_id}/date": {"at": "2026-01-01T00:00:00Z"},
    "/api/thresholds": {"quiet_days": 7, "stale_days": 7, "no_response_days": 21},
    "/api/today/snooze": {"key": "quiet:1"},
    "/api/today/unsnooze": {"key": "quiet:1"},
    "/api/user/delete": {"confirm": "delete"},
    "/api/views": {"name": "Mine", "query": "country=NO"},
    "/api/views/{view_id}": {"name": "Still mine", "query": "mode=remote"},
}
LAST = (
    "/api/applications/{application_id}/reminders/{reminder_id}",
    "/api/applications/{application_id}",
    "/api/timeline/{event_id}/undo",
    "/api/views/{view_id}",
    "/api/auth/logout",
    "/api/auth/logout-everywhere",
    "/api/user/delete",
)
"""What drops a row that others ask for, or ends the asking user's own session, comes at the end."""

CONDITION = re.compile(r"((?:\w+\.)?user_id = )(\$\d+(?:::\w+)?)")


def filled(path: str, ids: dict[str, list[Any]]) -> str:
    """The path with what is left open in it filled by the first of these ids."""
    return re.sub(r"{(\w+)}", lambda found: str(ids[found[1]][0]), path)


def body(path: str, ids: dict[str, list[Any]]) -> Any:
    """What the route is sent; an id in it is the asking user's own."""
    return json.loads(re.sub(r'"{(\w+)}"', lambda found: str(ids[found[1]][0]), json.dumps(BODIES.get(path))))


class Route(NamedTuple):
    method: str
    path: str
    params: tuple[str, ...]


def routes() -> list[Route]:
    """Every operation of the description, those that end a session last."""
    found = [
        Route(method.upper(), path, tuple(re.findall(r"{(\w+)}", path)))
        for path, operations in create_app(Settings()).openapi()["paths"].items()
        for method in operations
    ]
    return sorted(found, key=lambda route: LAST.index(route.path) if route.path in LAST else -1)


@pytest.fixture
def without_conditions() -> Iterator[list[str]]:
    """Every `user_id = ...` of every statement is true. The statements that held one are in the list."""
    blunted: list[str] = []

    def blunt(*args: Any) -> tuple[str, Any]:
        statement, parameters = args[2], args[3]
        changed = CONDITION.sub(r"(\1\2 OR \2 IS NOT NULL)", statement)
        if changed != statement:
            blunted.append(statement)
        return changed, parameters

    event.listen(Engine, "before_cursor_execute", blunt, retval=True)
    yield blunted
    event.remove(Engine, "before_cursor_execute", blunt)


@pytest.fixture(params=["both walls", "row-level security alone"])
def walls(request: pytest.FixtureRequest) -> Iterator[None]:
    """The test is run once as things are, and once with the first wall taken down."""
    if request.param == "both walls":
        yield
        return
    blunted = request.getfixturevalue("without_conditions")
    yield
    assert len(blunted) > 4


async def test_the_other_s_ids_are_404_on_every_route_and_nothing_of_theirs_changes(two: Two, walls: None) -> None:
    before, asked = await two.of_noor(), 0
    ids = {param: await two.ids(param, two.ada_id) for param in IDS}
    for route in routes():
        assert set(route.params) <= set(IDS), f"{route.path}: say in IDS where its ids come from"
        for param in route.params:
            for of_noor in await two.ids(param, two.noor_id):
                path = filled(route.path.replace(f"{{{param}}}", str(of_noor)), ids)
                answer = await two.ada.ask(route.method, path, body(route.path, ids))
                assert (answer.status, answer.code) == (404, "NotFound"), path
                asked += 1
    assert asked > 4
    assert await two.of_noor() == before


async def test_no_route_shows_or_touches_what_is_the_other_s(two: Two, walls: None) -> None:
    before = await two.of_noor()
    ids = {param: await two.ids(param, two.ada_id) for param in IDS}
    for route in routes():
        answer = await two.ada.ask(route.method, filled(route.path, ids), body(route.path, ids))
        assert answer.status not in (404, 422), f"{route.path}: {answer.body}; say in BODIES what it is sent"
        assert answer.status < 500
        assert MARK not in str(answer.body)
        assert "noor" not in str(answer.body).lower()
        assert await two.of_noor() == before, route.path


async def test_lists_hold_the_asking_user_s_rows_alone(two: Two, walls: None) -> None:
    runs = [run["run_id"] for run in (await two.ada.get("/api/ingestion/runs")).body]
    jobs = [job["id"] for job in (await two.ada.get("/api/jobs")).body["items"]]
    sessions = [session["id"] for session in (await two.ada.get("/api/auth/sessions")).body]
    assert runs == await two.ids("run_id", two.ada_id)
    assert sorted(jobs) == sorted(await two.ids("job_id", two.ada_id))
    assert sessions == await two.ids("session_id", two.ada_id)
    assert len((await two.ada.get("/api/auth/history")).body) == 1
    assert len((await two.ada.get("/api/ingestion/settings")).body) == 1


async def test_without_either_wall_the_other_s_rows_would_show(
    two: Two, engine: AsyncEngine, without_conditions: list[str]
) -> None:
    [of_noor] = await two.ids("run_id", two.noor_id)
    try:
        await _change(engine, "ALTER TABLE ingestion_runs DISABLE ROW LEVEL SECURITY")
        answer = await two.ada.get(f"/api/ingestion/status/{of_noor}")
    finally:
        await _change(engine, "ALTER TABLE ingestion_runs ENABLE ROW LEVEL SECURITY")
    assert (answer.status, answer.body["run_id"]) == (200, of_noor)


async def _change(engine: AsyncEngine, statement: str) -> None:
    async with engine.begin() as connection:
        await connection.execute(text(statement))
