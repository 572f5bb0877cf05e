"""Applications and the postings they are about: marks in the list, what was kept, what has changed."""

from tests.applications.tracker import Tracker


async def ids(tracker: Tracker, query: str) -> list[int]:
    return [item["id"] for item in (await tracker.get(f"/api/jobs?{query}"))["items"]]


async def test_the_list_marks_finds_and_counts_what_is_saved_and_applied_to(tracker: Tracker) -> None:
    saved, sent = await tracker.save(0), await tracker.save(1)
    await tracker.move(sent["id"], "applied")
    page = await tracker.get("/api/jobs")
    marks = {item["id"]: item["application"] for item in page["items"]}
    assert marks[tracker.jobs[0]] == {"id": saved["id"], "stage": "saved"}
    assert marks[tracker.jobs[1]] == {"id": sent["id"], "stage": "applied"}
    assert marks[tracker.jobs[2]] is None
    assert {one["value"]: one["count"] for one in page["facets"]["mine"]} == {"unseen": 4, "saved": 1, "applied": 1}
    assert await ids(tracker, "mine=saved") == [tracker.jobs[0]]
    assert await ids(tracker, "mine=applied") == [tracker.jobs[1]]
    assert len(await ids(tracker, "mine=saved&mine=applied")) == 2
    await tracker.ask("DELETE", f"/api/applications/{sent['id']}")
    assert await ids(tracker, "mine=applied") == []


async def test_a_posting_tells_of_earlier_applications_at_its_company(tracker: Tracker) -> None:
    first = await tracker.save(1)
    by_hand = await tracker.by_hand("ACME", "Cook")
    await tracker.by_hand("Elsewhere", "Engineer 0")
    await tracker.save(0)
    here = (await tracker.get(f"/api/jobs/{tracker.jobs[0]}"))["at_company"]["applications"]
    assert {one["id"]: one["near"] for one in here} == {first["id"]: False, by_hand["id"]: False}
    await tracker.by_hand("acme", "Engineer 3 (Oslo)")
    assert (await tracker.get(f"/api/jobs/{tracker.jobs[0]}"))["at_company"]["applications"][0]["near"] is True


async def test_what_was_applied_to_stays_as_it_was_and_the_change_is_shown(tracker: Tracker) -> None:
    made = await tracker.save()
    path = f"/api/applications/{made['id']}"
    sent = await tracker.move(made["id"], "applied")
    same = await tracker.get(f"{path}/changes")
    assert (same["fields"], same["words"]) == ([], [])
    [row] = await tracker.rows("SELECT posting_id FROM applications WHERE id = :id", id=made["id"])
    await tracker.new_version(row["posting_id"], "Senior Engineer", "Hectic work.")
    now = await tracker.get(path)
    assert (now["copy"], now["changed"]) == (sent["copy"], True)
    drift = await tracker.get(f"{path}/changes")
    assert drift["fields"][0]["name"] == "title"
    assert {run["op"] for run in drift["words"]} >= {"removed", "added"}


async def test_an_application_outlives_its_posting(tracker: Tracker) -> None:
    made = await tracker.save()
    await tracker.move(made["id"], "applied")
    [row] = await tracker.rows("SELECT posting_id FROM applications WHERE id = :id", id=made["id"])
    values = {"id": row["posting_id"]}
    await tracker.rows("DELETE FROM jobs WHERE posting_id = :id", **values)
    await tracker.rows("DELETE FROM postings WHERE id = :id", **values)
    kept = await tracker.move(made["id"], "interview")
    assert (kept["posting"], kept["job_id"], kept["copy"]["title"]) == (None, None, made["title"])
    assert "Calm work." in kept["copy"]["description"]


async def test_a_kept_page_is_an_inert_download(tracker: Tracker) -> None:
    by_hand = await tracker.by_hand(text="Paste\n- of the posting")
    assert "<li>of the posting</li>" in by_hand["copy"]["description"]
    await tracker.get(f"/api/applications/{by_hand['id']}/raw", 409)
