"""Sentences for people about a board's answer that cannot be read to its end."""

from jobhunt.boards.protocol import Reading, Response

_SAFE = "Known postings stay as they are; the next run reads the board again."


def refused(label: str, response: Response) -> Reading | None:
    """A reading that says why, when the status is any other than 200."""
    if response.status == 200:
        return None
    if response.status == 429:
        return Reading(trouble=f"{label} answered 429: it is being asked too often. {_SAFE}")
    if response.status in (401, 403, 405):
        return Reading(trouble=f"{label} answered {response.status} and refused to show its list. {_SAFE}")
    if response.status in (404, 410):
        return Reading(trouble=f"{label} answered {response.status}: there is no list at this address. {_SAFE}")
    return Reading(trouble=f"{label} answered {response.status} instead of its list. {_SAFE}")


def unreadable(label: str, why: str) -> Reading:
    """A reading without openings: the answer was not the list."""
    return Reading(trouble=f"{label} sent {why} instead of its list. {_SAFE}")


def short_page(label: str, seen: int, expected: int) -> str:
    return f"{label} showed {seen} openings on a page that should hold {expected}. {_SAFE}"


def capped(label: str, limit: int) -> str:
    return f"{label} shows no more than {limit} openings of one search, so the list is not whole. {_SAFE}"


def both(*sentences: str | None) -> str | None:
    """The sentences that there are, as one text."""
    return " ".join(sentence for sentence in sentences if sentence) or None
