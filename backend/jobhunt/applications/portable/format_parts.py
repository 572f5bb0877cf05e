"""The kinds of values that an export is made of, and how long each may be. Pure."""

import json
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, NaiveDatetime, StringConstraints

from jobhunt.applications.values import WebAddress

LONGEST_JSON = 300_000
FIRST_YEAR, LAST_YEAR = 1970, 2200


class Exact(BaseModel):
    """What it does not know is refused rather than lost, and nothing is guessed."""

    model_config = ConfigDict(extra="forbid", strict=True)


def _clean(text: str) -> str:
    if "\x00" in text:
        raise ValueError("a text cannot hold NUL")
    return text


def _small(value: dict[str, Any]) -> dict[str, Any]:
    written = json.dumps(value)
    if len(written) > LONGEST_JSON:
        raise ValueError(f"at most {LONGEST_JSON:,} characters are kept")
    if "\\u0000" in written:
        raise ValueError("a text cannot hold NUL")
    return value


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("not the name of a time zone")
    return name


def _in_our_time(moment: datetime) -> datetime:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"a year from {FIRST_YEAR} to {LAST_YEAR} is needed")
    return moment


Short = Annotated[str, StringConstraints(max_length=5_000), AfterValidator(_clean)]
Text = Annotated[str, StringConstraints(max_length=200_000), AfterValidator(_clean)]
Long = Annotated[str, StringConstraints(max_length=2_000_000), AfterValidator(_clean)]
Web = Annotated[WebAddress, AfterValidator(_clean)]
Zone = Annotated[str, StringConstraints(max_length=100), AfterValidator(_zone)]
Moment = Annotated[AwareDatetime, AfterValidator(_in_our_time)]
LocalTime = Annotated[NaiveDatetime, AfterValidator(_in_our_time)]
Path = Annotated[str, StringConstraints(pattern=r"^(documents|pages)/[^\\:\x00-\x1f]{1,400}$")]
Json = Annotated[dict[str, Any], AfterValidator(_small)]
Place = Annotated[int, Field(ge=1, le=10_000_000)]
"""Where in a list something stands, counted from 1."""
