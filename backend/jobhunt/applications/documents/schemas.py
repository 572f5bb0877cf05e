"""What goes over the wire about documents."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, Field, StringConstraints

from jobhunt.applications.values import Given, Line

Kind = Literal["cv", "cover_letter", "portfolio", "reference", "other"]


class DocumentUseOut(BaseModel):
    """A version that was sent: with which application, to whom, when."""

    id: int
    application_id: int
    company: str
    title: str
    sent_to: str | None
    sent_at: datetime


class DocumentVersionOut(BaseModel):
    """One file of a document, to be had at `/api/documents/versions/{id}`."""

    id: int
    number: int
    file_name: str
    media_type: str
    size: int
    created_at: datetime
    uses: list[DocumentUseOut]


class DocumentOut(BaseModel):
    """A document with its versions, the newest first."""

    id: int
    name: str
    kind: Kind
    created_at: datetime
    deleted_at: datetime | None
    versions: list[DocumentVersionOut]


class RoomOut(BaseModel):
    """How much the user's documents take, every version of them and deleted ones too, and how much they may."""

    files: int
    bytes: int
    most_files: int
    most_bytes: int


class DocumentEdit(Given):
    """Another name or kind; what is left out stays."""

    name: Line | None = None
    kind: Kind | None = None


class UploadBegun(Given):
    """How long the file is that is about to be sent."""

    size: Annotated[int, Field(ge=1, lt=2**31)]


class UploadOut(BaseModel):
    """Where to put the file: by PUT, with these headers. All empty: send it to `/api/documents` instead."""

    upload: str | None
    address: str | None
    headers: dict[str, str]


class UploadDone(Given):
    """The `upload` that was begun: a new document of this kind, or the next version of the one named."""

    upload: Annotated[str, StringConstraints(max_length=60)]
    name: Annotated[str, StringConstraints(max_length=500)] = "document"
    kind: Kind = "other"
    document_id: Annotated[int, Field(ge=1, lt=2**63)] | None = None


class DocumentSent(Given):
    """Which version of a document was sent; now, unless `sent_at` says when."""

    document_version_id: Annotated[int, Field(ge=1, lt=2**63)]
    sent_to: Line | None = None
    sent_at: AwareDatetime | None = None
