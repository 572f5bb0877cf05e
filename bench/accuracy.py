"""How many fields of recorded real pages are read as labelled, with their JSON-LD and without it."""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Figure
from jobhunt.boards.protocol import Fields
from jobhunt.postings.readers.employment_types import read_employment_types
from jobhunt.postings.readers.places import Place, read_place, read_places
from jobhunt.postings.stated_facts import StatedFacts, read_facts
from tests.boards.test_generic_labels import LD, MISDATED, labels, read, recordings

SHARE = 0.9
# By page; every other title states no level.
LEVELS = {
    "paylocity_fermi_4248451": "director",
    "workatastartup_diode_senior": "senior",
    "page_anthropic_5058714008": "manager",
    "page_roblox_7350013": "principal",
    "page_roblox_7054468": "senior",
    "framework_senior_swe": "senior",
    "linkedin_ok": "intern",
    "gusto_material_detail": "staff",
}
GOOGLE_JOBS = re.compile(r"AF_initDataCallback\(\{key:\s*'ds:1'.*?data:(\[.*\]),\s*sideChannel", re.DOTALL)

Tally = Mapping[str, Sequence[bool]]


async def fields_accuracy() -> list[Figure]:
    """Shares of right values. Nothing where the recordings are not at hand: they are never part of the project."""
    folder = recordings()
    if folder is None:
        sys.stderr.write("fields_accuracy: the recorded pages are not beside this checkout; nothing was measured\n")
        return []
    shown, hidden = _judged(folder, hide=False), _judged(folder, hide=True)
    shown_too = ("places", "pay", "type", "posted")
    figures = [_share(f"fields_{name}", shown[name]) for name in shown_too]
    # Without JSON-LD a page may state less: what it shows all the same has to be read, and what is read be right.
    figures += [_share(f"fields_{name}_hidden", right) for name in shown_too if (right := hidden[name])]
    for name in ("mode", "level"):
        wrong = sum(not right for right in (*shown[name], *hidden[name]))
        figures.append(Figure(f"fields_{name}_invented", f"of {len(shown[name])} pages", wrong, 0.0))
    return figures


def _share(name: str, right: Sequence[bool]) -> Figure:
    return Figure(name, f"share right of {len(right)} labelled", sum(right) / len(right), SHARE, better="more")


def _judged(folder: Path, *, hide: bool) -> Tally:
    tally: dict[str, list[bool]] = defaultdict(list)
    for label, page in labels(folder):
        if label["state"] != "open" or (hide and not label["jsonld"]):
            continue
        left = LD.sub("", page) if hide else page
        outcome = read(label, left)
        if isinstance(outcome, Fields):
            for name, right in _right(label, outcome, read_facts(outcome), left if hide else None):
                tally[name].append(right)
        elif not hide:
            tally["places"].append(False)
    if not hide:
        tally["places"].extend(_recorded_places(folder / "boards"))
    return tally


def _right(
    label: Mapping[str, Any], fields: Fields, facts: StatedFacts, left: str | None
) -> Iterator[tuple[str, bool]]:
    """By field; with what is `left` of a page, only what that still shows or what is read from it."""
    if label["locations"] and (facts.places or _shows(left, *(one.split(",")[0] for one in label["locations"]))):
        found = facts.places.value if facts.places else ()
        yield "places", _cities(found) == _cities(read_places(label["locations"]))
    if (salary := label["salary"]) and (fields.pay or _shows(left, f"{salary['min']:,}")):
        pay = fields.pay and (fields.pay.minimum, fields.pay.maximum or fields.pay.minimum, fields.pay.currency)
        yield "pay", pay == (salary["min"], salary["max"], salary["currency"])
    if (kinds := label["employment_type"]) and (left is None or facts.employment_types):
        wanted = read_employment_types("", ", ".join([kinds] if isinstance(kinds, str) else kinds), "")
        found_kinds = facts.employment_types.value if facts.employment_types else ()
        yield "type", wanted is not None and set(wanted.value) == set(found_kinds)
    is_dated = label["date_posted"] and MISDATED not in label["file"]
    if is_dated and (facts.posted_on or _shows(left, label["date_posted"])):
        yield "posted", str(facts.posted_on.value if facts.posted_on else None) == label["date_posted"]
    mode = facts.work_mode
    yield "mode", mode is None or mode.source not in ("text", "title", "places") or mode.value == label["workplace"]
    level = facts.seniority
    yield "level", level is None or level.value == LEVELS.get(Path(label["file"]).stem)


def _shows(left: str | None, *words: str) -> bool:
    """Whether a whole page, or what is left of it, can be expected to say all of these."""
    return left is None or all(word in left for word in words)


def _cities(places: Sequence[Place]) -> set[tuple[str, str]]:
    return {(place.city, place.country) for place in places}


def _recorded_places(folder: Path) -> Iterator[bool]:
    """Places of recorded listings whose platform tells city and country apart from the text."""
    for file in sorted(folder.glob("google/*.html")):
        if found := GOOGLE_JOBS.search(file.read_text(encoding="utf-8")):
            for written, _, city, _, _, country in (place for job in json.loads(found[1])[0] for place in job[9]):
                place = read_place(written)
                yield place.country == country and (not city or place.city == city)
    for file in sorted(folder.glob("amazon/*.json")):
        for job in json.loads(file.read_text(encoding="utf-8")).get("jobs", []):
            told = [json.loads(place) for place in job.get("locations") or ()]
            if told:
                yield read_place(job["normalized_location"]).country == told[0].get("countryIso2a")
