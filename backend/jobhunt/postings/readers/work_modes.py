"""Reads whether the work is remote, hybrid or on site, from where a posting says so in so many words. Pure."""

import re
from collections.abc import Sequence

from jobhunt.boards.patterns import when_used
from jobhunt.boards.places import work_mode_of
from jobhunt.boards.protocol import WorkMode
from jobhunt.postings.readers.stated import Stated

_IN_TITLE = when_used(
    r"[(\[,|–—-]\s*(fully remote|100% remote|remote|hybrid|on[- ]?site)\b[^)\]]*(?:[)\]]|$)", re.IGNORECASE
)
_ELIGIBLE = when_used(r"\bremote[- ](?:eligible|friendly|ok|optional|possible)\b", re.IGNORECASE)


def read_work_mode(
    title: str, places: Sequence[str], given: WorkMode | None, source: str
) -> Stated[WorkMode] | None:
    """The mode that the posting's own field gives, else its title, else all of its places alike."""
    if given is not None:
        return Stated(given, source or "text", given)
    if (found := _IN_TITLE.search(title)) and (mode := work_mode_of(found[1])):
        return Stated(mode, "title", found[0].strip(" ,|–—-"))
    modes = {work_mode_of(_ELIGIBLE.sub(" ", place)) for place in places}
    if len(modes) == 1 and (mode := modes.pop()):
        return Stated(mode, "places", " | ".join(places))
    return None
