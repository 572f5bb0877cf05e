"""Google's careers site as the universe plays it."""

import json
import re

from tests.universe.visitor import Visitor

ROOT = "www.google.com/about/careers/applications/jobs"


def block(text: str, key: str) -> object:
    """The data of one callback, cut by its brackets as a careful reader does."""
    start = text.find(f"AF_initDataCallback({{key: '{key}'")
    if start < 0:
        return None
    found: object
    found, _ = json.JSONDecoder().raw_decode(text, text.index("data:", start) + 5)
    return found


def records(text: str) -> tuple[list[list[object]], int]:
    data = block(text, "ds:1")
    assert isinstance(data, list)
    assert data[3] == 20
    return data[0], data[2]


async def test_every_page_holds_twenty_and_all_pages_hold_everything(visitor: Visitor) -> None:
    seen: list[object] = []
    for page, expected in ((1, 20), (2, 20), (3, 5)):
        jobs, total = records((await visitor.get(f"{ROOT}/results/?page={page}")).text)
        assert (len(jobs), total) == (expected, 45)
        seen += [job[0] for job in jobs]
    assert sorted(map(str, seen)) == sorted(
        visitor.posting("google", entry).external_id for entry in visitor.entries("google")
    )


async def test_a_decoy_block_comes_first(visitor: Visitor) -> None:
    text = (await visitor.get(f"{ROOT}/results?page=1")).text
    assert block(text, "ds:0") == [1]
    assert text.index("key: 'ds:0'") < text.index("key: 'ds:1'")


async def test_records_come_in_two_lengths_and_lack_some_postal_codes(visitor: Visitor) -> None:
    jobs, _ = records((await visitor.get(f"{ROOT}/results/")).text)
    assert {len(job) for job in jobs} == {20, 21}
    places = [place for job in jobs if isinstance(job[9], list) for place in job[9]]
    assert {place[3] is None for place in places} == {True, False}


async def test_past_the_end_there_is_an_empty_list_or_no_block_at_all(visitor: Visitor) -> None:
    assert block((await visitor.get(f"{ROOT}/results/?page=5")).text, "ds:1") == [[], None, 45, 20]
    assert block((await visitor.get(f"{ROOT}/results/?page=4")).text, "ds:1") is None


async def test_pay_stands_only_in_the_text_and_only_for_the_united_states(visitor: Visitor) -> None:
    for entry in visitor.entries("google"):
        posting = visitor.posting("google", entry)
        job = records((await visitor.get(f"{ROOT}/results/?q={posting.title.replace(' ', '+')}")).text)[0]
        record = next(each for each in job if each[0] == posting.external_id)
        if posting.pay is None:
            assert "US: $" not in str(record[10])
        else:
            assert posting.places[0].iso2 == "US"
            assert f"US: ${posting.pay.minimum} - ${posting.pay.maximum} (USD)" in str(record[10])


async def test_a_page_has_its_record_in_the_other_block(visitor: Visitor) -> None:
    entry = visitor.entries("google")[3]
    posting = visitor.posting("google", entry)
    text = (await visitor.get(visitor.address("google", entry))).text
    data = block(text, "ds:0")
    assert isinstance(data, list)
    assert data[0][:2] == [posting.external_id, posting.title]
    assert (await visitor.get(f"{ROOT}/results/{posting.external_id}")).status == 200


async def test_a_closed_page_is_200_with_an_empty_title_and_no_record(visitor: Visitor) -> None:
    address, _ = visitor.close("google")
    gone = await visitor.get(address)
    assert gone.status == 200
    assert '<meta property="og:title" content=""/>' in gone.text
    assert block(gone.text, "ds:0") is None


async def test_search_words_narrow_the_listing(visitor: Visitor) -> None:
    jobs, total = records((await visitor.get(f"{ROOT}/results/?q=engineer")).text)
    assert 0 < total < 45
    hits = [job for job in jobs if re.search("engineer", str(job[1]), re.IGNORECASE)]
    assert len(hits) >= total - 3


async def test_the_sitemap_names_every_open_posting(visitor: Visitor) -> None:
    text = (await visitor.get(f"{ROOT}/sitemap.xml")).text
    assert text.count("<loc>") == 45


async def test_pages_are_padded_only_when_asked(visitor: Visitor) -> None:
    light = await visitor.get(f"{ROOT}/results/")
    await visitor.control("options", {"padding": 800_000})
    heavy = await visitor.get(f"{ROOT}/results/")
    assert len(heavy.body) > len(light.body) + 790_000
    assert records(heavy.text) == records(light.text)


async def test_nonsense_page_numbers_show_the_first_page(visitor: Visitor) -> None:
    first = records((await visitor.get(f"{ROOT}/results/?page=1")).text)
    for page in ("0", "-3", "x", "9" * 40, "%00"):
        assert records((await visitor.get(f"{ROOT}/results/?page={page}")).text) == first
