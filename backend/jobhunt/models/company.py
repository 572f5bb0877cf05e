"""Companies with their boards, which all users share, and one user's settings for a company."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class Company(Table):
    """An employer and the one board where it lists. `name` is its short name in addresses and files."""

    __tablename__ = "companies"
    __table_args__ = (UniqueConstraint("platform", "token"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    display_name: Mapped[str]
    platform: Mapped[str]
    token: Mapped[str]
    address: Mapped[str]
    logo_url: Mapped[str] = mapped_column(server_default="")
    built_in: Mapped[bool] = mapped_column(server_default=text("false"))
    last_listing_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class CompanySetting(Table):
    """Whether one user follows a company, and which titles to keep: `{"include": [...], "exclude": [...]}`."""

    __tablename__ = "company_settings"
    __table_args__ = (UniqueConstraint("user_id", "company_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    company_id: Mapped[int] = mapped_column(ForeignKey("companies.id"), index=True)
    title_filters: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    is_enabled: Mapped[bool] = mapped_column(server_default=text("true"))
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
