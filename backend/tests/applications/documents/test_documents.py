"""Documents through the API: kept by what they are, version after version, inert, and known where they went."""

from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import pytest

from jobhunt.applications.documents import documents
from jobhunt.applications.documents.document_type import MOST_BYTES
from tests.applications.files import docx, pdf, png
from tests.applications.tracker import Tracker


async def upload(
    tracker: Tracker, body: Any, path: str = "/api/documents?name=cv.pdf&kind=cv", status: int = 201, key: str = ""
) -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    async with tracker.client.post(path, data=body, headers=headers) as answer:
        assert answer.status == status, await answer.text()
        return await answer.json()


async def test_a_document_is_kept_and_comes_back_byte_by_byte_and_inert(tracker: Tracker) -> None:
    body = pdf()
    kept = await upload(tracker, body, "/api/documents?name=..%2FCV%20Ada%20%C3%A9.pdf&kind=cv")
    [version] = kept["versions"]
    assert (kept["name"], kept["kind"], version["number"]) == ("CV Ada é", "cv", 1)
    assert (version["file_name"], version["media_type"]) == ("CV Ada é.pdf", "application/pdf")
    async with tracker.client.get(f"/api/documents/versions/{version['id']}") as answer:
        assert await answer.read() == body
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith('attachment; filename="CV Ada _.pdf"; filename*=')
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert "no-store" in answer.headers["Cache-Control"]


async def test_the_room_that_is_told_counts_every_version_deleted_ones_too(tracker: Tracker) -> None:
    limits = {"most_files": documents.MOST_VERSIONS, "most_bytes": documents.MOST_STORED}
    assert await tracker.get("/api/documents/room") == {"files": 0, "bytes": 0, **limits}
    one, two = pdf(), png()
    kept = await upload(tracker, one)
    await upload(tracker, two, f"/api/documents/{kept['id']}/versions?name=cv.png")
    async with tracker.client.delete(f"/api/documents/{kept['id']}") as answer:
        assert answer.status == 200
    told = await tracker.get("/api/documents/room")
    assert told == {"files": 2, "bytes": len(one) + len(two), **limits}


HOSTILE = [
    ("cv.pdf", b"<html><script>alert(1)</script>", "a web page"),
    ("cv.pdf", b"#!/bin/sh\nrm -rf ~\n", "a program"),
    ("cv.pdf", pdf(more=b"9 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj"), "carries a program"),
    ("cv.docx", docx(more={"word/vbaProject.bin": b"x"}), "macros"),
    ("cv.pdf", b"", "empty"),
]


async def test_every_kind_is_kept_and_what_is_no_document_is_refused(tracker: Tracker) -> None:
    for name, body, why in HOSTILE:
        told = await upload(tracker, body, f"/api/documents?name={name}", status=415)
        assert told["code"] == "NotTaken"
        assert why in told["detail"]
    assert await tracker.get("/api/documents") == []
    assert await tracker.rows("SELECT id FROM documents") == []
    for name, body in (("a.docx", docx()), ("a.png", png()), ("a.txt", b"Dear Noor")):
        kept = await upload(tracker, body, f"/api/documents?name={name}")
        assert kept["versions"][0]["file_name"] == name


