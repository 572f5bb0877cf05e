"""The server: tags, noise, determinism, unknown hosts, and how it starts and stops."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import urllib.request

import pytest

from jobhunt.universe import make_universe, serve
from tests.universe.conftest import SIZE
from tests.universe.visitor import Visitor

PAGES = ("google", "amazon", "anthropic", "roblox", "tiktok", "netflix", "northwind", "harbourline", "alderworks")
DETAILS = "boards-api.greenhouse.io/v1/boards/anthropic/jobs/"


@pytest.mark.parametrize("key", PAGES)
async def test_a_quiet_page_is_the_same_twice_and_304_when_known(visitor: Visitor, key: str) -> None:
    await visitor.control("options", {"noise": False})
    address = visitor.address(key, visitor.entries(key)[0])
    first, second = await visitor.get(address), await visitor.get(address)
    assert first.body == second.body
    tag = first.headers["ETag"]
    assert tag.startswith('W/"')
    known = await visitor.get(address, {"If-None-Match": tag})
    assert (known.status, known.body, known.headers["ETag"]) == (304, b"", tag)
    assert (await visitor.get(address, {"If-None-Match": 'W/"0"'})).status == 200


async def test_a_detail_has_a_tag_that_an_edit_changes(visitor: Visitor) -> None:
    await visitor.control("options", {"noise": False})
    external_id = visitor.posting("anthropic", visitor.entries("anthropic")[0]).external_id
    tag = (await visitor.get(DETAILS + external_id)).headers["ETag"]
    assert (await visitor.get(DETAILS + external_id, {"If-None-Match": tag})).status == 304
    edit = {"company": "anthropic", "external_id": external_id, "action": "sentence"}
    await visitor.control("edit", edit)
    after = await visitor.get(DETAILS + external_id, {"If-None-Match": tag})
    assert after.status == 200
    assert after.headers["ETag"] != tag


@pytest.mark.parametrize("key", PAGES)
async def test_noise_makes_every_fetch_differ_and_carry_no_tag(visitor: Visitor, key: str) -> None:
    address = visitor.address(key, visitor.entries(key)[0])
    first, second = await visitor.get(address), await visitor.get(address)
    assert first.body != second.body
    assert "ETag" not in first.headers
    assert "@@" not in first.text


async def test_noise_is_in_nonces_counters_ages_and_similar_jobs(visitor: Visitor) -> None:
    address = visitor.address("northwind", visitor.entries("northwind")[5])
    texts = [(await visitor.get(address)).text for _ in range(6)]
    for pattern in (r'nonce="(\w+)"', r"([\d]+) views", r"\(request ([\w-]+)\)", r"at (\d\d:\d\d:\d\d)"):
        found = [re.findall(pattern, text)[0] for text in texts]
        assert len(set(found)) == 6, pattern
    assert len({re.findall(r"<aside.*?</aside>", text)[0] for text in texts}) > 1
    assert all(re.search(r"Posted (today|\d+ days? ago)\.", text) for text in texts)


async def test_two_universes_of_one_seed_serve_the_same_bytes(visitor: Visitor) -> None:
    await visitor.control("options", {"noise": False})
    twin = make_universe(seed=7, size=SIZE)
    twin.noise = False
    async with serve(twin) as server:
        for key in PAGES:
            address = visitor.address(key, visitor.entries(key)[1])
            other = await asyncio.to_thread(_read, f"{server.url}/{address}")
            assert (await visitor.get(address)).body == other


def _read(url: str) -> bytes:
    request = urllib.request.Request(url, headers={"User-Agent": "Mozilla/5.0"})
    with urllib.request.urlopen(request) as answer:
        body: bytes = answer.read()
        return body


@pytest.mark.parametrize(
    "address",
    ["", "nowhere.example/careers", "www.google.com/", "careers.northwind.example/jobs/1", "..%2f..%2fetc/passwd"],
)
async def test_what_is_not_there_is_404(visitor: Visitor, address: str) -> None:
    assert (await visitor.get(address)).status == 404


@pytest.mark.parametrize("number", ["0", "99999", "9" * 19, "9" * 60, "40001"])
async def test_ids_that_were_never_given_are_gone(visitor: Visitor, number: str) -> None:
    assert (await visitor.get(f"careers.northwind.example/careers/jobs/{number}")).status in (404, 410)
    assert (await visitor.get(f"www.amazon.jobs/en/jobs/{number}/x")).status == 404
    assert (await visitor.get(f"{DETAILS}{number}")).status == 404


async def test_it_listens_on_loopback_only(visitor: Visitor) -> None:
    assert visitor.url.startswith("http://127.0.0.1:")


async def test_a_size_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="No size called 'vast'"):
        make_universe(size="vast")


@pytest.mark.parametrize("name", ["demo", "small"])
def test_the_named_sizes_hold_the_first_six_companies(name: str) -> None:
    universe = make_universe(size=name)
    assert {"google", "amazon", "anthropic", "tiktok", "roblox", "netflix"} <= set(universe.companies)
    assert all(len(universe.order(company)) == company.count for company in universe.companies.values())


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_command_says_where_it_is_and_stops_on_a_signal(ending: signal.Signals) -> None:
    code = "from jobhunt.universe import run; run(port=0, seed=1, size='small')"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        assert re.fullmatch(r"universe http://127\.0\.0\.1:\d+\n", line)
        assert b'"seed": 1' in _read(f"{line.split()[1]}/_control/state")
        process.send_signal(ending)
        assert process.wait(20) == 0
        assert process.stderr.read() == ""
    finally:
        process.kill()
        process.wait()
        process.stderr.close()
