"""What goes over the wire about dry runs, runs and their progress."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

ListingState = Literal["complete", "partial", "failed", "suspicious"]
RunStatus = Literal["pending", "initializing", "ingesting", "finished", "error", "cancelled"]


class IncludedJob(BaseModel):
    """An opening that a run would bring, and what it is to the user: new, known, or changed in the listing."""

    id: str
    title: str
    location: str
    places: list[str]
    url: str
    state: Literal["new", "known", "changed"]


class Reason(BaseModel):
    """Why an opening is left out: the rule, the deciding word if there is one, and both as a sentence."""

    rule: Literal["include", "exclude"]
    word: str | None
    text: str


class ExcludedJob(BaseModel):
    """An opening that a run would leave out."""

    id: str
    title: str
    location: str
    places: list[str]
    url: str
    reason: Reason


class DryRunCompany(BaseModel):
    """What a run would bring from one company."""

    status: Literal["success", "error"]
    state: ListingState
    reason: str | None
    total_count: int
    filtered_count: int
    urls_count: int
    included_jobs: list[IncludedJob]
    excluded_jobs: list[ExcludedJob]
    error_message: str | None
    advertised: int | None
    new: int
    known: int
    changed_listing: int
    missing: int
    narrowed: bool
    to_the_end: bool
    reused: bool
    seconds: float


class StartIn(BaseModel):
    """Which companies to read; none named: all that are switched on."""

    companies: list[str] = Field(default=[], max_length=5_000)


class Started(BaseModel):
    """The run that was started, or the one that is still open."""

    run_id: int


class Counts(BaseModel):
    """How many jobs stand where."""

    pending: int
    crawled: int
    ready: int
    error: int
    expired: int


class Totals(Counts):
    """The same, with what was found."""

    total: int
    unchanged: int
    new: int
    changed: int
    closed: int


class RunCompanyOut(Totals):
    """One company's share of a run."""

    company: str
    display_name: str
    stage: Literal["waiting", "reading", "read"]
    state: ListingState | None
    reason: str | None
    narrowed: bool
    to_the_end: bool
    advertised: int | None
    listed: int
    left_out: int
    missing: int


class RunLine(Totals):
    """Where a run stands in all, as one line of a list."""

    run_id: int
    status: RunStatus
    error_message: str | None
    created_at: datetime
    finished_at: datetime | None
    counts: Counts


class RunOut(RunLine):
    """Where a run stands, in all and for each company."""

    companies: list[RunCompanyOut]


def run_line(run: Any, account: dict[str, Any]) -> RunLine:
    """A run's row and account as a line of the list of runs."""
    return RunLine.model_validate(_values(run, account))


def run_out(run: Any, account: dict[str, Any]) -> RunOut:
    """A run's row and account whole."""
    return RunOut.model_validate(_values(run, account))


def _values(run: Any, account: dict[str, Any]) -> dict[str, Any]:
    return {**account, "counts": account, "created_at": run.created_at, "finished_at": run.finished_at}


class ReExtracted(BaseModel):
    """A posting was read again; whether it says something else now."""

    changed: bool


class ReExtractIn(BaseModel):
    """The company whose postings are to be read again."""

    company: str = Field(min_length=1, max_length=200)


class ReExtractAsked(BaseModel):
    """How many postings will be read again."""

    postings: int
