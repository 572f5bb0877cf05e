"""A page of the list of applications, and the board: the first of every stage."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.applications import list_queries
from jobhunt.applications.detail import item_values
from jobhunt.applications.list_queries import ORDERS, Sort, Wanted
from jobhunt.applications.schemas import (
    ApplicationBoard,
    ApplicationItem,
    ApplicationPage,
    BoardColumn,
    StageCounts,
)
from jobhunt.applications.stages import OUTCOMES, STAGES
from jobhunt.core.errors import BadRequest


class BadPlace(BadRequest):
    """`after` must be the `next` of the page before, in the same order."""


async def page(
    connection: AsyncConnection, user_id: int, wanted: Wanted, place: tuple[Sort, str | None, int], now: datetime
) -> ApplicationPage:
    """One page; `place` is the order, where the page begins, and how many."""
    sort, after, limit = place
    key, id = _read(sort, after)
    rows = await list_queries.page(connection, user_id, wanted, ORDERS[sort], (key, id, limit + 1, now))
    counted = await list_queries.counts(connection, user_id, wanted)
    last = rows[limit - 1] if len(rows) > limit else None
    return ApplicationPage(
        items=[ApplicationItem(**item_values(row)) for row in rows[:limit]],
        next=json.dumps([sort, last.key, last.id]) if last else None,
        total=sum(row.n for row in counted if _passes(wanted, row)),
        counts=_counts(counted),
    )


async def board(
    connection: AsyncConnection, user_id: int, wanted: Wanted, limit: int, now: datetime
) -> ApplicationBoard:
    """The first of every stage; the rest of a column is its stage's list in the order `since`."""
    rows = await list_queries.columns(connection, user_id, wanted, limit + 1, now)
    counts = _counts(await list_queries.counts(connection, user_id, wanted))
    columns = []
    for stage in STAGES:
        mine = [row for row in rows if row.stage == stage]
        last = mine[limit - 1] if len(mine) > limit else None
        columns.append(
            BoardColumn(
                stage=stage,
                items=[ApplicationItem(**item_values(row)) for row in mine[:limit]],
                next=json.dumps(["since", last.key, last.id]) if last else None,
                total=counts.stages[stage],
            )
        )
    return ApplicationBoard(columns=columns, counts=counts)


def _read(sort: Sort, after: str | None) -> tuple[str | None, int]:
    if after is None:
        return None, 0
    try:
        match json.loads(after):
            case [str(order), str(key), int(id)] if order == sort and "\0" not in key and 0 <= id < 2**63:
                return key, id
    except (ValueError, RecursionError):
        pass
    raise BadPlace()


def _passes(wanted: Wanted, row: Any) -> bool:
    return (not wanted.stages or row.stage in wanted.stages) and (
        not wanted.outcomes or row.outcome in wanted.outcomes
    )


def _counts(rows: list[Any]) -> StageCounts:
    stages, outcomes = dict.fromkeys(STAGES, 0), dict.fromkeys(OUTCOMES, 0)
    for row in rows:
        stages[row.stage] += row.n
        if row.outcome is not None:
            outcomes[row.outcome] += row.n
    return StageCounts(stages=stages, outcomes=outcomes)
