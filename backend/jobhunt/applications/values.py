"""Values that are given in requests, each checked in one way. Pure."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, NaiveDatetime, StringConstraints, WithJsonSchema

MOST_TAGS = 30
LONGEST_TEXT = 100_000

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Address = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
Amount = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


def _distinct(tags: list[str]) -> list[str]:
    return list(dict.fromkeys(tags))


Tags = Annotated[list[Tag], Field(max_length=MOST_TAGS), AfterValidator(_distinct)]


def web_address(address: str) -> str:
    if not address.lower().startswith(("http://", "https://")):
        raise ValueError("give a web address that starts with https:// or http://")
    return address


LocalTime = Annotated[
    NaiveDatetime,
    WithJsonSchema(
        {"type": "string", "examples": ["2026-11-25T10:00"], "description": "As clocks show it, no offset."}
    ),
]
WebAddress = Annotated[Address, AfterValidator(web_address)]


class Given(BaseModel):
    """A body; what it does not know is refused rather than lost."""

    model_config = ConfigDict(extra="forbid")
