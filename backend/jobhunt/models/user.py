"""People who use the product. In local mode there is one, the owner."""

from datetime import datetime

from sqlalchemy import Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class User(Table):
    """One person. `subject` is who they are to Google, for ever; the owner of a local installation has none.

    `deletes_at` is set when they have asked for their account to be deleted, and is when that happens.
    """

    __tablename__ = "users"
    __table_args__ = (Index("uq_users_local", "email", unique=True, postgresql_where=text("subject IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str | None] = mapped_column(unique=True)
    email: Mapped[str]
    name: Mapped[str]
    picture: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    deletes_at: Mapped[datetime | None] = mapped_column(index=True)
