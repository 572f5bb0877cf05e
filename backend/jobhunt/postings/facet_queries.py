"""SQL of the counts beside the filters: each leaves out its own filter, to show what another choice brings."""

from collections.abc import Mapping

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from jobhunt.postings.asked_queries import Asked, Conditions, conditions
from jobhunt.postings.estimate_queries import ESTIMATED
from jobhunt.postings.search import TAGGED
from jobhunt.postings.search_queries import BY_TEXT, BY_TITLE, IN_LIST, TEXT_SAYS, TITLE_SAYS, source
from jobhunt.postings.ways import Wish, way

MOST_COUNTED = 1_000
"""Beyond so many postings a count says that there are more."""

MOST_VALUES = 50

FACETS = (*TAGGED, "pay", "posted", "new", "changed", "status", "mine")
_OWN = {"mine": ("mine", "hidden")}
_ALL = "all"

_MORE_TAGS = """
    ARRAY[CASE WHEN u.pay_scale > 0 THEN 'pay:listed' ELSE 'pay:unlisted' END,
          CASE WHEN u.is_open THEN 'status:open' ELSE 'status:closed' END,
          CASE WHEN u.seen_at IS NULL THEN 'mine:unseen' END,
          CASE WHEN u.newest_on >= CAST(:today AS date) - 1 THEN 'posted:1' END,
          CASE WHEN u.newest_on >= CAST(:today AS date) - 7 THEN 'posted:7' END,
          CASE WHEN u.newest_on >= CAST(:today AS date) - 30 THEN 'posted:30' END]
"""

_BASE = "base u"
"""The lines that have the text, found once for all facets."""

_SHARED = 8_000
"""Of a text with more postings than this, each facet stops as soon as it has enough."""

Counts = Mapping[str, int]


async def total(connection: AsyncConnection, asked: Asked) -> int:
    """How many there are, to one above MOST_COUNTED."""
    found = conditions(asked)
    lines, where = _counted(asked, found, None)
    statement = f"SELECT count(*) FROM (SELECT 1 FROM {lines} WHERE {where} LIMIT :most) found"
    return int((await connection.execute(text(statement), {**found.values, "most": MOST_COUNTED + 1})).scalar_one())


async def count(connection: AsyncConnection, asked: Asked) -> tuple[int, dict[str, dict[str, int]]]:
    """How many there are, to one above MOST_COUNTED, and the counts of each facet's values over as many."""
    found = conditions(asked)
    own = {name: _OWN.get(name, (name,)) for name in FACETS}
    apart = [name for name in FACETS if any(one in found.by_name and one != "hidden" for one in own[name])]
    parts = [_counting(asked, found, _ALL, ())] + [_counting(asked, found, name, own[name]) for name in apart]
    values = {
        **found.values,
        "most": MOST_COUNTED + 1,
        "today": asked.search.today,
        "run": asked.last_run or 0,
    }
    counts: dict[str, dict[str, int]] = {}
    shared = f"WITH base AS MATERIALIZED (SELECT u.* FROM {_by_text(asked)} WHERE u.user_id = :user_id) "
    statement = f"SELECT facet, tag, n FROM ({' UNION ALL '.join(parts)}) counted"
    if any(_BASE in part for part in parts):
        statement = shared + statement
    for row in await connection.execute(text(statement), values):
        counts.setdefault(row.facet, {})[row.tag] = row.n
    in_all = counts.get(_ALL, {}).pop("total", 0)
    return in_all, {name: _of(name, counts.get(name if name in apart else _ALL, {})) for name in FACETS}


def _counting(asked: Asked, found: Conditions, facet: str, without: tuple[str, ...]) -> str:
    """One facet over the lines that pass all but its own filter, or every facet over those that pass all."""
    lines, where = _counted(asked, found, without)
    wanted = "true" if facet == _ALL else f"starts_with(tag, '{facet}\\:')"
    cut = f"SELECT u.posting_id, u.job_id, u.tags || {_MORE_TAGS} AS tags FROM {lines} WHERE {where} LIMIT :most"
    statement = f"""
        (WITH found AS MATERIALIZED ({cut})
        SELECT '{facet}' AS facet, tag, count(*) AS n FROM found, unnest(tags) AS tag
            WHERE tag IS NOT NULL AND {wanted} GROUP BY tag
    """
    if facet == _ALL:
        statement += f" UNION ALL SELECT '{_ALL}', 'total', count(*) FROM found"
    if facet in (_ALL, "new", "changed"):
        statement += f"""
            UNION ALL SELECT '{facet}', j.outcome || '\\:last_run', count(*)
            FROM jobs j JOIN found ON found.job_id = j.id
            WHERE j.user_id = :user_id AND j.run_id = :run AND j.outcome IN ('new', 'changed') GROUP BY j.outcome
        """
    if facet in (_ALL, "mine"):
        statement += f"""
            UNION ALL
            SELECT '{facet}', 'mine\\:' || CASE WHEN ap.applied_at IS NULL THEN 'saved' ELSE 'applied' END, count(*)
            FROM applications ap JOIN found ON found.posting_id = ap.posting_id
            WHERE ap.user_id = :user_id AND ap.deleted_at IS NULL GROUP BY 2
        """
    return statement + ")"


def _counted(asked: Asked, found: Conditions, without: tuple[str, ...] | None) -> tuple[str, str]:
    """The source of the lines to count, which need no order, and the conditions on them. None: no facets."""
    where = found.without(*(without or ()))
    tags = [name for name in asked.estimates.tags if name not in (without or ())]
    others = len(found.by_name.keys() - ESTIMATED - set(without or ())) - len(tags)
    query = asked.query
    if query is None:
        chosen = way(asked.estimates, Wish(MOST_COUNTED, tags, others, ordered=False))
        return source(chosen, asked, tags, IN_LIST), where
    found.values["q"] = query
    body = bool(asked.body_words)
    matches = asked.estimates.text if body else asked.estimates.title
    chosen = way(asked.estimates, Wish(MOST_COUNTED, tags, others, matches, looked_into=body, ordered=False))
    lines = source(chosen, asked, tags, _BASE if without is not None and matches <= _SHARED else _by_text(asked))
    says = TEXT_SAYS if body else TITLE_SAYS
    return lines, where if chosen == "text" else f"{where} AND {says}"


def _by_text(asked: Asked) -> str:
    return BY_TEXT if asked.body_words else BY_TITLE


def _of(name: str, counts: Counts) -> dict[str, int]:
    """The values of one facet, the most frequent first."""
    prefix = f"{name}:"
    values = ((tag.removeprefix(prefix), n) for tag, n in counts.items() if tag.startswith(prefix))
    return dict(sorted(values, key=lambda one: (-one[1], one[0]))[:MOST_VALUES])
