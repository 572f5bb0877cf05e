"""SQL of the numbers about one's own search. Everything is counted from the log, and nothing counted is kept."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.insights.asked import Asked

_HOURS = (24, 72, 168, 720)


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
                   array_agg(date_part('epoch', l.next_at - l.at) / 86400)
                       FILTER (WHERE l.next_at IS NOT NULL) AS days
            FROM timeline_lines l WHERE l.user_id = :user_id AND l.step IS NOT NULL {of_cohort}
            GROUP BY 1, 2
            """
        ),
        asked.values(),
    )
    return list(rows)


_BY = ("source", "company", "platform", "level", "mode", "hours", "day")


def _in_hours(span: str) -> str:
    """The name of the group that a span of time falls into."""
    names, low = [], 0
    for high in _HOURS:
        names.append(f"WHEN {span} < interval '{high} hours' THEN '{low}-{high}'")
        low = high
    return f"CASE {' '.join(names)} WHEN {span} IS NOT NULL THEN '{low}-' END"


async def replies(connection: AsyncConnection, asked: Asked) -> list[Any]:
    """How many were saved, sent, replied to, accepted: in all, and by each thing that may make a difference.

    `by` is None for all of them; `day` is by whole days between sending and the reply, or the end of the wait.
    """
    wait = "coalesce(c.replied_at, c.closed_at, CAST(:now AS timestamptz)) - c.applied_at"
    posted = "least(p.first_seen_at, CAST(p.posted_at AS timestamp) AT TIME ZONE 'UTC')"
    names = " ".join(f"WHEN GROUPING({name}) = 0 THEN '{name}'" for name in _BY)
    counts = """
        count(*) AS saved, count(applied_at) AS n, count(replied_at) AS replied,
        count(*) FILTER (WHERE outcome = 'accepted') AS accepted, min(coalesce(applied_at, created_at)) AS first_at
    """
    rows = await connection.execute(
        text(
            f"""
            WITH cohort AS MATERIALIZED (
                SELECT a.posting_id, a.company_id, a.company, a.source, a.tags, a.outcome, a.created_at,
                       a.applied_at, a.replied_at, a.closed_at
                FROM applications a WHERE {_cohort(asked)}
            ), told AS MATERIALIZED (
                SELECT c.created_at, c.applied_at, c.replied_at, c.outcome, c.tags, c.source, c.company,
                       co.platform, f.level, f.mode, {_in_hours(f"c.applied_at - {posted}")} AS hours,
                       CAST(CAST(floor(greatest(0, date_part('epoch', {wait})) / 86400) AS int) AS text) AS day
                FROM cohort c LEFT JOIN companies co ON co.id = c.company_id
                    LEFT JOIN postings p ON p.id = c.posting_id
                    LEFT JOIN posting_facts f ON f.posting_id = c.posting_id
            )
            SELECT CASE {names} END AS by, coalesce({", ".join(_BY)}) AS name, {counts}
            FROM told GROUP BY GROUPING SETS ((), {", ".join(f"({name})" for name in _BY)})
            UNION ALL SELECT 'tag', tag, {counts} FROM told, unnest(tags) AS tag GROUP BY tag
            """
        ),
        asked.values(now=asked.now),
    )
    return [row for row in rows if row.by is None or (row.name is not None and row.n)]


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


async def days(connection: AsyncConnection, asked: Asked) -> list[Any]:
    """By day: postings that came into the list, were opened, saved, applied to. Only the last two have tags."""

    def day(moment: str) -> str:
        return f"CASE WHEN {_since(asked, moment)} THEN CAST({moment} AT TIME ZONE :zone AS date) END"

    def found(posting: str) -> str:
        return asked.view.of(posting) if asked.view else "true"

    rows = await connection.execute(
        text(
            f"""
            SELECT 'seen' AS kind, {day("j.created_at")} AS day, count(*) AS n FROM jobs j
            WHERE j.user_id = :user_id AND {found("j.posting_id")} GROUP BY 2
            UNION ALL
            SELECT 'opened', {day("o.seen_at")}, count(*) FROM user_postings o
            WHERE o.user_id = :user_id AND o.seen_at IS NOT NULL AND {found("o.posting_id")} GROUP BY 2
            UNION ALL
            SELECT CASE GROUPING(saved) WHEN 0 THEN 'saved' ELSE 'applied' END, coalesce(saved, applied), count(*)
            FROM (SELECT {day("a.created_at")} AS saved, {day("a.applied_at")} AS applied
                  FROM applications a WHERE {_mine(asked)}) moments
            GROUP BY GROUPING SETS ((saved), (applied))
            """
        ),
        asked.values(zone=asked.zone),
    )
    return [row for row in rows if row.day is not None]
