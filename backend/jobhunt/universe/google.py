"""Google's careers site: no API, job records as positional arrays inside the results page."""

import re
from collections.abc import Mapping
from urllib.parse import quote_plus

from jobhunt.universe.asking import Answer, Ask, Shown, Target, number
from jobhunt.universe.companies import Company
from jobhunt.universe.noise import Template
from jobhunt.universe.pages import escape, items, paragraphs, script_json, shell
from jobhunt.universe.postings import Entry, Posting
from jobhunt.universe.texts import Text
from jobhunt.universe.words import Place

HOST = "www.google.com"
ROOT = "/about/careers/applications/jobs"
PAGE = 20
_TENANT = "projects/gweb-careers-proto/tenants/ab8c9d10-0000-0000-0000-000000000000/companies/"
_RESULT = re.compile(rf"{ROOT}/results/(\d{{5,20}})(?:-[^/]*)?/?")


def target(ask: Ask, companies: Mapping[str, Company]) -> Target | None:
    company = companies.get("google")
    if company is None or ask.host != HOST:
        return None
    if ask.path.rstrip("/") == f"{ROOT}/results":
        return Target(company, "list")
    if ask.path == f"{ROOT}/sitemap.xml":
        return Target(company, "other", "sitemap")
    match = _RESULT.fullmatch(ask.path)
    return Target(company, "page", match[1]) if match else None


def answer(ask: Ask, target: Target, shown: Shown) -> Answer:
    if target.what == "list":
        return _results(ask, shown)
    if target.what == "other":
        addresses = "".join(f"<url><loc>{escape(shown.url(entry))}</loc></url>" for entry in shown.slice(0, None))
        body = f'<?xml version="1.0" encoding="UTF-8"?><urlset>{addresses}</urlset>'
        return Answer(Template.of(body), content_type="application/xml")
    entry = shown.find(target.external_id)
    if entry is None:
        return shown.keep(("google", "gone"), _gone)
    return shown.keep(("google", entry), lambda: _detail(shown, entry))


def url(posting: Posting) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", posting.title.lower()).strip("-")
    return f"https://{HOST}{ROOT}/results/{posting.external_id}-{slug}"


def _results(ask: Ask, shown: Shown) -> Answer:
    found = shown.search(ask.query.get("q", ""))
    page = max(number(ask.query.get("page", "1"), 1), 1)
    entries = found.slice((page - 1) * PAGE, PAGE)
    total = found.total
    # Past the end the real pages come in two shapes: an empty list, or no record block at all.
    blank = not entries and page % 2 == 0

    def make() -> Answer:
        records = [record(found.posting(entry), found.text(entry)) for entry in entries]
        return _page(
            "Search Jobs", "<h1>Jobs search results</h1>", None if blank else [records, None, total, PAGE], found
        )

    return found.keep(("google", "results", tuple(entries), total, blank, found.padding), make)


def _page(title: str, main: str, data: object, shown: Shown) -> Answer:
    decoy = _block("ds:0", 1, [1])
    block = "" if data is None else _block("ds:1", 2, data)
    padding = f"<!--{'x' * shown.padding}-->" if shown.padding else ""
    frame = shell("Google Careers", 60_000)
    body = frame.holding(
        title=Template.of(escape(title)),
        head=Template.of('<meta property="og:title" content="Google Careers"/>'),
        main=Template.of(main),
        tail=Template.of(_keys() + decoy + block + padding),
    )
    return Answer(body)


def _keys() -> str:
    return (
        '<script nonce="@@nonce@@">var AF_initDataKeys = ["ds:0", "ds:1"]; var AF_request = "@@request@@";</script>'
    )


def _block(key: str, digest: int, data: object) -> str:
    return (
        f"<script class=\"{key}\" nonce=\"@@nonce@@\">AF_initDataCallback({{key: '{key}', hash: '{digest}', "
        f"data:{script_json(data)}, sideChannel: {{}}}});</script>"
    )


