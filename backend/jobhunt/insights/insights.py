"""The numbers of one's own search, put together."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, get_args

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.insights import queries, survival
from jobhunt.insights.queries import Asked
from jobhunt.insights.rates import comparable, rate
from jobhunt.insights.schemas import (
    ActiveDay,
    CurvePoint,
    Flow,
    Group,
    Groups,
    Insights,
    Range,
    Reached,
    Reply,
    Stay,
    Week,
)
from jobhunt.insights.sentence import sentence
from jobhunt.insights.survival import Day

WEEKS: dict[Range, int | None] = {"4w": 4, "12w": 12, "all": None}
MOST_GROUPS = 50
_FUNNEL = get_args(Reached.model_fields["stage"].annotation)


async def read(
    connection: AsyncConnection, user_id: int, now: datetime, range: Range, tag: str | None, zone: str
) -> Insights:
    """Everything on the page."""
    weeks = WEEKS[range]
    since = None if weeks is None else now - timedelta(weeks=weeks)
    asked = Asked(user_id, now, since, tag, zone)
    paths = await queries.paths(connection, asked)
    days = [Day(row.day, row.happened, row.waiting) for row in await queries.reply_days(connection, asked)]
    reply = _reply(days)
    began = since or paths.first_at or now
    half = survival.half_of_happened(days)
    return Insights(
        range=range,
        since=since,
        n=paths.saved,
        sentence=sentence(rate(reply.replied, reply.n), (now - began).days, half),
        funnel=[Reached(stage=stage, reached=getattr(paths, stage)) for stage in _FUNNEL],
        flows=[Flow.model_validate(flow) for flow in paths.flows],
        reply=reply,
        reply_by=_groups(await queries.reply_groups(connection, asked, MOST_GROUPS)),
        time_in_stage=[Stay.model_validate(stay) for stay in paths.stayed],
        activity=[ActiveDay(day=row.day, n=row.n) for row in await queries.activity(connection, asked)],
        weeks=[Week.model_validate(row, from_attributes=True) for row in await queries.weeks(connection, asked)],
    )


def _reply(days: Sequence[Day]) -> Reply:
    replied = sum(one.happened for one in days)
    points = survival.curve(days)
    of_all = rate(replied, replied + sum(one.waiting for one in days))
    return Reply(
        **asdict(of_all),
        half_by_day=survival.half_by(points),
        curve=[CurvePoint(**asdict(point)) for point in points],
    )


def _groups(rows: Sequence[Any]) -> list[Groups]:
    return [
        Groups(by=by, groups=[Group(name=row.name, **asdict(comparable(row.replied, row.n))) for row in some])
        for by, some in groupby(rows, key=lambda row: row.by)
    ]
