"""SQL of "did you mean": the known words near a mistyped one that find something of the user's."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.core.database import sql
from jobhunt.postings import spelling
from jobhunt.postings.searchable import asked_for

_CANDIDATES = 100
_WORTH_COUNTING = 8
_ENOUGH = 200


async def did_you_mean(connection: AsyncConnection, user_id: int, query: str) -> str | None:
    """The query with its unknown words replaced by known ones near them; None when there is nothing better."""
    plain = asked_for(query)
    words = plain.split()
    rows = await connection.execute(
        sql("SELECT word FROM search_words WHERE word = ANY(:words)"), {"words": [w.strip('"-()') for w in words]}
    )
    better: dict[str, str] = {}
    for word in spelling.doubtful(plain, rows.scalars()):
        candidates = await _near(connection, word)
        nearest = spelling.nearest(word, candidates, await _found(connection, user_id, candidates))
        if nearest is not None:
            better[word] = nearest
    return spelling.corrected(plain, better) if better else None


async def _near(connection: AsyncConnection, word: str) -> list[str]:
    rows = await connection.execute(
        sql(
            """
            SELECT word FROM search_words
            WHERE length(word) BETWEEN :shortest AND :longest
              AND levenshtein_less_equal(word, :word, :most) <= :most
            ORDER BY levenshtein_less_equal(word, :word, :most), word LIMIT :candidates
            """
        ),
        {
            "word": word[:60],
            "shortest": len(word) - spelling.MOST_EDITS,
            "longest": len(word) + spelling.MOST_EDITS,
            # Postgres counts a swap of neighbours as two.
            "most": 2 * spelling.MOST_EDITS,
            "candidates": _CANDIDATES,
        },
    )
    near = [one for one in rows.scalars() if spelling.edits(word, one) <= spelling.MOST_EDITS]
    return sorted(near, key=lambda one: (spelling.edits(word, one), one[0] != word[0], one))[:_WORTH_COUNTING]


async def _found(connection: AsyncConnection, user_id: int, words: Sequence[str]) -> dict[str, int]:
    """How many of the user's postings each word finds by title, company or place."""
    rows = await connection.execute(
        sql(
            """
            SELECT w.word, (
                SELECT count(*) FROM (
                    SELECT 1 FROM posting_facts f JOIN user_postings u ON u.posting_id = f.posting_id
                    WHERE u.user_id = :user_id AND u.hidden_at IS NULL
                      AND f.title_tsv @@ plainto_tsquery('jobhunt_titles', w.word) LIMIT :enough
                ) found) AS n
            FROM unnest(CAST(:words AS text[])) AS w (word)
            """
        ),
        {"user_id": user_id, "words": list(words), "enough": _ENOUGH},
    )
    return {row.word: row.n for row in rows}
