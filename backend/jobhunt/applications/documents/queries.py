"""SQL of documents, their versions, and where each was sent."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql

_DOCUMENT = "SELECT id, name, kind, created_at, deleted_at FROM documents WHERE user_id = :user_id"


async def all_of(connection: AsyncConnection, user_id: int, *, deleted_too: bool = False) -> list[Any]:
    """A user's documents, the newest first."""
    living = "" if deleted_too else " AND deleted_at IS NULL"
    rows = await connection.execute(
        sql(f"{_DOCUMENT}{living} ORDER BY created_at DESC, id DESC"), {"user_id": user_id}
    )
    return list(rows)


async def find(connection: AsyncConnection, user_id: int, document_id: int) -> Any | None:
    """One document of a user, deleted ones too."""
    result = await connection.execute(sql(f"{_DOCUMENT} AND id = :id"), {"user_id": user_id, "id": document_id})
    return result.one_or_none()


async def lock(connection: AsyncConnection, user_id: int, document_id: int) -> bool:
    """Hold a document until the transaction ends; False when there is none."""
    result = await connection.execute(
        sql("SELECT id FROM documents WHERE user_id = :user_id AND id = :id FOR UPDATE"),
        {"user_id": user_id, "id": document_id},
    )
    return result.one_or_none() is not None


async def versions(connection: AsyncConnection, user_id: int, document_ids: list[int]) -> list[Any]:
    """The versions of documents, the newest first."""
    rows = await connection.execute(
        sql(
            "SELECT id, document_id, number, file_name, media_type, size, sha256, created_at FROM document_versions"
            " WHERE user_id = :user_id AND document_id = ANY(:ids) ORDER BY document_id, number DESC"
        ),
        {"user_id": user_id, "ids": document_ids},
    )
    return list(rows)


async def uses(connection: AsyncConnection, user_id: int, document_ids: list[int]) -> list[Any]:
    """Where the versions of documents were sent, the latest first."""
    rows = await connection.execute(
        sql(
            """
            SELECT u.id, u.document_version_id, u.application_id, a.company, a.title, u.sent_to, u.sent_at
            FROM document_uses u JOIN document_versions v ON v.id = u.document_version_id
                JOIN applications a ON a.id = u.application_id
            WHERE u.user_id = :user_id AND v.document_id = ANY(:ids) ORDER BY u.sent_at DESC, u.id DESC
            """
        ),
        {"user_id": user_id, "ids": document_ids},
    )
    return list(rows)


async def version(connection: AsyncConnection, user_id: int, version_id: int) -> Any | None:
    """One version of a user's, of a document that may be deleted."""
    result = await connection.execute(
        sql(
            """
            SELECT v.id, v.file_name, v.media_type, v.file_key, d.deleted_at
            FROM document_versions v JOIN documents d ON d.id = v.document_id
            WHERE v.user_id = :user_id AND v.id = :id
            """
        ),
        {"user_id": user_id, "id": version_id},
    )
    return result.one_or_none()


async def room_taken(connection: AsyncConnection, user_id: int) -> tuple[int, int]:
    """How many versions a user has and how many bytes they are."""
    result = await connection.execute(
        sql("SELECT count(*) AS n, coalesce(sum(size), 0) AS size FROM document_versions WHERE user_id = :user_id"),
        {"user_id": user_id},
    )
    row = result.one()
    return row.n, int(row.size)


async def add(connection: AsyncConnection, user_id: int, values: Mapping[str, Any]) -> int:
    """A new document without a version. Values: name, kind, now."""
    result = await connection.execute(
        sql(
            "INSERT INTO documents (user_id, name, kind, created_at)"
            " VALUES (:user_id, :name, :kind, :now) RETURNING id"
        ),
        {**values, "user_id": user_id},
    )
    return int(result.scalar_one())


async def add_version(connection: AsyncConnection, user_id: int, values: Mapping[str, Any]) -> int:
    """The next version of a document that is held. Values: document_id and the columns of the file."""
    result = await connection.execute(
        sql(
            """
            INSERT INTO document_versions
                (user_id, document_id, number, file_name, media_type, size, sha256, file_key, created_at)
            SELECT :user_id, :document_id, coalesce(max(number), 0) + 1, :file_name, :media_type, :size, :sha256,
                   :file_key, :now
            FROM document_versions WHERE user_id = :user_id AND document_id = :document_id
            RETURNING id
            """
        ),
        {**values, "user_id": user_id},
    )
    return int(result.scalar_one())


async def change(connection: AsyncConnection, user_id: int, document_id: int, name: str, kind: str) -> None:
    """Another name and kind."""
    await connection.execute(
        sql("UPDATE documents SET name = :name, kind = :kind WHERE user_id = :user_id AND id = :id"),
        {"user_id": user_id, "id": document_id, "name": name, "kind": kind},
    )


async def set_deleted(
    connection: AsyncConnection, user_id: int, document_id: int, deleted_at: datetime | None
) -> None:
    """Take a document out of the list, or with None put it back."""
    await connection.execute(
        sql("UPDATE documents SET deleted_at = :deleted_at WHERE user_id = :user_id AND id = :id"),
        {"user_id": user_id, "id": document_id, "deleted_at": deleted_at},
    )
