"""Careers sites of employers' own as the universe plays them."""

import html
import json
import re

import pytest

from jobhunt.universe.structured import FLAWS, flaw
from tests.universe.visitor import Visitor

SITES = ("northwind", "harbourline", "alderworks", "quietfield")


@pytest.mark.parametrize("site", SITES)
async def test_the_listing_leads_to_every_posting(visitor: Visitor, site: str) -> None:
    links: list[str] = []
    address = f"careers.{site}.example/careers"
    while address:
        page = (await visitor.get(address)).text
        links += re.findall(r'class="job__link" href="([^"]+)"', page)
        after = re.search(r'rel="next" href="([^"]+)"', page)
        address = f"careers.{site}.example{html.unescape(after[1])}" if after else ""
    assert {f"careers.{site}.example{link}" for link in links} == {
        visitor.address(site, entry) for entry in visitor.entries(site)
    }
    assert len(links) == len(visitor.entries(site))


@pytest.mark.parametrize("site", SITES)
async def test_pages_weigh_what_real_pages_weigh_and_hold_the_posting(visitor: Visitor, site: str) -> None:
    for entry in visitor.entries(site)[:4]:
        page = await visitor.get(visitor.address(site, entry))
        assert 60_000 < len(page.body) < 250_000
        assert html.escape(visitor.posting(site, entry).title) in page.text
        text = visitor.universe.text(visitor.company(site), entry)
        assert html.escape(text.duties[0]) in page.text


async def test_markup_has_every_flaw_and_a_careful_reader_gets_through_each(visitor: Visitor) -> None:
    seen = set()
    for entry in visitor.entries("northwind"):
        posting = visitor.posting("northwind", entry)
        seen.add(flaw(posting))
        text = (await visitor.get(visitor.address("northwind", entry))).text
        job = _job(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL))
        assert html.unescape(job["title"]) == posting.title
        names = [place["name"] for place in _list(job["jobLocation"])]
        assert names == [f"{place.city}, {place.country}" for place in posting.places]
    assert seen == set(FLAWS)


def _list(value: object) -> list[dict[str, str]]:
    return value if isinstance(value, list) else [value]  # type: ignore[list-item]  # one place stands alone


def _job(blocks: list[str]) -> dict[str, str]:
    for block in blocks:
        body = block.strip().removeprefix("//<![CDATA[").removesuffix("//]]>").replace(",\n}", "}")
        found = json.loads(body, strict=False) if body else {}
        for each in found.get("@graph", [found]):
            if "JobPosting" in each.get("@type", ""):
                assert isinstance(each, dict)
                return each
    raise AssertionError("no posting in the markup")


@pytest.mark.parametrize("kind", ["control", "comma", "cdata"])
async def test_strict_json_does_not_read_the_flawed_markup(visitor: Visitor, kind: str) -> None:
    entry = next(each for each in visitor.entries("northwind") if flaw(visitor.posting("northwind", each)) == kind)
    text = (await visitor.get(visitor.address("northwind", entry))).text
    block = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[-1]
    with pytest.raises(json.JSONDecodeError):
        json.loads(block)


async def test_addresses_in_the_markup_repeat_the_first_city(visitor: Visitor) -> None:
    several = [each for each in visitor.entries("northwind") if len(visitor.posting("northwind", each).places) > 1]
    assert several
    for entry in several:
        text = (await visitor.get(visitor.address("northwind", entry))).text
        city = visitor.posting("northwind", entry).places[1].city
        assert f'"name": "{city},' in text
        assert f'"addressLocality": "{city}"' not in text


async def test_app_data_holds_the_posting_beside_another(visitor: Visitor) -> None:
    entry = visitor.entries("harbourline")[0]
    text = (await visitor.get(visitor.address("harbourline", entry))).text
    script = re.search(r'<script id="__NEXT_DATA__" type="application/json">(.*?)</script>', text, re.DOTALL)
    assert script is not None
    props = json.loads(script[1])["props"]["pageProps"]
    assert props["job"]["title"] == visitor.posting("harbourline", entry).title
    assert props["similarJobs"][0]["title"] == "Talent community"


async def test_microdata_marks_title_and_pay(visitor: Visitor) -> None:
    paid = next(each for each in visitor.entries("alderworks") if visitor.posting("alderworks", each).pay)
    pay = visitor.posting("alderworks", paid).pay
    assert pay is not None
    text = (await visitor.get(visitor.address("alderworks", paid))).text
    assert 'itemtype="http://schema.org/JobPosting"' in text
    assert f'itemprop="minValue" content="{pay.minimum}"' in text


async def test_the_plain_site_has_an_empty_block_and_nothing_else(visitor: Visitor) -> None:
    text = (await visitor.get(visitor.address("quietfield", visitor.entries("quietfield")[0]))).text
    assert '<script type="application/ld+json"></script>' in text
    assert "itemprop" not in text
    assert "__NEXT_DATA__" not in text


@pytest.mark.parametrize(
    ("site", "status", "sign"),
    [
        ("northwind", 410, "Page not found"),
        ("closedgate", 404, "Page not found"),
        ("harbourline", 200, '"redirectToCareers": true'),
        ("alderworks", 200, "This position has been filled."),
        ("quietfield", 302, ""),
    ],
)
async def test_each_site_says_in_its_own_way_that_a_posting_is_gone(
    visitor: Visitor, site: str, status: int, sign: str
) -> None:
    address, _ = visitor.close(site)
    gone = await visitor.get(address)
    assert gone.status == status
    assert sign in gone.text
    assert gone.headers.get("Location") == ("https://careers.quietfield.example/careers" if status == 302 else None)


async def test_one_site_is_closed_to_robots_and_the_others_are_not(visitor: Visitor) -> None:
    closed = (await visitor.get("careers.closedgate.example/robots.txt")).text
    assert "Disallow: /\n" in closed
    for host in ("careers.northwind.example", "www.amazon.jobs", "www.google.com", "boards-api.greenhouse.io"):
        assert "Disallow: /\n" not in (await visitor.get(f"{host}/robots.txt")).text
