"""Archives and tables sent to hurt: each is refused with what is wrong, and nothing is written."""

import io
import json
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from jobhunt.applications.archives import Bounds
from jobhunt.applications.portable import reading
from tests.applications.files import pdf, zipped
from tests.applications.portable.test_round_trip import bring, export, upload
from tests.applications.tracker import Tracker

Change = Callable[[dict[str, Any]], None]


def parts(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def changed(archive: bytes, change: Change) -> bytes:
    """The archive with its data changed."""
    found = parts(archive)
    data = json.loads(found["export.json"])
    change(data)
    return zipped({**found, "export.json": json.dumps(data).encode()})


def at(*path: str | int, value: Any) -> Change:
    """Sets one value, deep in the data."""

    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


CREATED = ("applications", 0, "events", 0)
MOVED = ("applications", 0, "events", 1)
COPY = ("applications", 0, "copies", 0)
CHANGES: list[tuple[Change, str]] = [
    (at("format", value="another"), "format: Input should be 'job-hunt-tracker'"),
    (at("version", value=2), "version"),
    (at("more", value=1), "more: Extra inputs"),
    (at("exported_at", value="yesterday"), "exported_at"),
    (at(*CREATED, "data", "url", value="javascript:alert(1)"), "https://"),
    (at(*CREATED, "data", "posting_id", value=1), "posting_id: Extra inputs"),
    (at(*CREATED, "data", "company", value=None), "company"),
    (at(*CREATED, "data", "company", value="a\0b"), "NUL"),
    (at(*CREATED, "data", "kept", value=7), "Application 1: it refers to something that is not there"),
    (at(*CREATED, "number", value=2), "has gaps"),
    (at(*CREATED, "at", value="0001-01-01T00:00:00Z"), "a year from 1970"),
    (at(*MOVED, "kind", value="created"), "company"),
    (at(*MOVED, "kind", value="exploded"), "exploded"),
    (at(*MOVED, "data", "outcome", value="rejected"), "closed needs an outcome"),
    (at(*MOVED, "data", "stage", value="hired"), "stage"),
    (at("applications", 0, "events", value=[]), "events"),
    (at(*COPY, "fields", value={"sources": "x", "pay": 1}), "Application 1"),
    (at(*COPY, "fields", value={"x": "y" * 400_000}), "at most 300,000"),
    (at(*COPY, "page", value={"file": "pages/../../etc/passwd", "type": None}), "not in the archive"),
    (at(*COPY, "page", value={"file": "/etc/passwd", "type": None}), "page"),
    (at("documents", 0, "versions", 0, "sha256", value="0" * 64), "not the file that the export speaks of"),
    (at("documents", 0, "versions", 0, "file_name", value="../cv.pdf"), "no name that a file may have"),
    (at("documents", 0, "versions", 0, "media_type", value="text/html"), "is said to be text/html"),
    (at("documents", 0, "versions", 0, "file", value="documents/9"), "not in the archive"),
    (at("documents", 0, "versions", 0, "file", value=None), "the export does not speak of it"),
]


@pytest.fixture
async def archive(tracker: Tracker) -> bytes:
    """An honest export: one application and one document."""
    await upload(tracker, "/api/documents?name=cv.pdf", pdf())
    application = await tracker.by_hand(text="Calm work")
    await tracker.move(application["id"], "applied")
    return await export(tracker)


async def counts(tracker: Tracker) -> list[Any]:
    tables = ("applications", "application_events", "documents", "posting_copies", "company_settings", "companies")
    return [await tracker.rows(f"SELECT count(*) AS n FROM {table}") for table in tables]


async def refused(tracker: Tracker, body: bytes, why: str) -> None:
    for write in ("", "?write=true&duplicates=add"):
        told = await bring(tracker, body, write, 400)
        assert told["code"] == "CannotImport"
        assert why in told["detail"], told["detail"]
        assert told["detail"].endswith("Nothing was written.")


async def test_an_export_that_was_tampered_with_is_refused_whole(tracker: Tracker, archive: bytes) -> None:
    before = await counts(tracker)
    for change, why in CHANGES:
        await refused(tracker, changed(archive, change), why)
    assert await counts(tracker) == before


async def test_archives_made_to_hurt_are_refused(
    tracker: Tracker, archive: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, found = await counts(tracker), parts(archive)
    lying = bytearray(archive)
    struct.pack_into("<I", lying, lying.index(b"PK\x01\x02") + 24, 1)
    html = b"<html><script>alert(1)</script>"
    for body, why in (
        (b"", "empty"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (archive[:-40], "damaged"),
        (zipped({"a.txt": b"x"}), "no export of Job Hunt Tracker"),
        (zipped({**found, "../evil": b"x"}), "where none may be"),
        (zipped({**found, "/etc/passwd": b"x"}), "where none may be"),
        (zipped({**found, "surprise.sh": b"x"}), "does not speak of it"),
        (zipped({**found, "documents/1/1/cv.pdf": html}), "not the file"),
        (zipped({**found, "export.json": b"{"}), "form of an export"),
        (zipped({**found, "export.json": b"[" * 100_000}), "form of an export"),
        (b"\x89PNG\0\0\0", "no text"),
    ):
        await refused(tracker, body, why)
    monkeypatch.setattr(reading, "BOUNDS", Bounds(entries=3, unpacked=1_000_000))
    await refused(tracker, archive, "at most 3 are read")
    monkeypatch.setattr(reading, "BOUNDS", Bounds(entries=1_000, unpacked=1_000_000))
    await refused(tracker, zipped({**found, "pages/bomb": b"\0" * 2_000_000}), "at most 1,000,000 are read")
    assert await counts(tracker) == before


async def test_what_an_import_brings_is_made_safe(tracker: Tracker, archive: bytes) -> None:
    hostile = at(*COPY, "description", value="<p>Calm</p><script>alert(1)</script><a href='javascript:x'>y</a>")
    await bring(tracker, changed(archive, hostile), "?write=true&duplicates=add")
    [one, _] = (await tracker.get("/api/applications"))["items"]
    shown = (await tracker.get(f"/api/applications/{one['id']}"))["copy"]["description"]
    assert "Calm" in shown
    assert "script" not in shown


async def test_an_import_that_fails_half_way_leaves_nothing(
    tracker: Tracker, archive: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await counts(tracker)

    async def broken(*_: Any) -> None:
        raise RuntimeError("the last thing fails")

    monkeypatch.setattr("jobhunt.applications.portable.bringing.settings", broken)
    await bring(tracker, archive, "?write=true&duplicates=add", 500)
    assert await counts(tracker) == before
