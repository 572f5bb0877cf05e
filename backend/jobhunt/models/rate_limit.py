"""How much each user or address has asked for lately."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class RateLimit(Table):
    """One caller in one class of requests. `spent_until` is when all that was asked for would be paid off.

    Not logged: after a crash everybody starts afresh.
    """

    __tablename__ = "rate_limits"
    __table_args__ = ({"prefixes": ["UNLOGGED"], "postgresql_with": {"fillfactor": "70"}},)

    key: Mapped[str] = mapped_column(primary_key=True)
    spent_until: Mapped[datetime] = mapped_column(index=True)
