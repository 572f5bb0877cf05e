"""People who use the product. In local mode there is one, the owner."""

from datetime import datetime

from sqlalchemy import func
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class User(Table):
    """One person."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    picture: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
