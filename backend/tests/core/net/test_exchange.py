"""Tests of single exchanges: slow, broken and lying servers end in a sentence, never in half a page."""

import asyncio
from typing import Literal

import pytest

from jobhunt.boards.protocol import Request, Response
from jobhunt.core.net.exchange import USER_AGENT, Limits
from jobhunt.core.net.gate import LEASE
from jobhunt.core.net.protocol import FetchFailed
from tests.core.net.sites import Speak, fetching, open_site, page, raw_site

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def writes(*parts: bytes) -> Speak:
    async def speak(writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)

    return speak


async def read(speak: Speak, request: Request | None = None, limits: Limits | None = None) -> Response:
    async with raw_site(speak) as origin, fetching(origin, limits or Limits()) as fetcher:
        return await fetcher.fetch(request or page("x"))


async def drips(writer: asyncio.StreamWriter) -> None:
    writer.write(OK + b"Content-Length: 1000\r\n\r\n")
    while not writer.is_closing():
        writer.write(b".")
        await writer.drain()
        await asyncio.sleep(0.05)


async def pours(writer: asyncio.StreamWriter) -> None:
    writer.write(OK + b"Content-Length: 52428800\r\n\r\n")
    for _ in range(800):
        writer.write(b"x" * 65536)
        await writer.drain()


async def falls_silent(writer: asyncio.StreamWriter) -> None:
    writer.write(OK + b"Content-Length: 1000\r\n\r\nhalf")
    await writer.drain()
    await asyncio.sleep(2)


async def test_an_answer_that_drips_in_for_ever_is_given_up() -> None:
    with pytest.raises(FetchFailed, match=r"^www\.example\.com did not answer within 0\.5 s$"):
        await read(drips, limits=Limits(total=0.5))


async def test_a_listing_may_take_longer_than_a_page() -> None:
    with pytest.raises(FetchFailed, match=r"did not answer within 0\.4 s$"):
        await read(drips, Request("https://www.example.com/api"), Limits(total=0.1, listing=0.4))


async def test_a_host_that_falls_silent_is_given_up() -> None:
    with pytest.raises(FetchFailed, match=r"^www\.example\.com fell silent for 0\.2 s$"):
        await read(falls_silent, limits=Limits(read=0.2))


async def test_fifty_megabytes_are_not_waited_for() -> None:
    with pytest.raises(FetchFailed, match=r"sent more than 5 MiB, which is more than a page$"):
        await read(pours)


@pytest.mark.parametrize(
    "parts",
    [
        (OK + b"Content-Length: 100\r\n\r\nonly this",),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n64\r\nhello",),
        (OK + b"Content-Length: 4\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x00",),
    ],
)
async def test_an_answer_that_breaks_off_is_never_taken_for_a_page(parts: tuple[bytes, ...]) -> None:
    with pytest.raises(FetchFailed, match=r"^www\.example\.com cut its answer off in the middle$"):
        await read(writes(*parts))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (b"", "closed the connection without an answer"),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "answered in a way that cannot be understood"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n", "answered in a way that cannot be understood"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "answered in a way that cannot be understood"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n", "answered in a way that cannot be understood"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n", "answered in a way that cannot be understood"),
        (OK + b"Content-Length: 5\r\n\r\nhello, and more", "answered in a way that cannot be understood"),
    ],
)
async def test_what_is_not_http_ends_in_a_sentence(said: bytes, why: str) -> None:
    with pytest.raises(FetchFailed, match=rf"^www\.example\.com {why}$"):
        await read(writes(said))


async def test_an_answer_without_a_length_ends_with_the_connection() -> None:
    assert (await read(writes(OK + b"\r\n", b"all of it"))).body == b"all of it"


async def test_headers_are_lower_case_and_repeated_ones_are_joined() -> None:
    answer = await read(writes(OK + b'ETag: W/"1"\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 0\r\n\r\n'))
    assert answer.headers["etag"] == 'W/"1"'
    assert answer.headers["x-a"] == "1, 2"


async def test_a_header_as_long_as_some_sites_send_is_read() -> None:
    policy = b"Content-Security-Policy: " + b"a" * 30_000
    answer = await read(writes(OK + policy + b"\r\nContent-Length: 2\r\n\r\nok"))
    assert answer.body == b"ok"


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_connection_closed_while_it_lay_idle_is_replaced_once(method: Literal["GET", "POST"]) -> None:
    talks = []

    async def speak(writer: asyncio.StreamWriter) -> None:
        talks.append(1)
        writer.write(OK + b"Content-Length: 2\r\n\r\nok")
        await asyncio.sleep(0.05)

    request = Request("https://www.example.com/api", method, body=b"{}" if method == "POST" else None)
    async with raw_site(speak) as origin, fetching(origin) as fetcher:
        assert [(await fetcher.fetch(request)).text() for _ in range(2)] == ["ok", "ok"]
    assert len(talks) == 2


async def test_a_host_that_refuses_the_connection_is_named() -> None:
    async with raw_site(writes(b"")) as origin:
        pass
    async with fetching(origin) as fetcher:
        with pytest.raises(FetchFailed, match=r"^www\.example\.com refused the connection$"):
            await fetcher.fetch(page("x"))


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb"])
async def test_a_condition_with_a_line_break_in_it_is_not_sent(value: str) -> None:
    async with open_site() as site, fetching(site.origin) as fetcher:
        with pytest.raises(FetchFailed, match=r"^www\.example\.com could not be read$"):
            await fetcher.fetch(page("x"), conditions={"If-None-Match": value})
        assert site.pages == []


async def test_we_say_who_we_are_and_what_we_can_read() -> None:
    async with open_site() as site, fetching(site.origin) as fetcher:
        await fetcher.fetch(
            Request("https://a.example/x", headers={"Accept": "application/json", "USER-AGENT": "curl"})
        )
        sent = site.headers[-1]
    assert sent["user-agent"] == USER_AGENT
    assert sent["accept-language"] == "en-US,en;q=0.9"
    assert sent["accept-encoding"] == "gzip, deflate"
    assert sent["accept"] == "application/json"


@pytest.mark.parametrize(("request_", "seconds"), [(page("x"), 25.0), (Request("https://a.example/api"), 60.0)])
def test_every_exchange_ends_before_its_lease_does(request_: Request, seconds: float) -> None:
    assert Limits().of(request_).total == seconds
    assert seconds < LEASE
