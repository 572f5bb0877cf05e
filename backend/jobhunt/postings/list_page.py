"""One page of a search: its lines, and with the first page how many there are, the facets and a better spelling."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.errors import BadRequest
from jobhunt.postings import asked_queries, facet_queries, queries, search_queries
from jobhunt.postings.asked_queries import Asked
from jobhunt.postings.facet_queries import MOST_COUNTED, Counted
from jobhunt.postings.near_titles import near
from jobhunt.postings.reposts import earlier
from jobhunt.postings.schemas import FacetValue, JobItem, JobPage, Repost, Total, item_values
from jobhunt.postings.search import RANKED, BadPlace, PageStart, Search, read_place, written
from jobhunt.postings.spelling_queries import did_you_mean

FEW = 3
"""With fewer results than this, a word may have been mistyped."""


async def read_page(
    connection: AsyncConnection, user_id: int, search: Search, after: str | None, limit: int
) -> JobPage:
    """A page. Facets and counts are those of the whole search, so they are told once, with its first page."""
    start = _start(search, after)
    asked = await asked_queries.look_up(connection, user_id, search)
    if asked.finds_nothing:
        return JobPage(
            items=[], next=None, total=Total(count=0, capped=False), facets={}, facets_capped=[], did_you_mean=None
        )
    lines, following = await _lines(connection, asked, start, limit)
    if start is None:
        counted = await facet_queries.count(connection, asked)
    else:
        counted = Counted(await facet_queries.total(connection, asked), {}, ())
    better = None
    if start is None and search.q and counted.total < FEW:
        better = await did_you_mean(connection, user_id, search.q)
    return JobPage(
        items=lines,
        next=following,
        total=Total(count=min(counted.total, MOST_COUNTED), capped=counted.total > MOST_COUNTED),
        facets={
            name: [FacetValue(value=value, count=n) for value, n in values.items()]
            for name, values in counted.facets.items()
        },
        facets_capped=list(counted.capped),
        did_you_mean=better,
    )


def _start(search: Search, after: str | None) -> PageStart | None:
    if after is None:
        return None
    try:
        return read_place(search.order, after)
    except BadPlace as error:
        raise BadRequest(BadPlace.__doc__) from error


async def _lines(
    connection: AsyncConnection, asked: Asked, start: PageStart | None, limit: int
) -> tuple[list[JobItem], str | None]:
    if asked.search.order == "relevance":
        skip = start.id if start else 0
        rows = await search_queries.best(connection, asked, skip, limit + 1) if skip < RANKED else []
        more = PageStart("", skip + limit)
    else:
        rows = await search_queries.page(connection, asked, start, limit + 1)
        more = PageStart(rows[limit - 1].key, rows[limit - 1].posting_id) if len(rows) > limit else PageStart("", 0)
    page = rows[:limit]
    found = await queries.items(connection, asked.user_id, [row.job_id for row in page])
    following = written(asked.search.order, more) if len(rows) > limit else None
    return [JobItem(**item_values(row)) for row in found], following


def evidence(row: Any, versions: list[Any], again: list[Repost], now: datetime) -> dict[str, Any]:
    """What is known of a posting's life."""
    since = row.posted_at or row.first_seen_at.date()
    until = (row.closed_at or now) if row.status == "closed" else now
    edits = [version for version in versions if version.number > 1]
    return {
        "open_since": since,
        "since_seen": row.posted_at is None,
        "open_days": max((until.date() - since).days, 0),
        "edits": len(edits),
        "last_edit_at": edits[0].seen_at if edits else None,
        "reposts": again,
    }


def reposts(row: Any, twins: Sequence[Any], lines: Mapping[int, int]) -> list[Repost]:
    """Those of a posting's twins with nearly its title, by which of them came first."""
    return [
        Repost(
            id=lines.get(twin.id),
            external_id=twin.external_id,
            title=twin.title,
            url=twin.url,
            earlier=earlier(twin, row, apart=twin.apart),
            first_seen_at=twin.first_seen_at,
            closed_at=twin.closed_at,
        )
        for twin in twins
        if near(twin.title, row.title)
    ]
