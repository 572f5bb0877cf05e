"""Listings: every reading of a board, and whether it may be believed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class Listing(Table):
    """One reading of a board.

    `words` narrowed it (empty: the whole board was asked for); `to_the_end` says that every page asked for was
    read. `digest` stands for the set of openings shown; `applied_at` is when the postings learnt of it, which
    happens once. `file_key` names the openings themselves, kept for a short time.
    """

    __tablename__ = "listings"
    __table_args__ = (
        CheckConstraint("state IN ('complete', 'partial', 'failed', 'suspicious')", name="state"),
        Index("ix_listings_company_id_finished_at", "company_id", "finished_at"),
        Index("ix_listings_complete", "company_id", "applied_at", postgresql_where=text("state = 'complete'")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("companies.id"))
    state: Mapped[str]
    reason: Mapped[str | None]
    words: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    to_the_end: Mapped[bool]
    advertised: Mapped[int | None]
    openings: Mapped[int]
    requests: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime]
    applied_at: Mapped[datetime | None]
    file_key: Mapped[str | None]
