"""SQL of what a saved view finds, as a condition on postings that are counted elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.postings import asked_queries
from jobhunt.postings.line_sources import by_way
from jobhunt.postings.search import Search
from jobhunt.postings.search_params import from_address


@dataclass(frozen=True, slots=True)
class Finds:
    """What stands behind WHERE, about a line `u` of the list, and the values that it needs."""

    lines: str
    where: str
    values: Mapping[str, Any]

    def of(self, posting: str) -> str:
        """The condition on the posting with the id that is named so."""
        return f"EXISTS (SELECT 1 FROM {self.lines} WHERE u.posting_id = {posting} AND {self.where})"


async def finds(connection: AsyncConnection, user_id: int, query: str, today: date) -> Finds:
    """Whether a posting is what a view asks for. `connection` has announced the user.

    What has become of a posting since does not matter: one that closed, or that the user hid or has seen, is still
    what was looked for.
    """
    search = lasting(from_address(query).search(today))
    asked = await asked_queries.look_up(connection, user_id, search)
    if asked.finds_nothing:
        return Finds("user_postings u", "false", {})
    lines = by_way(asked, asked_queries.conditions(asked), "list", without=("hidden",))
    return Finds(lines.source, lines.condition, lines.values)


def lasting(search: Search) -> Search:
    """The search without what changes by itself as time goes by."""
    return replace(search, posted_days=None, new=False, changed=False, status=None, mine=())
