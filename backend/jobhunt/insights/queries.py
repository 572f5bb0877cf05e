"""SQL of the numbers about one's own search. Everything is counted from the log, and nothing counted is kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.applications.stages import STAGES
from jobhunt.core.database import sql


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose search, of which applications: since when, all when None; with this tag, all when None.

    `zone` is where days begin.
    """

    user_id: int
    now: datetime
    since: datetime | None
    tag: str | None
    zone: str

    def values(self) -> dict[str, Any]:
        """What the statements ask for."""
        return {"user_id": self.user_id, "since": self.since, "tag": self.tag}


_MINE = """
    a.user_id = :user_id AND a.deleted_at IS NULL
    AND (CAST(:tag AS text) IS NULL OR a.tags @> ARRAY[CAST(:tag AS text)])
"""
_SINCE = "(CAST(:since AS timestamptz) IS NULL OR {moment} >= CAST(:since AS timestamptz))"
# What was sent counts by when it was sent, the rest by when it was saved.
_COHORT = f"""
    cohort AS MATERIALIZED (
        SELECT a.* FROM applications a
        WHERE {_MINE} AND {_SINCE.format(moment="coalesce(a.applied_at, a.created_at)")}
    )
"""
# A step back takes back every stage from there on: a move stands while each later one goes further.
_PATH = """
    moves AS (
        SELECT e.application_id, e.number, l.at, coalesce(e.data ->> 'stage', 'saved') AS stage,
               e.data ->> 'outcome' AS outcome
        FROM application_events e JOIN timeline_lines l ON l.id = e.id
        WHERE e.user_id = :user_id AND l.user_id = :user_id AND l.kind IN ('created', 'moved') AND NOT l.undone
          AND e.application_id IN (SELECT id FROM cohort)
    ), ranked AS (
        SELECT *, array_position(CAST(:stages AS text[]), stage) AS rank FROM moves
    ), judged AS (
        SELECT *, min(rank) OVER (PARTITION BY application_id ORDER BY number
                                  ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS later
        FROM ranked
    ), path AS MATERIALIZED (
        SELECT application_id, stage, rank, at, coalesce(outcome, stage) AS node,
               lead(coalesce(outcome, stage)) OVER following AS next, lead(at) OVER following AS next_at
        FROM judged WHERE later IS NULL OR rank < later
        WINDOW following AS (PARTITION BY application_id ORDER BY number)
    )
"""
_DAYS = "greatest(0, extract(epoch FROM {span})) / 86400.0"


async def paths(connection: AsyncConnection, asked: Asked) -> Any:
    """Where the applications went: how many reached what, from where to where, and how long they stayed."""
    result = await connection.execute(
        sql(
            f"""
            WITH {_COHORT}, {_PATH}, furthest AS (
                SELECT application_id, max(CASE WHEN node IN ('accepted', 'declined') THEN 5
                                                WHEN stage <> 'closed' THEN rank END) AS rank
                FROM path GROUP BY 1
            ), stayed AS (
                SELECT stage, rank, count(next_at) AS n, count(*) - count(next_at) AS waiting,
                       percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (
                           ORDER BY {_DAYS.format(span="next_at - at")})
                           FILTER (WHERE next_at IS NOT NULL) AS quarters
                FROM path WHERE stage <> 'closed' GROUP BY 1, 2
            )
            SELECT (SELECT count(*) FROM cohort) AS saved,
                   (SELECT count(*) FROM cohort WHERE applied_at IS NOT NULL) AS applied,
                   (SELECT count(*) FROM furthest WHERE rank >= 3) AS screening,
                   (SELECT count(*) FROM furthest WHERE rank >= 4) AS interview,
                   (SELECT count(*) FROM furthest WHERE rank >= 5) AS offer,
                   (SELECT count(*) FROM cohort WHERE outcome = 'accepted') AS accepted,
                   (SELECT min(coalesce(applied_at, created_at)) FROM cohort) AS first_at,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('from', node, 'to', next, 'n', n)
                                              ORDER BY rank, n DESC, next), '[]')
                    FROM (SELECT node, next, rank, count(*) AS n FROM path WHERE next IS NOT NULL
                          GROUP BY 1, 2, 3) moved) AS flows,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('stage', stage, 'n', n, 'waiting', waiting,
                        'low', quarters[1], 'median', quarters[2], 'high', quarters[3]) ORDER BY rank), '[]')
                    FROM stayed) AS stayed
            """
        ),
        {**asked.values(), "stages": list(STAGES)},
    )
    return result.one()


