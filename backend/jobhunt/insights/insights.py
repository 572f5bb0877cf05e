"""The numbers of one's own search, put together."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, get_args

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.insights import paths, queries, survival
from jobhunt.insights.asked import Asked
from jobhunt.insights.paths import Steps
from jobhunt.insights.rates import comparable, rate
from jobhunt.insights.schemas import (
    ActiveDay,
    By,
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


async def read(connection: AsyncConnection, asked: Asked, range: Range) -> Insights:
    """Everything on the page."""
    went = await queries.steps(connection, asked)
    steps = [Steps(row.step, row.next_step, row.n, row.days or ()) for row in went]
    replies = await queries.replies(connection, asked)
    everything = next(row for row in replies if row.by is None)
    days = [Day(int(row.name), row.replied, row.n - row.replied) for row in replies if row.by == "day"]
    reply = _reply(days)
    began = asked.since or everything.first_at or asked.now
    return Insights(
        range=range,
        since=asked.since,
        n=everything.saved,
        sentence=sentence(rate(reply.replied, reply.n), (asked.now - began).days, survival.half_of_happened(days)),
        funnel=_funnel(everything, steps),
        flows=[Flow(from_=old, to=new, n=n) for old, new, n in paths.flows(steps)],
        reply=reply,
        reply_by=_groups(replies),
        time_in_stage=_stays(steps),
        activity=[ActiveDay(day=row.day, n=row.n) for row in await queries.activity(connection, asked)],
        weeks=[Week.model_validate(row, from_attributes=True) for row in await queries.weeks(connection, asked)],
    )


def _funnel(everything: Any, steps: Sequence[Steps]) -> list[Reached]:
    known = {"saved": everything.saved, "applied": everything.n, "accepted": everything.accepted}
    stages = get_args(Reached.model_fields["stage"].annotation)
    return [
        Reached(stage=stage, reached=known[stage] if stage in known else paths.came_to(steps, stage))
        for stage in stages
    ]


def _reply(days: Sequence[Day]) -> Reply:
    replied = sum(one.happened for one in days)
    points = survival.curve(days)
    of_all = rate(replied, replied + sum(one.waiting for one in days))
    return Reply(
        **asdict(of_all),
        half_by_day=survival.half_by(points),
        curve=[CurvePoint(**asdict(point)) for point in points],
    )


def _groups(replies: Sequence[Any]) -> list[Groups]:
    """By each thing the largest groups first."""
    found = []
    for by in sorted(get_args(By)):
        some = sorted((row for row in replies if row.by == by), key=lambda row: (-row.n, row.name))[:MOST_GROUPS]
        if some:
            groups = [Group(name=row.name, **asdict(comparable(row.replied, row.n))) for row in some]
            found.append(Groups(by=by, groups=groups))
    return found


def _stays(steps: Sequence[Steps]) -> list[Stay]:
    return [
        Stay.model_validate(
            {
                "stage": stage,
                "n": len(one.days),
                "waiting": one.waiting,
                "low": one.quarter(1),
                "median": one.quarter(2),
                "high": one.quarter(3),
            }
        )
        for stage, one in paths.stays(steps).items()
    ]
