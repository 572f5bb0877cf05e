"""What goes over the wire about imports."""

from typing import Literal

from pydantic import BaseModel

from jobhunt.applications.portable.csv_columns import Target


class Duplicate(BaseModel):
    """Something that the user has already: its place in what was sent, and the application that is there."""

    place: int
    company: str
    title: str
    application_id: int


class LeftOutOut(BaseModel):
    """Something that is not taken in, and why."""

    place: int
    why: str


class Column(BaseModel):
    """A column of a table, what it is taken to mean, and some of its cells."""

    name: str
    means: Target
    samples: list[str]


class ImportOut(BaseModel):
    """What an import brings, or with `written` has brought. `doubts` are what was kept as a note instead.

    `duplicates` are here already and stay as they are. `deleted` were here until they were deleted: they stay so,
    unless that is said otherwise; `restored` is how many of them were brought back.
    `deleted_documents` is how many documents were deleted here, and are treated alike.
    """

    kind: Literal["export", "csv"]
    written: bool
    applications: int
    documents: int = 0
    deleted_documents: int = 0
    companies: int = 0
    views: int = 0
    restored: int = 0
    duplicates: list[Duplicate] = []
    deleted: list[Duplicate] = []
    left_out: list[LeftOutOut] = []
    doubts: list[LeftOutOut] = []
    columns: list[Column] = []
    day_first: bool | None = None
