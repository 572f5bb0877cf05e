"""SQL of a run's log: its lines after a place in it, and only those that nothing can come before any more."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

MOST = 2_000


class Cursor(NamedTuple):
    """A place in the log; as text it is the event id that browsers send back."""

    xid: int
    id: int

    def __str__(self) -> str:
        return f"{self.xid}-{self.id}"


START = Cursor(0, 0)


def cursor_from(event_id: str) -> Cursor | None:
    """The place that an event id names. None when it is not one of ours."""
    match = re.fullmatch(r"(\d{1,19})-(\d{1,18})", event_id.strip())
    return Cursor(int(match[1]), int(match[2])) if match else None


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a run's log."""

    cursor: Cursor
    kind: str
    data: dict[str, Any]

    @property
    def is_status(self) -> bool:
        """Whether it tells a turn of the run itself."""
        return self.kind == "status"


async def after(connection: AsyncConnection, run_id: int, cursor: Cursor) -> list[Event]:
    """The lines after a place, in order.

    Lines of transactions that may still be joined by an older one wait: a line, once told, is never preceded
    by one told later.
    """
    rows = await connection.execute(
        text(
            """
            SELECT CAST(CAST(xid AS text) AS bigint) AS xid, id, kind, data FROM run_events
            WHERE run_id = :run_id AND (xid, id) > (CAST(CAST(:xid AS text) AS xid8), CAST(:id AS bigint))
              AND xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY run_events.xid, id LIMIT :most
            """
        ),
        {"run_id": run_id, "xid": str(cursor.xid), "id": cursor.id, "most": MOST},
    )
    return [Event(Cursor(row.xid, row.id), row.kind, row.data) for row in rows]


async def newest(connection: AsyncConnection, run_id: int) -> Cursor:
    """The last place that can be told now."""
    result = await connection.execute(
        text(
            """
            SELECT CAST(CAST(xid AS text) AS bigint) AS xid, id FROM run_events
            WHERE run_id = :run_id AND xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY run_events.xid DESC, id DESC LIMIT 1
            """
        ),
        {"run_id": run_id},
    )
    row = result.one_or_none()
    return Cursor(row.xid, row.id) if row else START


async def last_ending(connection: AsyncConnection, run_id: int) -> Cursor:
    """Where the log tells that the run ended; the very start when its log is gone."""
    result = await connection.execute(
        text(
            """
            SELECT CAST(CAST(xid AS text) AS bigint) AS xid, id FROM run_events
            WHERE run_id = :run_id AND kind = 'status'
              AND data ->> 'status' IN ('finished', 'error', 'cancelled')
            ORDER BY run_events.xid DESC, id DESC LIMIT 1
            """
        ),
        {"run_id": run_id},
    )
    row = result.one_or_none()
    return Cursor(row.xid, row.id) if row else START
