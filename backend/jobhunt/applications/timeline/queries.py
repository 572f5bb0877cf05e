"""SQL of the timeline: events of applications and runs, the latest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql

EVENT, RUN = 1, 0
"""What a line is, for the order of those that share a moment."""


@dataclass(frozen=True, slots=True)
class Place:
    """The last line of the page before."""

    at: datetime
    source: int
    id: int


@dataclass(frozen=True, slots=True)
class Filters:
    """Which lines: of these kinds, this application, a company of this name, from one moment to before another."""

    kinds: tuple[str, ...] = ()
    application_id: int | None = None
    company: str | None = None
    between: tuple[datetime, datetime] | None = None

    @property
    def runs_too(self) -> bool:
        """Whether runs, which are about no application, may be among them."""
        none_else = self.application_id is None and self.company is None
        return none_else and (not self.kinds or "run" in self.kinds)


_RUN_AT = "coalesce(r.finished_at, r.created_at)"


async def page(
    connection: AsyncConnection, user_id: int, filters: Filters, start: Place | None, limit: int
) -> list[Any]:
    """Lines after a place, whole."""
    values: dict[str, Any] = {"user_id": user_id, "limit": limit}
    if start is not None:
        values |= {"at": start.at, "id": start.id}
    lines = _events(filters, start, values)
    if filters.between is not None:
        values |= {"since": filters.between[0], "until": filters.between[1]}
    if filters.runs_too:
        lines += f" UNION ALL {_runs(filters, start)}"
    statement = f"""
        WITH l AS (SELECT * FROM ({lines}) found ORDER BY at DESC, source DESC, id DESC LIMIT :limit)
        SELECT l.*, e.number, e.data, e.recorded_at, e.by, a.company, a.title, a.deleted_at IS NOT NULL AS deleted,
               r.status AS run_status, r.counts AS run_counts, r.error_message, o.id AS event
        FROM l LEFT JOIN application_events e ON l.source = 1 AND e.id = l.id
            LEFT JOIN applications a ON a.id = l.application_id
            LEFT JOIN ingestion_runs r ON l.source = 0 AND r.id = l.id
            LEFT JOIN application_events o ON o.user_id = :user_id AND o.application_id = l.application_id
                AND l.kind IN ('undone', 'dated') AND o.number = CAST(e.data ->> 'number' AS bigint)
        ORDER BY l.at DESC, l.source DESC, l.id DESC
    """
    return list(await connection.execute(sql(statement), values))


def _events(filters: Filters, start: Place | None, values: dict[str, Any]) -> str:
    where = "l.user_id = :user_id"
    if filters.kinds:
        where += " AND l.kind = ANY(:kinds)"
        values["kinds"] = list(filters.kinds)
    if filters.application_id is not None:
        where += " AND l.application_id = :application_id"
        values["application_id"] = filters.application_id
    if filters.company is not None:
        where += (
            " AND l.application_id IN (SELECT id FROM applications c"
            " WHERE c.user_id = :user_id AND lower(c.company) = lower(:company))"
        )
        values["company"] = filters.company
    if filters.between is not None:
        where += " AND l.at >= :since AND l.at < :until"
    if start is not None:
        where += " AND (l.at, l.id) < (:at, :id)" if start.source == EVENT else " AND l.at < :at"
    return f"""
        (SELECT l.id, 1 AS source, l.at, l.kind, l.undone, l.application_id FROM timeline_lines l
        WHERE {where} ORDER BY l.at DESC, l.id DESC LIMIT :limit)
    """


def _runs(filters: Filters, start: Place | None) -> str:
    """Every run that has ended. At one moment they come after the events."""
    where = "r.user_id = :user_id AND r.status IN ('finished', 'error', 'cancelled')"
    if filters.between is not None:
        where += f" AND {_RUN_AT} >= :since AND {_RUN_AT} < :until"
    if start is not None:
        where += f" AND ({_RUN_AT}, r.id) < (:at, :id)" if start.source == RUN else f" AND {_RUN_AT} <= :at"
    return f"""
        (SELECT r.id, 0, {_RUN_AT}, 'run', false, NULL FROM ingestion_runs r
        WHERE {where} ORDER BY {_RUN_AT} DESC, r.id DESC LIMIT :limit)
    """
