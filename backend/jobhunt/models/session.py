"""Sign-ins that are still good, the tokens that renew them, and what has happened to an account."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class Session(Table):
    """One sign-in on one device. It ends at `expires_at` at the latest; `ended_at` and `ended_reason` tell."""

    __tablename__ = "sessions"
    __table_args__ = (Index("ix_sessions_user_id_id", "user_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    device: Mapped[str]
    address: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    last_used_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    ended_reason: Mapped[str | None]


class RefreshToken(Table):
    """One token of a session's family, by its SHA-256. Good once; `parent_id` is the one it was given for."""

    __tablename__ = "refresh_tokens"
    __table_args__ = (UniqueConstraint("user_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary, index=True)
    parent_id: Mapped[int | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class AccountEvent(Table):
    """Something that happened to an account: a sign-in, a sign-out, a stolen token, a deletion asked for."""

    __tablename__ = "account_events"
    __table_args__ = (Index("ix_account_events_user_id_id", "user_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(index=True)
    kind: Mapped[str]
    session_id: Mapped[int | None]
    device: Mapped[str]
    address: Mapped[str]


class UsedNonce(Table):
    """A sign-in's nonce that was used, until it would have run out by itself."""

    __tablename__ = "used_nonces"

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
