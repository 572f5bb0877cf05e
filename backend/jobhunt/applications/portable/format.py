"""What an export holds, as models; the published JSON Schema is made from them. Pure.

No id of a database is in it: things refer to each other by their place, counted from 1, and to files by their path.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from jobhunt.applications.documents.schemas import Kind
from jobhunt.applications.portable.format_events import Event
from jobhunt.applications.portable.format_parts import Exact, Json, Long, Moment, Path, Place, Short, Web

SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


class SentDocument(Exact):
    """A document that had been sent by the time a copy was taken."""

    use: Place
    document: Place
    number: Place
    name: Short
    sent_to: Short | None
    sent_at: Moment


class Page(Exact):
    """A page as it was saved: where it lies in the archive, and what its server said it is."""

    file: Path
    type: Annotated[str, StringConstraints(max_length=200)] | None


class PostingCopy(Exact):
    """What a posting said when the application was made, or applied to. `description` is safe HTML."""

    title: Short
    company: Short
    url: Web | None
    description: Long
    fields: Json
    page: Page | None
    documents: list[SentDocument]
    taken_at: Moment


class Application(Exact):
    """An application: its log, from which all else follows, and the copies that the log refers to."""

    events: Annotated[list[Event], Field(min_length=1, max_length=100_000)]
    copies: list[PostingCopy]


class DocumentVersion(Exact):
    """One file of a document. Without `file` it was lost before the export."""

    file_name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    media_type: Annotated[str, StringConstraints(max_length=200)]
    size: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    file: Path | None
    created_at: Moment


class Document(Exact):
    """A document with its versions, the oldest first."""

    name: Short
    kind: Kind
    created_at: Moment
    deleted_at: Moment | None
    versions: list[DocumentVersion]


class FollowedCompany(Exact):
    """A company that is followed, by the address of its board, and with which title words."""

    address: Web
    include: list[Short]
    exclude: list[Short]
    is_enabled: bool
    updated_at: Moment


class HiddenCompany(Exact):
    """A company whose postings are not shown."""

    address: Web
    hidden_at: Moment


class SavedView(Exact):
    """A search kept under a name; the address of its feed is not taken along."""

    name: Short
    query: Annotated[str, StringConstraints(max_length=4_000)]
    created_at: Moment


class Thresholds(Exact):
    """After how many days an application counts as quiet, stale, not answered."""

    quiet_days: Annotated[int, Field(ge=1, le=3_650)]
    stale_days: Annotated[int, Field(ge=1, le=3_650)]
    no_response_days: Annotated[int, Field(ge=1, le=3_650)]


class About(Exact):
    """Everything but the applications."""

    format: Literal["job-hunt-tracker"] = "job-hunt-tracker"
    version: Literal[1] = 1
    exported_at: Moment
    thresholds: Thresholds | None
    companies: list[FollowedCompany]
    hidden: list[HiddenCompany]
    views: list[SavedView]
    documents: list[Document]


class Export(About):
    """Everything that a user has."""

    applications: list[Application]


def schema() -> dict[str, Any]:
    """The JSON Schema of an export."""
    return {"$schema": SCHEMA_ID, **Export.model_json_schema()}
