"""Which known word a mistyped one was meant to be, and the query with it in place. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence

MOST_EDITS = 2
SHORTEST = 4
MOST_WORDS = 6
"""Words of a query that are looked at; nobody mistypes more than these."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_OPERATORS = frozenset({"or"})


def doubtful(query: str, known: Iterable[str]) -> list[str]:
    """The words of a searchable query that stand in no title, company or place."""
    there = set(known)
    words = dict.fromkeys(_WORD.findall(query))
    return [word for word in words if word not in there and word not in _OPERATORS][:MOST_WORDS]


def edits(one: str, other: str) -> int:
    """How many letters have to be put in, left out, changed or swapped with their neighbour."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def nearest(word: str, candidates: Sequence[str], found: Mapping[str, int]) -> str | None:
    """The candidate that was most likely meant: the fewest edits, then the one that finds most."""
    likely = [one for one in candidates if found.get(one) and one != word]
    if not likely:
        return None
    return min(likely, key=lambda one: (edits(word, one), one[0] != word[0], -found[one], one))


def corrected(query: str, better: Mapping[str, str]) -> str:
    """The query with words replaced, everything else as it was typed."""
    return re.sub(r"[^\W\d_]+", lambda found: better.get(found[0].lower(), found[0]), query)
