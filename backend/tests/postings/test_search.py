"""The list of postings: what passes which filter, in which order, page after page, with honest counts beside it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core import row_security
from jobhunt.core.errors import BadRequest
from jobhunt.postings import list_queries
from jobhunt.postings.list_page import read_page
from jobhunt.postings.schemas import JobPage
from jobhunt.postings.search import Search
from tests.postings.stock import NOW, a_posting, paid, say, stock

TODAY = date(2026, 11, 2)


async def ask(
    engine: AsyncEngine, user_id: int, after: str | None = None, limit: int = 50, **given: Any
) -> JobPage:
    async with engine.connect() as connection:
        await row_security.for_user(user_id)(connection)
        return await read_page(connection, user_id, Search(today=TODAY, **given), after, limit)


async def titles(engine: AsyncEngine, user_id: int, **given: Any) -> list[str]:
    return [item.title for item in (await ask(engine, user_id, **given)).items]


def values(page: JobPage, name: str) -> dict[str, int]:
    return {value.value: value.count for value in page.facets[name]}


@pytest.fixture
async def user(engine: AsyncEngine) -> int:
    """Five postings of two companies."""
    await stock(
        engine,
        [
            a_posting(
                "Senior Data Engineer", "Kafka and Spark.", pay=paid(90_000, 120_000), posted_at=date(2026, 10, 30)
            ),
            a_posting(
                "Data Analyst",
                "Dashboards, not Kafka.",
                work_mode="remote",
                employment_type="Part-time",
                department="Data & AI",
            ),
            a_posting("Nurse", "Night shifts.", places=("Berlin, Germany", "Munich, Germany")),
        ],
    )
    return await stock(
        engine,
        [
            a_posting("Staff Software Engineer", "3+ years of experience with C++.", posted_at=date(2026, 9, 1)),
            a_posting(
                "Head of IT", "You lead.", places=("Zürich, Switzerland",), pay=paid(200_000, 250_000, "CHF")
            ),
        ],
        company="birch",
    )


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, 5),
        ({"q": "engineer"}, 2),
        ({"q": "engineers"}, 2),
        ({"q": "data -analyst"}, 1),
        ({"q": '"data engineer"'}, 1),
        ({"q": '"engineer data"'}, 0),
        ({"q": "nurse or analyst"}, 2),
        ({"q": "kafka"}, 2),
        ({"q": "C++"}, 1),
        ({"q": "it"}, 1),
        ({"q": "zurich"}, 1),
        ({"q": "Zürich"}, 1),
        ({"q": "birch"}, 2),
        ({"q": "data-analyst"}, 1),
        ({"company": ("birch",)}, 2),
        ({"company": ("birch", "acme")}, 5),
        ({"company": ("nowhere",)}, 0),
        ({"platform": ("greenhouse",)}, 5),
        ({"country": ("DE",)}, 1),
        ({"place": ("Munich, DE",)}, 1),
        ({"place": ("Oslo, NO", "Zurich, CH")}, 4),
        ({"team": ("Data & AI",)}, 1),
        ({"team": ("Nowhere",)}, 0),
        ({"mode": ("remote",)}, 1),
        ({"type": ("part_time",)}, 1),
        ({"level": ("senior", "staff")}, 2),
        ({"pay_min": 100_000}, 5),
        ({"pay_min": 100_000, "pay_unlisted": False}, 2),
        ({"pay_min": 150_000, "pay_unlisted": False}, 1),
        ({"pay_unlisted": False}, 2),
        ({"years_max": 2}, 4),
        ({"posted_days": 7}, 1),
        ({"new": True}, 2),
        ({"changed": True}, 0),
        ({"status": "open"}, 5),
        ({"status": "closed"}, 0),
        ({"mine": ("unseen",)}, 5),
        ({"mine": ("hidden",)}, 0),
        ({"mine": ("saved", "applied")}, 0),
        ({"q": "engineer", "level": ("staff",), "company": ("birch",)}, 1),
    ],
)
async def test_each_filter_lets_pass_what_it_says(engine: AsyncEngine, user: int, given: Any, found: int) -> None:
    page = await ask(engine, user, **given)
    assert (len(page.items), page.total.count, page.total.capped) == (found, found, False)


async def test_nobody_finds_what_another_user_has(engine: AsyncEngine, user: int) -> None:
    other = await stock(engine, [a_posting("Baker")], company="crumb", email="b@example.org")
    assert await titles(engine, other) == ["Baker"]
    assert await titles(engine, user, q="baker") == []


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", ["Senior Data Engineer", "Head of IT", "Nurse", "Data Analyst", "Staff Software Engineer"]),
        ("first_seen", ["Head of IT", "Staff Software Engineer", "Nurse", "Data Analyst", "Senior Data Engineer"]),
        ("pay", ["Head of IT", "Senior Data Engineer", "Staff Software Engineer", "Nurse", "Data Analyst"]),
        ("company", ["Senior Data Engineer", "Data Analyst", "Nurse", "Staff Software Engineer", "Head of IT"]),
    ],
)
async def test_every_order_holds_over_pages(
    engine: AsyncEngine, user: int, sort: str, expected: Sequence[str]
) -> None:
    async with engine.begin() as connection:
        order = await connection.execute(text("SELECT id FROM postings ORDER BY id"))
        assert len(list(order)) == 5
    whole = await titles(engine, user, sort=sort)
    if sort != "newest":
        assert whole == expected
    assert (whole[0], whole[-1]) == (expected[0], expected[-1])
    found, after = list[str](), None
    for _ in range(5):
        page = await ask(engine, user, after, limit=1, sort=sort)
        found.extend(item.title for item in page.items)
        after = page.next
    assert found == whole
    assert after is None


async def test_the_best_matches_come_first_and_over_pages(engine: AsyncEngine, user: int) -> None:
    assert (await titles(engine, user, q="kafka data"))[0] in ("Senior Data Engineer", "Data Analyst")
    whole = await titles(engine, user, q="engineer or kafka")
    assert set(whole[:2]) == {"Senior Data Engineer", "Staff Software Engineer"}
    assert whole[2] == "Data Analyst"
    first = await ask(engine, user, limit=2, q="engineer or kafka")
    second = await ask(engine, user, first.next, limit=2, q="engineer or kafka")
    assert [item.title for item in (*first.items, *second.items)] == whole
    assert second.next is None


async def test_facets_leave_out_their_own_filter_and_no_other(engine: AsyncEngine, user: int) -> None:
    page = await ask(engine, user, company=("birch",), level=("staff",))
    assert values(page, "company") == {"acme": 0, "birch": 1} or values(page, "company") == {"birch": 1}
    assert values(page, "level") == {"staff": 1, "director": 1}
    assert values(page, "country") == {"NO": 1}
    assert values(page, "status") == {"open": 1}
    everything = await ask(engine, user)
    assert values(everything, "company") == {"acme": 3, "birch": 2}
    assert values(everything, "country") == {"NO": 3, "CH": 1, "DE": 1}
    assert values(everything, "team") == {"Data & AI": 1}
    assert values(everything, "pay") == {"unlisted": 3, "listed": 2}
    assert values(everything, "posted") == {"7": 1, "30": 1}
    assert values(everything, "new") == {"last_run": 2}


async def test_facets_come_with_the_first_page_only(engine: AsyncEngine, user: int) -> None:
    first = await ask(engine, user, limit=2)
    second = await ask(engine, user, first.next, limit=2)
    assert second.facets == {}
    assert second.total == first.total


async def test_a_count_beyond_the_most_says_so(
    engine: AsyncEngine, user: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobhunt.postings.facet_queries.MOST_COUNTED", 3)
    monkeypatch.setattr("jobhunt.postings.list_page.MOST_COUNTED", 3)
    page = await ask(engine, user)
    assert (page.total.count, page.total.capped) == (3, True)
    assert (await ask(engine, user, q="engineer")).total.capped is False


@pytest.mark.parametrize(
    "after", ["x", "newest:1", "pay:1:2", "newest:1:2026-13-01", "newest:" + "9" * 30 + ":2026-01-01"]
)
async def test_a_place_of_another_list_is_refused(engine: AsyncEngine, user: int, after: str) -> None:
    with pytest.raises(BadRequest):
        await ask(engine, user, after)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("enginer", "engineer"), ("analsyt", "analyst"), ("nusre", "nurse"), ("sofware engineer", "software engineer"),
     ("zurih", "zurich"), ("xylophonist", None), ("kafka", None)],
)  # fmt: skip
async def test_a_mistyped_word_is_told(engine: AsyncEngine, user: int, typed: str, meant: str | None) -> None:
    page = await ask(engine, user, q=typed)
    assert page.did_you_mean == meant


async def test_what_is_hidden_is_out_and_can_be_asked_for(engine: AsyncEngine, user: int) -> None:
    [nurse] = (await ask(engine, user, q="nurse")).items
    async with engine.begin() as connection:
        assert await list_queries.hide(connection, user, [nurse.id], NOW) == [nurse.id]
    assert "Nurse" not in await titles(engine, user)
    assert await titles(engine, user, mine=("hidden",)) == ["Nurse"]
    async with engine.begin() as connection:
        await list_queries.hide_company(connection, user, "birch", NOW)
    assert len(await titles(engine, user)) == 2
    assert len(await titles(engine, user, mine=("hidden",))) == 3
    assert "birch" not in values(await ask(engine, user), "company")


async def test_a_change_is_found_by_its_day(engine: AsyncEngine, user: int) -> None:
    async with engine.begin() as connection:
        nurse = await connection.execute(text("SELECT id FROM postings WHERE title = 'Nurse'"))
        await say(connection, nurse.scalar_one(), a_posting("Night Nurse", "Night shifts."), 2)
    assert await titles(engine, user, changed=date(2026, 11, 3)) == ["Night Nurse"]
    assert await titles(engine, user, changed=date(2026, 11, 5)) == []
    assert await titles(engine, user, place=("Berlin, DE",)) == []


async def test_a_closed_posting_is_found_as_closed(engine: AsyncEngine, user: int) -> None:
    async with engine.begin() as connection:
        await connection.execute(
            text("UPDATE postings SET status = 'closed', closed_at = now() WHERE title = 'Nurse'")
        )
    assert await titles(engine, user, status="closed") == ["Nurse"]
    assert len(await titles(engine, user, status="open")) == 4


async def test_a_team_as_no_index_could_hold_it_hides_no_posting(engine: AsyncEngine) -> None:
    teams = ["Ü" * 3_000, "it's \\ 'odd' & | ! (:*)", "\U0001f984", "a" * 195]
    user = await stock(engine, [a_posting("Engineer", department=team) for team in teams])
    found = values(await ask(engine, user, q="engineer"), "team")
    assert found == dict.fromkeys(teams[1:], 1)
    for team in teams[1:]:
        assert (await ask(engine, user, team=(team,))).total.count == 1
