"""An opening as a listing tells it, and the filters it is held against. Pure."""

import hashlib
from typing import Any

from jobhunt.boards.protocol import Opening
from jobhunt.companies.title_filters import TitleFilters


def filters_of(stored: dict[str, Any]) -> TitleFilters:
    """The filters as they are stored in settings and runs."""
    return TitleFilters(tuple(stored.get("include") or ()), tuple(stored.get("exclude") or ()))


def opening_digest(opening: Opening) -> str:
    """Stands for what a listing's line says, in hex; a payload counts on its own."""
    updated = opening.updated_at.isoformat() if opening.updated_at else ""
    said = "\0".join((opening.title, *sorted(opening.places), updated))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
