"""Tests of fetching: upstream, redirects hop by hop, conditions, cookies, and the host's turn around it all."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.boards.protocol import Request
from jobhunt.core.net.fetch import HTTPFetcher, open_fetcher
from jobhunt.core.net.memory import MemoryHosts
from jobhunt.core.net.pace import PostgresHosts
from jobhunt.core.net.protocol import Blocked, Fetcher, FetchFailed, HostBusy
from tests.core.net.sites import NOON, Site, Time, fetching, open_site, page

START = "/www.example.com/start"


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A site with one page."""
    async with open_site() as made:
        made.says("/www.example.com/end", "the end")
        yield made


@pytest.fixture
async def fetcher(site: Site) -> AsyncIterator[HTTPFetcher]:
    """A fetcher on that site which waits for nobody."""
    async with fetching(site.origin) as made:
        yield made


async def test_the_upstream_gets_method_path_query_body_and_headers(site: Site, fetcher: HTTPFetcher) -> None:
    bodies = []

    async def answer(request: web.Request) -> web.StreamResponse:
        bodies.append(await request.read())
        return web.Response(text='{"jobs": []}', content_type="application/json")

    site.answers["/api.example.com/v1/a b"] = answer
    url = "https://API.example.com/v1/a%20b?q=c%2B%2B&x=%26+y#part"
    request = Request(url, "POST", {"X-Token": "t"}, b'{"page":1}')
    protocol: Fetcher = fetcher
    got = await protocol.fetch(request)
    assert (got.status, got.url, got.json()) == (200, url, {"jobs": []})
    assert site.pages == ["POST /api.example.com/v1/a%20b?q=c%2B%2B&x=%26+y"]
    assert bodies == [b'{"page":1}']
    assert site.headers[-1]["x-token"] == "t"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "to", ["/end", "end", "https://www.example.com/end", "//www.example.com/end", " ../end#top "]
)
async def test_a_redirect_is_followed_on_the_original_address(
    site: Site, fetcher: HTTPFetcher, status: int, to: str
) -> None:
    site.redirects(START, to, status)
    got = await fetcher.fetch(page("start"))
    assert got.text() == "the end"
    assert got.url.partition("#")[0] == "https://www.example.com/end"


async def test_a_redirect_to_another_host_is_mapped_again(site: Site, fetcher: HTTPFetcher) -> None:
    site.redirects(START, "https://jobs.other.example/a/b?c=d")
    site.says("/jobs.other.example/a/b", "elsewhere")
    got = await fetcher.fetch(page("start"))
    assert (got.url, got.text()) == ("https://jobs.other.example/a/b?c=d", "elsewhere")
    assert site.pages[-1] == "GET /jobs.other.example/a/b?c=d"


async def test_five_redirects_are_followed_and_six_are_not(site: Site, fetcher: HTTPFetcher) -> None:
    for step in range(6):
        site.redirects(f"/www.example.com/{step}", f"/{step + 1}")
    site.says("/www.example.com/6", "far away")
    assert (await fetcher.fetch(page("1"))).text() == "far away"
    with pytest.raises(FetchFailed, match=r"^www\.example\.com redirected more than 5 times$"):
        await fetcher.fetch(page("0"))


async def test_a_redirect_to_itself_ends(site: Site, fetcher: HTTPFetcher) -> None:
    site.redirects(START, "/start")
    with pytest.raises(FetchFailed, match="redirected more than 5 times"):
        await fetcher.fetch(page("start"))
    assert len(site.pages) == 6


@pytest.mark.parametrize(
    "to",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://127.0.0.1/",
        "http://127.0.0.1:{port}/www.example.com/end",
        "http://localhost:{port}/www.example.com/end",
        "http://localhost/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://user:pw@www.example.com/end",
        "https://www.example.com:22/",
        "https://www.example.com:{port}/end",
        "ftp://www.example.com/end",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,hello",
        "http://[::1",
        "https://www.example.com:port/",
    ],
)
async def test_a_redirect_to_where_nothing_may_be_fetched_is_refused(
    site: Site, fetcher: HTTPFetcher, to: str
) -> None:
    site.redirects(START, to.replace("{port}", site.origin.rpartition(":")[2]))
    with pytest.raises(Blocked):
        await fetcher.fetch(page("start"))
    assert site.pages == [f"GET {START}"]


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://127.0.0.1:{port}/www.example.com/end", "http://0/"])
async def test_the_upstream_cannot_be_asked_for_by_its_own_address(
    site: Site, fetcher: HTTPFetcher, url: str
) -> None:
    with pytest.raises(Blocked):
        await fetcher.fetch(Request(url.replace("{port}", site.origin.rpartition(":")[2])))
    assert site.asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_post_is_not_sent_on(site: Site, fetcher: HTTPFetcher, status: int) -> None:
    site.redirects(START, "/end", status)
    got = await fetcher.fetch(Request("https://www.example.com/start", "POST", body=b"x"))
    assert got.status == status
    assert site.pages == [f"POST {START}"]


