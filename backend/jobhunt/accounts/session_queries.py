"""SQL of sign-ins: people, sessions, the tokens that renew them, and what has happened to an account."""

from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.accounts.person import Person


async def use_nonce(connection: AsyncConnection, digest: bytes, expires_at: datetime) -> bool:
    """Whether a nonce is used for the first time."""
    result = await connection.execute(
        text(
            "INSERT INTO used_nonces (digest, expires_at) VALUES (:digest, :expires_at)"
            " ON CONFLICT (digest) DO NOTHING RETURNING 1"
        ),
        {"digest": digest, "expires_at": expires_at},
    )
    return result.one_or_none() is not None


async def save_person(connection: AsyncConnection, person: Person) -> int:
    """The user who is this person, made or brought up to date."""
    result = await connection.execute(
        text(
            """
            INSERT INTO users (subject, email, name, picture) VALUES (:subject, :email, :name, :picture)
            ON CONFLICT (subject) DO UPDATE SET email = excluded.email, name = excluded.name,
                picture = excluded.picture
            RETURNING id
            """
        ),
        {"subject": person.subject, "email": person.email, "name": person.name, "picture": person.picture},
    )
    return int(result.scalar_one())


async def add_session(connection: AsyncConnection, values: dict[str, Any]) -> int:
    """A new session. Values: user_id, device, address, now, expires_at."""
    result = await connection.execute(
        text(
            """
            INSERT INTO sessions (user_id, device, address, created_at, last_used_at, expires_at)
            VALUES (:user_id, :device, :address, :now, :now, :expires_at) RETURNING id
            """
        ),
        values,
    )
    return int(result.scalar_one())


async def add_refresh(connection: AsyncConnection, values: dict[str, Any]) -> None:
    """A token that renews a session. Values: user_id, session_id, digest, parent_id, now."""
    await connection.execute(
        text(
            """
            INSERT INTO refresh_tokens (user_id, session_id, digest, parent_id, created_at)
            VALUES (:user_id, :session_id, :digest, :parent_id, :now)
            """
        ),
        values,
    )


async def use_refresh(connection: AsyncConnection, digest: bytes, now: datetime) -> Any | None:
    """Use an unused token up, and give it. Of many who ask at once one gets it; the others wait for its commit."""
    result = await connection.execute(
        text(
            "UPDATE refresh_tokens SET used_at = :now WHERE digest = :digest AND used_at IS NULL"
            " RETURNING id, user_id, session_id, created_at"
        ),
        {"digest": digest, "now": now},
    )
    return result.one_or_none()


async def find_refresh(connection: AsyncConnection, digest: bytes) -> Any | None:
    """A token that was used, and whether the one that followed it was used too."""
    result = await connection.execute(
        text(
            """
            SELECT t.user_id, t.session_id, t.used_at, EXISTS (
                SELECT 1 FROM refresh_tokens next WHERE next.parent_id = t.id AND next.used_at IS NOT NULL
            ) AS followed_on
            FROM refresh_tokens t WHERE t.digest = :digest
            """
        ),
        {"digest": digest},
    )
    return result.one_or_none()


async def find_session(connection: AsyncConnection, user_id: int, session_id: int) -> Any | None:
    """A user's session, with the user's address."""
    result = await connection.execute(
        text(
            "SELECT s.id, s.user_id, s.expires_at, s.ended_at, s.ended_reason, u.email"
            " FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.user_id = :user_id AND s.id = :session_id"
        ),
        {"user_id": user_id, "session_id": session_id},
    )
    return result.one_or_none()


async def touch_session(connection: AsyncConnection, user_id: int, session_id: int, now: datetime) -> None:
    """A session is in use."""
    await connection.execute(
        text("UPDATE sessions SET last_used_at = :now WHERE user_id = :user_id AND id = :session_id"),
        {"user_id": user_id, "session_id": session_id, "now": now},
    )


