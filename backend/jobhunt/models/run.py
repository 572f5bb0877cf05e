"""Runs, what each asked of every company, the jobs in them, and the log that progress is read from."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import UserDefinedType

from jobhunt.models.base import Table

OPEN_RUN = "status IN ('pending', 'initializing', 'ingesting')"
OPEN_JOB = "status IN ('pending', 'crawled')"


class Xid8(UserDefinedType[int]):
    """Postgres' 64-bit transaction id."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The type's name in SQL."""
        return "xid8"


# So that the type is known when a database is compared with the tables here.
ischema_names["xid8"] = Xid8


class IngestionRun(Table):
    """One ingestion by one user. `counts` is its final account, written when it ends."""

    __tablename__ = "ingestion_runs"
    __table_args__ = (
        CheckConstraint(
            "status IN ('pending', 'initializing', 'ingesting', 'finished', 'error', 'cancelled')", name="status"
        ),
        Index("uq_ingestion_runs_open", "user_id", unique=True, postgresql_where=text(OPEN_RUN)),
        Index("ix_ingestion_runs_user_id_id", "user_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    status: Mapped[str] = mapped_column(server_default="pending")
    error_message: Mapped[str | None]
    counts: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    finished_at: Mapped[datetime | None]


class RunCompany(Table):
    """What one run asked of one company, and what came of reading its board.

    `title_filters` is the copy the run works by, so that a filter changed meanwhile does not split the run.
    """

    __tablename__ = "run_companies"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "run_id", "company_id"),
        CheckConstraint("stage IN ('waiting', 'reading', 'read')", name="stage"),
    )

    run_id: Mapped[int] = mapped_column(ForeignKey("ingestion_runs.id", ondelete="CASCADE"), index=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("companies.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    title_filters: Mapped[dict[str, Any]]
    stage: Mapped[str] = mapped_column(server_default="waiting")
    listing_id: Mapped[int | None]
    state: Mapped[str | None]
    reason: Mapped[str | None]
    narrowed: Mapped[bool] = mapped_column(server_default=text("false"))
    to_the_end: Mapped[bool] = mapped_column(server_default=text("false"))
    advertised: Mapped[int | None]
    listed: Mapped[int] = mapped_column(server_default=text("0"))
    left_out: Mapped[int] = mapped_column(server_default=text("0"))
    missing: Mapped[int] = mapped_column(server_default=text("0"))
    closed: Mapped[int] = mapped_column(server_default=text("0"))


class Job(Table):
    """One user's row about one posting, in the latest run that met it.

    `first_run_id` is the run that brought it; `version_id` the version the user has been shown, so that a
    change counts for each user once. `own_page` asks the posting's page whether it is still there, because a
    narrowed listing did not show it. `outcome` says what the latest run found: new, changed or unchanged.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        UniqueConstraint("user_id", "company", "external_id"),
        CheckConstraint("status IN ('pending', 'crawled', 'ready', 'error', 'expired')", name="status"),
        Index("ix_jobs_run_id_company_status_outcome", "run_id", "company", "status", "outcome"),
        Index("ix_jobs_open", "run_id", postgresql_where=text(OPEN_JOB)),
        {"postgresql_with": {"fillfactor": "80"}},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("ingestion_runs.id", ondelete="CASCADE"))
    first_run_id: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    posting_id: Mapped[int] = mapped_column(ForeignKey("postings.id"), index=True)
    company: Mapped[str]
    external_id: Mapped[str]
    url: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="pending")
    outcome: Mapped[str | None]
    version_id: Mapped[int | None]
    error_message: Mapped[str | None]
    own_page: Mapped[bool] = mapped_column(server_default=text("false"))
    failures: Mapped[int] = mapped_column(server_default=text("0"))
    due_at: Mapped[datetime]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())


class RunEvent(Table):
    """One line of a run's log, in the transaction that made it true.

    Read in (xid, id) order and only below the oldest transaction still open, so a late commit is never missed.
    """

    __tablename__ = "run_events"
    __table_args__ = (Index("ix_run_events_run_id_xid_id", "run_id", "xid", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    xid: Mapped[int] = mapped_column(Xid8, server_default=text("pg_current_xact_id()"))
    run_id: Mapped[int] = mapped_column(ForeignKey("ingestion_runs.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str]
    data: Mapped[dict[str, Any]]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
