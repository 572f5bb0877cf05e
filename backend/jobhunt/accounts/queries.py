"""SQL of users."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection


async def ensure_user(connection: AsyncConnection, email: str, name: str) -> int:
    """The id of the local user with this address, made if there is none."""
    await connection.execute(
        text(
            "INSERT INTO users (email, name) VALUES (:email, :name)"
            " ON CONFLICT (email) WHERE subject IS NULL DO NOTHING"
        ),
        {"email": email, "name": name},
    )
    result = await connection.execute(
        text("SELECT id FROM users WHERE email = :email AND subject IS NULL"), {"email": email}
    )
    return int(result.scalar_one())


async def get_user(connection: AsyncConnection, user_id: int) -> Any:
    """One user's row."""
    result = await connection.execute(
        text("SELECT id, email, name, picture, deletes_at FROM users WHERE id = :user_id"), {"user_id": user_id}
    )
    return result.one()
