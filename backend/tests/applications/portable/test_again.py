"""An export brought into the account that it came from: nothing is doubled, nothing deleted comes back unasked."""

import asyncio
from typing import Any

from tests.applications.files import pdf
from tests.applications.portable.test_round_trip import bring, export, files, live, upload, wipe
from tests.applications.tracker import Tracker

WRITE = "?write=true"
RESTORE = "?write=true&deleted=restore"


async def names(tracker: Tracker) -> list[str]:
    return sorted(one["title"] for one in (await tracker.get("/api/applications"))["items"])


async def count(tracker: Tracker) -> int:
    [row] = await tracker.rows("SELECT count(*) AS n FROM applications")
    return int(row["n"])


async def test_the_same_archive_again_and_again_changes_nothing(tracker: Tracker) -> None:
    await live(tracker)
    first = await export(tracker)
    for _ in range(2):
        told = await bring(tracker, first, WRITE)
        assert (told["applications"], len(told["duplicates"]), told["documents"], told["deleted"]) == (0, 4, 0, [])
        assert files(await export(tracker)) == files(first)
    both = await asyncio.gather(bring(tracker, first, WRITE), bring(tracker, first, WRITE))
    assert [told["applications"] for told in both] == [0, 0]


async def test_two_imports_at_once_bring_everything_once(tracker: Tracker) -> None:
    await live(tracker)
    first = await export(tracker)
    await wipe(tracker)
    both = await asyncio.gather(bring(tracker, first, WRITE), bring(tracker, first, WRITE))
    assert sorted((told["applications"], told["documents"]) for told in both) == [(0, 0), (4, 2)]
    assert files(await export(tracker)) == files(first)


async def test_what_was_deleted_since_stays_so_until_it_is_wanted_back(tracker: Tracker) -> None:
    one, two = await tracker.by_hand(title="One"), await tracker.by_hand(title="Two")
    archive = await export(tracker)
    await tracker.ask("DELETE", f"/api/applications/{one['id']}")
    undo = (await tracker.get(f"/api/applications/{two['id']}"))["undo"]
    await tracker.undo(undo)
    told = await bring(tracker, archive)
    assert [gone["application_id"] for gone in told["deleted"]] == [one["id"], two["id"]]
    assert (told["applications"], told["duplicates"], told["restored"]) == (0, [], 0)
    await bring(tracker, archive, WRITE)
    assert await names(tracker) == []
    told = await bring(tracker, archive, RESTORE)
    assert (told["restored"], told["deleted"], await names(tracker)) == (2, [], ["One", "Two"])
    assert await count(tracker) == 2
    whole = await tracker.get(f"/api/applications/{one['id']}")
    assert whole["version"] == one["version"] + 2, "its log goes on"
    await tracker.undo(whole["undo"])
    assert await names(tracker) == ["Two"]
    assert (await bring(tracker, archive, RESTORE))["restored"] == 1


async def test_one_that_was_changed_since_stays_as_it_is(tracker: Tracker) -> None:
    one = await tracker.by_hand(title="Engineer")
    archive = await export(tracker)
    await tracker.ask("PATCH", f"/api/applications/{one['id']}", {"title": "Head", "company": "Other"})
    await tracker.by_hand(title="Engineer")
    told = await bring(tracker, archive, WRITE)
    assert [there["application_id"] for there in told["duplicates"]] == [one["id"]]
    assert await names(tracker) == ["Engineer", "Head"]


async def test_one_deleted_and_made_anew_is_here_already(tracker: Tracker) -> None:
    one = await tracker.save(0)
    archive = await export(tracker)
    await tracker.ask("DELETE", f"/api/applications/{one['id']}")
    anew = await tracker.save(0)
    told = await bring(tracker, archive, RESTORE)
    assert [there["application_id"] for there in told["duplicates"]] == [anew["id"]]
    assert (told["restored"], await count(tracker)) == (0, 2)


