"""What goes over the wire about companies and settings."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

Word = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100, pattern=r"^[^\x00]*$")]


class TitleFiltersIn(BaseModel):
    """Words and phrases; empty include keeps every title."""

    include: list[Word] = Field(default=[], max_length=200)
    exclude: list[Word] = Field(default=[], max_length=200)


class Upsert(BaseModel):
    """Follow a company with these filters."""

    op: Literal["upsert"]
    company_name: str = Field(max_length=100)
    title_filters: TitleFiltersIn = TitleFiltersIn()
    is_enabled: bool = True


class Delete(BaseModel):
    """Stop following a company; nothing that came in from it is deleted."""

    op: Literal["delete"]
    company_name: str = Field(max_length=100)


Op = Annotated[Upsert | Delete, Field(discriminator="op")]


class OpResult(BaseModel):
    """What became of one change."""

    op: str
    success: bool
    company_name: str
    id: int | None = None
    updated_at: datetime | None = None
    error: str | None = None


class TitleFiltersOut(BaseModel):
    """Words and phrases as kept."""

    include: list[str]
    exclude: list[str]


class SettingOut(BaseModel):
    """A user's setting for a company."""

    id: int
    company_name: str
    title_filters: TitleFiltersOut
    is_enabled: bool
    updated_at: datetime


class KnownTitle(BaseModel):
    """A title seen on a company's board."""

    company: str
    title: str


class CompanyIn(BaseModel):
    """What was pasted: a known name, a careers address or one posting's address."""

    address: str = Field(min_length=1, max_length=2_000)


class CompanyOut(BaseModel):
    """A company, and how its board was last read.

    `new_postings` is what the user's last run brought of it. `narrowed` says that only search words were asked for,
    `to_the_end` that every page asked for was read.
    """

    name: str
    display_name: str
    logo_url: str
    platform: str
    platform_label: str
    address: str
    built_in: bool
    open_postings: int
    new_postings: int
    last_checked_at: datetime | None
    state: Literal["never", "complete", "partial", "failed", "suspicious"]
    reason: str | None
    narrowed: bool
    to_the_end: bool
