"""What is exported comes back whole: the same archive again, the same applications, through the API."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import jsonschema_rs

from jobhunt.applications.portable import format
from jobhunt.applications.portable.csv_text import read as read_csv
from tests.accounts.test_purge import OF_USERS
from tests.applications.files import docx, pdf
from tests.applications.tracker import Tracker

SCHEMA = Path(__file__).resolve().parents[4] / "docs" / "export.schema.json"
AT = {"local_at": "2026-12-01T10:00", "zone": "Europe/Oslo"}


async def export(tracker: Tracker, form: str = "zip") -> bytes:
    async with tracker.client.get(f"/api/export?format={form}") as answer:
        assert answer.status == 200, await answer.text()
        assert answer.headers["Content-Disposition"].startswith("attachment; ")
        return await answer.read()


async def bring(tracker: Tracker, body: bytes, query: str = "", status: int = 200) -> Any:
    async with tracker.client.post(f"/api/import{query}", data=io.BytesIO(body)) as answer:
        assert answer.status == status, await answer.text()
        return await answer.json()


def files(archive: bytes) -> dict[str, bytes]:
    """Every file of an archive, with the time of the export taken out."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        found = {name: opened.read(name) for name in opened.namelist()}
    found["export.json"] = re.sub(rb'"exported_at": "[^"]+"', b"", found["export.json"])
    return found


async def wipe(tracker: Tracker) -> None:
    """Leave the user nothing but their account and the list of postings."""
    for row in await tracker.rows(OF_USERS):
        if row["relname"] not in ("user_postings", "jobs", "ingestion_runs", "run_companies", "run_events"):
            await tracker.rows(f"DELETE FROM {row['relname']}")


async def upload(tracker: Tracker, path: str, body: bytes) -> Any:
    async with tracker.client.post(path, data=body) as answer:
        assert answer.status == 201, await answer.text()
        return await answer.json()


async def live(tracker: Tracker) -> None:
    """A search in which everything happens that can."""
    cv = await upload(tracker, "/api/documents?name=CV.pdf&kind=cv", pdf())
    cv = await upload(tracker, f"/api/documents/{cv['id']}/versions?name=CV new.pdf", pdf(b"(Newer) Tj"))
    letter = await upload(tracker, "/api/documents?name=letter.docx", docx())
    await tracker.ask("DELETE", f"/api/documents/{letter['id']}")
    one = (await tracker.save(0))["id"]
    path = f"/api/applications/{one}"
    await tracker.ask("PATCH", path, {"tags": ["calm", "=1+1"], "pay_asked": 90000, "pay_currency": "EUR"})
    sent = {"document_version_id": cv["versions"][0]["id"], "sent_to": "Kari"}
    await tracker.post(f"{path}/documents", sent, 201)
    gone = await tracker.post(f"{path}/documents", {"document_version_id": cv["versions"][1]["id"]}, 201)
    await tracker.ask("DELETE", f"{path}/documents/{gone['documents'][-1]['id']}")
    await tracker.move(one, "applied", at="2026-10-01T08:00:00Z")
    note = (await tracker.post(f"{path}/notes", {"text": "# Hello <b>"}, 201))["notes"][0]["id"]
    await tracker.ask("PUT", f"{path}/notes/{note}", {"text": "Changed"})
    await tracker.post(f"{path}/contacts", {"name": "Kari", "email": "kari@example.org"}, 201)
    await tracker.post(f"{path}/interviews", {**AT, "round": "First", "people": ["Kari"]}, 201)
    rule = {**AT, "local_at": "2026-10-05T09:00", "text": "Write", "rule": "FREQ=WEEKLY;BYDAY=MO"}
    await tracker.post(f"{path}/reminders", rule, 201)
    moved = await tracker.move(one, "interview")
    await tracker.undo(moved["undo"])
    two = await tracker.by_hand(
        "=cmd|' /C calc'!A0", "Engineer", text="Calm <b>work</b>", url="https://a.example/1"
    )
    await tracker.move(two["id"], "closed", outcome="withdrew")
    three = (await tracker.save(1))["id"]
    await tracker.ask("DELETE", f"/api/applications/{three}")
    await tracker.save(1)
    await tracker.post("/api/views", {"name": "Mine", "query": "mode=remote"}, 201)
    follow = {"op": "upsert", "company_name": "netflix", "title_filters": {"include": ["data"], "exclude": []}}
    await tracker.post("/api/ingestion/settings", [follow])


