"""SQL of the copies that applications keep of postings."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql


@dataclass(frozen=True, slots=True)
class Taken:
    """A copy about to be taken: its id, for which application and when, and the documents sent by then."""

    id: int
    user_id: int
    application_id: int
    now: datetime
    documents: Sequence[Any] = field(default_factory=list)

    def values(self) -> dict[str, Any]:
        """As parameters of a statement."""
        return {
            "id": self.id,
            "user_id": self.user_id,
            "application_id": self.application_id,
            "now": self.now,
            "documents": json.dumps(self.documents, ensure_ascii=False),
        }


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a posting that is not followed: from its page, or by hand."""

    title: str
    company: str
    url: str | None = None
    description: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    raw_key: str | None = None
    raw_type: str | None = None


_COLUMNS = """
    INSERT INTO posting_copies (id, user_id, application_id, documents, taken_at, version_id, title, company, url,
                                description, fields, raw_key, raw_type)
"""


async def of_posting(connection: AsyncConnection, posting_id: int, taken: Taken) -> bool:
    """Copy what a posting says now; False when there is no such posting any more."""
    result = await connection.execute(
        sql(
            f"""
            {_COLUMNS}
            SELECT :id, :user_id, :application_id, CAST(:documents AS jsonb), :now, p.version_id, p.title,
                   c.display_name, p.url, coalesce(v.description, ''), coalesce(v.fields, '{{}}'),
                   p.raw_key, p.raw_type
            FROM postings p JOIN companies c ON c.id = p.company_id
                LEFT JOIN posting_versions v ON v.id = p.version_id
            WHERE p.id = :posting_id RETURNING id
            """
        ),
        {**taken.values(), "posting_id": posting_id},
    )
    return result.one_or_none() is not None


async def of_known(connection: AsyncConnection, known: Known, taken: Taken) -> None:
    """Keep what is known of a posting that is not followed."""
    await connection.execute(
        sql(
            f"""
            {_COLUMNS}
            VALUES (:id, :user_id, :application_id, CAST(:documents AS jsonb), :now, NULL, :title, :company, :url,
                    :description, CAST(:fields AS jsonb), :raw_key, :raw_type)
            """
        ),
        {
            **taken.values(),
            "title": known.title,
            "company": known.company,
            "url": known.url,
            "description": known.description,
            "fields": json.dumps(known.fields, ensure_ascii=False),
            "raw_key": known.raw_key,
            "raw_type": known.raw_type,
        },
    )


async def of_copy(connection: AsyncConnection, copy_id: int, taken: Taken) -> None:
    """The same again, with the documents that were sent by now; it was still read when the first copy was taken."""
    await connection.execute(
        sql(
            f"""
            {_COLUMNS}
            SELECT :id, user_id, application_id, CAST(:documents AS jsonb), least(taken_at, :now), version_id,
                   title, company, url, description, fields, raw_key, raw_type
            FROM posting_copies WHERE user_id = :user_id AND application_id = :application_id AND id = :copy_id
            """
        ),
        {**taken.values(), "copy_id": copy_id},
    )