async def end_sessions(
    connection: AsyncConnection, user_id: int, reason: str, now: datetime, session_id: int | None = None
) -> list[int]:
    """End a user's sessions, or the one that is named; the ids of those that were open."""
    rows = await connection.execute(
        text(
            """
            UPDATE sessions SET ended_at = :now, ended_reason = :reason
            WHERE user_id = :user_id AND ended_at IS NULL AND expires_at > :now
              AND (CAST(:session_id AS bigint) IS NULL OR id = :session_id)
            RETURNING id
            """
        ),
        {"user_id": user_id, "reason": reason, "now": now, "session_id": session_id},
    )
    return list(rows.scalars())


async def open_sessions(connection: AsyncConnection, user_id: int, now: datetime) -> list[Any]:
    """A user's open sessions, the one used last first."""
    rows = await connection.execute(
        text(
            """
            SELECT id, device, address, created_at, last_used_at FROM sessions
            WHERE user_id = :user_id AND ended_at IS NULL AND expires_at > :now
            ORDER BY last_used_at DESC, id DESC LIMIT 200
            """
        ),
        {"user_id": user_id, "now": now},
    )
    return list(rows)


async def log(connection: AsyncConnection, values: dict[str, Any]) -> None:
    """Keep what happened to an account. Values: user_id, kind, session_id, device, address, now."""
    await connection.execute(
        text(
            """
            INSERT INTO account_events (user_id, at, kind, session_id, device, address)
            VALUES (:user_id, :now, :kind, :session_id, :device, :address)
            """
        ),
        values,
    )


async def latest_events(connection: AsyncConnection, user_id: int, limit: int) -> list[Any]:
    """What happened to an account last, newest first."""
    rows = await connection.execute(
        text(
            "SELECT at, kind, session_id, device, address FROM account_events WHERE user_id = :user_id"
            " ORDER BY id DESC LIMIT :limit"
        ),
        {"user_id": user_id, "limit": limit},
    )
    return list(rows)


async def set_deletion(connection: AsyncConnection, user_id: int, deletes_at: datetime | None) -> bool:
    """Set when an account is deleted, or that it is not. False when that was so already."""
    result = await connection.execute(
        text(
            "UPDATE users SET deletes_at = :deletes_at WHERE id = :user_id"
            " AND (deletes_at IS NULL) <> (CAST(:deletes_at AS timestamptz) IS NULL) RETURNING 1"
        ),
        {"user_id": user_id, "deletes_at": deletes_at},
    )
    return result.one_or_none() is not None


async def due_for_deletion(connection: AsyncConnection, now: datetime) -> list[int]:
    """The users whose time to undo is over."""
    rows = await connection.execute(
        text("SELECT id FROM users WHERE deletes_at <= :now ORDER BY id LIMIT 100"), {"now": now}
    )
    return list(rows.scalars())


async def delete_user(connection: AsyncConnection, user_id: int, now: datetime) -> None:
    """Delete a user with everything that is theirs, unless they have come back meanwhile."""
    # Locked first: an undoing that comes at this moment waits, and finds nobody; or was first, and is respected.
    still = await connection.execute(
        text("SELECT 1 FROM users WHERE id = :user_id AND deletes_at <= :now FOR UPDATE"),
        {"user_id": user_id, "now": now},
    )
    if still.one_or_none() is None:
        return
    # Runs go first: their logs are found by run, and there is no index to find them by user.
    await connection.execute(text("DELETE FROM ingestion_runs WHERE user_id = :user_id"), {"user_id": user_id})
    await connection.execute(text("DELETE FROM users WHERE id = :user_id"), {"user_id": user_id})


async def forget_ended(connection: AsyncConnection, before: datetime) -> None:
    """Drop sessions that ended before then, and with them their tokens."""
    await connection.execute(
        text("DELETE FROM sessions WHERE expires_at < :before OR ended_at < :before"), {"before": before}
    )


async def forget_events(connection: AsyncConnection, before: datetime) -> None:
    """Drop what happened to accounts before then."""
    await connection.execute(text("DELETE FROM account_events WHERE at < :before"), {"before": before})


async def forget_nonces(connection: AsyncConnection, now: datetime) -> None:
    """Drop used nonces that have run out."""
    await connection.execute(text("DELETE FROM used_nonces WHERE expires_at < :now"), {"now": now})
