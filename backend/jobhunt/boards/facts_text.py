"""Facts in the visible text of a posting: labelled lines and short lines below the title, never prose."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile

from selectolax.lexbor import LexborNode

from jobhunt.boards import stated
from jobhunt.boards.claims import Claims
from jobhunt.boards.geography import is_place
from jobhunt.boards.labels import KIND
from jobhunt.boards.patterns import when_used
from jobhunt.boards.pay import pay_from_text
from jobhunt.boards.protocol import Pay, WorkMode

LINES_BELOW_TITLE = 8

_LABEL = when_used(r"([^\W\d_][^:\n]{1,28}?)\s*:\s*(.*)")
_LONGEST = {"place": 110, "type": 60, "mode": 60, "posted": 60, "ends": 60, "team": 80, "company": 80, "number": 40}
_TYPE = when_used(
    r"(?:(?:full|part)[ -]?time|contract(?:or)?|internship|intern|temporary|permanent|freelance|regular|"
    r"apprenticeship|"
    r"working student|trainee|vollzeit|teilzeit|per diem|fixed[ -]term|seasonal|estágio|stage|praktikum|"
    r"werkstudent)"
    r"(?:(?: ?[,/&+]| and| or)? (?:(?:full|part)[ -]?time|contract|permanent|temporary|regular|employee|"
    r"position))?",
    re.IGNORECASE,
)
_TAGGED_MODE = when_used(r"#li-(remote|hybrid|onsite|on-site)\b", re.IGNORECASE)
_MODE = when_used(r"\b(?:remote|hybrid|on-?site|in-office|presencial|híbrido|remoto)\b", re.IGNORECASE)
_MODE_IN_PLACE = when_used(
    rf"(?:^|[(,/|] ?|[-–] ){_MODE.pattern.replace('?:', '', 1)}(?=$|[)\],./| ]*(?:$|[(,/|.–-]))", re.IGNORECASE
)
_PROSE = when_used(r"\. |\b(?:you|we|our|will|may|must|preferred|required)\b", re.IGNORECASE)
_ABOUT = when_used(
    r"About (?!(?:the|us|our|you|this|your|role|team|company|job|position|me)\b)([A-Z][\w&.' ]{1,40})",
    re.IGNORECASE,
)
_BRACKETS = when_used(r"\s*\([^)]*\)?\s*$")
_BETWEEN = when_used(r"\s*[·•|∙●▪]\s*")

_PLACE_HOOKS = ", ".join(
    f'[{name}*="location" i]' for name in ("class", "data-test", "data-testid", "data-qa", "data-automation")
)
_MOST_PLACES = 20

Labelled = Mapping[str, Sequence[str]]


def read(part: LexborNode | None, lines: Sequence[str], title: str | None, *, paid: bool = False) -> Claims:
    """What the pieces of a posting's main part state; pay is not looked for where it is `paid` already."""
    text = "\n".join(lines)
    facts = _labelled(lines)
    below = _below(lines, title)
    places = _places(facts, below) or _hooked_places(part)
    return Claims(
        source="text",
        company=_one(facts, "company") or _about(lines),
        places=places,
        employment_type=_employment_type(facts, below),
        work_mode=_mode(facts, below, text),
        department=_one(facts, "team"),
        pay=None if paid else _pay(facts, text),
        posted_at=next((day for one in facts.get("posted", ()) if (day := stated.day(one))), None),
        valid_through=next((day for one in facts.get("ends", ()) if (day := stated.day(one))), None),
        requisition_id=next((one for one in facts.get("number", ()) if any(map(str.isdigit, one))), None),
    )


def _labelled(lines: Sequence[str]) -> Labelled:
    """Values by kind: "Label: value" on one line, or the label alone (or with a colon) and the value below it."""
    facts: dict[str, list[str]] = {}
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        if len(line) > 200:
            continue
        found = _LABEL.fullmatch(line) if ":" in line else None
        label, value = (found[1], found[2]) if found else (line, "")
        kind = KIND.get(label.strip().lower())
        if kind is None:
            continue
        value = (value or following.lstrip(": ")).strip()
        if value and len(value) <= _LONGEST.get(kind, 200) and value.rstrip(":").lower() not in KIND:
            facts.setdefault(kind, []).append(value)
    return facts


def _below(lines: Sequence[str], title: str | None) -> list[str]:
    """The short lines below the title, taken apart at dots and bars."""
    wanted = (title or "").lower()
    for index, line in enumerate(lines):
        if wanted and line.lower() == wanted:
            near = takewhile(lambda one: len(one) <= 120, lines[index + 1 : index + 1 + LINES_BELOW_TITLE])
            return [part for one in near for part in _BETWEEN.split(one) if part]
    return []


def _about(lines: Sequence[str]) -> str | None:
    """The company under a heading "About Example", when the text goes on to speak of it."""
    for line in lines:
        found = _ABOUT.fullmatch(line)
        if found and sum(found[1] in other for other in lines) >= 3:
            return found[1]
    return None


def _one(facts: Labelled, kind: str) -> str | None:
    return next(iter(facts.get(kind, ())), None)


def _places(facts: Labelled, below: Sequence[str]) -> tuple[str, ...]:
    named = [part.strip() for part in re.split(r" [|/] |; ", _without_mode(_one(facts, "place") or ""))]
    found = [place for place in named if place and stated.work_mode(place) is None and not _PROSE.search(place)]
    return tuple(dict.fromkeys(found or [part for part in below if is_place(part)]))


def _hooked_places(part: LexborNode | None) -> tuple[str, ...]:
    """What stands in elements that the page itself calls a location, by class or test hook."""
    texts = (" ".join(node.text(separator=" ").split()) for node in part.css(_PLACE_HOOKS)) if part else ()
    found = (text for text in texts if 1 < len(text) <= 90 and not _PROSE.search(text) and ":" not in text)
    named = (text for text in found if text.lower() not in KIND and stated.work_mode(text) is None)
    return tuple(islice(dict.fromkeys(named), _MOST_PLACES))


def _without_mode(value: str) -> str:
    brackets = _BRACKETS.search(value)
    return value[: brackets.start()] if brackets and _MODE.search(brackets.group()) else value


def _employment_type(facts: Labelled, below: Sequence[str]) -> str | None:
    named = list(dict.fromkeys(facts.get("type", ())))
    found = named or [part for part in below if _TYPE.fullmatch(part)][:1]
    return ", ".join(found) or None


def _mode(facts: Labelled, below: Sequence[str], text: str) -> WorkMode | None:
    for value in (*facts.get("mode", ()), *below):
        if mode := stated.work_mode(value):
            return mode
    if tag := _TAGGED_MODE.search(text):
        return stated.work_mode(tag[1])
    place = _one(facts, "place") or ""
    modes = {stated.work_mode(word) for word in _MODE_IN_PLACE.findall(place)} if len(place) <= 110 else set()
    return modes.pop() if len(modes) == 1 else None


def _pay(facts: Labelled, text: str) -> Pay | None:
    for value in facts.get("pay", ()):
        if pay := pay_from_text(f"Salary: {value}"):
            return pay
    return pay_from_text(text)
