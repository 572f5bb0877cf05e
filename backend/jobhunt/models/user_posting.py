"""A posting as one user has it in the list, the companies a user hides, and the views a user saves."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, LargeBinary, SmallInteger, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class UserPosting(Table):
    """One line of a user's list, untouched by runs. What is filtered and sorted by stands in it, so that the list
    is read in its order without a look at anything else.

    Written with the user's first job about the posting, and kept equal to the posting's facts, by triggers.
    """

    __tablename__ = "user_postings"
    __table_args__ = (
        Index("ix_user_postings_newest", "user_id", text("newest_on DESC"), text("posting_id DESC")),
        Index("ix_user_postings_pay", "user_id", text("pay_scale DESC"), text("posting_id DESC")),
        Index(None, "posting_id"),
        Index(
            "ix_user_postings_words",
            "user_id",
            text("(array_to_tsvector(tags) || title_tsv)"),
            postgresql_using="gin",
        ),
        {"postgresql_with": {"fillfactor": "90"}},
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    posting_id: Mapped[int] = mapped_column(ForeignKey("postings.id", ondelete="CASCADE"), primary_key=True)
    job_id: Mapped[int]
    newest_on: Mapped[date] = mapped_column(Date)
    changed_at: Mapped[datetime | None]
    is_open: Mapped[bool] = mapped_column(server_default=text("true"))
    years: Mapped[int | None] = mapped_column(SmallInteger)
    pay_scale: Mapped[int] = mapped_column(server_default=text("0"))
    tags: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    title_tsv: Mapped[str] = mapped_column(TSVECTOR, server_default="")
    seen_at: Mapped[datetime | None]
    hidden_at: Mapped[datetime | None]


class HiddenCompany(Table):
    """A company whose postings a user does not want to see."""

    __tablename__ = "hidden_companies"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("companies.id"), primary_key=True)
    hidden_at: Mapped[datetime]


class SavedView(Table):
    """A search that a user keeps under a name: `query` as it stands in an address.

    `feed_hash` is the hash of the secret in the address of its feed; without it there is no feed.
    """

    __tablename__ = "saved_views"
    __table_args__ = (
        UniqueConstraint("user_id", "name"),
        Index(None, "feed_hash"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str]
    query: Mapped[str]
    feed_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
