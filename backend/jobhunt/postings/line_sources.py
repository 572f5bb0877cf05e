"""SQL of where a search's lines are read from, by the way chosen, and of the conditions that are left to check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jobhunt.postings.asked_queries import ALL, TITLED, Asked, Conditions
from jobhunt.postings.sample_queries import BODY, TEXT_SAYS, TITLE, TITLE_SAYS
from jobhunt.postings.ways import Way, Wish, way

# Text by text to its line, so that one may stop at enough.
BY_TEXT = (
    f"(SELECT posting_id FROM posting_texts WHERE tsv @@ {BODY} OFFSET 0) m CROSS JOIN LATERAL ("
    "SELECT * FROM user_postings l WHERE l.user_id = :user_id AND l.posting_id = m.posting_id OFFSET 0) u"
)

_RANGES = ("user", "posted", "new", "changed")
"""Conditions that the planner has an index or a join for, and knows how many to expect of."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands behind FROM, the conditions on its lines, what their texts have to say, and the values of all."""

    source: str
    where: str
    says: str
    values: Mapping[str, Any]

    @property
    def condition(self) -> str:
        """All that stands behind WHERE."""
        return f"{self.where} AND {self.says}"


def choose(
    asked: Asked, wanted: int, counted: str = ALL, without: Sequence[str] = (), *, ordered: bool = True
) -> Way:
    """The way to so many lines that pass all filters, or all but some."""
    titled = _by_title(asked, counted)
    indexed = titled or bool(asked.tags(without))
    reads = asked.query is not None and not titled
    recent = asked.search.posted_since is not None and "posted" not in without
    return way(asked.sample, Wish(wanted, counted, indexed, reads, recent, ordered))


def by_way(
    asked: Asked,
    found: Conditions,
    chosen: Way,
    counted: str = ALL,
    without: Sequence[str] = (),
    *,
    by: str | None = None,
) -> Lines:
    """The lines by that way: those of a title, or else those that say the text anywhere. `by` is their order."""
    values = {**found.values, "q": asked.query} if asked.query is not None else dict(found.values)
    names = found.names(without)
    titled = _by_title(asked, counted)
    if chosen == "text":
        return Lines(BY_TEXT, found.these(names), "true", values)
    reads = asked.query is not None and (not titled or bool(asked.body_words and "-" in asked.query))
    says = TEXT_SAYS if reads else "true"
    if chosen == "list":
        ranges = found.these(name for name in names if name in _RANGES)
        rest = found.these(name for name in names if name not in _RANGES)
        title = TITLE_SAYS if titled else "true"
        # Behind a CASE the planner expects every other line to pass, and so goes along the list, as was chosen.
        where = f"{ranges} AND CASE WHEN {rest} AND {title} THEN true ELSE false END"
        return Lines("user_postings u", where, says, values)
    wanted = f"wanted_{counted}"
    parts = [TITLE] if titled else []
    if tags := asked.tags(without):
        values[wanted] = _tag_query(tags)
        parts.append(f"CAST(:{wanted} AS tsquery)")
    source = f"lines_with({' && '.join(parts)}) u"
    where = found.these(names) + (f" AND {TITLE_SAYS}" if titled else "")
    if by is None or not reads:
        return Lines(source, where, says, values)
    # Sorted first, so that only as many texts are looked into as it takes to find enough.
    return Lines(f"(SELECT * FROM {source} WHERE {where} ORDER BY {by} OFFSET 0) u", "true", says, values)


def _by_title(asked: Asked, counted: str) -> bool:
    return asked.query is not None and (counted == TITLED or not asked.body_words)


def _tag_query(tags: Mapping[str, Sequence[str]]) -> str:
    """Any of each filter's tags, of every filter, as Postgres writes it."""
    return " & ".join(f"({' | '.join(map(_quoted, some))})" for some in tags.values())


def _quoted(word: str) -> str:
    doubled = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
