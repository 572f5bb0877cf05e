"""Tests of robots.txt: a rule is kept, no rules are no hindrance, and a host that will not say is left alone."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.boards.protocol import Request, Response
from jobhunt.core.net.fetch import open_fetcher
from jobhunt.core.net.guard import parse_url
from jobhunt.core.net.memory import MemoryHosts
from jobhunt.core.net.pace import Robots
from jobhunt.core.net.protocol import Blocked, FetchFailed, HostBusy
from jobhunt.core.net.robots import RobotsBook, Rules, read_answer
from tests.core.net.sites import NOON, Site, Time, fetching, open_site, page

ROBOTS = "/www.example.com/robots.txt"
HIDDEN = r"^www\.example\.com does not let programs read this page \(its robots\.txt says so\)$"
SILENT = (
    r"^www\.example\.com did not give out its robots\.txt, so nothing is read there until it does; it is asked "
)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A site with one page."""
    async with open_site() as made:
        made.says("/www.example.com/jobs/1", "a posting")
        made.says("/www.example.com/hidden/1", "a secret")
        yield made


async def read(site: Site, path: str = "jobs/1") -> str:
    async with fetching(site.origin) as fetcher:
        return (await fetcher.fetch(page(path))).text()


async def test_a_page_that_robots_hides_is_not_asked_for(site: Site) -> None:
    site.says(ROBOTS, "User-agent: *\nDisallow: /hidden", Content_Type="text/plain")
    assert await read(site) == "a posting"
    with pytest.raises(Blocked, match=HIDDEN):
        await read(site, "hidden/1")
    assert site.pages == ["GET /www.example.com/jobs/1"]


@pytest.mark.parametrize("rule", ["JobHuntTracker", "jobhunttracker", "*"])
async def test_rules_for_us_by_name_are_kept(site: Site, rule: str) -> None:
    site.says(ROBOTS, f"User-agent: {rule}\nDisallow: /\n")
    with pytest.raises(Blocked, match=HIDDEN):
        await read(site)


async def test_rules_for_others_do_not_concern_us(site: Site) -> None:
    site.says(ROBOTS, "User-agent: GPTBot\nDisallow: /\nUser-agent: *\nDisallow: /*?page=\nAllow: /jobs/$")
    assert await read(site) == "a posting"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
async def test_a_host_without_robots_may_be_read(site: Site, status: int) -> None:
    site.says(ROBOTS, "User-agent: *\nDisallow: /", status=status)
    assert await read(site) == "a posting"


@pytest.mark.parametrize("status", [429, 500, 502, 503])
async def test_a_host_that_fails_at_its_robots_is_left_alone_for_ten_minutes(site: Site, status: int) -> None:
    site.says(ROBOTS, status=status)
    with pytest.raises(HostBusy, match=SILENT) as caught:
        await read(site)
    assert caught.value.at == NOON + timedelta(minutes=10)
    assert site.pages == []


@pytest.mark.parametrize(
    "body",
    [b"", b"<!doctype html><title>Not found", b"\xff\xfe\x00\x00", b"Disallow", b"\x00" * 100, b"a:" * 50_000],
)
async def test_a_robots_that_is_none_hinders_nobody(site: Site, body: bytes) -> None:
    site.says(ROBOTS, body, Content_Type="application/octet-stream")
    assert await read(site) == "a posting"


async def test_only_the_first_500_kib_of_a_robots_count(site: Site) -> None:
    padding = "# " + "x" * (600 * 1024) + "\n"
    site.says(ROBOTS, "User-agent: *\nDisallow: /hidden\n" + padding + "Disallow: /jobs\n")
    assert await read(site) == "a posting"
    with pytest.raises(Blocked):
        await read(site, "hidden/1")


async def test_a_redirected_robots_counts_for_the_host_that_was_asked(site: Site) -> None:
    site.redirects(ROBOTS, "https://cdn.example.net/robots")
    site.says("/cdn.example.net/robots", "User-agent: *\nDisallow: /jobs")
    with pytest.raises(Blocked, match=HIDDEN):
        await read(site)


async def test_a_robots_that_is_redirected_for_ever_hinders_nobody(site: Site) -> None:
    site.redirects(ROBOTS, "/robots.txt")
    assert await read(site) == "a posting"
    assert site.asked.count(f"GET {ROBOTS}") == 6


async def test_a_robots_that_leads_inside_is_not_followed(site: Site) -> None:
    site.redirects(ROBOTS, "http://169.254.169.254/latest/meta-data/")
    with pytest.raises(Blocked, match=r"169\.254\.169\.254 is a private or reserved address"):
        await read(site)


