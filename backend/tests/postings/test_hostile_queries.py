"""Whatever is typed or pasted into the search box gets an answer or a clear 422, never an error of the server's."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.accounts.owner import OWNER_EMAIL
from jobhunt.core.settings import Settings
from tests.postings.stock import a_posting, stock
from tests.server import serve_web


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
async def client(engine: AsyncEngine, postgres_url: str, where: Path) -> AsyncIterator[aiohttp.ClientSession]:
    await stock(engine, [a_posting("Engineer"), a_posting("Nurse")], email=OWNER_EMAIL)
    async with serve_web(Settings(database_url=postgres_url, home=where, stage="test")) as client:
        yield client


async def status_of(client: aiohttp.ClientSession, **params: str) -> int:
    async with client.get("/api/jobs", params=params) as answer:
        body = await answer.json()
        assert answer.status in (200, 400, 422), (params, body)
        if answer.status == 422:
            assert "nothing was changed" in body["detail"]
        return answer.status


@pytest.mark.parametrize(
    "q",
    [
        "x" * 10_240,
        "wort " * 2_048,
        "-" * 300,
        "- - -",
        '"',
        '"""',
        "or",
        "or or or",
        "-or-",
        "& | ! ( ) <-> :* ' \\",
        "engineer & ! nurse",
        "engineer <-> nurse",
        "engineer:*",
        "a:b:c",
        "('",
        "'; DROP TABLE jobs; --",
        "%' OR 1=1 --",
        "$1 $2 :q :user_id",
        "{} [] %s %(q)s",
        "🦄",
        "🦄 engineer",
        "👩‍💻",
        "مهندس برمجيات",
        "‮reenigne‬",
        "工程师",
        "ǅ ﬁ ß İ ı",
        "a\u0301" * 100,
        "\u200b\u200b",
        "\ufeff",
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "\x01\x02\x7f",
        "\x00",
        "\r\n\t",
        "a" * 500,
        "ä" * 500,
        "-engineer",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "(" * 250,
        "a-b-c/d/e.f" * 40,
    ],
)
async def test_a_hostile_query_is_answered(client: aiohttp.ClientSession, q: str) -> None:
    assert await status_of(client, q=q) == (422 if len(q) > 500 else 400 if "\x00" in q else 200)
    await status_of(client, q=q, sort="newest", company=q[:150], place=q[:150])


async def test_a_query_without_a_word_finds_nothing_and_says_so(client: aiohttp.ClientSession) -> None:
    for q in ("🦄", "- - -", '"', "& | !"):
        async with client.get("/api/jobs", params={"q": q}) as answer:
            assert (await answer.json())["total"] == {"count": 0, "capped": False}


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(
    q=st.text(max_size=60) | st.text(alphabet="\"-()&|!<>:*' orORab%\\", max_size=40),
    sort=st.sampled_from(["newest", "relevance", "company", "pay", "first_seen"]),
    after=st.none() | st.text(max_size=30),
)
async def test_no_text_breaks_the_list(client: aiohttp.ClientSession, q: str, sort: str, after: str | None) -> None:
    params = {"q": q.encode("utf-8", "replace").decode(), "sort": sort}
    if after is not None:
        params["after"] = f"{sort}:{after}".encode("utf-8", "replace").decode()
    async with client.get("/api/jobs", params=params) as answer:
        assert answer.status in (200, 400, 422), (params, await answer.text())
