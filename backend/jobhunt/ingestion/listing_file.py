"""The openings of one listing as a file, so that a fresh reading can serve again without asking the board."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from jobhunt.boards.protocol import Opening


def dump(openings: Iterable[Opening]) -> bytes:
    """One JSON object a line."""
    return b"\n".join(json.dumps(_plain(opening)).encode() for opening in openings)


def load(body: bytes) -> tuple[Opening, ...]:
    """The openings that `dump` wrote."""
    return tuple(_opening(json.loads(line)) for line in body.splitlines())


def _plain(opening: Opening) -> dict[str, Any]:
    return {
        "id": opening.external_id,
        "title": opening.title,
        "url": opening.url,
        "places": opening.places,
        "posted": opening.posted_at.isoformat() if opening.posted_at else None,
        "updated": opening.updated_at.isoformat() if opening.updated_at else None,
        "payload": opening.payload,
    }


def _opening(row: dict[str, Any]) -> Opening:
    return Opening(
        external_id=row["id"],
        title=row["title"],
        url=row["url"],
        places=tuple(row["places"]),
        posted_at=datetime.fromisoformat(row["posted"]) if row["posted"] else None,
        updated_at=datetime.fromisoformat(row["updated"]) if row["updated"] else None,
        payload=row["payload"],
    )
