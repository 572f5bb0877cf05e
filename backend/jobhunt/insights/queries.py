"""SQL of the numbers about one's own search. Everything is counted from the log, and nothing counted is kept."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.insights.asked import Asked


def _mine(asked: Asked) -> str:
    """Which applications `a` count, whenever they were."""
    wanted = ["a.user_id = :user_id", "a.deleted_at IS NULL"]
    if asked.tag is not None:
        wanted.append("a.tags @> ARRAY[CAST(:tag AS text)]")
    if asked.view is not None:
        wanted.append(asked.view.of("a.posting_id"))
    return " AND ".join(wanted)


def _since(asked: Asked, moment: str) -> str:
    return "true" if asked.since is None else f"{moment} >= CAST(:since AS timestamptz)"


def _cohort(asked: Asked) -> str:
    """What was sent counts by when it was sent, the rest by when it was saved."""
    return f"{_mine(asked)} AND {_since(asked, 'coalesce(a.applied_at, a.created_at)')}"


async def steps(connection: AsyncConnection, asked: Asked) -> list[Any]:
    """By step and the one after: how many went so, and the days that each stayed; none where it stays still."""
    some = asked.since is not None or asked.tag is not None or asked.view is not None
    of_cohort = f"AND l.application_id IN (SELECT a.id FROM applications a WHERE {_cohort(asked)})" if some else ""
    rows = await connection.execute(
        text(
            f"""
            SELECT l.step, l.next_step, count(*) AS n,
                   array_agg(greatest(0, date_part('epoch', l.next_at - l.at)) / 86400)
                       FILTER (WHERE l.next_at IS NOT NULL) AS days
            FROM timeline_lines l WHERE l.user_id = :user_id AND l.step IS NOT NULL {of_cohort}
            GROUP BY 1, 2
            """
        ),
        asked.values(),
    )
    return list(rows)


_BY = ("source", "company", "platform", "level", "mode")
_HOURS = (24, 72, 168, 720)
_SPANS = [f"{low}-{high}" for low, high in zip((0, *_HOURS), (*_HOURS, ""), strict=True)]


async def replies(connection: AsyncConnection, asked: Asked) -> list[Any]:
    """How many were saved, sent, replied to, accepted: in all, and by each thing that may make a difference.

    `by` is None for all of them, and only there it is said how many were saved and accepted, and since when. By
    `day` is by whole days between sending and the reply, or the end of the wait.
    """
    wait = "coalesce(a.replied_at, a.closed_at, CAST(:now AS timestamptz)) - a.applied_at"
    posted = "least(p.first_seen_at, CAST(p.posted_at AS timestamp) AT TIME ZONE 'UTC')"
    groups = (*_BY, "hours", "day")
    names = " ".join(f"WHEN GROUPING({name}) = 0 THEN '{name}'" for name in groups)
    bounds = ", ".join(f"CAST({hours * 3600} AS float8)" for hours in _HOURS)
    rows = await connection.execute(
        text(
            f"""
            WITH told AS MATERIALIZED (
                SELECT a.applied_at, a.replied_at, a.outcome, coalesce(a.applied_at, a.created_at) AS at, a.tags,
                       a.source, a.company, co.platform, f.level, f.mode,
                       width_bucket(date_part('epoch', a.applied_at - {posted}), ARRAY[{bounds}]) AS hours,
                       CAST(floor(greatest(0, date_part('epoch', {wait})) / 86400) AS int) AS day
                FROM applications a LEFT JOIN companies co ON co.id = a.company_id
                    LEFT JOIN postings p ON p.id = a.posting_id
                    LEFT JOIN posting_facts f ON f.posting_id = a.posting_id
                WHERE {_cohort(asked)}
            )
            SELECT NULL AS by, NULL AS name, count(applied_at) AS n, count(replied_at) AS replied,
                   count(*) AS saved, count(*) FILTER (WHERE outcome = 'accepted') AS accepted, min(at) AS first_at
            FROM told
            UNION ALL
            SELECT CASE {names} END,
                   coalesce({", ".join(_BY)}, (CAST(:spans AS text[]))[hours + 1], CAST(day AS text)),
                   count(*), count(replied_at), NULL, NULL, NULL
            FROM told WHERE applied_at IS NOT NULL
            GROUP BY GROUPING SETS ({", ".join(f"({name})" for name in groups)})
            UNION ALL
            SELECT 'tag', tag, count(*), count(replied_at), NULL, NULL, NULL
            FROM (SELECT unnest(tags) AS tag, replied_at FROM told WHERE applied_at IS NOT NULL) tagged GROUP BY tag
            """
        ),
        asked.values(now=asked.now, spans=_SPANS),
    )
    return [row for row in rows if row.by is None or row.name is not None]


async def activity(connection: AsyncConnection, asked: Asked) -> list[Any]:
    """How much the user did, by day."""
    some = asked.tag is not None or asked.view is not None
    of_mine = f"AND l.application_id IN (SELECT a.id FROM applications a WHERE {_mine(asked)})" if some else ""
    rows = await connection.execute(
        text(
            f"""
            SELECT CAST(l.at AT TIME ZONE :zone AS date) AS day, count(*) AS n FROM timeline_lines l
            WHERE l.user_id = :user_id AND l.is_act AND {_since(asked, "l.at")} {of_mine}
            GROUP BY 1 ORDER BY 1
            """
        ),
        asked.values(zone=asked.zone),
    )
    return list(rows)


_WEEKLY = ("seen", "opened", "saved", "applied")


async def weeks(connection: AsyncConnection, asked: Asked) -> list[Any]:
    """By Monday: postings that came into the list, were opened, saved, applied to. Only the last two have tags."""

    def day(moment: str) -> str:
        return f"CASE WHEN {_since(asked, moment)} THEN CAST({moment} AT TIME ZONE :zone AS date) END"

    def found(posting: str) -> str:
        return asked.view.of(posting) if asked.view else "true"

    sums = ", ".join(
        f"CAST(coalesce(sum(n) FILTER (WHERE kind = '{kind}'), 0) AS int) AS {kind}" for kind in _WEEKLY
    )
    rows = await connection.execute(
        text(
            f"""
            WITH told AS (
                SELECT 'seen' AS kind, {day("j.created_at")} AS day, count(*) AS n FROM jobs j
                WHERE j.user_id = :user_id AND {found("j.posting_id")} GROUP BY 2
                UNION ALL
                SELECT 'opened', {day("o.seen_at")}, count(*) FROM user_postings o
                WHERE o.user_id = :user_id AND o.seen_at IS NOT NULL AND {found("o.posting_id")} GROUP BY 2
                UNION ALL
                SELECT CASE GROUPING(saved) WHEN 0 THEN 'saved' ELSE 'applied' END, coalesce(saved, applied),
                       count(*)
                FROM (SELECT {day("a.created_at")} AS saved, {day("a.applied_at")} AS applied
                      FROM applications a WHERE {_mine(asked)}) moments
                GROUP BY GROUPING SETS ((saved), (applied))
            )
            SELECT day - CAST(date_part('isodow', day) AS int) + 1 AS monday, {sums}
            FROM told GROUP BY monday ORDER BY monday
            """
        ),
        asked.values(zone=asked.zone),
    )
    # Asked of every moment in SQL, this takes half as long again.
    return [row for row in rows if row.monday is not None]
