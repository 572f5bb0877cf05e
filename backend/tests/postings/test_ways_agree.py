"""Whichever way a search takes, it finds what a plain look at every line finds, in the same order, as often."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from jobhunt.core import row_security
from jobhunt.postings import asked_queries, facet_queries, line_sources, list_queries, search_queries
from jobhunt.postings.asked_queries import Asked, conditions
from jobhunt.postings.sample_queries import TEXT_SAYS, TITLE_SAYS
from jobhunt.postings.search import PageStart, Search
from jobhunt.postings.ways import Sample, Way, Wish
from tests.postings.stock import NOW, a_posting, paid, stock

TODAY = date(2026, 11, 2)
WAYS: tuple[Way, ...] = ("list", "lines", "text")
TITLES = ("Data Engineer", "Senior Data Engineer", "Nurse", "Head of IT", "Staff C++ Engineer", "Köchin (m/w)")
TEXTS = (
    "Kafka and Spark.",
    "Night shifts.",
    "Kafka at night; 3+ years of experience.",
    "It's a \\ 'quoted' world.",
)
TYPED = (None, "engineer", "kafka", "data -night", '"data engineer"', "it", "nurse or kafka", "kochin")
PLACES = ("Oslo, Norway", "Berlin, Germany", "Zürich, Switzerland", "L'Aquila, Italy")


SHARED = """
    INSERT INTO jobs (run_id, first_run_id, user_id, posting_id, company, external_id, url, status, outcome, due_at)
    SELECT r.id, r.id, r.user_id, j.posting_id, j.company, j.external_id, j.url, 'ready', 'new', j.due_at
    FROM ingestion_runs r JOIN jobs j ON j.user_id <> r.user_id AND j.id % 2 = 0 WHERE r.user_id = :other
"""
"""Half of them are another user's as well."""


@pytest.fixture
async def user(engine: AsyncEngine) -> int:
    """A user with seventy postings of three companies, some seen, some hidden."""
    rng = Random(7)
    for company in ("acme", "birch", "o'hara & co"):
        postings = [
            a_posting(
                rng.choice(TITLES),
                rng.choice(TEXTS),
                places=(rng.choice(PLACES),),
                work_mode=rng.choice(("remote", "hybrid", None)),
                pay=paid(60_000, rng.choice((70_000, 160_000))) if rng.random() < 0.5 else None,
                posted_at=TODAY - timedelta(days=rng.randrange(60)),
            )
            for _ in range(24)
        ]
        user_id = await stock(engine, postings, company=company)
    other = await stock(engine, [a_posting("Nurse", "Kafka.")], company="crumb", email="b@example.org")
    async with engine.begin() as connection:
        await connection.execute(text(SHARED), {"other": other})
        ids = (await connection.execute(text("SELECT id FROM jobs WHERE user_id = :id"), {"id": user_id})).scalars()
        jobs = sorted(ids)
        await list_queries.set_seen(connection, user_id, jobs[::5], NOW)
        await list_queries.hide(connection, user_id, jobs[3::11], NOW)
    return user_id


@pytest.fixture
async def connection(engine: AsyncEngine, user: int) -> AsyncIterator[AsyncConnection]:
    """Behind the wall, as people are served."""
    async with engine.connect() as connection:
        await row_security.for_user(user)(connection)
        yield connection


