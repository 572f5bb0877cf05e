"""SQL of postings in searchable form: written where something differs, and the words they are found by."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.boards.protocol import Fields
from jobhunt.core.database import sql, storable
from jobhunt.postings.searchable import searchable, words_of
from jobhunt.postings.stated_facts import read_facts, search_text, stored, tags_of

BATCH = 1_000
READERS = 1
"""Goes up when the readers read more than before, so that an equal posting is written again."""


async def write(connection: AsyncConnection, postings: Mapping[int, Fields]) -> None:
    """Let postings be found by what they say now. A posting whose facts are the same is not touched.

    Called once in a transaction: words are added in their order, so that two writers cannot wait for each other.
    """
    words: set[str] = set()
    ids = sorted(postings)
    for start in range(0, len(ids), BATCH):
        companies = await connection.execute(sql(_COMPANIES), {"ids": ids[start : start + BATCH]})
        rows = [_row(row, postings[row.id]) for row in companies]
        await connection.execute(sql(_WRITE), {"rows": json.dumps(rows, ensure_ascii=False)})
        words.update(*(words_of(f"{row['title']} {row['around']}") for row in rows))
    if words:
        await connection.execute(sql(_ADD_WORDS), {"words": sorted(words)})


_COMPANIES = """
    SELECT p.id, c.name, c.display_name, c.platform FROM postings p JOIN companies c ON c.id = p.company_id
    WHERE p.id = ANY(:ids)
"""


_ADD_WORDS = "INSERT INTO search_words (word) SELECT unnest(CAST(:words AS text[])) ON CONFLICT DO NOTHING"

# In the order of ids, so that two writers of the same postings wait for each other instead of dying.
_WRITE = """
    WITH r AS (
        SELECT * FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (
            posting_id bigint, posted_on date, years int, pay_scale bigint, tags text[], stated jsonb, digest text,
            title text, around text, body text)
    ), written AS (
        INSERT INTO posting_facts AS f (posting_id, newest_on, changed_at, is_open, years, pay_scale, tags, stated,
                                        digest, title_tsv)
        SELECT p.id, coalesce(r.posted_on, CAST(p.first_seen_at AS date)),
               (SELECT v.seen_at FROM posting_versions v WHERE v.id = p.version_id AND v.number > 1),
               p.status = 'open', r.years, r.pay_scale, r.tags, r.stated, decode(r.digest, 'hex'),
               setweight(to_tsvector('jobhunt_titles', r.title), 'A')
                   || setweight(to_tsvector('jobhunt_titles', r.around), 'B')
        FROM r JOIN postings p ON p.id = r.posting_id ORDER BY p.id
        ON CONFLICT (posting_id) DO UPDATE SET
            newest_on = excluded.newest_on, changed_at = excluded.changed_at, years = excluded.years,
            pay_scale = excluded.pay_scale, tags = excluded.tags, stated = excluded.stated,
            digest = excluded.digest, title_tsv = excluded.title_tsv
        WHERE f.digest <> excluded.digest OR f.changed_at IS DISTINCT FROM excluded.changed_at
        RETURNING f.posting_id
    )
    INSERT INTO posting_texts (posting_id, tsv)
    SELECT r.posting_id,
           setweight(to_tsvector('english', r.title), 'A') || setweight(to_tsvector('english', r.around), 'B')
               || setweight(to_tsvector('english', r.body), 'D')
    FROM r JOIN written USING (posting_id) ORDER BY r.posting_id
    ON CONFLICT (posting_id) DO UPDATE SET tsv = excluded.tsv
"""


def _row(company: Any, fields: Fields) -> dict[str, Any]:
    facts = read_facts(fields)
    text = search_text(fields, facts)
    row = {
        "posting_id": company.id,
        "posted_on": facts.posted_on.value.isoformat() if facts.posted_on else None,
        "years": facts.years.value if facts.years else None,
        "pay_scale": facts.pay_scale or 0,
        "tags": [storable(tag) for tag in _with_company(company, tags_of(facts))],
        "stated": json.loads(storable(json.dumps(stored(facts), ensure_ascii=False))),
        "title": storable(text.title),
        "around": storable(f"{searchable(company.display_name)} {text.around}"),
        "body": storable(text.body),
    }
    said = json.dumps([READERS, row], ensure_ascii=False, sort_keys=True)
    return {**row, "digest": sha256(said.encode("utf-8", "replace")).hexdigest()}


def _with_company(company: Any, tags: list[str]) -> list[str]:
    return [f"company:{company.name}", f"platform:{company.platform}", *tags]


async def stated_of(connection: AsyncConnection, posting_id: int) -> dict[str, Any]:
    """The facts of a posting with their sources and words; empty where it has not been read yet."""
    result = await connection.execute(
        sql("SELECT stated FROM posting_facts WHERE posting_id = :posting_id"), {"posting_id": posting_id}
    )
    return dict(result.scalar_one_or_none() or {})
