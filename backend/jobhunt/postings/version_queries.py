"""SQL of versions: the last ones of postings, new ones, and what postings say from them; many in one statement."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.boards.protocol import Fields
from jobhunt.core.database import sql, storable
from jobhunt.postings.versions import Content


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version to add. `distance` is how many bits its SimHash is from the one before."""

    posting_id: int
    number: int
    content: Content
    simhash: int
    exact_hash: bytes
    distance: int | None
    raw_key: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a posting says from now on, by which version and which kept page."""

    posting_id: int
    version_id: int
    simhash: int
    exact_hash: bytes
    raw_key: str
    raw_type: str | None
    fields: Fields


async def lock(connection: AsyncConnection, posting_ids: Sequence[int]) -> dict[int, Any]:
    """Postings with their last versions, by id, held until the transaction ends."""
    rows = await connection.execute(
        sql(
            """
            SELECT p.id, p.version_id, p.simhash, v.number, v.title, v.description, v.fields
            FROM postings p LEFT JOIN posting_versions v ON v.id = p.version_id
            WHERE p.id = ANY(:posting_ids) ORDER BY p.id FOR UPDATE OF p
            """
        ),
        {"posting_ids": list(posting_ids)},
    )
    return {row.id: row for row in rows}


async def last(connection: AsyncConnection, posting_ids: Sequence[int]) -> list[Any]:
    """What the last versions of these postings say; rows of posting_id, title, description and fields."""
    rows = await connection.execute(
        sql(
            "SELECT v.posting_id, v.title, v.description, v.fields FROM postings p"
            " JOIN posting_versions v ON v.id = p.version_id WHERE p.id = ANY(:posting_ids)"
        ),
        {"posting_ids": list(posting_ids)},
    )
    return list(rows)


async def add(connection: AsyncConnection, versions: Sequence[NewVersion], now: datetime) -> dict[int, int]:
    """New versions; their ids by posting."""
    rows = await connection.execute(
        sql(
            """
            INSERT INTO posting_versions (posting_id, number, seen_at, title, description, fields, simhash,
                                          exact_hash, distance, raw_key)
            SELECT posting_id, number, :now, title, description, CAST(fields AS jsonb), simhash,
                   decode(exact_hash, 'hex'), distance, raw_key
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS version (
                posting_id bigint, number int, title text, description text, fields text, simhash bigint,
                exact_hash text, distance int, raw_key text)
            RETURNING posting_id, id
            """
        ),
        {"rows": _rows([_version_row(version) for version in versions]), "now": now},
    )
    return {row.posting_id: row.id for row in rows}


async def describe(connection: AsyncConnection, said: Sequence[Said]) -> None:
    """Let postings say what was extracted, and keep the fingerprints with it, in one statement."""
    await connection.execute(
        sql(
            """
            UPDATE postings p SET version_id = said.version_id, simhash = said.simhash,
                exact_hash = decode(said.exact_hash, 'hex'), raw_key = said.raw_key, raw_type = said.raw_type,
                pending_key = CASE WHEN p.pending_key = said.raw_key THEN NULL ELSE p.pending_key END,
                title = said.title, places = CASE WHEN said.places = '{}' THEN p.places ELSE said.places END,
                employment_type = said.employment_type, work_mode = said.work_mode, department = said.department,
                pay_min = said.pay_min, pay_max = said.pay_max, pay_currency = said.pay_currency,
                pay_period = said.pay_period, pay_text = said.pay_text, posted_at = said.posted_at
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS said (
                posting_id bigint, version_id bigint, simhash bigint, exact_hash text, raw_key text, raw_type text,
                title text, places text[], employment_type text, work_mode text, department text, pay_min float8,
                pay_max float8, pay_currency text, pay_period text, pay_text text, posted_at date)
            WHERE p.id = said.posting_id
            """
        ),
        {"rows": _rows([_said_row(one) for one in said])},
    )


def _rows(rows: Sequence[dict[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False)


def _version_row(version: NewVersion) -> dict[str, Any]:
    return {
        "posting_id": version.posting_id,
        "number": version.number,
        "title": storable(version.content.title),
        "description": storable(version.content.description),
        "fields": storable(json.dumps(version.content.fields, ensure_ascii=False)),
        "simhash": version.simhash,
        "exact_hash": version.exact_hash.hex(),
        "distance": version.distance,
        "raw_key": version.raw_key,
    }


def _said_row(said: Said) -> dict[str, Any]:
    fields, pay = said.fields, said.fields.pay
    return {
        "posting_id": said.posting_id,
        "version_id": said.version_id,
        "simhash": said.simhash,
        "exact_hash": said.exact_hash.hex(),
        "raw_key": said.raw_key,
        "raw_type": said.raw_type,
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
        "posted_at": fields.posted_at.isoformat() if fields.posted_at else None,
    }


def _storable(value: str | None) -> str | None:
    return None if value is None else storable(value)
