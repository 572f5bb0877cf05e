"""TikTok's careers site as the universe plays it."""

import pytest

from tests.universe.visitor import Got, Visitor

ROOT = "api.lifeattiktok.com/api/v1/public/supplier"
LIST = f"{ROOT}/search/job/posts"
PATH = {"website-path": "tiktok"}


def data(got: Got) -> dict[str, object]:
    assert got.json()["code"] == 0
    found = got.json()["data"]
    assert isinstance(found, dict)
    return found


def posts(got: Got) -> list[dict[str, object]]:
    found = data(got)["job_post_list"]
    assert isinstance(found, list)
    return found


async def test_the_listing_pages_by_offset(visitor: Visitor) -> None:
    pages = [await visitor.post(LIST, {"limit": 12, "offset": offset}, PATH) for offset in (0, 12, 24, 36)]
    assert [len(posts(page)) for page in pages] == [12, 12, 6, 0]
    assert {data(page)["count"] for page in pages} == {30}
    ids = [str(post["id"]) for page in pages for post in posts(page)]
    assert len(set(ids)) == 30
    assert all(len(each) == 19 and int(each) > 2**53 for each in ids)


async def test_without_its_header_an_error_comes_with_200(visitor: Visitor) -> None:
    got = await visitor.post(LIST, {"limit": 12, "offset": 0})
    assert got.status == 200
    assert got.json()["code"] != 0
    assert got.json()["data"] is None


@pytest.mark.parametrize(
    "body", [b"", b"[1]", b"{", {"limit": "x"}, {"limit": 5_000}, {"offset": -1}, b"[" * 90_000]
)
async def test_a_body_that_makes_no_sense_is_an_error_with_200(visitor: Visitor, body: object) -> None:
    got = await visitor.post(LIST, body, PATH)
    assert (got.status, got.json()["code"]) == (200, 400)


async def test_only_city_codes_find_anything(visitor: Visitor) -> None:
    city = posts(await visitor.post(LIST, {"limit": 1, "offset": 0}, PATH))[0]["city_info"]
    assert isinstance(city, dict)
    for code, empty in ((city["code"], False), ("CN_9", True), ("ST_22", True), ("x", True)):
        got = await visitor.post(LIST, {"limit": 12, "offset": 0, "location_code_list": [code]}, PATH)
        assert (got.status, posts(got) == []) == (200, empty)


async def test_posts_are_plain_text_without_dates_or_pay(visitor: Visitor) -> None:
    for post in posts(await visitor.post(LIST, {"limit": 100, "offset": 0}, PATH)):
        assert "<" not in f"{post['description']}{post['requirement']}"
        assert not {"posted_date", "publish_time", "created_at"} & set(post)
        info = post["job_post_info"]
        assert isinstance(info, dict)
        assert set(info.values()) == {None}


async def test_singapore_repeats_itself(visitor: Visitor) -> None:
    cities = [post["city_info"] for post in posts(await visitor.post(LIST, {"limit": 100, "offset": 0}, PATH))]
    for city in cities:
        assert isinstance(city, dict)
        assert city["name"] is None
        if city["en_name"] == "Singapore":
            assert city["parent"]["en_name"] == city["parent"]["parent"]["en_name"] == "Singapore"


async def test_detail_is_a_post_and_states_the_pay(visitor: Visitor) -> None:
    paid = next(entry for entry in visitor.entries("tiktok") if visitor.posting("tiktok", entry).pay)
    posting = visitor.posting("tiktok", paid)
    assert posting.pay is not None
    got = await visitor.post(f"{ROOT}/job/posts/detail", {"job_post_id": posting.external_id}, PATH)
    assert f"${posting.pay.minimum} - ${posting.pay.maximum}" in got.text
    assert (await visitor.get(f"{ROOT}/job/posts/detail", PATH)).status == 404


async def test_a_closed_post_has_no_detail_and_no_page(visitor: Visitor) -> None:
    address, external_id = visitor.close("tiktok")
    got = await visitor.post(f"{ROOT}/job/posts/detail", {"job_post_id": external_id}, PATH)
    assert "job_post_detail" not in data(got)
    assert (await visitor.get(address)).status == 404


async def test_the_page_has_the_text_and_no_markup_and_old_addresses_lead_to_it(visitor: Visitor) -> None:
    entry = visitor.entries("tiktok")[0]
    page = await visitor.get(visitor.address("tiktok", entry))
    assert "ld+json" not in page.text
    assert "Job Code<!-- -->:" in page.text
    external_id = visitor.posting("tiktok", entry).external_id
    old = await visitor.get(f"careers.tiktok.com/position/{external_id}/detail")
    assert (old.status, old.headers["Location"]) == (302, f"https://lifeattiktok.com/search/{external_id}")
