"""A search as it stands in an address: its parameters, checked, and what they amount to."""

from datetime import date
from typing import Annotated, Literal
from urllib.parse import parse_qs

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from jobhunt.boards.protocol import WorkMode
from jobhunt.postings.readers.seniority import Level
from jobhunt.postings.search import Mine, Search, Sort, Status

LONGEST_QUERY = 500
_MOST = 100

Text = Annotated[str, StringConstraints(max_length=200)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2}$"), AfterValidator(str.upper)]
EmploymentType = Literal[
    "full_time", "part_time", "contract", "temporary", "internship", "apprenticeship", "volunteer"
]


class JobSearch(BaseModel):
    """Which postings. A list lets any of its values pass; different filters must all pass."""

    q: Annotated[str, StringConstraints(max_length=LONGEST_QUERY)] | None = Field(
        None, description='Words, "phrases", -left out, or.'
    )
    company: list[Text] = Field([], max_length=_MOST)
    platform: list[Text] = Field([], max_length=_MOST)
    country: list[CountryCode] = Field([], max_length=_MOST, description="ISO codes of two letters.")
    place: list[Text] = Field([], max_length=_MOST, description="As the facet names them.")
    team: list[Text] = Field([], max_length=_MOST, description="As the facet names them.")
    mode: list[WorkMode] = Field([], max_length=_MOST)
    type: list[EmploymentType] = Field([], max_length=_MOST)
    level: list[Level] = Field([], max_length=_MOST)
    pay_min: int | None = Field(None, ge=0, le=1_000_000_000, description="Yearly, about US dollars.")
    pay_unlisted: bool = Field(True, description="Whether postings without pay pass too.")
    years_max: int | None = Field(None, ge=0, le=50, description="Years asked at most; not stated passes.")
    posted_days: int | None = Field(None, ge=0, le=3650)
    new: bool = Field(False, description="Only what the last run brought.")
    changed: bool | date = Field(False, description="True: changed in the last run. A date: changed since.")
    status: Status | None = None
    mine: list[Mine] = Field([], max_length=4, description="Hidden postings are left out unless asked for.")
    sort: Sort | None = Field(None, description="Without one: relevance for a text, else newest.")

    def search(self, today: date) -> Search:
        """The search that they ask for. Empty values ask for nothing."""
        given = {name: getattr(self, name) for name in type(self).model_fields if name in JobSearch.model_fields}
        lists = {name: tuple(filter(None, value)) for name, value in given.items() if isinstance(value, list)}
        return Search(today=today, **{**given, **lists, "q": (self.q or "").strip() or None})


class JobsAsked(JobSearch):
    """A search, and which page of it."""

    after: str | None = Field(None, max_length=600, description="The `next` of the page before.")
    limit: int = Field(50, ge=1, le=200)


def from_address(query: str) -> JobSearch:
    """The search that a query string holds. Raises pydantic's ValidationError, a ValueError, when it holds none."""
    lists = {name for name, field in JobSearch.model_fields.items() if "list" in str(field.annotation)}
    given = parse_qs(query.removeprefix("?"), max_num_fields=500)
    return JobSearch.model_validate({n: v if n in lists else v[-1] for n, v in given.items()})
