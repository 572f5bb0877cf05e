"""Notes, contacts, interviews and reminders over real HTTP: added, changed, dropped, undone."""

from typing import Any

import pytest

from tests.applications.tracker import Tracker

INTERVIEW = {"local_at": "2026-12-01T10:00", "zone": "Europe/Oslo", "round": "Second", "people": ["Kari"]}
REMINDER = {"local_at": "2026-12-01T10:00", "zone": "Europe/Oslo", "text": "Write to Kari"}
ITEMS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("notes", {"text": "They *like* tests."}, {"text": "They love tests."}),
    ("contacts", {"name": "Kari", "email": "kari@example.org"}, {"name": "Kari", "role": "Recruiter"}),
    ("interviews", INTERVIEW, {**INTERVIEW, "minutes": 45}),
    ("reminders", REMINDER, {**REMINDER, "text": "Call Kari"}),
]


@pytest.mark.parametrize(("kind", "first", "second"), ITEMS)
async def test_an_item_is_added_changed_dropped_and_each_is_undone_exactly(
    tracker: Tracker, kind: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    path = f"/api/applications/{(await tracker.by_hand())['id']}/{kind}"
    added = await tracker.post(path, first, 201)
    [item] = added[kind]
    changed = await tracker.ask("PUT", f"{path}/{item['id']}", second)
    assert changed[kind] != added[kind]
    assert (await tracker.ask("PUT", f"{path}/{item['id']}", second))["version"] == changed["version"]
    dropped = await tracker.ask("DELETE", f"{path}/{item['id']}")
    assert dropped[kind] == []
    await tracker.ask("DELETE", f"{path}/{item['id']}", status=404)
    await tracker.ask("PUT", f"{path}/{item['id']}", first, 404)
    back = (await tracker.undo(dropped["undo"]))["application"]
    assert back[kind] == changed[kind]
    before = (await tracker.undo(changed["undo"]))["application"]
    assert before[kind] == added[kind]
    assert (await tracker.undo(added["undo"]))["application"][kind] == []


async def test_a_note_is_shown_as_safe_html(tracker: Tracker) -> None:
    id = (await tracker.by_hand())["id"]
    text = "# Call\n\n*Soon* <script>alert(1)</script> [x](javascript:alert(1)) [y](https://example.org)\n\n- a"
    [note] = (await tracker.post(f"/api/applications/{id}/notes", {"text": text}, 201))["notes"]
    assert note["text"] == text
    assert "<em>Soon</em>" in note["html"]
    assert "<li>a</li>" in note["html"]
    assert "<script" not in note["html"]
    assert 'href="javascript' not in note["html"]
    assert 'href="https://example.org"' in note["html"]


async def test_an_interview_is_at_the_moment_that_its_zone_says_and_the_next_step(tracker: Tracker) -> None:
    id = (await tracker.by_hand())["id"]
    at = {**INTERVIEW, "local_at": "2199-12-01T10:00"}
    told = await tracker.post(f"/api/applications/{id}/interviews", at, 201)
    assert told["interviews"][0]["starts_at"] == "2199-12-01T09:00:00Z"
    assert told["next"]["kind"] == "interview"
    [line] = (await tracker.get("/api/applications"))["items"]
    assert line["next"] == told["next"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("notes", {"text": "  "}),
        ("notes", {"text": "x", "html": "<b>"}),
        ("contacts", {"name": "x", "email": "not one"}),
        ("contacts", {"name": "x", "link": "javascript:alert(1)"}),
        ("interviews", {**INTERVIEW, "zone": "Mars/Base"}),
        ("interviews", {**INTERVIEW, "local_at": "2026-03-29T02:30"}),
        ("interviews", {**INTERVIEW, "local_at": "2026-12-01T10:00Z"}),
        ("reminders", {**REMINDER, "rule": "FREQ=SECONDLY"}),
        ("reminders", {**REMINDER, "local_at": "0001-01-01T00:00"}),
    ],
)
async def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    tracker: Tracker, kind: str, body: dict[str, Any]
) -> None:
    made = await tracker.by_hand()
    await tracker.post(f"/api/applications/{made['id']}/{kind}", body, 422)
    assert await tracker.get(f"/api/applications/{made['id']}") == made


async def test_a_repeating_reminder_goes_on_and_a_single_one_is_done(tracker: Tracker) -> None:
    path = f"/api/applications/{(await tracker.by_hand())['id']}/reminders"
    weekly = {**REMINDER, "local_at": "2199-01-07T10:00", "rule": "FREQ=WEEKLY"}
    [again] = (await tracker.post(path, weekly, 201))["reminders"]
    [moved] = (await tracker.post(f"{path}/{again['id']}/done"))["reminders"]
    assert (moved["local_at"], moved["done_at"]) == ("2199-01-14T10:00:00", None)
    once = (await tracker.post(path, REMINDER, 201))["reminders"]
    id = next(one["id"] for one in once if one["rule"] is None)
    finished = await tracker.post(f"{path}/{id}/done")
    assert next(one for one in finished["reminders"] if one["id"] == id)["done_at"] is not None
    back = (await tracker.undo(finished["undo"]))["application"]
    assert back["reminders"] == once


async def test_the_same_key_adds_one_note_however_often_it_is_sent(tracker: Tracker) -> None:
    path = f"/api/applications/{(await tracker.by_hand())['id']}/notes"
    first = await tracker.post(path, {"text": "x"}, 201, Idempotency_Key="n1")
    assert await tracker.post(path, {"text": "x"}, 201, Idempotency_Key="n1") == first
    assert len(first["notes"]) == 1
