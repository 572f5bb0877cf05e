"""Documents that a browser puts into S3 by itself, over its real protocol: they count once they were looked at."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.applications.documents import orphans
from jobhunt.core import clock
from jobhunt.core.context import open_context
from jobhunt.core.files.s3 import S3Files
from jobhunt.core.settings import Settings
from tests.applications.files import pdf
from tests.applications.tracker import Tracker
from tests.aws.ministack import Ministack
from tests.server import serve_web

UPLOADS = "/api/documents/uploads"
COMPLETE = f"{UPLOADS}/complete"


@pytest.fixture
async def settings(ministack: Ministack, engine: AsyncEngine, postgres_url: str, tmp_path: Path) -> Settings:
    bucket = await ministack.bucket()
    return Settings(
        database_url=postgres_url,
        home=tmp_path,
        stage="test",
        files=f"s3://{bucket}",
        files_at=f"{ministack.address}/{bucket}",
    )


@pytest.fixture
async def tracker(settings: Settings, engine: AsyncEngine) -> AsyncIterator[Tracker]:
    """A user of a server whose files lie where browsers reach them."""
    async with serve_web(settings) as client:
        yield Tracker(client, engine)


def after(days: int) -> datetime:
    return clock.now() + timedelta(days=days)


async def put(begun: Any, body: bytes) -> int:
    """What a browser does with the answer."""
    async with (
        aiohttp.ClientSession() as browser,
        browser.put(begun["address"], data=body, headers=begun["headers"]) as answer,
    ):
        return answer.status


async def upload(tracker: Tracker, body: bytes, **more: Any) -> dict[str, Any]:
    """What completes it: a CV, unless said otherwise."""
    begun = await tracker.post(UPLOADS, {"size": len(body)}, 201)
    assert await put(begun, body) == 200
    return {"upload": begun["upload"], "name": "CV.pdf", **more}


async def test_a_document_counts_when_it_was_looked_at_and_not_before(tracker: Tracker) -> None:
    done = await upload(tracker, pdf(), kind="cv")
    assert await tracker.get("/api/documents") == []
    kept = await tracker.post(COMPLETE, done, 201)
    assert [(one["name"], one["kind"]) for one in await tracker.get("/api/documents")] == [("CV", "cv")]
    [version] = kept["versions"]
    assert (version["media_type"], version["size"]) == ("application/pdf", len(pdf()))


async def test_it_is_handed_out_by_the_store_and_only_to_be_saved(tracker: Tracker, settings: Settings) -> None:
    kept = await tracker.post(COMPLETE, await upload(tracker, pdf()), 201)
    path = f"/api/documents/versions/{kept['versions'][0]['id']}"
    async with tracker.client.get(path, allow_redirects=False) as answer:
        assert answer.status == 302
        assert answer.headers["Location"].startswith(f"{settings.files_at}/users/")
        assert answer.headers["Cache-Control"] == "no-store"
    async with tracker.client.get(path) as answer:
        assert await answer.read() == pdf()
        assert answer.headers["Content-Disposition"].startswith("attachment; ")
        assert answer.content_type == "application/octet-stream"


async def test_the_next_version_comes_the_same_way(tracker: Tracker) -> None:
    kept = await tracker.post(COMPLETE, await upload(tracker, pdf()), 201)
    more = await upload(tracker, pdf(b"(Newer) Tj"), document_id=kept["id"])
    kept = await tracker.post(COMPLETE, more, 201)
    assert [version["number"] for version in kept["versions"]] == [2, 1]


async def test_completing_twice_with_one_key_keeps_one(tracker: Tracker) -> None:
    done = await upload(tracker, pdf())
    first = await tracker.post(COMPLETE, done, 201, Idempotency_Key="a")
    assert await tracker.post(COMPLETE, done, 201, Idempotency_Key="a") == first
    assert len(await tracker.get("/api/documents")) == 1


async def test_what_is_no_document_is_refused_whatever_it_was_sent_as(tracker: Tracker) -> None:
    await tracker.post(COMPLETE, await upload(tracker, b"<script>alert(1)</script>"), 415)
    assert await tracker.get("/api/documents") == []


async def test_what_is_too_long_gets_no_address_and_what_has_another_length_is_not_kept(
    tracker: Tracker, settings: Settings, ministack: Ministack
) -> None:
    told = await tracker.post(UPLOADS, {"size": 10_000_001}, 413)
    assert "10 MB at most" in told["detail"]
    begun = await tracker.post(UPLOADS, {"size": 9}, 201)
    assert settings.bucket is not None
    [owner] = await tracker.rows("SELECT id FROM users")
    day, _, rest = begun["upload"].partition("-")
    key = f"uploads/{day}/{owner['id']}/{rest}"
    await ministack.s3.ask("put_object", Bucket=settings.bucket, Key=key, Body=pdf())
    told = await tracker.post(COMPLETE, {"upload": begun["upload"], "name": "CV.pdf"}, 409)
    assert "Nothing was kept" in told["detail"]
    assert await tracker.get("/api/documents") == []


async def test_what_did_not_arrive_and_what_is_another_users_is_not_there(
    tracker: Tracker, settings: Settings, ministack: Ministack
) -> None:
    begun = await tracker.post(UPLOADS, {"size": len(pdf())}, 201)
    await tracker.post(COMPLETE, {"upload": begun["upload"], "name": "CV.pdf"}, 404)
    day, _, rest = begun["upload"].partition("-")
    assert settings.bucket is not None
    await ministack.s3.ask("put_object", Bucket=settings.bucket, Key=f"uploads/{day}/999/{rest}", Body=pdf())
    await tracker.post(COMPLETE, {"upload": begun["upload"], "name": "CV.pdf"}, 404)
    for wrong in ("x", f"{day}-0-{'0' * 32}", f"../../{rest}"):
        await tracker.post(COMPLETE, {"upload": wrong}, 404)


async def test_an_upload_that_nobody_completes_is_swept(tracker: Tracker, settings: Settings) -> None:
    await upload(tracker, pdf())
    kept = await tracker.post(COMPLETE, await upload(tracker, pdf(b"(Two) Tj")), 201)
    async with open_context(settings) as context:
        for days, swept in ((0, 0), (1, 0), (2, 2), (3, 0)):
            assert await orphans.sweep(replace(context, clock=partial(after, days))) == swept
        assert isinstance(context.files, S3Files)
        assert [key async for key in context.files.keys("uploads/")] == []
    version = kept["versions"][0]["id"]
    assert await tracker.get(f"/api/documents/versions/{version}") == pdf(b"(Two) Tj")


async def test_the_page_may_send_files_there_and_nowhere_else(tracker: Tracker, settings: Settings) -> None:
    async with tracker.client.get("/health") as answer:
        policy = answer.headers["Content-Security-Policy"]
    assert f"connect-src 'self' {settings.files_at}/ https://accounts.google.com/gsi/;" in policy