def _gone() -> Answer:
    frame = shell("Google Careers", 60_000)
    head = '<meta property="og:title" content=""/>'
    body = frame.holding(
        title=Template.of("Google Careers"),
        head=Template.of(head),
        main=Template.of("<h1>Jobs</h1>"),
        tail=Template.of(_keys()),
    )
    return Answer(body)


def _detail(shown: Shown, entry: Entry) -> Answer:
    posting, text = shown.posting(entry), shown.text(entry)
    job = record(posting, text)
    places = "; ".join(_display(place) for place in posting.places)
    main = (
        f'<h2 class="p1N2lc">{escape(posting.title)}</h2><span class="r0wTof">{escape(places)}</span>'
        f"<h3>Minimum qualifications:</h3>{items(text.minimum)}<h3>Preferred "
        f"qualifications:</h3>{items(text.preferred)}"
        f"<h3>About the "
        f"job</h3>{_description(posting, text)}<h3>Responsibilities</h3>{items(text.duties)}@@similar@@"
    )
    body = shell("Google Careers", 60_000).holding(
        title=Template.of(f"{escape(posting.title)} — Google Careers"),
        head=Template.of(f'<meta property="og:title" content="{escape(posting.title)}"/>'),
        main=Template.of(main),
        tail=Template.of(_keys() + _block("ds:0", 1, [job]) + _block("ds:1", 2, [1])),
    )
    return Answer(body, tag=True, born=entry.born)


def _display(place: Place) -> str:
    return f"{place.city}, {place.region_code}, USA" if place.iso2 == "US" else f"{place.city}, {place.country}"


def _description(posting: Posting, text: Text) -> str:
    body = paragraphs(text.about) + paragraphs(text.team) + items(text.projects) + paragraphs(text.company[:2])
    pay = posting.pay
    if pay is None:
        return body
    suffix = "" if pay.period == "year" else " per hour"
    extra = f"{suffix} + 20% bonus target + equity + benefits"
    return f"{body}<br><br>US: ${pay.minimum} - ${pay.maximum} (USD){extra}<br>"


def record(posting: Posting, text: Text) -> list[object]:
    """The positional array, 20 or 21 long; the level at its end is often left out."""
    seconds = int(posting.posted.toordinal() - 719_163) * 86_400
    edited = int(posting.updated.toordinal() - 719_163) * 86_400 + 37_168
    places = [
        [
            _display(place),
            [f"{place.city} office, {place.city}"],
            place.city,
            "94043" if place.iso2 == "US" else None,
            place.region_code,
            place.iso2,
        ]
        for place in posting.places
    ]
    sign_in = f"https://{HOST}/about/careers/applications/signin?jobId=CiU{posting.external_id}_V2"
    qualifications = (
        f"<h3>Minimum qualifications:</h3>{items(text.minimum)}<br>"
        f"<h3>Preferred qualifications:</h3>{items(text.preferred)}"
    )
    choice = "; ".join(str(place[0]) for place in places)
    note = f"Note: By applying you share your preferred working location from the following: {choice}."
    job: list[object] = [
        posting.external_id,
        posting.title,
        f"{sign_in}&loc={posting.places[0].iso2}&title={quote_plus(posting.title)}",
        [None, items(text.duties)],
        [None, qualifications],
        _TENANT + "google",
        None,
        ("Google", "DeepMind", "YouTube")[posting.content % 3],
        "en-US",
        places,
        [None, _description(posting, text)],
        [4, 3, posting.content % 9],
        [seconds, 8_000_000],
        [edited, 8_000_000],
        [edited, 124_000_000],
        [None, "Applications are accepted until the position is filled." if posting.content % 4 == 0 else ""],
        None,
        None,
        [None, note if len(posting.places) > 1 else ""],
        [None, items(text.minimum)],
    ]
    if posting.content % 3:
        job.append(posting.level.google)
    return job
