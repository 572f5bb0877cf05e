"""SQL of taking everything along: what an export reads, and what an import finds and writes."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql

AT_ONCE = 500
"""Rows in one statement."""


async def _rows(connection: AsyncConnection, statement: str, **values: Any) -> list[Any]:
    return list(await connection.execute(sql(statement), values))


async def settings(connection: AsyncConnection, user_id: int) -> dict[str, list[Any]]:
    """Everything of a user but the applications, by what it is."""
    return {
        "thresholds": await _rows(
            connection,
            "SELECT quiet_days, stale_days, no_response_days FROM thresholds WHERE user_id = :user_id",
            user_id=user_id,
        ),
        "companies": await _rows(
            connection,
            "SELECT c.address, s.title_filters, s.is_enabled, s.updated_at FROM company_settings s"
            " JOIN companies c ON c.id = s.company_id WHERE s.user_id = :user_id ORDER BY c.address",
            user_id=user_id,
        ),
        "hidden": await _rows(
            connection,
            "SELECT c.address, h.hidden_at FROM hidden_companies h JOIN companies c ON c.id = h.company_id"
            " WHERE h.user_id = :user_id ORDER BY c.address",
            user_id=user_id,
        ),
        "views": await _rows(
            connection,
            "SELECT name, query, created_at FROM saved_views WHERE user_id = :user_id ORDER BY id",
            user_id=user_id,
        ),
    }


async def documents(connection: AsyncConnection, user_id: int) -> tuple[list[Any], list[Any]]:
    """A user's documents and their versions, the oldest first."""
    return (
        await _rows(connection, "SELECT * FROM documents WHERE user_id = :user_id ORDER BY id", user_id=user_id),
        await _rows(
            connection,
            "SELECT * FROM document_versions WHERE user_id = :user_id ORDER BY document_id, number",
            user_id=user_id,
        ),
    )


async def application_ids(connection: AsyncConnection, user_id: int) -> list[int]:
    """A user's applications, deleted ones too, in the order they were made."""
    rows = await _rows(
        connection, "SELECT id FROM applications WHERE user_id = :user_id ORDER BY id", user_id=user_id
    )
    return [row.id for row in rows]


async def events(connection: AsyncConnection, user_id: int, ids: Sequence[int]) -> list[Any]:
    """The logs of applications."""
    return await _rows(
        connection,
        "SELECT * FROM application_events WHERE user_id = :user_id AND application_id = ANY(:ids)"
        " ORDER BY application_id, number",
        user_id=user_id,
        ids=list(ids),
    )


async def copies(connection: AsyncConnection, user_id: int, ids: Sequence[int]) -> list[Any]:
    """The copies that applications keep of postings."""
    return await _rows(
        connection,
        "SELECT * FROM posting_copies WHERE user_id = :user_id AND application_id = ANY(:ids) ORDER BY id",
        user_id=user_id,
        ids=list(ids),
    )


async def postings(connection: AsyncConnection, ids: Sequence[int]) -> list[Any]:
    """What postings are called outside this database."""
    return await _rows(
        connection,
        "SELECT p.id, c.platform, c.token, p.external_id FROM postings p JOIN companies c ON c.id = p.company_id"
        " WHERE p.id = ANY(:ids)",
        ids=list(ids),
    )


async def boards(connection: AsyncConnection, ids: Sequence[int]) -> list[Any]:
    """What companies are called outside this database."""
    return await _rows(connection, "SELECT id, platform, token FROM companies WHERE id = ANY(:ids)", ids=list(ids))


async def known_boards(connection: AsyncConnection) -> list[Any]:
    """Every company by its board."""
    return await _rows(connection, "SELECT id, platform, token FROM companies")


async def known_postings(connection: AsyncConnection, user_id: int, names: Sequence[Any]) -> list[Any]:
    """The postings among these names that are known here, and whether the user has an application on each."""
    return await _rows(
        connection,
        """
        SELECT p.id, p.company_id, n.platform, n.token, n.external_id,
               EXISTS (SELECT 1 FROM applications a WHERE a.user_id = :user_id AND a.posting_id = p.id
                       AND a.deleted_at IS NULL) AS taken
        FROM jsonb_to_recordset(CAST(:names AS jsonb)) AS n(platform text, token text, external_id text)
            JOIN companies c ON c.platform = n.platform AND c.token = n.token
            JOIN postings p ON p.company_id = c.id AND p.external_id = n.external_id
        """,
        user_id=user_id,
        names=json.dumps(list(names), ensure_ascii=False),
    )


async def beginnings(connection: AsyncConnection, user_id: int) -> list[Any]:
    """A user's applications, deleted ones too: what each is called now, and how its log begins."""
    return await _rows(
        connection,
        "SELECT a.id, a.company, a.title, a.url, a.deleted_at, e.recorded_at, e.data"
        " FROM applications a JOIN application_events e ON e.application_id = a.id AND e.user_id = a.user_id"
        " WHERE a.user_id = :user_id AND e.number = 1 ORDER BY a.id",
        user_id=user_id,
    )


async def insert(connection: AsyncConnection, table: str, rows: Sequence[Any]) -> None:
    """Write rows that hold every column they need; one that is there already stays as it is."""
    if not rows:
        return
    names = ", ".join(f'"{name}"' for name in rows[0])
    for start in range(0, len(rows), AT_ONCE):
        await connection.execute(
            sql(
                f"INSERT INTO {table} ({names}) SELECT {names}"
                f" FROM jsonb_populate_recordset(CAST(NULL AS {table}), CAST(:rows AS jsonb))"
                " ON CONFLICT DO NOTHING"
            ),
            {"rows": json.dumps(rows[start : start + AT_ONCE], ensure_ascii=False)},
        )
