"""SQL of a page of the list: the lines that pass, in any order, and the best matches of a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.postings.asked_queries import TITLED, Asked, conditions
from jobhunt.postings.line_sources import Lines, by_way, choose
from jobhunt.postings.sample_queries import BODY, TITLE
from jobhunt.postings.search import RANKED, PageStart


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
    how = _ORDERS[asked.search.order]
    lines = _lines(asked, limit, how)
    source, where = lines.source, lines.condition
    if asked.search.order == "company":
        of_line = "j.user_id = :user_id AND j.user_id = u.user_id AND j.posting_id = u.posting_id"
        source = f"{source} JOIN jobs j ON {of_line}"
        where += " AND j.user_id = :user_id"
    values = {**lines.values, "limit": limit}
    if start is not None:
        where += f" AND {how.after}"
        values |= _place(asked.search.order, start)
    statement = f"""
        SELECT u.posting_id, u.job_id, CAST({how.key} AS text) AS key FROM {source}
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


def _lines(asked: Asked, wanted: int, order: Order) -> Lines:
    """The lines that pass every filter and say the text somewhere."""
    by = None if order is _ORDERS["company"] else order.by
    return by_way(asked, conditions(asked), choose(asked, wanted), by=by)


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
    lines = by_way(asked, conditions(asked), choose(asked, most, TITLED), TITLED)
    statement = f"""
        SELECT posting_id, job_id, newest_on, ts_rank_cd(title_tsv, {TITLE}, 33) AS rank, '' AS key FROM (
            SELECT u.posting_id, u.job_id, u.newest_on, u.title_tsv FROM {lines.source}
            WHERE {lines.condition} ORDER BY {_NEWEST.by} LIMIT :limit
        ) found
    """
    return list(await connection.execute(text(statement), {**lines.values, "limit": most}))


async def _told(connection: AsyncConnection, asked: Asked, most: int) -> list[Any]:
    lines = _lines(asked, most, _NEWEST)
    statement = f"""
        SELECT found.posting_id, job_id, newest_on, ts_rank_cd(t.tsv, {BODY}, 33) AS rank, '' AS key FROM (
            SELECT u.posting_id, u.job_id, u.newest_on FROM {lines.source} WHERE {lines.condition}
            ORDER BY {_NEWEST.by} LIMIT :limit
        ) found JOIN posting_texts t ON t.posting_id = found.posting_id
    """
    return list(await connection.execute(text(statement), {**lines.values, "limit": most}))
