"""A web host that was asked at least once: when it may be asked again, and what its robots.txt says."""

from datetime import datetime

from sqlalchemy import DateTime, Integer
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class Host(Table):
    """One row per host name, shared by every process, so that all of them together keep its pace.

    `in_flight` holds the end of each open request's lease. The three robots columns are set together or not at all.
    """

    __tablename__ = "hosts"

    host: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime]
    promised_at: Mapped[datetime]
    page_delay: Mapped[float]
    in_flight: Mapped[list[datetime]] = mapped_column(ARRAY(DateTime(timezone=True)), server_default="{}")
    failures: Mapped[int] = mapped_column(Integer, server_default="0")
    refusals: Mapped[int] = mapped_column(Integer, server_default="0")
    openings: Mapped[int] = mapped_column(Integer, server_default="0")
    blocked_until: Mapped[datetime | None]
    robots: Mapped[str | None]
    robots_read: Mapped[bool | None]
    robots_until: Mapped[datetime | None]
