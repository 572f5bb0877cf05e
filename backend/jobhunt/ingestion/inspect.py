"""A board or a saved page looked at on its own, without a database: for people who ask why."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from jobhunt.boards import registry
from jobhunt.boards.protocol import Board, Fields
from jobhunt.core.net.protocol import Fetcher
from jobhunt.ingestion.discover import discover
from jobhunt.postings.facts import facts, with_read
from jobhunt.postings.fingerprint import compare, fingerprint
from jobhunt.postings.saved_page import SavedPage, read_fields
from jobhunt.postings.stated_facts import read_facts, stored
from jobhunt.postings.versions import content

FACTS = ("title", "description", "company", "places", "employment_type", "work_mode", "department", "pay",
         "posted_at", "updated_at", "valid_through", "requisition_id", "language")  # fmt: skip


async def read_board(fetcher: Fetcher, board: Board, words: Sequence[str], seconds: float) -> dict[str, Any]:
    """A board's listing as plain data."""
    found = await discover(fetcher, registry.platform_of(board), board, words, seconds=seconds)
    return {
        "platform": board.platform,
        "token": board.token,
        "state": found.state,
        "reason": found.reason,
        "advertised": found.advertised,
        "requests": found.requests,
        "openings": [
            {
                "id": opening.external_id,
                "title": opening.title,
                "places": list(opening.places),
                "url": opening.url,
                "posted_at": opening.posted_at.isoformat() if opening.posted_at else None,
            }
            for opening in found.openings
        ],
    }


def describe(fields: Fields) -> dict[str, Any]:
    """Fields as plain data: every value that is stated with where it came from, and what follows from them."""
    kept = content(fields)
    stated = {"title": kept.title, **kept.fields, "description": kept.description}
    sources = kept.fields["sources"]
    told = {
        name: {"value": value, "source": sources.get(name)} for name, value in stated.items() if name != "sources"
    }
    for name, fact in stored(read_facts(fields)).items():
        told.setdefault(_READ_AS.get(name, name), {"value": fact["value"], "source": fact["source"]})
    return told


_READ_AS = {"places": "places_read", "pay": "pay_yearly"}


def lines(fields: Fields) -> list[tuple[str, str, str]]:
    """Fields for people: name, value, source."""
    kept = content(fields)
    told = [("title", kept.title, fields.sources.get("title", ""))]
    found = with_read(facts(kept.fields), stored(read_facts(fields)))
    return told + [(fact["name"], fact["value"], fact["source"]) for fact in found]


def compare_pages(old: SavedPage, new: SavedPage) -> dict[str, Any]:
    """Whether two saves of one page say the same, how far apart they are, and which facts differ."""
    before, after = read_fields(old), read_fields(new)
    change = compare(fingerprint(before), fingerprint(after))
    differs = [name for name in FACTS if getattr(before, name) != getattr(after, name)]
    return {
        "verdict": "unchanged" if change.kind == "unchanged" else "changed",
        "kind": change.kind,
        "distance": change.distance,
        "differs": [
            {"fact": name, "old": plain(getattr(before, name)), "new": plain(getattr(after, name))}
            for name in differs
        ],
    }


def plain(value: Any) -> Any:
    """A field's value as JSON can hold it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return json.loads(json.dumps(value, default=lambda other: getattr(other, "text", str(other))))
