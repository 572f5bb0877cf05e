"""A user's documents, every version of each, and which version was sent to whom."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobhunt.models.base import Table


class Document(Table):
    """A document by its name, such as a CV; what it says is in its versions."""

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    kind: Mapped[str]
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]


class DocumentVersion(Table):
    """One file. `media_type` is what its bytes are, whatever its name says."""

    __tablename__ = "document_versions"
    __table_args__ = (UniqueConstraint("user_id", "document_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    file_name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    file_key: Mapped[str]
    created_at: Mapped[datetime]


class DocumentUse(Table):
    """A version that was sent with an application, as its events have left it."""

    __tablename__ = "document_uses"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"), index=True)
    document_version_id: Mapped[int] = mapped_column(
        ForeignKey("document_versions.id", ondelete="CASCADE"), index=True
    )
    sent_to: Mapped[str | None]
    sent_at: Mapped[datetime]
