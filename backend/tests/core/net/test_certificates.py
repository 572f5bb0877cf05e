"""Certificates: fetched once by however many ask, again when their time is over, kept while nobody answers."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from aiohttp import web

from jobhunt.core.net.certificates import STALE, Certificates, CertificatesAway, max_age
from tests.conftest import NOON


@dataclass
class Publisher:
    """Publishes certificates, or whatever a test wants instead."""

    url: str = ""
    body: bytes = b'{"a": "pem"}'
    status: int = 200
    cache: str = "public, max-age=3600, must-revalidate"
    asked: int = 0
    now: datetime = field(default=NOON)

    async def answer(self, request: web.BaseRequest) -> web.Response:
        self.asked += 1
        await asyncio.sleep(0.02)
        headers = {"Cache-Control": self.cache, "Location": "/elsewhere"}
        return web.Response(status=self.status, body=self.body, headers=headers)


@pytest.fixture
async def publisher() -> AsyncIterator[Publisher]:
    publisher = Publisher()
    runner = web.ServerRunner(web.Server(publisher.answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    publisher.url = f"http://127.0.0.1:{runner.addresses[0][1]}/certs"
    yield publisher
    await runner.cleanup()


@pytest.fixture
def certificates(publisher: Publisher) -> Certificates:
    return Certificates(publisher.url, lambda: publisher.now)


async def test_many_who_ask_at_once_cost_one_fetch(certificates: Certificates, publisher: Publisher) -> None:
    found = await asyncio.gather(*(certificates.current() for _ in range(30)))
    assert set(found) == {b'{"a": "pem"}'}
    assert publisher.asked == 1


async def test_they_are_fetched_again_when_their_time_is_over(
    certificates: Certificates, publisher: Publisher
) -> None:
    await certificates.current()
    publisher.body = b'{"b": "pem"}'
    publisher.now += timedelta(seconds=3_599)
    assert await certificates.current() == b'{"a": "pem"}'
    publisher.now += timedelta(seconds=1)
    assert await certificates.current() == b'{"b": "pem"}'


@pytest.mark.parametrize(
    ("status", "body"),
    [(500, b"{}"), (302, b"{}"), (404, b"{}"), (200, b"<html>"), (200, b"[1]"), (200, b'{"a": "' + b"x" * 200_000)],
)
async def test_while_no_good_ones_come_the_old_ones_serve_for_a_day(
    certificates: Certificates, publisher: Publisher, status: int, body: bytes
) -> None:
    await certificates.current()
    publisher.status, publisher.body = status, body
    publisher.now += timedelta(hours=1)
    assert await certificates.current() == b'{"a": "pem"}'
    publisher.now += STALE
    assert await certificates.current() == b'{"a": "pem"}'
    publisher.now += timedelta(minutes=1)
    with pytest.raises(CertificatesAway):
        await certificates.current()


async def test_a_publisher_in_trouble_is_asked_every_ten_seconds_at_most(
    certificates: Certificates, publisher: Publisher
) -> None:
    await certificates.current()
    publisher.status = 500
    publisher.now += timedelta(hours=1)
    for _ in range(20):
        publisher.now += timedelta(seconds=1)
        await certificates.current()
    assert publisher.asked == 3


async def test_without_any_there_is_nothing_to_check_by(publisher: Publisher) -> None:
    with pytest.raises(CertificatesAway, match="Google does not answer"):
        await Certificates("http://127.0.0.1:9/certs", lambda: NOON).current()


@pytest.mark.parametrize(
    ("cache", "seconds"),
    [
        ("max-age=3600", 3_600),
        ("public, max-age=19000, no-transform", 19_000),
        ("max-age=0", 300),
        ("max-age=999999999", 86_400),
        ("s-max-age=7", 300),
        ("nonsense", 300),
        ("", 300),
    ],
)
def test_an_answer_serves_as_long_as_it_says_within_reason(cache: str, seconds: int) -> None:
    assert max_age({"Cache-Control": cache}) == timedelta(seconds=seconds)
