"""SQL of reposts: postings of one company with the same text, and the mark on those put up again."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql
from jobhunt.models.posting import text_bands
from jobhunt.postings.near_titles import near
from jobhunt.postings.reposts import earlier, put_up_again

LIMITS = {"looked_at": 2_000, "most": 100}
"""Of so many postings that have a part of the text in common, so many with the same text, the nearest in time."""

# Same text: 3 bits of 64 apart at most, so that one of four bands of 16 is equal, which an index finds within the
# company. A text too short for a fingerprint (0) has no twin, and openings in places apart are two openings.
TWINS = f"""
    SELECT m.id AS of_id, o.id, o.external_id, o.url, o.title, o.posted_at, o.first_seen_at, o.closed_at, o.status,
           o.repost_of, EXISTS (
               SELECT FROM listings l WHERE l.company_id = m.company_id AND l.state = 'complete'
                 AND l.applied_at >= least(o.first_seen_at, m.first_seen_at)
                 AND l.applied_at < greatest(o.first_seen_at, m.first_seen_at)) AS apart
    FROM postings m CROSS JOIN LATERAL (
        SELECT p.* FROM (
            SELECT * FROM postings p
            WHERE {text_bands("p.")} && {text_bands("m.")} AND p.simhash <> 0
              AND p.company_id = m.company_id AND p.id <> m.id LIMIT :looked_at
        ) p
        WHERE bit_count(CAST(p.simhash # m.simhash AS bit(64))) <= 3
          AND (p.places && m.places OR p.places = '{{}}' OR m.places = '{{}}')
        ORDER BY abs(extract(epoch FROM p.first_seen_at - m.first_seen_at)), p.id DESC LIMIT :most
    ) o
    WHERE m.id = ANY(:ids) AND m.simhash <> 0
"""


async def twins(connection: AsyncConnection, posting_id: int) -> list[Any]:
    """Other postings of the company with the same text, the latest first."""
    rows = await connection.execute(sql(TWINS), {"ids": [posting_id], **LIMITS})
    return sorted(rows, key=lambda row: (row.first_seen_at, row.id), reverse=True)


async def mark(connection: AsyncConnection, posting_ids: Collection[int]) -> None:
    """Let each of these, and what stands around them, say which posting it puts up again.

    Those are looked at anew too that were marked for one of these, since it may say something else by now.
    """
    rows = await connection.execute(sql(_THESE), {"ids": sorted(set(posting_ids))})
    these = {row.id: row for row in rows}
    found = defaultdict[int, list[Any]](list)
    for twin in await connection.execute(sql(TWINS), {"ids": sorted(these), **LIMITS}):
        found[twin.of_id].append(twin)
    marks = _marks(these, found)
    known = {row.id: row.repost_of for row in chain(these.values(), *found.values())}
    differing = sorted(id for id, repost_of in marks.items() if known[id] != repost_of)
    if differing:
        values = {"ids": differing, "marks": [marks[id] for id in differing]}
        await connection.execute(sql("SELECT id FROM postings WHERE id = ANY(:ids) ORDER BY id FOR UPDATE"), values)
        await connection.execute(sql(_MARK), values)


_THESE = """
    SELECT id, title, posted_at, first_seen_at, repost_of
    FROM postings WHERE id = ANY(:ids) OR repost_of = ANY(:ids)
"""

_MARK = """
    UPDATE postings p SET repost_of = m.repost_of
    FROM unnest(CAST(:ids AS bigint[]), CAST(:marks AS bigint[])) AS m (id, repost_of) WHERE p.id = m.id
"""


def _marks(these: Mapping[int, Any], found: Mapping[int, Sequence[Any]]) -> dict[int, int | None]:
    """Which posting each puts up again. Later twins that had none before have one now."""
    marks: dict[int, int | None] = {}
    for posting in these.values():
        for twin in found.get(posting.id, ()):
            is_again = near(posting.title, twin.title) and earlier(posting, twin, apart=twin.apart)
            if is_again and twin.repost_of is None:
                marks[twin.id] = posting.id
    for posting in these.values():
        before = put_up_again(posting, found.get(posting.id, ()))
        marks[posting.id] = before.id if before else None
    return marks
