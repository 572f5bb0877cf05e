"""An address that somebody pasted: read by the boards, or told why not and how to go on, with nothing written."""

import json
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.accounts.queries import ensure_user
from jobhunt.applications import creating
from jobhunt.applications.idempotency import Asked
from jobhunt.applications.read_address import CannotRead
from jobhunt.applications.schemas import ApplicationIn, ApplicationOut
from jobhunt.boards.protocol import Response
from jobhunt.core.context import Context
from jobhunt.core.files.memory import MemoryFiles
from jobhunt.core.net.memory import MemoryFetcher
from jobhunt.core.net.protocol import Blocked, FetchFailed
from jobhunt.core.work import StartWork
from tests.conftest import NOON
from tests.ingestion.site import long_text

ADDRESS = "https://careers.example.org/jobs/7"
POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Route Engineer",
    "description": long_text(7),
    "datePosted": "2026-10-01",
    "hiringOrganization": {"@type": "Organization", "name": "Fjordline"},
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Oslo", "addressCountry": "NO"}},
}
PAGE = f'<html><head><script type="application/ld+json">{json.dumps(POSTING)}</script></head><body></body></html>'


def page(body: str, status: int = 200) -> Response:
    return Response(ADDRESS, status, {"content-type": "text/html"}, body.encode())


async def create(engine: AsyncEngine, work: StartWork, files: MemoryFiles, answer: Any) -> ApplicationOut:
    async with engine.begin() as connection:
        user_id = await ensure_user(connection, "a@example.org", "A")
    fetcher = MemoryFetcher({ADDRESS: answer})
    context = Context(engine, work, files, fetcher, lambda: NOON)
    made, is_new = await creating.create(context, Asked(user_id, None, ""), ApplicationIn(url=ADDRESS))
    assert is_new
    assert fetcher.requests[0].kind == "page"
    return made


async def test_an_address_is_read_and_its_page_kept(
    engine: AsyncEngine, work: StartWork, files: MemoryFiles
) -> None:
    made = await create(engine, work, files, page(PAGE))
    assert (made.company, made.title, made.url) == ("Fjordline", "Route Engineer", ADDRESS)
    assert any("Oslo" in place for place in made.places)
    assert made.copy_ is not None
    assert made.copy_.has_raw
    [key] = [key async for key in files.keys("users/")]
    assert await files.get(key) == PAGE.encode()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (page("gone", 404), "answered 404"),
        (page("<html><body><p>Hello</p></body></html>"), "posting"),
        (FetchFailed("The host did not answer in 20 s"), "did not answer"),
        (Blocked("10.0.0.1 is a private address"), "private address"),
    ],
)
async def test_what_cannot_be_read_says_why_and_how_to_go_on(
    engine: AsyncEngine, work: StartWork, files: MemoryFiles, answer: Any, said: str
) -> None:
    with pytest.raises(CannotRead, match=said) as refused:
        await create(engine, work, files, answer)
    assert "company and title by hand" in str(refused.value)
    async with engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM applications"))).scalar_one() == 0
    assert [key async for key in files.keys("users/")] == []
