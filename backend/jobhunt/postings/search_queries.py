"""SQL of a page of the list: the lines that pass, in any order, and the best matches of a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.postings.asked_queries import Asked, Conditions, conditions
from jobhunt.postings.estimate_queries import BODY, ESTIMATED, TITLE
from jobhunt.postings.search import RANKED, PageStart
from jobhunt.postings.ways import Way, Wish, way

TEXT_SAYS = f"(SELECT t.tsv @@ {BODY} FROM posting_texts t WHERE t.posting_id = u.posting_id)"
TITLE_SAYS = f"u.title_tsv @@ {TITLE}"

IN_LIST = "user_postings u"
BY_TEXT = (
    f"(SELECT posting_id FROM posting_texts WHERE tsv @@ {BODY} OFFSET 0) m JOIN user_postings u USING (posting_id)"
)
BY_TITLE = (
    f"(SELECT posting_id FROM posting_facts WHERE title_tsv @@ {TITLE} OFFSET 0) m"
    " JOIN user_postings u USING (posting_id)"
)


def by_tags(name: str) -> str:
    """The lines that have a filter's tags, found by the tags."""
    return (
        f"(SELECT posting_id FROM posting_facts WHERE tags && CAST(:{name} AS text[]) OFFSET 0) m"
        " JOIN user_postings u USING (posting_id)"
    )


def source(chosen: Way, asked: Asked, tags: list[str], by_text: str) -> str:
    """Where the lines are read from; with tags, by the filter that lets the fewest pass."""
    if chosen == "text":
        return by_text
    if chosen == "tags":
        return by_tags(min(tags, key=lambda name: asked.estimates.tags[name]))
    return IN_LIST


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted: its key columns, and where the page after a place begins."""

    key: str
    by: str
    after: str


_NEWEST = Order(
    "u.newest_on",
    "u.newest_on DESC, u.posting_id DESC",
    "(u.newest_on, u.posting_id) < (CAST(:key AS date), :id)",
)
_ORDERS: Mapping[str, Order] = {
    "newest": _NEWEST,
    "first_seen": Order("u.posting_id", "u.posting_id DESC", "u.posting_id < :id"),
    "pay": Order(
        "u.pay_scale",
        "u.pay_scale DESC, u.posting_id DESC",
        "(u.pay_scale, u.posting_id) < (CAST(:key AS bigint), :id)",
    ),
    "company": Order(
        "j.company || '/' || j.external_id",
        "j.company, j.external_id",
        "(j.company, j.external_id) > (:company_key, :external_id)",
    ),
}


async def page(connection: AsyncConnection, asked: Asked, start: PageStart | None, limit: int) -> list[Any]:
    """Rows of posting_id, job_id, key, in the order asked for, from that place on."""
    how, found = _ORDERS[asked.search.order], conditions(asked)
    lines, where = _lines(asked, found, limit)
    if asked.search.order == "company":
        lines = (
            f"{lines} JOIN jobs j ON j.user_id = :user_id AND j.posting_id = u.posting_id AND j.user_id = u.user_id"
        )
        where += " AND j.user_id = :user_id"
    values = {**found.values, "limit": limit}
    if start is not None:
        where += f" AND {how.after}"
        values |= _place(asked.search.order, start)
    statement = f"""
        SELECT u.posting_id, u.job_id, CAST({how.key} AS text) AS key FROM {lines}
        WHERE {where} ORDER BY {how.by} LIMIT :limit
    """
    return list(await connection.execute(text(statement), values))


def _place(order: str, start: PageStart) -> dict[str, Any]:
    if order == "newest":
        return {"key": date.fromisoformat(start.key), "id": start.id}
    if order == "pay":
        return {"key": int(start.key), "id": start.id}
    if order == "company":
        company, _, external_id = start.key.partition("/")
        return {"company_key": company, "external_id": external_id}
    return {"id": start.id}


def _lines(asked: Asked, found: Conditions, wanted: int) -> tuple[str, str]:
    """The source of lines that pass every filter and say the text somewhere, and the conditions on them."""
    where = found.without()
    tags = list(asked.estimates.tags)
    others = len(found.by_name.keys() - ESTIMATED) - len(tags)
    if asked.query is None:
        chosen = way(asked.estimates, Wish(wanted, tags, others))
        return source(chosen, asked, tags, IN_LIST), where
    found.values["q"] = asked.query
    if not asked.body_words:
        chosen = way(asked.estimates, Wish(wanted, tags, others, asked.estimates.title))
        return source(chosen, asked, tags, BY_TITLE), f"{where} AND {TITLE_SAYS}"
    chosen = way(asked.estimates, Wish(wanted, tags, others, asked.estimates.text, looked_into=True))
    return source(chosen, asked, tags, BY_TEXT), where if chosen == "text" else f"{where} AND {TEXT_SAYS}"


async def best(connection: AsyncConnection, asked: Asked, skip: int, limit: int) -> list[Any]:
    """The best matches of the text: those of title, company and places first, then those of the whole text.

    Of each kind the newest ones are ranked, for no index gives them in the order of their rank.
    """
    titled = await _titled(connection, asked, max(_RANKED_TITLES, skip + limit))
    rows = sorted(titled, key=lambda row: (-row.rank, -row.newest_on.toordinal(), -row.posting_id))
    if asked.body_words and len(rows) < min(RANKED, skip + limit):
        known = {row.posting_id for row in rows}
        told = await _told(connection, asked, len(rows) + skip + limit + _MORE_TO_RANK)
        others = [row for row in told if row.posting_id not in known]
        rows += sorted(others, key=lambda row: (-row.rank, -row.newest_on.toordinal(), -row.posting_id))
    return rows[:RANKED][skip : skip + limit]


_MORE_TO_RANK = 100
_RANKED_TITLES = 150


async def _titled(connection: AsyncConnection, asked: Asked, most: int) -> list[Any]:
    found = conditions(asked)
    found.values |= {"q": asked.query, "limit": most}
    tags = list(asked.estimates.tags)
    others = len(found.by_name.keys() - ESTIMATED) - len(tags)
    chosen = way(asked.estimates, Wish(most, tags, others, asked.estimates.title))
    where = f"{found.without()} AND {TITLE_SAYS}"
    if asked.body_words and "-" in (asked.query or ""):
        where += f" AND {TEXT_SAYS}"
    statement = f"""
        SELECT posting_id, job_id, newest_on, ts_rank_cd(title_tsv, {TITLE}, 33) AS rank, '' AS key FROM (
            SELECT u.posting_id, u.job_id, u.newest_on, u.title_tsv FROM {source(chosen, asked, tags, BY_TITLE)}
            WHERE {where} ORDER BY {_NEWEST.by} LIMIT :limit
        ) found
    """
    return list(await connection.execute(text(statement), found.values))


async def _told(connection: AsyncConnection, asked: Asked, most: int) -> list[Any]:
    found = conditions(asked)
    lines, where = _lines(asked, found, most)
    statement = f"""
        SELECT found.posting_id, job_id, newest_on, ts_rank_cd(t.tsv, {BODY}, 33) AS rank, '' AS key FROM (
            SELECT u.posting_id, u.job_id, u.newest_on FROM {lines} WHERE {where}
            ORDER BY {_NEWEST.by} LIMIT :limit
        ) found JOIN posting_texts t ON t.posting_id = found.posting_id
    """
    return list(await connection.execute(text(statement), {**found.values, "limit": most}))
