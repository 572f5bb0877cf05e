"""Postings, facts that all users share, and the versions each has had."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, LargeBinary, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import DOUBLE_PRECISION
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


def text_bands(of: str = "") -> str:
    """SQL of the four parts of a posting's SimHash, each as a number of its company's own."""
    parts = (f"(({of}simhash >> {16 * n}) & 65535)" for n in range(4))
    return f"(ARRAY[{', '.join(f'(({of}company_id << 18) | {n << 16}) | {part}' for n, part in enumerate(parts))}])"


class Posting(Table):
    """One opening of a company: where it is, what it says now, and what is known about its page.

    Known from a listing alone until `version_id` is set. Fingerprints and `raw_key` belong to the last successful
    extraction; `pending_key` names a page that is fetched and not yet extracted, `listed_key` a whole posting
    that a listing carried. `fetched_digest` is what the listing said when the page was fetched last. `repost_of` is
    the posting of the company that it puts up again, as known when it was indexed.
    """

    __tablename__ = "postings"
    __table_args__ = (
        UniqueConstraint("company_id", "external_id"),
        CheckConstraint("status IN ('open', 'closed')", name="status"),
        Index("ix_postings_drawn", "company_id", text("hashint8(id)")),
        Index("ix_postings_open", "company_id", postgresql_where=text("status = 'open'")),
        Index(
            "ix_postings_text_bands",
            text(text_bands()),
            postgresql_using="gin",
            # Else each look into it would read all that a run has brought so far from end to end.
            postgresql_with={"fastupdate": "off"},
            postgresql_where=text("simhash <> 0"),
        ),
        Index("ix_postings_repost_of", "repost_of", postgresql_where=text("repost_of IS NOT NULL")),
        {"postgresql_with": {"fillfactor": "85"}},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("companies.id"))
    external_id: Mapped[str]
    url: Mapped[str]
    title: Mapped[str]
    places: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))

    status: Mapped[str] = mapped_column(server_default="open")
    closed_at: Mapped[datetime | None]
    closed_reason: Mapped[str | None]
    missing_count: Mapped[int] = mapped_column(server_default=text("0"))
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]

    listed_digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    listed_key: Mapped[str | None]
    fetched_at: Mapped[datetime | None]
    fetching_until: Mapped[datetime | None]
    fetching_job_id: Mapped[int | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    fetched_digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    pending_key: Mapped[str | None]
    pending_type: Mapped[str | None]
    raw_key: Mapped[str | None]
    raw_type: Mapped[str | None]

    version_id: Mapped[int | None]
    simhash: Mapped[int | None]
    exact_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    repost_of: Mapped[int | None]
    employment_type: Mapped[str | None]
    work_mode: Mapped[str | None]
    department: Mapped[str | None]
    pay_min: Mapped[float | None] = mapped_column(DOUBLE_PRECISION)
    pay_max: Mapped[float | None] = mapped_column(DOUBLE_PRECISION)
    pay_currency: Mapped[str | None]
    pay_period: Mapped[str | None]
    pay_text: Mapped[str | None]
    posted_at: Mapped[date | None] = mapped_column(Date)


class PostingVersion(Table):
    """What a posting said from `seen_at` on. `distance` is how far its SimHash is from the version before."""

    __tablename__ = "posting_versions"
    __table_args__ = (UniqueConstraint("posting_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    posting_id: Mapped[int] = mapped_column(ForeignKey("postings.id", ondelete="CASCADE"))
    number: Mapped[int]
    seen_at: Mapped[datetime] = mapped_column(server_default=func.now())
    title: Mapped[str]
    description: Mapped[str]
    fields: Mapped[dict[str, Any]]
    simhash: Mapped[int]
    exact_hash: Mapped[bytes] = mapped_column(LargeBinary)
    distance: Mapped[int | None]
    raw_key: Mapped[str]
