"""Numbering of postings, and that texts are what real ones are."""

import pytest

from jobhunt.universe import make_universe
from jobhunt.universe.companies import SIZES, companies_of

LENGTHS = {"google": 18, "tiktok": 19, "netflix": 12, "anthropic": 10, "amazon": 8}


@pytest.mark.parametrize("key", SIZES["demo"])
def test_every_id_leads_back_to_its_number_and_is_used_once(key: str) -> None:
    company = companies_of("demo")[key]
    ids = [company.numbering.number_to_id(key, number) for number in range(3_000)]
    assert len(set(ids)) == 3_000
    assert [company.numbering.id_to_number(key, each) for each in ids] == list(range(3_000))
    assert {len(each) for each in ids} <= {LENGTHS.get(key, len(ids[0])), len(ids[0])}


@pytest.mark.parametrize("given", ["", "-1", "1e5", "٣", "²", "9" * 21, "9" * 5_000, "abc", "40000.0"])
def test_what_is_no_id_has_no_number(given: str) -> None:
    for key, company in companies_of("demo").items():
        assert company.numbering.id_to_number(key, given) is None


def test_unknown_names_become_boards_of_their_own() -> None:
    companies = companies_of({"board-01": 3, "board-02": 3})
    assert {each.platform for each in companies.values()} == {"greenhouse"}
    ids = {each.numbering.number_to_id(each.key, number) for each in companies.values() for number in range(500)}
    assert len(ids) == 1_000


def test_no_two_postings_of_a_board_say_the_same() -> None:
    universe = make_universe(size={"board-01": 500})
    company = universe.companies["board-01"]
    texts = {universe.text(company, entry).about for entry in universe.order(company)}
    assert len(texts) == 500


def test_ten_thousand_postings_are_held_without_rendering_any() -> None:
    universe = make_universe(size={f"board-{number:02}": 500 for number in range(20)})
    assert sum(len(history.live) for history in universe.histories.values()) == 10_000
    assert universe._postings == {}


def test_pay_is_in_the_currency_of_the_place() -> None:
    universe = make_universe(size={"northwind": 200})
    company = universe.companies["northwind"]
    paid = [posting for entry in universe.order(company) if (posting := universe.posting(company, entry)).pay]
    assert len({posting.pay.currency for posting in paid if posting.pay}) > 6
    for posting in paid:
        assert posting.pay is not None
        assert posting.pay.currency == posting.places[0].currency
        assert 0 < posting.pay.minimum < posting.pay.maximum
