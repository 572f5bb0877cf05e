"""The state that a careers site's own program carries in its page, and the object in it that is the posting."""

import json
import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from jobhunt.boards import stated
from jobhunt.boards.json_ld import Item, walk

MOST_SCRIPTS, MOST_PIECES = 120, 1_000
LONG_ENOUGH = 60
"""A script shorter than this holds no posting."""

_ASSIGNED = re.compile(r"""=\s*(?=[{\[]\s*["{\[])""")
_PARSED = re.compile(r"""JSON\.parse\(\s*(?="(?:[^"\\]|\\.)*"\s*\))""")
_PUSHED = re.compile(r"self\.__next_f\.push\(\s*(?=\[)")
_ROW = re.compile(r"(?:^|\n)[0-9a-f]+:(?=[\[{])")
_DATA_SCRIPTS = 'script[type="application/json" i], script#__NEXT_DATA__, code#smartApplyData'
_PROGRAMS = 'script:not([src]):not([type]), script[type="text/javascript" i]:not([src]), script[type="module" i]'
_DATA_ATTRIBUTES = "[data-page], [data-props], [data-react-props], [data-state]"
_JOB_STEMS = ("job", "posit", "posting", "requisition", "vacanc", "career")

TITLES = (
    "title",
    "jobTitle",
    "job_title",
    "name",
    "posting_name",
    "positionName",
    "postingTitle",
    "text",
    "displayName",
)
DESCRIPTIONS = (
    *("descriptionHtml", "description_html", "description", "content", "jobDescription", "job_description"),
    *("descriptionBody", "externalDescription", "body", "html"),
)
PLACES = (
    *("locations", "allLocations", "location", "job_post_location", "jobLocation", "locationName", "location_name"),
    *("locationsText", "offices", "office", "city", "cities", "primaryLocation"),
)
IDENTIFIERS = (
    "id",
    "jobId",
    "job_id",
    "positionId",
    "postingId",
    "requisitionId",
    "uuid",
    "slug",
    "reqId",
    "shortcode",
)
ADDRESSES = (
    *(
        "public_url",
        "absolute_url",
        "hostedUrl",
        "jobUrl",
        "canonicalPositionUrl",
        "url",
        "job_url",
        "link",
        "href",
    ),
    *("path", "externalPath", "jobPath"),
)
EVIDENCE = (
    *("employmentType", "employment_type", "employment", "commitment", "jobType", "job_type", "job_post_location"),
    *(
        "department",
        "departmentName",
        "departments",
        "team",
        "teams",
        "department_name",
        "pay_ranges",
        "salaryRange",
    ),
    *("applyUrl", "apply_url", "requisitionId", "reqId", "jobId", "job_id", "jobTitle", "job_title", "positionId"),
    *(
        "workplaceType",
        "workplace_type",
        "work_location_option",
        "hiringOrganization",
        "companyName",
        "company_name",
    ),
)


def states(tree: LexborHTMLParser) -> Iterator[object]:
    """Every JSON value that the page carries for its own program. What is no JSON is passed over."""
    for node in tree.css(_DATA_SCRIPTS):
        yield _loaded(node.text() or "")
    for node in tree.css(_DATA_ATTRIBUTES):
        yield from (_loaded(value or "") for name, value in node.attributes.items() if name.startswith("data-"))
    streamed: list[str] = []
    for script in tree.css(_PROGRAMS)[:MOST_SCRIPTS]:
        text = script.text() or ""
        if "__next_f" in text:
            streamed.extend(_pushed(text))
        elif len(text) > LONG_ENOUGH and _assigns(text) and _speaks_of_jobs(text):
            yield from _assigned(text)
    yield from _rows("".join(streamed))


def objects(tree: LexborHTMLParser) -> list[Item]:
    """Every object in the page's states that looks like a posting, the full one or a line of a list."""
    return [item for state in states(tree) for item in walk(state) if looks_like_posting(item)]


def looks_like_posting(item: Item) -> bool:
    """A title, something to tell it by, a place or a text, and a key that only jobs have."""
    if not title_of(item) or not any(item.get(key) for key in (*IDENTIFIERS, *ADDRESSES)):
        return False
    has_place = any(item.get(key) for key in PLACES)
    has_text = any(isinstance(item.get(key), str) for key in DESCRIPTIONS)
    evidence = sum(bool(item.get(key)) for key in EVIDENCE)
    return (has_place or has_text) and evidence >= (1 if has_place else 2)


def title_of(item: Item) -> str | None:
    """The title under whichever name the site gives it."""
    for key in TITLES:
        value = item.get(key)
        if isinstance(value, str) and 2 < len(value) <= 250 and (title := stated.words(value)):
            return title
    return None


def _loaded(text: str) -> object:
    text = text.strip()
    if len(text) < LONG_ENOUGH or text[0] not in "{[":
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _speaks_of_jobs(text: str) -> bool:
    text = text.lower()
    return any(stem in text for stem in _JOB_STEMS)


def _assigns(script: str) -> bool:
    """Whether a script sets anything to JSON, which is told sooner than what it speaks of."""
    return (_ASSIGNED.search(script) or _PARSED.search(script)) is not None


def _assigned(script: str) -> Iterator[object]:
    """Values of `window.state = {...}` and of `JSON.parse("...")`, as many as are JSON."""
    decoder = json.JSONDecoder(strict=False)
    position = 0
    for _ in range(MOST_SCRIPTS):
        found = _ASSIGNED.search(script, position) or _PARSED.search(script, position)
        if found is None:
            return
        try:
            value, position = decoder.raw_decode(script, found.end())
        except (ValueError, RecursionError):
            position = found.end() + 1
            continue
        yield _loaded(value) if isinstance(value, str) else value


def _pushed(script: str) -> Iterator[str]:
    """The pieces of React's stream that one script pushes."""
    for found in islice(_PUSHED.finditer(script), MOST_PIECES):
        try:
            value, _ = json.JSONDecoder(strict=False).raw_decode(script, found.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, list) and len(value) == 2 and isinstance(value[1], str):
            yield value[1]


def _rows(stream: str) -> Iterator[object]:
    """The rows of React's stream that hold JSON and speak of jobs; modules and hints are passed over."""
    rows = (_line_at(stream, found.end()) for found in _ROW.finditer(stream))
    for row in islice(filter(_speaks_of_jobs, rows), MOST_PIECES):
        try:
            yield json.JSONDecoder(strict=False).raw_decode(row)[0]
        except (ValueError, RecursionError):
            continue


def _line_at(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]
