"""Text as it is indexed and as it is searched for: both sides go through here, so that they meet. Pure."""

import re

from jobhunt.postings.readers.countries import plain

# Names that a search engine's parser would cut down to a letter or take for a host.
_NAMES = (
    (re.compile(r"(?<![\w+])c\+\+"), " cplusplus "),
    (re.compile(r"(?<!\w)c#"), " csharp "),
    (re.compile(r"(?<!\w)f#"), " fsharp "),
    (re.compile(r"(?<!\w)\.net\b"), " dotnet "),
    (re.compile(r"\b(node|react|vue|next|three|d3)\.js\b"), r"\1js"),
    (re.compile(r"\br&d\b"), "rnd"),
)
_JOINED = re.compile(r"(?<=\w)[-/_.&’'](?=\w)")
_MINUSES = re.compile(r"-(?:\s*-)+")
_WORD = re.compile(r"[^\W\d_]{3,}")


def searchable(text: str) -> str:
    """Lower case, without accents, names with signs spelt out, words joined by a sign apart."""
    text = plain(text)
    for pattern, name in _NAMES:
        text = pattern.sub(name, text)
    return _JOINED.sub(" ", text)


def asked_for(query: str) -> str:
    """What is typed, searchable. A run of minus signs is one, for each is a NOT within the last to Postgres."""
    return _MINUSES.sub("-", searchable(query))


def words_of(text: str) -> set[str]:
    """The words of a searchable text that a mistyped one may have meant."""
    return set(_WORD.findall(text))