async def test_a_redirect_without_a_target_is_an_answer_like_any_other(site: Site, fetcher: HTTPFetcher) -> None:
    site.says(START, "nowhere", status=302)
    assert (await fetcher.fetch(page("start"))).status == 302


async def test_what_identifies_us_to_one_host_is_not_shown_to_another(site: Site, fetcher: HTTPFetcher) -> None:
    site.redirects(START, "https://other.example/x")
    await fetcher.fetch(Request("https://www.example.com/start", headers={"Authorization": "key", "X-Page": "1"}))
    assert "authorization" not in site.headers[-1]
    assert site.headers[-1]["x-page"] == "1"


@pytest.mark.parametrize("status", [200, 304, 400, 401, 403, 404, 410, 429, 500, 503])
async def test_every_status_is_an_answer(site: Site, fetcher: HTTPFetcher, status: int) -> None:
    site.says(START, status=status)
    assert (await fetcher.fetch(page("start"))).status == status


async def test_conditions_are_sent_and_a_304_comes_back(site: Site, fetcher: HTTPFetcher) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(status=304 if request.headers.get("If-None-Match") == '"v1"' else 200)

    site.answers[START] = answer
    assert (await fetcher.fetch(page("start"), conditions={"If-None-Match": '"v1"'})).status == 304
    assert (await fetcher.fetch(page("start"))).status == 200


async def test_cookies_are_not_kept(site: Site, fetcher: HTTPFetcher) -> None:
    site.says(START, status=302, Location="/end", Set_Cookie="session=1; Path=/")
    await fetcher.fetch(page("start"))
    await fetcher.fetch(page("end"))
    assert not any("cookie" in headers for headers in site.headers)


async def test_the_environments_proxy_is_not_used(
    site: Site, fetcher: HTTPFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert (await fetcher.fetch(page("end"))).text() == "the end"


async def test_robots_and_page_take_one_turn_each_and_the_next_page_waits(site: Site, engine: AsyncEngine) -> None:
    hosts = PostgresHosts(engine)
    async with open_fetcher(hosts, upstream=site.origin) as fetcher:
        await fetcher.fetch(Request("https://www.example.com/end"))
        gate = await hosts.change("www.example.com", lambda gate, now: (gate, gate))
        assert gate.in_flight == ()
        with pytest.raises(HostBusy, match=r"^www\.example\.com is asked slowly, out of courtesy"):
            await fetcher.fetch(page("end"), wait=0.0)
    assert site.asked == ["GET /www.example.com/robots.txt", "GET /www.example.com/end"]


async def test_a_429_is_returned_and_the_host_is_then_left_alone(site: Site) -> None:
    time = Time()
    hosts = MemoryHosts(time.now)
    site.says(START, status=429, Retry_After="1800")
    async with open_fetcher(hosts, upstream=site.origin, now=time.now) as fetcher:
        assert (await fetcher.fetch(Request("https://www.example.com/start"))).status == 429
        with pytest.raises(HostBusy) as caught:
            await fetcher.fetch(Request("https://www.example.com/end"))
    assert caught.value.at == NOON + timedelta(minutes=30)
    assert len(site.pages) == 1


async def test_with_pace_off_a_429_holds_nobody_back(site: Site, fetcher: HTTPFetcher) -> None:
    site.says(START, status=429, Retry_After="1800")
    site.says("/www.example.com/robots.txt", "User-agent: *\nCrawl-delay: 600")
    for _ in range(12):
        assert (await fetcher.fetch(page("start"))).status == 429
    assert (await fetcher.fetch(page("end"))).status == 200


@pytest.mark.parametrize(("path", "failures"), [("blocked", 0), ("picture", 0), ("broken", 1), ("gone", 0)])
async def test_only_what_is_the_hosts_fault_counts_against_it(site: Site, path: str, failures: int) -> None:
    time = Time()
    hosts = MemoryHosts(time.now)
    site.redirects("/www.example.com/blocked", "http://10.0.0.1/")
    site.says("/www.example.com/picture", Content_Type="image/png")
    site.says("/www.example.com/broken", "<html>", Content_Encoding="gzip")
    async with open_fetcher(hosts, upstream=site.origin, now=time.now) as fetcher:
        try:
            status = (await fetcher.fetch(Request(f"https://www.example.com/{path}"))).status
        except FetchFailed:
            status = 0
    gate = hosts.gates["www.example.com"]
    assert (gate.failures, gate.in_flight) == (failures, ())
    assert status == (404 if path == "gone" else 0)
