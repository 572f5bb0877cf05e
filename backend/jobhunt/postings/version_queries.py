"""SQL of versions: the last one of a posting, a new one, and what the posting says from it."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.boards.protocol import Fields
from jobhunt.core.database import sql, storable
from jobhunt.postings.versions import Content


async def lock(connection: AsyncConnection, posting_id: int) -> Any:
    """The posting and its last version, held until the transaction ends."""
    result = await connection.execute(
        sql(
            """
            SELECT p.id, p.pending_key, p.version_id, p.simhash, v.number, v.title, v.description, v.fields
            FROM postings p LEFT JOIN posting_versions v ON v.id = p.version_id
            WHERE p.id = :posting_id FOR UPDATE OF p
            """
        ),
        {"posting_id": posting_id},
    )
    return result.one()


async def add(connection: AsyncConnection, values: Mapping[str, Any], new: Content) -> int:
    """A new version; values: posting_id, number, seen_at, simhash, exact_hash, distance, raw_key."""
    result = await connection.execute(
        sql(
            """
            INSERT INTO posting_versions (posting_id, number, seen_at, title, description, fields, simhash,
                                          exact_hash, distance, raw_key)
            VALUES (:posting_id, :number, :seen_at, :title, :description, CAST(:fields AS jsonb), :simhash,
                    :exact_hash, :distance, :raw_key)
            RETURNING id
            """
        ),
        {
            **values,
            "title": storable(new.title),
            "description": storable(new.description),
            "fields": storable(json.dumps(new.fields, ensure_ascii=False)),
        },
    )
    return int(result.scalar_one())


async def describe(connection: AsyncConnection, values: Mapping[str, Any], fields: Fields) -> None:
    """Let the posting say what was extracted, and keep the fingerprints with it, in one statement.

    Values: posting_id, version_id, simhash, exact_hash, raw_key, raw_type.
    """
    pay = fields.pay
    await connection.execute(
        sql(
            """
            UPDATE postings SET version_id = :version_id, simhash = :simhash, exact_hash = :exact_hash,
                raw_key = :raw_key, raw_type = :raw_type,
                pending_key = CASE WHEN pending_key = :raw_key THEN NULL ELSE pending_key END,
                title = :title, places = CASE WHEN :places = '{}'::text[] THEN places ELSE :places END,
                employment_type = :employment_type, work_mode = :work_mode, department = :department,
                pay_min = :pay_min, pay_max = :pay_max, pay_currency = :pay_currency, pay_period = :pay_period,
                pay_text = :pay_text, posted_at = :posted_at
            WHERE id = :posting_id
            """
        ),
        {
            **values,
            "title": storable(fields.title),
            "places": [storable(place) for place in fields.places],
            "employment_type": _storable(fields.employment_type),
            "work_mode": fields.work_mode,
            "department": _storable(fields.department),
            "pay_min": pay.minimum if pay else None,
            "pay_max": pay.maximum if pay else None,
            "pay_currency": _storable(pay.currency) if pay else None,
            "pay_period": pay.period if pay else None,
            "pay_text": storable(pay.text) if pay else None,
            "posted_at": fields.posted_at,
        },
    )


def _storable(value: str | None) -> str | None:
    return None if value is None else storable(value)
