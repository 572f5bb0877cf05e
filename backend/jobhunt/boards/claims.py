"""What one source on a page claims about a posting, and how the claims of several become one posting's fields."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jobhunt.boards.protocol import Fields, Pay, WorkMode

ENOUGH_WORDS = 60
"""A description shorter than this is a teaser: a longer one from a less trusted source is preferred."""


@dataclass(frozen=True, slots=True)
class Claims:
    """One source's values, named as in Fields. `description` is sanitised HTML already."""

    source: str
    title: str | None = None
    description: str | None = None
    company: str | None = None
    places: tuple[str, ...] = ()
    employment_type: str | None = None
    work_mode: WorkMode | None = None
    department: str | None = None
    pay: Pay | None = None
    posted_at: date | None = None
    updated_at: date | None = None
    valid_through: date | None = None
    requisition_id: str | None = None
    apply_url: str | None = None
    language: str | None = None


_NAMES = tuple(field.name for field in dataclasses.fields(Claims) if field.name != "source")


def merge(claims: Sequence[Claims]) -> Fields | None:
    """Each value from the first source that has it, the most trusted source first. None without a title."""
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for claim in claims:
        for name in _NAMES:
            value = getattr(claim, name)
            if value and (name not in values or _is_fuller(name, values[name], value)):
                values[name], sources[name] = value, claim.source
    if "title" not in values:
        return None
    values.setdefault("description", "")
    return Fields(**values, sources=sources)


def _is_fuller(name: str, kept: str, offered: str) -> bool:
    if name != "description":
        return False
    return not is_enough(kept) and len(offered.split()) > 2 * len(kept.split())


def is_enough(text: str | None) -> bool:
    """Whether a text is no teaser."""
    return text is not None and len(text.split(None, ENOUGH_WORDS)) >= ENOUGH_WORDS
