"""Applications as they stand, the log that they follow from, and the copies of postings that they keep."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import DOUBLE_PRECISION
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class Application(Table):
    """What a user does about a posting, as its events have left it; `version` is the number of the last of them.

    It outlives the posting: `copy_id` is what that said when it was saved, `frozen_id` when it was applied to.
    """

    __tablename__ = "applications"
    __table_args__ = (
        CheckConstraint("stage IN ('saved', 'applied', 'screening', 'interview', 'offer', 'closed')", name="stage"),
        CheckConstraint("(stage = 'closed') = (outcome IS NOT NULL)", name="outcome"),
        Index(
            "uq_applications_live",
            "user_id",
            "posting_id",
            unique=True,
            postgresql_where=text("deleted_at IS NULL AND posting_id IS NOT NULL"),
        ),
        Index("ix_applications_touched", "user_id", text("updated_at DESC"), text("id DESC")),
        Index("ix_applications_stage", "user_id", "stage", text("since DESC"), text("id DESC")),
        Index(None, "posting_id"),
        {"postgresql_with": {"fillfactor": "80"}},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    posting_id: Mapped[int | None] = mapped_column(ForeignKey("postings.id", ondelete="SET NULL"))
    company_id: Mapped[int | None] = mapped_column(ForeignKey("companies.id", ondelete="SET NULL"), index=True)
    company: Mapped[str]
    title: Mapped[str]
    url: Mapped[str | None]
    places: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    stage: Mapped[str]
    outcome: Mapped[str | None]
    since: Mapped[datetime]
    applied_at: Mapped[datetime | None]
    replied_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    source: Mapped[str | None]
    tags: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    offer_deadline: Mapped[date | None] = mapped_column(Date)
    pay_asked: Mapped[float | None] = mapped_column(DOUBLE_PRECISION)
    pay_offered: Mapped[float | None] = mapped_column(DOUBLE_PRECISION)
    pay_currency: Mapped[str | None]
    pay_period: Mapped[str | None]
    pay_note: Mapped[str | None]
    copy_id: Mapped[int | None]
    frozen_id: Mapped[int | None]
    version: Mapped[int]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]


class ApplicationEvent(Table):
    """One thing that happened to an application. Rows are only ever added; everything else follows from them.

    `number` counts within the application; `at` is when it happened, `recorded_at` when that was written down.
    """

    __tablename__ = "application_events"
    __table_args__ = (
        UniqueConstraint("user_id", "application_id", "number"),
        CheckConstraint("by IN ('user', 'system')", name="by"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    kind: Mapped[str]
    data: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    by: Mapped[str] = mapped_column(server_default="user")


class TimelineLine(Table):
    """An event as the timeline shows it, under its id: its date as last corrected, and whether it was undone.

    `is_act`: the user did it and it stands. `step` is the stage or outcome that the application came to by it,
    where that is part of its path (`applications/path.py`), `next_step` and `next_at` the one after. A deleted
    application has neither acts nor steps.
    """

    __tablename__ = "timeline_lines"
    __table_args__ = (
        Index("ix_timeline_lines_at", "user_id", text("at DESC"), text("id DESC")),
        Index(
            "ix_timeline_lines_path",
            "user_id",
            "application_id",
            postgresql_include=["step", "next_step", "at", "next_at"],
            postgresql_where=text("step IS NOT NULL"),
        ),
        Index(
            "ix_timeline_lines_acts",
            "user_id",
            "at",
            postgresql_include=["application_id"],
            postgresql_where=text("is_act"),
        ),
    )

    id: Mapped[int] = mapped_column(ForeignKey("application_events.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    at: Mapped[datetime]
    undone: Mapped[bool]
    is_act: Mapped[bool]
    step: Mapped[str | None]
    next_step: Mapped[str | None]
    next_at: Mapped[datetime | None]


class PostingCopy(Table):
    """What a posting said at a moment, kept for an application whatever becomes of the posting. Never changed.

    `version_id` is the posting's version that was copied; `documents` are the document versions sent by then.
    """

    __tablename__ = "posting_copies"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    version_id: Mapped[int | None]
    title: Mapped[str]
    company: Mapped[str]
    url: Mapped[str | None]
    description: Mapped[str]
    fields: Mapped[dict[str, Any]]
    raw_key: Mapped[str | None]
    raw_type: Mapped[str | None]
    documents: Mapped[list[dict[str, Any]]] = mapped_column(server_default=text("'[]'::jsonb"))
    taken_at: Mapped[datetime]