async def test_an_export_is_brought_back_whole(tracker: Tracker) -> None:
    await live(tracker)
    first, before = await export(tracker), await tracker.get("/api/applications")
    assert files(first) == files(await export(tracker))
    assert (await bring(tracker, first))["applications"] == 0
    await wipe(tracker)
    told = await bring(tracker, first)
    assert (told["written"], told["applications"], told["documents"]) == (False, 4, 2)
    assert (await tracker.get("/api/applications"))["total"] == 0
    assert (await bring(tracker, first, "?write=true"))["left_out"] == []
    second = files(await export(tracker))
    for name, body in files(first).items():
        assert second[name] == body, name
    assert second.keys() == files(first).keys()
    after = await tracker.get("/api/applications")
    assert [one["stage"] for one in after["items"]] == [one["stage"] for one in before["items"]]
    again = await bring(tracker, first, "?write=true")
    assert (again["applications"], len(again["duplicates"])) == (0, 4)
    feed = (await tracker.post("/api/calendar", status=201))["path"]
    assert b"Interview: " in await tracker.get(feed)


async def test_what_is_brought_back_can_be_worked_with(tracker: Tracker) -> None:
    await live(tracker)
    archive = await export(tracker)
    await wipe(tracker)
    await bring(tracker, archive, "?write=true")
    applications = (await tracker.get("/api/applications"))["items"]
    applied = next(one for one in applications if one["stage"] == "applied")
    whole = await tracker.get(f"/api/applications/{applied['id']}")
    assert whole["copy"]["frozen"]
    assert [sent["sent_to"] for sent in whole["copy"]["documents"]] == ["Kari"]
    assert (whole["notes"][0]["text"], whole["interviews"][0]["zone"]) == ("Changed", "Europe/Oslo")
    assert applied["job_id"] in tracker.jobs, "the posting is known here, so the application is on it again"
    undone = await tracker.undo(whole["undo"])
    assert undone["application"]["version"] == whole["version"] + 1
    version = whole["documents"][0]["document_version_id"]
    assert (await tracker.get(f"/api/documents/versions/{version}")).startswith(b"%PDF-")


async def test_without_the_postings_nothing_of_the_export_is_lost(tracker: Tracker) -> None:
    await live(tracker)
    first = files(archive := await export(tracker))
    await wipe(tracker)
    await tracker.rows("UPDATE postings SET external_id = 'other-' || external_id")
    await bring(tracker, archive, "?write=true")
    assert files(await export(tracker)) == first


async def test_an_export_keeps_to_its_published_schema_and_its_tables_compute_nothing(tracker: Tracker) -> None:
    await live(tracker)
    with zipfile.ZipFile(io.BytesIO(await export(tracker))) as archive:
        whole, schema = json.loads(archive.read("export.json")), json.loads(archive.read("schema.json"))
        table = archive.read("csv/applications.csv")
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert schema == json.loads(SCHEMA.read_text()) == format.schema()
    jsonschema_rs.validator_for(schema).validate(whole)
    del whole["applications"][0]["events"][0]["number"]
    assert not jsonschema_rs.validator_for(schema).is_valid(whole)
    assert table == await export(tracker, "csv")
    assert b"\"'=cmd|' /C calc'!A0\"" in table
    header, rows = read_csv(table)
    assert rows[1][header.index("company")] == "=cmd|' /C calc'!A0"
