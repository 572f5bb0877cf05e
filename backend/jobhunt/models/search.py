"""What postings are found by: their facts in searchable form, and the words that titles are made of."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Computed, Date, ForeignKey, Index, LargeBinary, SmallInteger, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class PostingFacts(Table):
    """One posting as it is searched. Apart from `postings`, whose rows change with every listing.

    `tags` are the values that people filter by, as `mode:remote`; `stated` holds each fact with its source and
    words. `newest_on` is the day it was posted, or else first seen. `pay_scale` is yearly pay on one scale for all
    currencies, only to sort and filter by; 0 is not listed. `digest` stands for all of it, so that what is equal is
    not written again. `is_open` follows `postings.status`, and lines of `user_postings` follow it all, by triggers.
    `platform`, `level` and `mode` are read off the tags; by the index on them postings that are alike are found, in
    an order that has nothing to do with what they are.
    """

    __tablename__ = "posting_facts"
    __table_args__ = (
        Index("ix_posting_facts_title_tsv", "title_tsv", postgresql_using="gin"),
        Index("ix_posting_facts_alike", "platform", "level", text("hashint8(posting_id)")),
    )

    posting_id: Mapped[int] = mapped_column(ForeignKey("postings.id", ondelete="CASCADE"), primary_key=True)
    newest_on: Mapped[date] = mapped_column(Date)
    changed_at: Mapped[datetime | None]
    is_open: Mapped[bool] = mapped_column(server_default=text("true"))
    years: Mapped[int | None] = mapped_column(SmallInteger)
    pay_scale: Mapped[int] = mapped_column(server_default=text("0"))
    tags: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    stated: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    title_tsv: Mapped[str] = mapped_column(TSVECTOR)
    platform: Mapped[str | None] = mapped_column(Computed("tag_of(tags, 'platform')", persisted=True))
    level: Mapped[str | None] = mapped_column(Computed("tag_of(tags, 'level')", persisted=True))
    mode: Mapped[str | None] = mapped_column(Computed("tag_of(tags, 'mode')", persisted=True))


class PostingText(Table):
    """All that a posting says, as searched. By itself, so that a row stays on its page: a text that has to be
    fetched from elsewhere takes several times as long to look into."""

    __tablename__ = "posting_texts"
    __table_args__ = (Index("ix_posting_texts_tsv", "tsv", postgresql_using="gin"),)

    posting_id: Mapped[int] = mapped_column(ForeignKey("postings.id", ondelete="CASCADE"), primary_key=True)
    tsv: Mapped[str] = mapped_column(TSVECTOR)


class SearchWord(Table):
    """A word that stands in some posting's title, company or place: what a mistyped one is held against."""

    __tablename__ = "search_words"

    word: Mapped[str] = mapped_column(primary_key=True)
