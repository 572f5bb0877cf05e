"""SQL of how a company lists. What appeared and closed is told by complete readings that took effect."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql
from jobhunt.insights.survival import Life


@dataclass(frozen=True, slots=True)
class Watched:
    """A company, and between which complete readings its board was watched; None when there was none."""

    company_id: int
    name: str
    display_name: str
    since: datetime | None
    until: datetime | None
    read_at: datetime | None
    state: str | None


_COMPLETE = """
    SELECT min(applied_at) AS since, max(applied_at) AS until FROM listings
    WHERE company_id = {company} AND state = 'complete' AND applied_at IS NOT NULL
"""


async def watched(connection: AsyncConnection, company: str) -> Watched | None:
    """The company of this short name."""
    result = await connection.execute(
        sql(
            f"""
            SELECT c.id, c.name, c.display_name, w.since, w.until, l.finished_at, l.state
            FROM companies c LEFT JOIN listings l ON l.id = c.last_listing_id
                CROSS JOIN LATERAL ({_COMPLETE.format(company="c.id")}) w
            WHERE c.name = :company
            """
        ),
        {"company": company},
    )
    row = result.one_or_none()
    return None if row is None else Watched(*row)


async def counts(connection: AsyncConnection, company: Watched) -> Any:
    """Of its postings how many there are, are open, were read; put up again what there was, and were edited."""
    result = await connection.execute(
        sql(
            """
            SELECT count(*) AS n, count(*) FILTER (WHERE p.status = 'open') AS open, count(p.version_id) AS read,
                   count(p.repost_of) AS reposted, count(v.posting_id) AS edited
            FROM postings p LEFT JOIN posting_versions v
                ON v.posting_id = p.id AND v.number = 2 AND p.version_id IS NOT NULL
            WHERE p.company_id = :company_id
            """
        ),
        {"company_id": company.company_id},
    )
    return result.one()


async def months(connection: AsyncConnection, company: Watched) -> list[Any]:
    """By month what appeared after the first complete reading, and what closed."""
    rows = await connection.execute(
        sql(
            """
            SELECT CAST(date_trunc('month', at AT TIME ZONE 'UTC') AS date) AS month,
                   count(*) FILTER (WHERE kind = 'appeared') AS appeared,
                   count(*) FILTER (WHERE kind = 'closed') AS closed
            FROM (SELECT 'appeared' AS kind, first_seen_at AS at FROM postings
                  WHERE company_id = :company_id AND first_seen_at > :since
                  UNION ALL
                  SELECT 'closed', closed_at FROM postings
                  WHERE company_id = :company_id AND status = 'closed' AND closed_at > :since) happened
            GROUP BY 1
            """
        ),
        {"company_id": company.company_id, "since": company.since},
    )
    return list(rows)


# Of what was on the board at the first look only the day posted tells when it began. Such a life came into sight
# when it had lasted for some time, and tells of later days alone.
_LIVES = """
    SELECT seen - born AS entered, left_on - born AS day, is_closed, count(*) AS n FROM (
        SELECT seen, least(p.posted_at, seen) AS born, p.status = 'closed' AS is_closed,
               greatest(CAST(coalesce(p.closed_at, w.until) AT TIME ZONE 'UTC' AS date), seen) AS left_on
        FROM {postings} p CROSS JOIN LATERAL ({complete}) w
            CROSS JOIN LATERAL (SELECT CAST(p.first_seen_at AT TIME ZONE 'UTC' AS date) AS seen) s
        WHERE {condition} AND w.since IS NOT NULL AND (p.posted_at IS NOT NULL OR p.first_seen_at > w.since)
    ) life WHERE left_on > seen OR seen = born GROUP BY 1, 2, 3
"""


_DRAWN = "(SELECT * FROM postings WHERE company_id = :company_id ORDER BY hashint8(id) LIMIT :most)"


async def lives(connection: AsyncConnection, company: Watched, most: int | None = None) -> list[Life]:
    """How long the company's postings were seen open, in days: all of them, or so many drawn as by lot."""
    postings = ("postings", "p.company_id = :company_id") if most is None else (_DRAWN, "true")
    between = "SELECT CAST(:since AS timestamptz) AS since, CAST(:until AS timestamptz) AS until"
    rows = await connection.execute(
        sql(_LIVES.format(postings=postings[0], complete=between, condition=postings[1])),
        {"company_id": company.company_id, "since": company.since, "until": company.until}
        | ({} if most is None else {"most": most}),
    )
    return [Life(row.entered, row.day, row.is_closed, row.n) for row in rows]


async def lives_alike(connection: AsyncConnection, platform: str, level: str | None, most: int) -> list[Life]:
    """The same of so many postings of a platform and level at most, in an order that is as good as drawn by lot.

    One by one: the planner would rather read a whole table than look up as many.
    """
    of_level = "f.level IS NULL" if level is None else "f.level = :level"
    some = f"""
        (SELECT f.posting_id FROM posting_facts f WHERE f.platform = :platform AND {of_level}
         ORDER BY hashint8(f.posting_id) LIMIT :most) alike
        CROSS JOIN LATERAL (SELECT * FROM postings WHERE id = alike.posting_id OFFSET 0)
    """
    complete = _COMPLETE.format(company="p.company_id")
    rows = await connection.execute(
        sql(_LIVES.format(postings=some, complete=complete, condition="true")),
        {"platform": platform, "most": most} | ({} if level is None else {"level": level}),
    )
    return [Life(row.entered, row.day, row.is_closed, row.n) for row in rows]


async def pay(connection: AsyncConnection, company: Watched) -> Any | None:
    """The middle of the pay that its postings state, in the currency and period that most of them state."""
    result = await connection.execute(
        sql(
            """
            SELECT pay_currency AS currency, pay_period AS period, count(*) AS n,
                   percentile_cont(0.5) WITHIN GROUP (
                       ORDER BY (coalesce(pay_min, pay_max) + coalesce(pay_max, pay_min)) / 2) AS median
            FROM postings WHERE company_id = :company_id AND coalesce(pay_min, pay_max) IS NOT NULL
            GROUP BY 1, 2 ORDER BY n DESC, 1, 2 LIMIT 1
            """
        ),
        {"company_id": company.company_id},
    )
    return result.one_or_none()


async def kind_of(connection: AsyncConnection, user_id: int, job_id: int) -> Any | None:
    """By what a posting of the user's is like others."""
    result = await connection.execute(
        sql(
            """
            SELECT c.name AS company, c.platform, f.level
            FROM jobs j JOIN postings p ON p.id = j.posting_id JOIN companies c ON c.id = p.company_id
                LEFT JOIN posting_facts f ON f.posting_id = p.id
            WHERE j.user_id = :user_id AND j.id = :job_id
            """
        ),
        {"user_id": user_id, "job_id": job_id},
    )
    return result.one_or_none()
