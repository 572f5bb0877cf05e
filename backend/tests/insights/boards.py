"""Generated boards with all that their openings did, and what that amounts to, worked out apart."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

FIRST = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
LAST = datetime(2026, 10, 20, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass
class Opening:
    """A posting as its board showed it; `versions` is how often its text said something new, if it was read."""

    id: int
    seen_at: datetime
    closed_at: datetime | None
    posted_on: date | None
    is_read: bool
    repost_of: int | None
    versions: int
    pay: tuple[float | None, float | None, str, str] | None
    level: str | None

    @property
    def appeared(self) -> bool:
        return self.seen_at > FIRST

    def life(self) -> tuple[int, int, bool] | None:
        """The days of its life on which it came into sight and went, or was seen last; None if not known."""
        seen = self.seen_at.date()
        if not self.appeared and self.posted_on is None:
            return None
        born = min(self.posted_on or seen, seen)
        left = max((self.closed_at or LAST).date(), seen)
        if left == seen and born < seen:
            return None
        return (seen - born).days, (left - born).days, self.closed_at is not None


def board(seed: int, how_many: int, first_id: int = 1) -> list[Opening]:
    """Openings of all kinds: there at the first look or later, stated days or none, closed, reposted, edited."""
    random = Random(seed)
    return [_opening(random, id) for id in range(first_id, first_id + how_many)]


def _opening(random: Random, id: int) -> Opening:
    there = random.random() < 0.3
    seen = FIRST - timedelta(minutes=3) if there else FIRST + timedelta(minutes=random.randrange(1, 60 * 24 * 220))
    closed = seen + timedelta(minutes=random.randrange(60, 60 * 24 * 120))
    is_read = random.random() < 0.8
    posted = (seen - timedelta(days=random.randrange(-3, 60))).date() if random.random() < 0.6 else None
    pay = (random.randrange(50, 90) * 1000.0, random.choice((None, 99_000.0)), "EUR", "year")
    return Opening(
        id=id,
        seen_at=seen,
        closed_at=closed if FIRST < closed < LAST else None,
        posted_on=posted,
        is_read=is_read,
        repost_of=id - 1 if is_read and random.random() < 0.2 else None,
        versions=random.choice((1, 1, 2, 3)),
        pay=random.choice((None, pay, (None, 40.0, "USD", "hour"))),
        level=random.choice((None, "junior", "senior")),
    )


def months(openings: list[Opening]) -> dict[date, tuple[int, int]]:
    appeared = Counter(one.seen_at.date().replace(day=1) for one in openings if one.appeared)
    closed = Counter(one.closed_at.date().replace(day=1) for one in openings if one.closed_at)
    return {
        date(2026, month, 1): (appeared[date(2026, month, 1)], closed[date(2026, month, 1)])
        for month in range(3, 11)
    }


def reposted(openings: list[Opening]) -> tuple[int, int]:
    read = [one for one in openings if one.is_read]
    return sum(one.repost_of is not None for one in read), len(read)


def edited(openings: list[Opening]) -> tuple[int, int]:
    read = [one for one in openings if one.is_read]
    return sum(one.versions > 1 for one in read), len(read)


async def fill(
    engine: AsyncEngine, openings: list[Opening], company_id: int = 1, state: str = "complete", name: str = "acme"
) -> None:
    """The board's readings and its postings, as runs would have left them."""
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO companies (id, name, display_name, platform, token, address)"
                " VALUES (:id, :name, initcap(:name), 'greenhouse', :name, '')"
            ),
            {"id": company_id, "name": name},
        )
        for at in (FIRST, FIRST + 30 * DAY, LAST):
            await _read(connection, company_id, state, at, at)
        # Read whole for a dry run alone, and once only in part: neither tells of a posting.
        await _read(connection, company_id, state, FIRST - 30 * DAY, None)
        await _read(connection, company_id, "partial", LAST + 9 * DAY, LAST + 9 * DAY)
        await connection.execute(
            text("UPDATE companies SET last_listing_id = (SELECT max(id) FROM listings) WHERE id = :id"),
            {"id": company_id},
        )
        for one in openings:
            await _add(connection, company_id, one)


async def _read(
    connection: AsyncConnection, company_id: int, state: str, at: datetime, applied_at: datetime | None
) -> None:
    await connection.execute(
        text(
            "INSERT INTO listings (company_id, state, to_the_end, openings, requests, digest, started_at,"
            " finished_at, applied_at) VALUES (:company_id, :state, true, 1, 1, '', :at, :at, :applied_at)"
        ),
        {"company_id": company_id, "state": state, "at": at, "applied_at": applied_at},
    )


async def _add(connection: AsyncConnection, company_id: int, one: Opening) -> None:
    low, high, currency, period = one.pay or (None, None, None, None)
    await connection.execute(
        text(
            "INSERT INTO postings (id, company_id, external_id, url, title, first_seen_at, last_seen_at, status,"
            " closed_at, posted_at, repost_of, version_id, pay_min, pay_max, pay_currency, pay_period)"
            " VALUES (:id, :company_id, CAST(:id AS bigint) || '', '', 'Role', :seen_at, :seen_at, :status,"
            " :closed_at, :posted_on, :repost_of, :version_id, :low, :high, :currency, :period)"
        ),
        {
            "id": one.id,
            "company_id": company_id,
            "seen_at": one.seen_at,
            "status": "closed" if one.closed_at else "open",
            "closed_at": one.closed_at,
            "posted_on": one.posted_on,
            "repost_of": one.repost_of,
            "version_id": one.id if one.is_read else None,
            "low": low,
            "high": high,
            "currency": currency,
            "period": period,
        },
    )
    for number in range(1, one.versions + 1 if one.is_read else 1):
        await connection.execute(
            text(
                "INSERT INTO posting_versions (posting_id, number, title, description, fields, simhash, exact_hash,"
                " raw_key) VALUES (:id, :number, 'Role', '', '{}', 0, '', '')"
            ),
            {"id": one.id, "number": number},
        )
    tags = ["platform:greenhouse", *([f"level:{one.level}"] if one.level else [])]
    await connection.execute(
        text(
            "INSERT INTO posting_facts (posting_id, newest_on, tags, digest, title_tsv)"
            " VALUES (:id, '2026-01-01', :tags, '', '')"
        ),
        {"id": one.id, "tags": tags},
    )