async def reply_days(connection: AsyncConnection, asked: Asked) -> list[Any]:
    """By whole days after applying: how many were replied to then, and how many were watched so long in vain."""
    span = "coalesce(replied_at, closed_at, CAST(:now AS timestamptz)) - applied_at"
    rows = await connection.execute(
        sql(
            f"""
            WITH {_COHORT}
            SELECT CAST(floor({_DAYS.format(span=span)}) AS int) AS day, count(replied_at) AS happened,
                   count(*) - count(replied_at) AS waiting
            FROM cohort WHERE applied_at IS NOT NULL GROUP BY 1 ORDER BY 1
            """
        ),
        {**asked.values(), "now": asked.now},
    )
    return list(rows)


async def reply_groups(connection: AsyncConnection, asked: Asked, most: int) -> list[Any]:
    """Sent and replied to by what may make a difference, the largest groups of each first."""
    posted = "least(p.first_seen_at, CAST(p.posted_at AS timestamp) AT TIME ZONE 'UTC')"
    rows = await connection.execute(
        sql(
            f"""
            WITH {_COHORT}, sent AS (
                SELECT c.replied_at, c.source, c.company, c.tags, co.platform, f.tags AS facts,
                       greatest(0, extract(epoch FROM c.applied_at - {posted})) / 3600 AS hours
                FROM cohort c LEFT JOIN companies co ON co.id = c.company_id
                    LEFT JOIN postings p ON p.id = c.posting_id
                    LEFT JOIN posting_facts f ON f.posting_id = c.posting_id
                WHERE c.applied_at IS NOT NULL
            ), grouped AS (
                SELECT v.by, v.name, count(*) AS n, count(replied_at) AS replied
                FROM sent CROSS JOIN LATERAL (VALUES
                    ('source', source), ('company', company), ('platform', platform),
                    ('hours', CASE WHEN hours < 24 THEN '0-24' WHEN hours < 72 THEN '24-72'
                                   WHEN hours < 168 THEN '72-168' WHEN hours < 720 THEN '168-720'
                                   WHEN hours IS NOT NULL THEN '720-' END)) v (by, name)
                WHERE v.name IS NOT NULL GROUP BY 1, 2
                UNION ALL
                SELECT 'tag', name, count(*), count(replied_at) FROM sent, unnest(tags) name GROUP BY 2
                UNION ALL
                SELECT split_part(fact, '\\:', 1), split_part(fact, '\\:', 2), count(*), count(replied_at)
                FROM sent, unnest(facts) fact
                WHERE fact LIKE 'level\\:%' OR fact LIKE 'mode\\:%' GROUP BY 1, 2
            )
            SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY by ORDER BY n DESC, name) AS place
                           FROM grouped) placed
            WHERE place <= :most ORDER BY by, place
            """
        ),
        {**asked.values(), "most": most},
    )
    return list(rows)


async def activity(connection: AsyncConnection, asked: Asked) -> list[Any]:
    """How much the user did, by day."""
    rows = await connection.execute(
        sql(
            f"""
            SELECT CAST(l.at AT TIME ZONE :zone AS date) AS day, count(*) AS n
            FROM timeline_lines l JOIN application_events e ON e.id = l.id JOIN applications a
                 ON a.id = l.application_id
            WHERE l.user_id = :user_id AND NOT l.undone AND l.kind NOT IN ('undone', 'dated')
              AND e.user_id = :user_id AND e.by = 'user' AND {_MINE} AND {_SINCE.format(moment="l.at")}
            GROUP BY 1 ORDER BY 1
            """
        ),
        {**asked.values(), "zone": asked.zone},
    )
    return list(rows)


async def weeks(connection: AsyncConnection, asked: Asked) -> list[Any]:
    """By week, from its Monday: postings that came into the list, were opened, saved, applied to."""
    kinds = {
        "seen": "SELECT j.created_at FROM jobs j WHERE j.user_id = :user_id",
        "opened": "SELECT u.seen_at FROM user_postings u WHERE u.user_id = :user_id AND u.seen_at IS NOT NULL",
        "saved": f"SELECT a.created_at FROM applications a WHERE {_MINE}",
        "applied": f"SELECT a.applied_at FROM applications a WHERE {_MINE} AND a.applied_at IS NOT NULL",
    }
    every = " UNION ALL ".join(f"SELECT '{kind}' AS kind, at FROM ({of}) t (at)" for kind, of in kinds.items())
    counts = ", ".join(f"count(*) FILTER (WHERE kind = '{kind}') AS {kind}" for kind in kinds)
    rows = await connection.execute(
        sql(
            f"""
            SELECT CAST(date_trunc('week', at AT TIME ZONE :zone) AS date) AS monday, {counts}
            FROM ({every}) happened WHERE {_SINCE.format(moment="at")} GROUP BY 1 ORDER BY 1
            """
        ),
        {**asked.values(), "zone": asked.zone},
    )
    return list(rows)