async def test_a_hop_into_a_hidden_part_of_another_host_is_refused(site: Site) -> None:
    site.redirects("/www.example.com/jobs/2", "https://other.example.com/hidden/9")
    site.says("/other.example.com/robots.txt", "User-agent: *\nDisallow: /hidden")
    with pytest.raises(Blocked, match=r"^other\.example\.com does not let programs read this page"):
        await read(site, "jobs/2")


async def test_robots_are_asked_once_a_day(site: Site) -> None:
    time = Time()
    async with open_fetcher(MemoryHosts(time.now), upstream=site.origin, pace="off", now=time.now) as fetcher:
        for _ in range(3):
            await fetcher.fetch(page("jobs/1"))
        assert site.asked.count(f"GET {ROBOTS}") == 1
        time.at += timedelta(hours=24)
        await fetcher.fetch(page("jobs/1"))
        assert site.asked.count(f"GET {ROBOTS}") == 2


async def test_robots_kept_by_another_process_are_used() -> None:
    time = Time()
    hosts = MemoryHosts(time.now)
    await hosts.keep_robots(
        "www.example.com", Robots("User-agent: *\nCrawl-delay: 9", True, NOON + timedelta(hours=1))
    )

    async def never(_: Request) -> Response:
        raise FetchFailed("was asked")

    url = parse_url("https://www.example.com/jobs")
    assert (await RobotsBook(hosts, time.now).rules(url, "page", never)).crawl_delay == 9.0
    time.at += timedelta(hours=2)
    with pytest.raises(FetchFailed, match="was asked"):
        await RobotsBook(hosts, time.now).rules(url, "page", never)


async def test_those_who_come_together_share_one_answer_and_one_failure() -> None:
    time, asked = Time(), asyncio.Event()
    book = RobotsBook(MemoryHosts(time.now), time.now)
    requests: list[Request] = []

    async def fails(request: Request) -> Response:
        requests.append(request)
        await asked.wait()
        raise FetchFailed("www.example.com fell silent")

    url = parse_url("https://www.example.com/jobs")
    waiting = [asyncio.create_task(book.rules(url, "page", fails)) for _ in range(20)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    await asyncio.sleep(0)
    asked.set()
    told = await asyncio.gather(*waiting, return_exceptions=True)
    assert [request.url for request in requests] == ["https://www.example.com/robots.txt"]
    assert [str(error) for error in told[1:]] == ["www.example.com fell silent"] * 19
    with pytest.raises(FetchFailed):
        await book.rules(url, "page", fails)
    assert len(requests) == 2


async def test_a_closed_book_stops_asking() -> None:
    time = Time()
    book = RobotsBook(MemoryHosts(time.now), time.now)

    async def never(_: Request) -> Response:
        await asyncio.Event().wait()
        raise AssertionError

    waiting = asyncio.create_task(book.rules(parse_url("https://www.example.com/"), "page", never))
    await asyncio.sleep(0)
    await book.close()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_a_book_forgets_the_oldest_hosts_rather_than_grow() -> None:
    time = Time()
    book = RobotsBook(MemoryHosts(time.now), time.now)

    async def none(request: Request) -> Response:
        return Response(request.url, 404, {}, b"")

    for number in range(600):
        await book.rules(parse_url(f"https://h{number}.example.com/"), "page", none)
    assert len(book._known) == 500


def test_an_old_copy_serves_while_the_host_fails() -> None:
    old = Robots("User-agent: *\nDisallow: /x", True, NOON)
    kept = read_answer(Response("", 503, {}, b""), old, NOON)
    assert kept == Robots(old.text, True, NOON + timedelta(minutes=10))
    assert not read_answer(Response("", 503, {}, b""), Robots("", False, NOON), NOON).read


@given(st.binary(max_size=300), st.integers(100, 599))
def test_no_robots_breaks_the_reader(body: bytes, status: int) -> None:
    robots = read_answer(Response("", status, {}, body), None, NOON)
    assert "\x00" not in robots.text
    assert robots.until > NOON


@pytest.mark.parametrize("delay", ["-1", "nan", "inf", "1e400", "soon", ""])
async def test_a_nonsensical_crawl_delay_counts_as_none(delay: str) -> None:
    time = Time()

    async def answer(request: Request) -> Response:
        return Response(request.url, 200, {}, f"User-agent: *\nCrawl-delay: {delay}\nDisallow: /x".encode())

    rules: Rules = await RobotsBook(MemoryHosts(time.now), time.now).rules(
        parse_url("https://www.example.com/"), "page", answer
    )
    assert rules.crawl_delay == 0.0
