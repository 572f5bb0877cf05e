"""Reads what kind of employment is offered into a few common kinds. Pure."""

import re

from jobhunt.boards.patterns import when_used
from jobhunt.postings.readers.countries import plain
from jobhunt.postings.readers.stated import Stated

_KINDS = (
    ("internship", r"intern(?:ship)?s?\b|praktik|\bstage\b|estagio|becari|tirocinio|staz\b|working student"
                   r"|werkstudent"),
    ("apprenticeship", r"apprentic|ausbildung|alternance|trainee"),
    ("part_time", r"part[ _-]?time|teilzeit|temps? par[ct]ial|tiempo parcial|media jornada|tempo parcial|deeltijd"
                  r"|zkracen|czesc etatu|deltid"),
    ("full_time", r"full[ _-]?time|vollzeit|temps plein|temps complet|tiempo completo|jornada completa"
                  r"|tempo (?:pieno|integral)"
                  r"|voltijd|plny uvaz|pelny etat|heltid"),
    ("contract", r"contract(?!s?\s*(?:type|permanent))|contractor|contratista|freelance"
                 r"|consult(?:ant|ing) agreement|1099|\bb2b\b"),
    ("temporary", r"temporary|\btemp\b|fixed[ _-]?term|seasonal|befristet|\bcdd\b|per[ _]diem|temporal|tijdelijk"),
    ("volunteer", r"volunteer|ehrenamt|benevol"),
    ("full_time", r"^\s*(?:regular|permanent)(?: (?:employee|position|full))?\s*$|permanent employee"
                  r"|regular employee"),
)  # fmt: skip
_PATTERNS = tuple((kind, when_used(pattern)) for kind, pattern in _KINDS)
_IN_TITLE = when_used(
    r"\b(?:intern(?:ship)?|werkstudent(?:in)?|praktikum|working student|part[- ]time)\b", re.IGNORECASE
)


def read_employment_types(title: str, given: str | None, source: str) -> Stated[tuple[str, ...]] | None:
    """The kinds that the posting's own field names, else one that its title names; none of an unknown word."""
    if given and (kinds := _kinds(given)):
        return Stated(kinds, source or "text", given)
    found = _IN_TITLE.search(title)
    if found and (kinds := _kinds(found[0])):
        return Stated(kinds, "title", found[0])
    return None


def _kinds(words: str) -> tuple[str, ...]:
    text = plain(words)
    return tuple(dict.fromkeys(kind for kind, pattern in _PATTERNS if pattern.search(text)))
