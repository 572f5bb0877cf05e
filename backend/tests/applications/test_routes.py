"""Applications over real HTTP: made in three ways, changed, moved, deleted; two windows, double clicks."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.applications.tracker import Tracker

COMPARED = ("stage", "outcome", "applied_at", "replied_at", "closed_at", "since", "title", "tags", "notes", "pay")


def told(application: Any) -> dict[str, Any]:
    return {name: application[name] for name in COMPARED}


async def test_a_posting_of_the_list_becomes_an_application_with_a_copy(tracker: Tracker) -> None:
    made = await tracker.save()
    assert (made["stage"], made["job_id"], made["posting"]) == ("saved", tracker.jobs[0], "open")
    assert made["copy"]["frozen"] is False
    assert "Calm work." in made["copy"]["description"]
    assert await tracker.get(f"/api/applications/{made['id']}") == made


async def test_a_posting_has_one_application_at_a_time(tracker: Tracker) -> None:
    made = await tracker.save()
    assert (await tracker.post("/api/applications", {"job_id": tracker.jobs[0]}))["id"] == made["id"]
    assert (await tracker.get("/api/applications"))["total"] == 1


async def test_clicking_twice_at_once_makes_one(tracker: Tracker) -> None:
    async def click() -> int:
        async with tracker.client.post("/api/applications", json={"job_id": tracker.jobs[0]}) as answer:
            return int((await answer.json())["id"])

    assert len(set(await asyncio.gather(*(click() for _ in range(6))))) == 1


@pytest.mark.parametrize(
    "body",
    [{}, {"company": "Acme"}, {"title": "x"}, {"job_id": 1, "title": "x"}, {"company": " ", "title": "x"},
     {"company": "a", "title": "b", "url": "javascript:alert(1)"}, {"company": "a", "title": "b", "more": 1}],
)  # fmt: skip
async def test_half_an_application_is_refused_with_what_is_missing(tracker: Tracker, body: Any) -> None:
    problem = await tracker.post("/api/applications", body, 422)
    assert problem["code"] == "InvalidPayload"
    assert (await tracker.get("/api/applications"))["total"] == 0


async def test_moving_to_applied_freezes_the_posting(tracker: Tracker) -> None:
    made = await tracker.save()
    moved = await tracker.move(made["id"], "applied", at="2026-11-02T09:00:00+01:00")
    assert (moved["stage"], moved["applied_at"], moved["copy"]["frozen"]) == (
        "applied",
        "2026-11-02T08:00:00Z",
        True,
    )
    assert moved["changed"] is False


async def test_any_sensible_jump_and_any_step_back_is_recorded(tracker: Tracker) -> None:
    id = (await tracker.by_hand())["id"]
    for stage, outcome in (("offer", None), ("applied", None), ("closed", "rejected"), ("saved", None)):
        moved = await tracker.move(id, stage, outcome=outcome)
        assert (moved["stage"], moved["outcome"]) == (stage, outcome)
    assert moved["applied_at"] is None
    lines = (await tracker.get(f"/api/applications/{id}/timeline"))["items"]
    assert [line["kind"] for line in lines] == ["moved"] * 4 + ["created"]


@pytest.mark.parametrize(
    "move",
    [{"stage": "closed"}, {"stage": "applied", "outcome": "rejected"}, {"stage": "closed", "outcome": "accepted"}],
)
async def test_a_move_that_makes_no_sense_is_refused(tracker: Tracker, move: dict[str, Any]) -> None:
    id = (await tracker.by_hand())["id"]
    assert "Nothing was changed" in (await tracker.move(id, status=409, **move))["detail"]


async def test_a_second_click_on_move_writes_nothing(tracker: Tracker) -> None:
    id = (await tracker.by_hand())["id"]
    first = await tracker.move(id, "applied")
    assert await tracker.move(id, "applied") == first


async def test_undo_restores_exactly_and_can_be_undone(tracker: Tracker) -> None:
    made = await tracker.save()
    moved = await tracker.move(made["id"], "interview")
    undone = await tracker.undo(moved["undo"])
    assert told(undone["application"]) == told(made)
    redone = await tracker.undo(undone["event"])
    assert told(redone["application"]) == told(moved)
    assert "undone already" in (await tracker.undo(undone["event"], 409))["detail"]


async def test_a_deleted_application_is_in_no_list_and_comes_back_whole(tracker: Tracker) -> None:
    made = await tracker.save()
    gone = await tracker.ask("DELETE", f"/api/applications/{made['id']}")
    assert gone["deleted_at"] is not None
    assert (await tracker.get("/api/applications"))["items"] == []
    await tracker.move(made["id"], "applied", 404)
    back = (await tracker.undo(gone["undo"]))["application"]
    assert (told(back), back["deleted_at"]) == (told(made), None)


async def test_a_restored_application_never_takes_another_s_place(tracker: Tracker) -> None:
    made = await tracker.save()
    gone = await tracker.ask("DELETE", f"/api/applications/{made['id']}")
    await tracker.save()
    assert "another application" in (await tracker.undo(gone["undo"], 409))["detail"]


async def test_who_saw_an_older_state_is_told_the_newer_one(tracker: Tracker) -> None:
    made = await tracker.by_hand()
    path, seen = f"/api/applications/{made['id']}", {"If-Match": f'"{made["version"]}"'}
    changed = await tracker.ask("PATCH", path, {"tags": ["remote", "remote"]}, headers=seen)
    assert changed["tags"] == ["remote"]
    for method, where, body in (
        ("PATCH", path, {"source": "a friend"}),
        ("DELETE", path, None),
        ("POST", f"{path}/move", {"stage": "applied"}),
    ):
        problem = await tracker.ask(method, where, body, 412, seen)
        assert (problem["code"], problem["current"]) == ("Stale", changed)
    await tracker.ask("PATCH", path, {"source": "forged"}, 412, {"If-Match": "W/'x', \"0\""})
    assert await tracker.get(path) == changed


async def test_the_same_key_is_done_once_and_another_body_is_refused(tracker: Tracker) -> None:
    body = {"company": "Acme", "title": "Engineer"}
    first = await tracker.post("/api/applications", body, 201, Idempotency_Key="k1")
    assert await tracker.post("/api/applications", body, Idempotency_Key="k1") == first
    problem = await tracker.post("/api/applications", {**body, "title": "Other"}, 422, Idempotency_Key="k1")
    assert problem["code"] == "KeyUsedOtherwise"
    assert (await tracker.get("/api/applications"))["total"] == 1


async def test_a_date_is_corrected_by_an_event(tracker: Tracker) -> None:
    id = (await tracker.by_hand())["id"]
    moved = await tracker.move(id, "applied")
    right = await tracker.post(f"/api/timeline/{moved['undo']}/date", {"at": "2026-10-01T08:00:00Z"})
    assert right["applied_at"] == right["since"] == "2026-10-01T08:00:00Z"
    lines = (await tracker.get(f"/api/applications/{id}/timeline"))["items"]
    assert [line["kind"] for line in lines] == ["dated", "created", "moved"]
    assert lines[0]["event"] == moved["undo"]
    assert (await tracker.undo(right["undo"]))["application"]["applied_at"] == moved["applied_at"]
    await tracker.post(f"/api/timeline/{moved['undo']}/date", {"at": "2999-01-01T00:00:00Z"}, 400)


async def test_the_list_pages_in_every_order_without_losing_a_line(tracker: Tracker) -> None:
    ids = {(await tracker.by_hand(f"Company {n}", f"Title {n % 2}"))["id"] for n in range(5)}
    for sort in ("touched", "since", "applied", "company", "title", "deadline"):
        found, after = list[int](), ""
        while True:
            page = await tracker.get(f"/api/applications?limit=2&sort={sort}{after}")
            found += [item["id"] for item in page["items"]]
            if page["next"] is None:
                break
            after = "&after=" + page["next"].replace('"', "%22").replace("+", "%2B")
        assert (sorted(found), page["total"]) == (sorted(ids), 5)
    await tracker.get("/api/applications?after=nonsense", 400)


async def test_the_board_holds_each_stage_with_its_first_cards(tracker: Tracker) -> None:
    ids = [(await tracker.by_hand(f"Company {n}"))["id"] for n in range(3)]
    await tracker.move(ids[0], "closed", outcome="withdrew")
    board = await tracker.get("/api/applications/board?limit=1")
    columns = {column["stage"]: column for column in board["columns"]}
    assert [item["id"] for item in columns["saved"]["items"]] == [ids[2]]
    assert (columns["saved"]["total"], columns["closed"]["total"]) == (2, 1)
    assert board["counts"]["outcomes"]["withdrew"] == 1
    place = columns["saved"]["next"].replace('"', "%22")
    more = await tracker.get(f"/api/applications?stage=saved&sort=since&after={place}")
    assert [item["id"] for item in more["items"]] == [ids[1]]


async def test_the_timeline_pages_over_applications_and_runs(tracker: Tracker) -> None:
    for n in range(3):
        await tracker.by_hand(f"Company {n}")
    first = await tracker.get("/api/timeline?limit=2")
    rest = await tracker.get("/api/timeline?after=" + first["next"].replace('"', "%22").replace("+", "%2B"))
    kinds = [line["kind"] for line in first["items"] + rest["items"]]
    assert kinds.count("created") == 3
    assert {"run", "created"} >= set(kinds)
    one = await tracker.get("/api/timeline?company=company%201")
    assert [line["application"]["company"] for line in one["items"]] == ["Company 1"]
    await tracker.get("/api/timeline?after=[]", 400)
    today = datetime.fromisoformat(first["items"][0]["at"]).astimezone(UTC).date()
    of_today = await tracker.get(f"/api/timeline?day={today}&zone=UTC")
    assert of_today["items"][:2] == first["items"]
    assert (await tracker.get(f"/api/timeline?day={today - timedelta(days=2)}"))["items"] == []
    await tracker.get("/api/timeline?day=yesterday", 422)
    await tracker.get(f"/api/timeline?day={today}&zone=Nowhere", 422)