async def test_none_is_brought_back_beside_another_on_its_posting(tracker: Tracker) -> None:
    one = await tracker.save(0)
    archive = await export(tracker)
    await tracker.ask("DELETE", f"/api/applications/{one['id']}")
    anew = await tracker.save(0)
    await tracker.ask("PATCH", f"/api/applications/{anew['id']}", {"title": "Called otherwise"})
    told = await bring(tracker, archive, RESTORE)
    assert "another application on this posting" in told["left_out"][0]["why"]
    assert await names(tracker) == ["Called otherwise"]


async def test_two_of_one_name_are_told_apart(tracker: Tracker) -> None:
    one, two = await tracker.by_hand(), await tracker.by_hand()
    archive = await export(tracker)
    await tracker.ask("DELETE", f"/api/applications/{one['id']}")
    told = await bring(tracker, archive)
    assert [there["application_id"] for there in told["duplicates"]] == [two["id"]]
    assert [gone["application_id"] for gone in told["deleted"]] == [one["id"]]


async def test_a_deleted_application_takes_no_posting_from_the_living_one(tracker: Tracker) -> None:
    one = await tracker.save(0)
    await tracker.ask("DELETE", f"/api/applications/{one['id']}")
    job = (await tracker.save(0))["job_id"]
    archive = await export(tracker)
    await wipe(tracker)
    await bring(tracker, archive, WRITE)
    [living] = (await tracker.get("/api/applications"))["items"]
    assert living["job_id"] == job


async def test_a_table_brings_back_nothing_deleted_unasked(tracker: Tracker) -> None:
    one = await tracker.by_hand(title="One")
    table = await export(tracker, "csv")
    await tracker.ask("DELETE", f"/api/applications/{one['id']}")
    told = await bring(tracker, table, WRITE)
    assert ([gone["application_id"] for gone in told["deleted"]], await names(tracker)) == ([one["id"]], [])
    assert (await bring(tracker, table, RESTORE))["restored"] == 1


async def test_what_a_table_says_was_deleted_is_left_out_of_an_empty_account_too(tracker: Tracker) -> None:
    one = await tracker.by_hand(title="One")
    await tracker.by_hand(title="Two")
    await tracker.ask("DELETE", f"/api/applications/{one['id']}")
    table = await export(tracker, "csv")
    await wipe(tracker)
    told = await bring(tracker, table, WRITE)
    assert ([left["place"] for left in told["left_out"]], await names(tracker)) == ([2], ["Two"])
    assert "deleted already" in told["left_out"][0]["why"]


async def document(tracker: Tracker) -> Any:
    return await upload(tracker, "/api/documents?name=CV.pdf", pdf())


async def test_documents_renamed_and_rewritten_since_are_not_doubled(tracker: Tracker) -> None:
    cv = await document(tracker)
    archive = await export(tracker)
    await tracker.ask("PATCH", f"/api/documents/{cv['id']}", {"name": "Life"})
    await upload(tracker, f"/api/documents/{cv['id']}/versions?name=CV.pdf", pdf(b"(Newer) Tj"))
    assert (await bring(tracker, archive))["documents"] == 0
    await bring(tracker, archive, WRITE)
    [there] = await tracker.get("/api/documents")
    assert (there["name"], len(there["versions"])) == ("Life", 2)


async def test_a_document_gets_the_versions_that_it_lacks(tracker: Tracker) -> None:
    cv = await document(tracker)
    await upload(tracker, f"/api/documents/{cv['id']}/versions?name=CV.pdf", pdf(b"(Newer) Tj"))
    archive = await export(tracker)
    await tracker.rows("DELETE FROM document_versions WHERE number = 2")
    assert (await bring(tracker, archive, WRITE))["documents"] == 1
    [there] = await tracker.get("/api/documents")
    assert [version["number"] for version in there["versions"]] == [2, 1]
    assert files(await export(tracker)) == files(archive)


async def test_a_deleted_document_stays_so_until_it_is_wanted_back(tracker: Tracker) -> None:
    cv = await document(tracker)
    archive = await export(tracker)
    await tracker.ask("DELETE", f"/api/documents/{cv['id']}")
    told = await bring(tracker, archive, WRITE)
    assert (told["documents"], told["deleted_documents"]) == (0, 1)
    assert await tracker.get("/api/documents") == []
    await bring(tracker, archive, RESTORE)
    assert [one["id"] for one in await tracker.get("/api/documents")] == [cv["id"]]
