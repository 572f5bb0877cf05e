"""What is known of how a company lists, put together, and how long postings like one stay open."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.errors import NotFound
from jobhunt.insights import company_queries as queries
from jobhunt.insights import survival
from jobhunt.insights.company_queries import Watched
from jobhunt.insights.company_schemas import (
    Closing,
    CompanyCard,
    LastReading,
    LifePoint,
    Lifetime,
    MedianPay,
    Month,
    OwnApplication,
    Share,
)
from jobhunt.insights.rates import FEWEST, comparable
from jobhunt.insights.survival import Life
from jobhunt.postings import queries as posting_queries

MOST_MONTHS = 24
FEWEST_ALIKE = 20
"""Of fewer postings than this nothing is said about the next one."""

MOST_ALIKE = 1_000
"""So many tell of a kind as well as all of them, and are read at once."""


async def card(connection: AsyncConnection, user_id: int, name: str) -> CompanyCard:
    """Everything on a company's card."""
    company = await queries.watched(connection, name)
    if company is None:
        raise NotFound("There is no such company.")
    counts = await queries.counts(connection, company)
    pay = await queries.pay(connection, company)
    mine = await posting_queries.applications_at_company(
        connection, user_id, company.company_id, company.display_name, but=0
    )
    return CompanyCard(
        company=company.name,
        name=company.display_name,
        n=counts.n,
        open=counts.open,
        complete_since=company.since,
        complete_at=company.until,
        last_reading=None if company.read_at is None else LastReading.model_validate(_reading(company)),
        by_month=await _months(connection, company),
        lifetime=_lifetime(await _lives(connection, company)),
        reposted=_share(counts.reposted, counts.read),
        edited=_share(counts.edited, counts.read),
        pay=None if pay is None else MedianPay.model_validate(pay, from_attributes=True),
        mine=[OwnApplication.model_validate({**one._asdict(), "application": one.id}) for one in mine],
    )


async def closing(connection: AsyncConnection, user_id: int, job_id: int) -> Closing:
    """Of the company's own postings where there are enough, else of the same platform and level."""
    kind = await queries.kind_of(connection, user_id, job_id)
    if kind is None:
        raise NotFound("There is no such posting among yours.")
    company = await queries.watched(connection, kind.company)
    lives = await _lives(connection, company, MOST_ALIKE) if company else []
    like = [f"company:{kind.company}"]
    if _n(lives) < FEWEST_ALIKE:
        lives = await queries.lives_alike(connection, kind.platform, kind.level, MOST_ALIKE)
        like = [f"platform:{kind.platform}", *([f"level:{kind.level}"] if kind.level else [])]
    n = _n(lives)
    return Closing(n=n, days=_lifetime(lives).median_days if n >= FEWEST_ALIKE else None, like=like)


def _reading(company: Watched) -> dict[str, Any]:
    return {"at": company.read_at, "state": company.state}


async def _lives(connection: AsyncConnection, company: Watched, most: int | None = None) -> list[Life]:
    return await queries.lives(connection, company, most) if company.since else []


def _n(lives: Sequence[Life]) -> int:
    return sum(one.n for one in lives)


def _lifetime(lives: Sequence[Life]) -> Lifetime:
    points = survival.told_by(survival.curve_of(lives), FEWEST)
    return Lifetime(
        n=_n(lives),
        closed=sum(one.n for one in lives if one.ended),
        median_days=survival.half_by(points),
        curve=[LifePoint(days=one.day, at_risk=one.at_risk, open=one.waiting) for one in points],
    )


def _share(n: int, of: int) -> Share:
    found = asdict(comparable(n, of))
    return Share(n=n, of=of, rate=found["rate"], low=found["low"], high=found["high"])


async def _months(connection: AsyncConnection, company: Watched) -> list[Month]:
    """Every month from the first complete reading to the last, the latest of them."""
    if company.since is None or company.until is None:
        return []
    rows = {row.month: row for row in await queries.months(connection, company)}
    last = max(_month(company.until), *rows, _month(company.since))
    found, month = [], _month(company.since)
    while month <= last:
        row = rows.get(month)
        found.append(Month(month=month, appeared=row.appeared if row else 0, closed=row.closed if row else 0))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return found[-MOST_MONTHS:]


def _month(moment: datetime) -> date:
    return moment.date().replace(day=1)
