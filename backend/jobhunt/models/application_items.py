"""What belongs to an application, each kind as its events have left it: notes, contacts, interviews, reminders."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class Note(Table):
    """A note in Markdown."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    written_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class Contact(Table):
    """A person at the company."""

    __tablename__ = "contacts"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    role: Mapped[str | None]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    link: Mapped[str | None]
    note: Mapped[str | None]


class Interview(Table):
    """A meeting. `local_at` in `zone` is what was agreed; `starts_at` is that moment."""

    __tablename__ = "interviews"
    __table_args__ = (Index("ix_interviews_starts", "user_id", "starts_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    round: Mapped[str | None]
    local_at: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    zone: Mapped[str]
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    place: Mapped[str | None]
    link: Mapped[str | None]
    people: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    note: Mapped[str | None]


class Reminder(Table):
    """Something to do by `local_at` in `zone`, the moment `due_at`; with a `rule` (RRULE) again and again.

    A repeating one that is done moves on to its next time; `first_at` is the local time that the rule counts from.
    """

    __tablename__ = "reminders"
    __table_args__ = (Index("ix_reminders_due", "user_id", "due_at", postgresql_where=text("done_at IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    local_at: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    zone: Mapped[str]
    due_at: Mapped[datetime]
    rule: Mapped[str | None]
    first_at: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    done_at: Mapped[datetime | None]
