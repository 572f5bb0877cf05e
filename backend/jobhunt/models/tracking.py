"""How a user is reminded: thresholds, what is put off, the calendar's address; and requests answered once."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class Thresholds(Table):
    """After how many days an application counts as quiet, as stale, and as not answered."""

    __tablename__ = "thresholds"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    quiet_days: Mapped[int] = mapped_column(SmallInteger)
    stale_days: Mapped[int] = mapped_column(SmallInteger)
    no_response_days: Mapped[int] = mapped_column(SmallInteger)


class Snooze(Table):
    """Something that needs its user, put off until a time. `key` names it and the fact it rests on."""

    __tablename__ = "snoozes"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[datetime]


class CalendarFeed(Table):
    """A user's calendar feed; of the secret in its address only a hash is kept."""

    __tablename__ = "calendar_feeds"
    __table_args__ = (Index(None, "feed_hash"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    feed_hash: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]


class IdempotencyKey(Table):
    """A request that its sender may repeat: what it asked, as a digest, and what it was answered."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (Index(None, "user_id", "created_at"),)

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    answer: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]
