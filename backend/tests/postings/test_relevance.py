"""The best matches of a text: a title goes before a mention, words together before words apart."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncEngine

from tests.postings.stock import a_posting, stock
from tests.postings.test_search import ask, titles

MENTIONS = "You will work with every data engineer in the house, on Kafka and on Kubernetes in Berlin."


async def test_the_title_that_says_it_goes_before_one_that_scatters_it_and_before_a_mention(
    engine: AsyncEngine,
) -> None:
    user = await stock(
        engine,
        [
            a_posting("Data Engineer"),
            a_posting("Software Engineer, Data Access"),
            a_posting("Recruiter", MENTIONS),
            a_posting("Senior Data Engineer, Growth"),
            a_posting("Baker"),
        ],
    )
    found = await titles(engine, user, q="data engineer")
    assert set(found[:2]) == {"Data Engineer", "Senior Data Engineer, Growth"}
    assert found[2:] == ["Software Engineer, Data Access", "Recruiter"]


async def test_a_place_counts_for_more_than_a_mention_of_it(engine: AsyncEngine) -> None:
    user = await stock(
        engine, [a_posting("Nurse", MENTIONS), a_posting("Nurse in town", places=("Berlin, Germany",))]
    )
    assert await titles(engine, user, q="nurse berlin") == ["Nurse in town", "Nurse"]


async def test_of_equal_matches_the_newest_comes_first(engine: AsyncEngine) -> None:
    old, new = (a_posting("Baker", f"Number {day}.", posted_at=date(2026, 10, day)) for day in (1, 9))
    user = await stock(engine, [new, old])
    page = await ask(engine, user, q="baker")
    assert [item.posted_at for item in page.items] == [date(2026, 10, 9), date(2026, 10, 1)]