async def endless() -> AsyncIterator[bytes]:
    for _ in range(MOST_BYTES // 100_000 + 10):
        yield b"%PDF-" + b"x" * 99_995


async def test_ten_megabytes_are_kept_and_eleven_are_too_many(tracker: Tracker) -> None:
    for body in (BytesIO(b"x" * 11_000_000), endless()):
        told = await upload(tracker, body, status=413)
        assert told["detail"] == documents.TOO_LONG
        assert "10 MB" in told["detail"]
    kept = await upload(tracker, BytesIO(b"x" * MOST_BYTES), "/api/documents?name=a.txt")
    assert kept["versions"][0]["size"] == MOST_BYTES


async def test_a_second_click_keeps_one_and_the_newest_is_not_kept_twice(tracker: Tracker) -> None:
    one, two = [await upload(tracker, pdf(), key="k") for _ in range(2)]
    assert one == two
    path = f"/api/documents/{one['id']}/versions?name=new.pdf"
    assert await upload(tracker, pdf(), path) == one
    next_one = await upload(tracker, pdf(b"(Newer) Tj"), path)
    assert [v["number"] for v in next_one["versions"]] == [2, 1]
    back = await upload(tracker, pdf(), path)
    assert [v["number"] for v in back["versions"]] == [3, 2, 1]
    assert len(await tracker.get("/api/documents")) == 1


async def test_which_version_was_sent_to_whom_is_in_the_log_and_can_be_undone(tracker: Tracker) -> None:
    application = (await tracker.save())["id"]
    version = (await upload(tracker, pdf()))["versions"][0]["id"]
    sent = {"document_version_id": version, "sent_to": "Noor", "sent_at": "2026-10-01T08:00:00Z"}
    out = await tracker.post(f"/api/applications/{application}/documents", sent, 201)
    [use] = out["documents"]
    assert (use["name"], use["number"], use["sent_to"]) == ("cv", 1, "Noor")
    [document] = await tracker.get("/api/documents")
    [shown] = document["versions"][0]["uses"]
    assert (shown["application_id"], shown["sent_to"]) == (application, "Noor")
    moved = await tracker.move(application, "applied")
    assert [one["name"] for one in moved["copy"]["documents"]] == ["cv"]
    gone = await tracker.ask("DELETE", f"/api/applications/{application}/documents/{use['id']}")
    assert gone["documents"] == []
    assert (await tracker.undo(gone["undo"]))["application"]["documents"] == [use]


async def test_what_was_sent_stays_when_the_document_goes_and_comes_back(tracker: Tracker) -> None:
    application = (await tracker.save())["id"]
    document = await upload(tracker, pdf())
    version = document["versions"][0]["id"]
    await tracker.post(f"/api/applications/{application}/documents", {"document_version_id": version}, 201)
    deleted = await tracker.ask("DELETE", f"/api/documents/{document['id']}")
    assert deleted["deleted_at"] is not None
    assert await tracker.get("/api/documents") == []
    assert len((await tracker.get(f"/api/applications/{application}"))["documents"]) == 1
    await tracker.get(f"/api/documents/versions/{version}")
    again = {"document_version_id": version}
    told = await tracker.post(f"/api/applications/{application}/documents", again, 409)
    assert "restore it first" in told["detail"]
    await upload(tracker, pdf(b"(x) Tj"), f"/api/documents/{document['id']}/versions?name=a.pdf", status=409)
    await tracker.post(f"/api/documents/{document['id']}/restore")
    assert len(await tracker.get("/api/documents")) == 1


async def test_a_document_is_renamed_and_an_old_tab_does_not_overwrite(tracker: Tracker) -> None:
    document = await upload(tracker, pdf())
    changed = await tracker.ask("PATCH", f"/api/documents/{document['id']}", {"name": "Long CV", "kind": "other"})
    assert (changed["name"], changed["kind"]) == ("Long CV", "other")
    application = await tracker.save()
    await tracker.ask("PATCH", f"/api/applications/{application['id']}", {"source": "a friend"})
    sent = {"document_version_id": document["versions"][0]["id"]}
    stale = {"If-Match": f'"{application["version"]}"'}
    await tracker.ask("POST", f"/api/applications/{application['id']}/documents", sent, 412, stale)


async def test_there_is_room_for_so_many_and_no_more(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_VERSIONS", 1)
    await upload(tracker, pdf())
    told = await upload(tracker, pdf(b"(x) Tj"), status=409)
    assert "Nothing was added" in told["detail"]


async def test_ids_of_nothing_are_404_and_a_lost_file_is_told(tracker: Tracker) -> None:
    application = (await tracker.save())["id"]
    await upload(tracker, pdf(), "/api/documents/999/versions", status=404)
    await tracker.get("/api/documents/versions/999", 404)
    await tracker.ask("PATCH", "/api/documents/999", {}, 404)
    await tracker.ask("DELETE", "/api/documents/999", status=404)
    await tracker.post("/api/documents/999/restore", status=404)
    await tracker.post(f"/api/applications/{application}/documents", {"document_version_id": 999}, 404)
    await tracker.ask("DELETE", f"/api/applications/{application}/documents/999", status=404)
    version = (await upload(tracker, pdf()))["versions"][0]["id"]
    await tracker.rows("UPDATE document_versions SET file_key = 'users/1/documents/none'")
    assert "lost" in (await tracker.get(f"/api/documents/versions/{version}", 409))["detail"]