def any_of(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


SEARCHES = st.builds(
    Search,
    today=st.just(TODAY),
    q=st.sampled_from(
        (None, "engineer", "kafka", "data -night", '"data engineer"', "it", "nurse or kafka", "kochin")
    ),
    company=any_of("acme", "o'hara & co"),
    country=any_of("NO", "IT"),
    place=any_of("L'Aquila, IT", "Zurich, CH"),
    mode=any_of("remote", "hybrid"),
    level=any_of("senior", "staff"),
    pay_min=st.sampled_from((None, 100_000)),
    pay_unlisted=st.booleans(),
    posted_days=st.sampled_from((None, 30)),
    status=st.sampled_from((None, "open")),
    mine=st.sampled_from(((), ("unseen",), ("hidden",))),
    sort=st.sampled_from(("newest", "pay", "first_seen", "company")),
)
ORDERS = {
    "newest": lambda row: (-row.newest_on.toordinal(), -row.posting_id),
    "pay": lambda row: (-row.pay_scale, -row.posting_id),
    "first_seen": lambda row: -row.posting_id,
    "company": lambda row: (row.company, row.external_id),
}


async def plainly(connection: AsyncConnection, asked: Asked, without: tuple[str, ...] = ()) -> list[Any]:
    """Every line looked at: those that pass."""
    found = conditions(asked)
    says = "true" if asked.query is None else TEXT_SAYS if asked.body_words else TITLE_SAYS
    statement = f"""
        SELECT u.posting_id, u.newest_on, u.pay_scale, u.tags, j.company, j.external_id
        FROM user_postings u JOIN jobs j ON j.id = u.job_id
        WHERE {found.these(found.names(without))} AND {says}
    """
    return list(await connection.execute(text(statement), {**found.values, "q": asked.query}))


def forced(wanted: Way) -> Any:
    """Chooses that way wherever it leads to the lines at all."""

    def choose(_: Sample, wish: Wish) -> Way:
        possible = {"list": True, "lines": wish.indexed, "text": wish.reads}
        return wanted if possible[wanted] else "list"

    return choose


async def pages(connection: AsyncConnection, asked: Asked) -> list[int]:
    """All lines, page after page."""
    found: list[int] = []
    start: PageStart | None = None
    while rows := await search_queries.page(connection, asked, start, 7):
        found += [row.posting_id for row in rows]
        start = PageStart(rows[-1].key, rows[-1].posting_id)
    return found


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(search=SEARCHES)
async def test_every_way_finds_the_same(connection: AsyncConnection, user: int, search: Search) -> None:
    asked = await asked_queries.look_up(connection, user, search)
    expected = await plainly(connection, asked)
    in_order = [row.posting_id for row in sorted(expected, key=ORDERS[search.order])]
    best: list[list[int]] = []
    for chosen in WAYS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(line_sources, "way", forced(chosen))
            assert await pages(connection, asked) == in_order
            counted = await facet_queries.count(connection, asked)
            assert counted.total == len(in_order) == await facet_queries.total(connection, asked)
            assert counted.capped == []
            await facets_are_true(connection, asked, counted.facets)
            if search.q:
                ranked = await search_queries.best(connection, replace(asked, search=search), 0, 300)
                best.append([row.posting_id for row in ranked])
    assert all(one == best[0] for one in best)
    assert not best or sorted(best[0]) == sorted(in_order)


async def facets_are_true(
    connection: AsyncConnection, asked: Asked, facets: Mapping[str, Mapping[str, int]]
) -> None:
    """Each value of a facet is counted over the lines that pass all filters but its own."""
    for name in ("company", "country", "mode", "level"):
        rows = await plainly(connection, asked, (name,))
        true = Counter(tag for row in rows for tag in row.tags if tag.startswith(f"{name}:"))
        assert {f"{name}:{value}": n for value, n in facets[name].items()} == true


async def test_a_facet_that_stops_before_the_end_says_so(
    connection: AsyncConnection, user: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facet_queries, "_MOST_READ", 5)
    asked = await asked_queries.look_up(connection, user, Search(today=TODAY, q="kafka", mode=("remote",)))
    counted = await facet_queries.count(connection, asked)
    assert counted.capped == ["mode"]
    assert sum(counted.facets["mode"].values()) <= 5
    monkeypatch.setattr(facet_queries, "MOST_COUNTED", 3)
    assert set((await facet_queries.count(connection, asked)).capped) == set(asked_queries.FACETS)


async def test_the_index_of_lines_knows_no_user_but_the_announced_one(engine: AsyncEngine, user: int) -> None:
    everything = text("SELECT DISTINCT user_id FROM lines_with(CAST('''platform:greenhouse''' AS tsquery))")
    async with engine.connect() as connection:
        assert list((await connection.execute(everything)).scalars()) == []
        ids = list((await connection.execute(text("SELECT id FROM users"))).scalars())
    assert len(ids) == 2
    for user_id in ids:
        async with engine.connect() as connection:
            await row_security.for_user(user_id)(connection)
            assert set((await connection.execute(everything)).scalars()) == {user_id}
            assert await connection.scalar(text("SELECT current_user")) == row_security.APP
