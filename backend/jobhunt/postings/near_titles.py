"""Whether two titles name nearly the same job. Pure."""

import re

_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
_NEAR = 0.6
_SAME = {"sr": "senior", "jr": "junior", "eng": "engineer", "dev": "developer", "mgr": "manager"}


def near(one: str, other: str) -> bool:
    """Whether most of their words are the same, in whatever order; C++ is not C, and "Sr" is "Senior"."""
    a, b = _words(one), _words(other)
    return bool(a and b) and len(a & b) / len(a | b) >= _NEAR


def _words(title: str) -> frozenset[str]:
    return frozenset(_SAME.get(word, word) for word in _WORD.findall(title.casefold()))
