"""SQL of the list of applications: a page of it in some order, and how many there are by stage and outcome."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.applications.queries import ITEM, JOINS
from jobhunt.core.database import sql

Sort = Literal["touched", "since", "applied", "company", "title", "deadline"]


@dataclass(frozen=True, slots=True)
class Order:
    """A key column as text that sorts as it does, and which way."""

    key: str
    down: bool


def _moment(column: str) -> str:
    return f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24\\:MI\\:SS.US')"


ORDERS: dict[Sort, Order] = {
    "touched": Order(_moment("a.updated_at"), True),
    "since": Order(_moment("a.since"), True),
    "applied": Order(f"coalesce({_moment('a.applied_at')}, '')", True),
    "company": Order("lower(a.company)", False),
    "title": Order("lower(a.title)", False),
    "deadline": Order("coalesce(CAST(a.offer_deadline AS text), '~')", False),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which applications: those of any of these stages and outcomes, with all these tags, that hold the text."""

    stages: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    text: str | None = None


def _where(wanted: Wanted, *, with_stage: bool) -> tuple[str, dict[str, Any]]:
    where, values = ["a.user_id = :user_id", "a.deleted_at IS NULL"], dict[str, Any]()
    if wanted.stages and with_stage:
        where.append("a.stage = ANY(:stages)")
        values["stages"] = list(wanted.stages)
    if wanted.outcomes and with_stage:
        where.append("a.outcome = ANY(:outcomes)")
        values["outcomes"] = list(wanted.outcomes)
    if wanted.tags:
        where.append("a.tags @> :tags")
        values["tags"] = list(wanted.tags)
    if wanted.text:
        where.append("(strpos(lower(a.company), :text) > 0 OR strpos(lower(a.title), :text) > 0)")
        values["text"] = wanted.text.lower()
    return " AND ".join(where), values


async def page(
    connection: AsyncConnection, user_id: int, wanted: Wanted, order: Order, place: tuple[Any, ...]
) -> list[Any]:
    """Rows in this order. `place` is the key and id of the row before, or None twice; how many; and the time."""
    where, values = _where(wanted, with_stage=True)
    key, id, limit, now = place
    way, than = ("DESC", "<") if order.down else ("ASC", ">")
    if key is not None:
        where += f" AND ({order.key}, a.id) {than} (:key, :id)"
        values |= {"key": key, "id": id}
    statement = f"""
        WITH a AS (SELECT a.*, {order.key} AS key FROM applications a WHERE {where}
                   ORDER BY key {way}, a.id {way} LIMIT :limit)
        SELECT {ITEM}, a.key FROM a {JOINS} ORDER BY a.key {way}, a.id {way}
    """
    rows = await connection.execute(sql(statement), {**values, "user_id": user_id, "limit": limit, "now": now})
    return list(rows)


async def counts(connection: AsyncConnection, user_id: int, wanted: Wanted) -> list[Any]:
    """Rows of stage, outcome and n, whatever stages are wanted."""
    where, values = _where(wanted, with_stage=False)
    rows = await connection.execute(
        sql(f"SELECT a.stage, a.outcome, count(*) AS n FROM applications a WHERE {where} GROUP BY 1, 2"),
        {**values, "user_id": user_id},
    )
    return list(rows)


async def columns(
    connection: AsyncConnection, user_id: int, wanted: Wanted, limit: int, now: datetime
) -> list[Any]:
    """The first rows of every stage, those that moved last on top."""
    where, values = _where(wanted, with_stage=True)
    order = ORDERS["since"].key
    statement = f"""
        WITH a AS (
            SELECT s.stage AS of_stage, a.* FROM unnest(CAST(:columns AS text[])) s (stage) CROSS JOIN LATERAL (
                SELECT a.*, {order} AS key FROM applications a WHERE {where} AND a.stage = s.stage
                ORDER BY a.since DESC, a.id DESC LIMIT :limit
            ) a
        )
        SELECT {ITEM}, a.key FROM a {JOINS} ORDER BY a.since DESC, a.id DESC
    """
    stages = ["saved", "applied", "screening", "interview", "offer", "closed"]
    rows = await connection.execute(
        sql(statement), {**values, "user_id": user_id, "limit": limit, "now": now, "columns": stages}
    )
    return list(rows)
