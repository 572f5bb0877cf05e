"""Amazon's jobs site as the universe plays it."""

import json
import re

import pytest

from jobhunt.universe import make_universe
from jobhunt.universe.amazon import answer
from jobhunt.universe.asking import Ask, Target
from jobhunt.universe.noise import Gaps
from jobhunt.universe.world import Board
from tests.universe.visitor import AGENT, Visitor

LIST = "www.amazon.jobs/en/search.json"


async def test_the_listing_pages_by_offset_and_limit(visitor: Visitor) -> None:
    first, second = [(await visitor.get(f"{LIST}?offset={start}&result_limit=20")).json() for start in (0, 20)]
    assert first["hits"] == second["hits"] == 30
    assert first["error"] is None
    ids = {job["id_icims"] for each in (first, second) for job in _jobs(each)}
    assert len(ids) == 30
    assert len((await visitor.get(LIST)).rows("jobs")) == 10


def _jobs(page: dict[str, object]) -> list[dict[str, object]]:
    jobs = page["jobs"]
    assert isinstance(jobs, list)
    return jobs


async def test_more_than_a_hundred_a_page_gives_none(visitor: Visitor) -> None:
    assert len((await visitor.get(f"{LIST}?result_limit=100")).rows("jobs")) == 30
    over = await visitor.get(f"{LIST}?result_limit=101")
    assert (over.status, over.rows("jobs"), over.json()["hits"]) == (200, [], 30)


async def test_offsets_from_ten_thousand_on_are_an_error(visitor: Visitor) -> None:
    got = await visitor.get(f"{LIST}?offset=10000&result_limit=100")
    assert got.status == 400
    assert "10000" in str(got.json()["error"])


def test_hits_never_say_more_than_ten_thousand() -> None:
    universe = make_universe(size={"amazon": 10_200})
    company = universe.companies["amazon"]
    ask = Ask("GET", "www.amazon.jobs", "/en/search.json", {}, {}, {"user-agent": AGENT})
    found = answer(ask, Target(company, "list"), Board(universe, company))
    page = json.loads(found.body.fill(Gaps(1, 0, 0, ())))
    assert page["hits"] == 10_000


@pytest.mark.parametrize(
    "agent", ["", "Python/3.11 aiohttp/3.14", "python-requests/2.32", "curl/8.0", "Scrapy/2.11"]
)
async def test_a_bare_library_is_refused(visitor: Visitor, agent: str) -> None:
    assert (await visitor.get(LIST, {"User-Agent": agent})).status == 403


async def test_who_accepts_no_json_is_refused(visitor: Visitor) -> None:
    assert (await visitor.get(LIST, {"Accept": "text/html"})).status == 400
    assert (await visitor.get(LIST, {"Accept": "application/json"})).status == 200


async def test_places_are_json_within_strings(visitor: Visitor) -> None:
    for job in (await visitor.get(f"{LIST}?result_limit=100")).rows("jobs"):
        places = job["locations"]
        assert isinstance(places, list)
        place = json.loads(places[0])
        assert place["normalizedCountryCode"] == job["country_code"]
        assert place["normalizedCityName"] == job["city"]
        assert str(job["normalized_location"]).endswith(place["normalizedCountryCode"])


async def test_dates_take_two_blanks_before_a_single_digit(visitor: Visitor) -> None:
    dates = [str(job["posted_date"]) for job in (await visitor.get(f"{LIST}?result_limit=100")).rows("jobs")]
    assert all(re.fullmatch(r"[A-Z][a-z]+ (?: \d|\d\d), \d{4}", each) for each in dates)
    assert any("  " in each for each in dates)


async def test_titles_may_hold_double_and_trailing_blanks(visitor: Visitor) -> None:
    titles = [str(job["title"]) for job in (await visitor.get(f"{LIST}?result_limit=100")).rows("jobs")]
    assert any(title != " ".join(title.split()) for title in titles)
    truth = {visitor.posting("amazon", entry).title for entry in visitor.entries("amazon")}
    assert {" ".join(title.split()) for title in titles} == truth


async def test_the_relative_time_moves_while_the_posting_does_not(visitor: Visitor) -> None:
    first, second = [(await visitor.get(f"{LIST}?result_limit=1")).rows("jobs")[0] for _ in range(2)]
    assert first != second
    assert {**first, "updated_time": ""} == {**second, "updated_time": ""}


async def test_pay_is_a_field_or_a_sentence_as_in_truth(visitor: Visitor) -> None:
    jobs = {str(job["id_icims"]): job for job in (await visitor.get(f"{LIST}?result_limit=100")).rows("jobs")}
    shapes = set()
    for entry in visitor.entries("amazon"):
        posting = visitor.posting("amazon", entry)
        job = jobs[posting.external_id]
        stated = f"{job['salary'] or ''}{job['preferred_qualifications']}"
        if posting.pay is None:
            assert "base pay for this position" not in stated
        else:
            shapes.add(job["salary"] is None)
            assert f"{posting.pay.minimum:,}" in stated
            assert f"{posting.pay.maximum:,}" in stated
    assert shapes == {True, False}


async def test_facets_need_their_brackets(visitor: Visitor) -> None:
    bare = await visitor.get(f"{LIST}?normalized_country_code=USA&result_limit=100")
    bracketed = await visitor.get(f"{LIST}?normalized_country_code%5B%5D=USA&result_limit=100")
    assert bare.json()["hits"] == 30
    assert {job["country_code"] for job in bracketed.rows("jobs")} == {"USA"}
    assert bracketed.json()["hits"] == (await visitor.get(f"{LIST}?country=USA")).json()["hits"]


async def test_a_closed_page_is_404_and_a_repost_has_a_new_id(visitor: Visitor) -> None:
    entry = visitor.entries("amazon")[0]
    address = visitor.address("amazon", entry)
    assert (await visitor.get(address)).status == 200
    change = visitor.universe.histories["amazon"].command("repost", entry.number)
    assert (await visitor.get(address)).status == 404
    jobs = (await visitor.get(f"{LIST}?result_limit=100")).rows("jobs")
    again = next(job for job in jobs if job["id_icims"] == change.external_id)
    assert " ".join(str(again["title"]).split()) == visitor.posting("amazon", entry).title
    assert change.before not in {job["id_icims"] for job in jobs}
