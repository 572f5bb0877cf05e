"""SQL of companies and of one user's settings for them."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.boards.protocol import Board
from jobhunt.boards.registry import BUILT_IN

_COMPANY = """
    SELECT c.id, c.name, c.display_name, c.logo_url, c.platform, c.address, c.built_in,
           l.finished_at AS last_checked_at, l.state, l.reason,
           coalesce(cardinality(l.words) > 0, false) AS narrowed, coalesce(l.to_the_end, false) AS to_the_end,
           (SELECT count(*) FROM postings p WHERE p.company_id = c.id AND p.status = 'open') AS open_postings
    FROM companies c LEFT JOIN listings l ON l.id = c.last_listing_id
"""


async def ensure_built_in(connection: AsyncConnection) -> None:
    """Put the companies that come with the product into the table."""
    statement = text(
        """
        INSERT INTO companies (name, display_name, platform, token, address, logo_url, built_in)
        VALUES (:name, :display_name, :platform, :token, :address, :logo_url, true)
        ON CONFLICT DO NOTHING
        """
    )
    rows = [
        {
            "name": company.name,
            "display_name": company.display_name,
            "platform": company.board.platform,
            "token": company.board.token,
            "address": company.board.address,
            "logo_url": company.logo_url,
        }
        for company in BUILT_IN
    ]
    await connection.execute(statement, rows)


async def all_companies(connection: AsyncConnection) -> list[Any]:
    """Every company, the built-in ones first."""
    rows = await connection.execute(text(f"{_COMPANY} ORDER BY c.built_in DESC, c.id"))
    return list(rows)


async def new_postings(connection: AsyncConnection, user_id: int) -> dict[str, int]:
    """How many postings the user's last run brought, by company; companies without any are not there."""
    rows = await connection.execute(
        text(
            """
            SELECT company, count(*) AS n FROM jobs
            WHERE run_id = (SELECT max(id) FROM ingestion_runs WHERE user_id = :user_id) AND outcome = 'new'
            GROUP BY company
            """
        ),
        {"user_id": user_id},
    )
    return {row.company: row.n for row in rows}


async def find_company(connection: AsyncConnection, platform: str, token: str) -> Any | None:
    """The company with this board."""
    result = await connection.execute(
        text(f"{_COMPANY} WHERE c.platform = :platform AND c.token = :token"),
        {"platform": platform, "token": token},
    )
    return result.one_or_none()


async def taken_names(connection: AsyncConnection, stem: str) -> set[str]:
    """The short names in use that start so."""
    rows = await connection.execute(
        text("SELECT name FROM companies WHERE starts_with(name, :stem)"), {"stem": stem}
    )
    return set(rows.scalars())


async def add_company(connection: AsyncConnection, name: str, display_name: str, board: Board) -> None:
    """Add a company; adding a board that is there already changes nothing."""
    await connection.execute(
        text(
            """
            INSERT INTO companies (name, display_name, platform, token, address)
            VALUES (:name, :display_name, :platform, :token, :address) ON CONFLICT DO NOTHING
            """
        ),
        {
            "name": name,
            "display_name": display_name,
            "platform": board.platform,
            "token": board.token,
            "address": board.address,
        },
    )


async def company_ids(connection: AsyncConnection, names: Iterable[str]) -> dict[str, int]:
    """The ids of the companies that exist among these names."""
    rows = await connection.execute(
        text("SELECT name, id FROM companies WHERE name = ANY(:names)"), {"names": list(names)}
    )
    return {row.name: row.id for row in rows}


async def settings_of(connection: AsyncConnection, user_id: int) -> list[Any]:
    """A user's settings, by company name."""
    rows = await connection.execute(
        text(
            """
            SELECT s.id, c.name AS company_name, s.title_filters, s.is_enabled, s.updated_at
            FROM company_settings s JOIN companies c ON c.id = s.company_id
            WHERE s.user_id = :user_id ORDER BY c.name
            """
        ),
        {"user_id": user_id},
    )
    return list(rows)


async def save_setting(
    connection: AsyncConnection, user_id: int, company_id: int, values: Mapping[str, Any], now: datetime
) -> Any:
    """Write a user's setting for a company; its id and time. Values: title_filters, is_enabled."""
    result = await connection.execute(
        text(
            """
            INSERT INTO company_settings (user_id, company_id, title_filters, is_enabled, updated_at)
            VALUES (:user_id, :company_id, CAST(:filters AS jsonb), :is_enabled, :now)
            ON CONFLICT (user_id, company_id) DO UPDATE SET title_filters = excluded.title_filters,
                is_enabled = excluded.is_enabled, updated_at = excluded.updated_at
            RETURNING id, updated_at
            """
        ),
        {
            "user_id": user_id,
            "company_id": company_id,
            "filters": json.dumps(values["title_filters"]),
            "is_enabled": values["is_enabled"],
            "now": now,
        },
    )
    return result.one()


async def delete_setting(connection: AsyncConnection, user_id: int, company_id: int) -> bool:
    """Drop a user's setting for a company; closes and deletes nothing else. False when there was none."""
    result = await connection.execute(
        text("DELETE FROM company_settings WHERE user_id = :user_id AND company_id = :company_id RETURNING id"),
        {"user_id": user_id, "company_id": company_id},
    )
    return result.one_or_none() is not None


async def known_titles(connection: AsyncConnection, user_id: int, limit: int) -> list[Any]:
    """Titles of open postings at the companies a user follows, newest first; rows of company and title."""
    rows = await connection.execute(
        text(
            """
            SELECT c.name AS company, p.title
            FROM company_settings s JOIN companies c ON c.id = s.company_id
                JOIN postings p ON p.company_id = c.id AND p.status = 'open'
            WHERE s.user_id = :user_id ORDER BY p.id DESC LIMIT :limit
            """
        ),
        {"user_id": user_id, "limit": limit},
    )
    return list(rows)
