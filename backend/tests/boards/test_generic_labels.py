"""The generic reader against labelled recordings of real pages, where they are at hand; figures are floors."""

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jobhunt.boards import generic
from jobhunt.boards.protocol import Board, Fields, Outcome, Response

BOARD = Board("generic", "careers.example/x", "https://careers.example/x")
LD = re.compile(r"<script[^>]*ld\+json[^>]*>.*?</script>", re.DOTALL | re.IGNORECASE)
OWN_ADDRESS = re.compile(r"og:url[^>]*content=\"(https?:[^\"]+)\"|rel=\"canonical\"[^>]*href=\"(https?:[^\"]+)\"")

# This platform's JSON-LD is dated anew each time, and its own data, which are read first, hold the true day.
MISDATED = "eightfold"

Scores = Mapping[str, float]


def recordings() -> Path | None:
    """The folder of recorded pages: named by JOBHUNT_SHARED, or `shared/data` beside one of the folders above."""
    named = os.environ.get("JOBHUNT_SHARED")
    places = [Path(named) / "data"] if named else [above / "shared" / "data" for above in Path(__file__).parents]
    return next((place for place in places if (place / "LABELS.jsonl").is_file()), None)


FOLDER = recordings()


def labels(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Each label with its page."""
    for line in (folder / "LABELS.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        yield label, (folder / label["file"]).read_text(encoding="utf-8", errors="replace")


def read(label: Mapping[str, Any], page: str) -> Outcome:
    """What the reader makes of a page at the address that the page itself names."""
    found = OWN_ADDRESS.search(page)
    kind = "jobs/" if label["state"] == "open" else ""
    url = (found[1] or found[2]) if found else f"https://careers.example/{kind}{Path(label['file']).stem}"
    return generic.fields(BOARD, Response(url, 200, {"content-type": "text/html"}, page.encode()))


def plain(text: object) -> str:
    return re.sub(r"[\W_]+", "", str(text or "").lower())


def cities(places: object) -> set[str]:
    return {plain(str(place).split(",")[0]) for place in places} if isinstance(places, list | tuple) else set()


def right(label: Mapping[str, Any], found: Fields) -> Iterator[tuple[str, bool]]:
    """Which of the labelled values were read as labelled; what the label leaves open is not judged."""
    yield "title", plain(found.title) == plain(label["title"])
    if label["company"]:
        one, other = plain(found.company), plain(label["company"])
        yield "company", bool(one) and (one in other or other in one)
    if label["locations"]:
        yield "places", cities(found.places) == cities(label["locations"])
    if kinds := label["employment_type"]:
        listed = kinds if isinstance(kinds, list) else [kinds]
        yield "type", any(plain(kind.split("/")[0]) in plain(found.employment_type) for kind in listed)
    if label["date_posted"] and MISDATED not in label["file"]:
        yield "posted", str(found.posted_at) == label["date_posted"]
    if salary := label["salary"]:
        pay = found.pay and (found.pay.minimum, found.pay.maximum or found.pay.minimum, found.pay.currency)
        yield "pay", pay == (salary["min"], salary["max"], salary["currency"])
    if found.work_mode and found.sources["work_mode"] == "text":
        yield "no mode from prose", found.work_mode == label["workplace"]


def scores(folder: Path, *, hide_json_ld: bool) -> Scores:
    """The share of right values by field; with the JSON-LD hidden, over the pages that had it."""
    tally: dict[str, list[bool]] = defaultdict(list)
    for label, page in labels(folder):
        if label["state"] != "open" or (hide_json_ld and not label["jsonld"]):
            continue
        outcome = read(label, LD.sub("", page) if hide_json_ld else page)
        if not isinstance(outcome, Fields):
            tally["title"].append(False)
            continue
        for name, is_right in right(label, outcome):
            tally[name].append(is_right)
    return {name: sum(values) / len(values) for name, values in tally.items()}


if FOLDER is not None:
    PAGES = FOLDER

    def test_nine_of_ten_values_are_read_as_labelled() -> None:
        found = scores(PAGES, hide_json_ld=False)
        floors = {"title": 1.0, "company": 0.95, "places": 0.91, "type": 1.0, "posted": 1.0, "pay": 1.0}
        assert {name: found[name] for name in floors if found[name] < floors[name]} == {}
        assert found["no mode from prose"] == 1.0

    def test_without_json_ld_most_of_it_is_still_there() -> None:
        found = scores(PAGES, hide_json_ld=True)
        floors = {"title": 0.85, "company": 1.0, "places": 1.0, "pay": 1.0}
        assert {name: found[name] for name in floors if found[name] < floors[name]} == {}

    def test_a_listing_page_is_never_taken_for_a_posting() -> None:
        taken = [
            label["file"]
            for label, page in labels(PAGES)
            if label["state"] != "open" and isinstance(read(label, page), Fields)
        ]
        assert taken == []
