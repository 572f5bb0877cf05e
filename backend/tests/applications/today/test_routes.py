"""Today over real HTTP: what needs its user, put off and taken back, and the thresholds."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.applications.tracker import Tracker


async def overdue(tracker: Tracker) -> int:
    id: int = (await tracker.by_hand())["id"]
    reminder = {"text": "Write to Kari", "local_at": "2026-01-05T09:00", "zone": "Europe/Oslo"}
    await tracker.post(f"/api/applications/{id}/reminders", reminder, 201)
    return id


async def test_an_overdue_reminder_needs_its_user_until_it_is_put_off(tracker: Tracker) -> None:
    id = await overdue(tracker)
    today = await tracker.get("/api/today")
    [need] = today["needs"]
    assert (need["kind"], need["action"], need["application"]["id"]) == ("reminder", "mark_done", id)
    assert today["active"] == 1
    await tracker.post("/api/today/snooze", {"key": need["key"]})
    put_off = await tracker.get("/api/today")
    assert (put_off["needs"], put_off["snoozed"]) == ([], 1)
    await tracker.ask("POST", "/api/today/unsnooze", {"key": need["key"]}, 204)
    assert await tracker.get("/api/today") == today


async def test_a_snooze_lasts_a_year_at_most(tracker: Tracker) -> None:
    await tracker.post("/api/today/snooze", {"key": "quiet:1", "until": "2999-01-01T00:00:00Z"}, 400)
    await tracker.post("/api/today/snooze", {"key": "drop table"}, 422)


async def test_a_closed_or_deleted_application_needs_nothing(tracker: Tracker) -> None:
    id = await overdue(tracker)
    await tracker.ask("DELETE", f"/api/applications/{id}")
    assert (await tracker.get("/api/today"))["needs"] == []


async def test_an_interview_of_the_week_is_shown_with_its_local_time(tracker: Tracker) -> None:
    id = (await tracker.by_hand())["id"]
    soon = (datetime.now(UTC) + timedelta(hours=20)).replace(tzinfo=None, second=0, microsecond=0)
    body = {"local_at": soon.isoformat(), "zone": "UTC", "round": "First", "link": "https://meet.example.org/x"}
    await tracker.post(f"/api/applications/{id}/interviews", body, 201)
    today = await tracker.get("/api/today")
    assert [need["kind"] for need in today["needs"]] == ["interview"]
    assert [meeting["local_at"] for meeting in today["week"]] == [soon.isoformat()]


async def test_a_posting_that_changes_and_closes_after_applying_is_told(tracker: Tracker) -> None:
    made = await tracker.save()
    await tracker.move(made["id"], "applied")
    [posting] = await tracker.rows("SELECT posting_id FROM applications WHERE id = :id", id=made["id"])
    await tracker.new_version(posting["posting_id"], "Senior Engineer", "Hectic work.")
    [need] = (await tracker.get("/api/today"))["needs"]
    assert (need["kind"], need["action"]) == ("posting_changed", "see_changes")
    await tracker.rows(
        "UPDATE postings SET status = 'closed', closed_at = now() + interval '1 minute' WHERE id = :id",
        id=posting["posting_id"],
    )
    [need] = (await tracker.get("/api/today"))["needs"]
    assert need["kind"] == "posting_closed"


@pytest.mark.parametrize(("quiet", "status"), [(7, 200), (0, 422), (366, 422)])
async def test_thresholds_are_kept_within_reason(tracker: Tracker, quiet: int, status: int) -> None:
    body = {"quiet_days": quiet, "stale_days": 20, "no_response_days": 40}
    told = await tracker.ask("PUT", "/api/thresholds", body, status)
    if status == 200:
        assert told == {**body, "quiet_after_days": 7.0, "replies": 0, "reply_days": None}
        assert await tracker.get("/api/thresholds") == told
    else:
        assert (await tracker.get("/api/thresholds"))["quiet_days"] == 10
