"""Amazon's jobs site: search.json with its caps and strings in strings, and pages that are 404 once closed."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date

import xxhash

from jobhunt.universe.asking import JSON, Answer, Ask, Shown, Target, number
from jobhunt.universe.companies import Company
from jobhunt.universe.noise import Template
from jobhunt.universe.pages import MISSING, escape, shell
from jobhunt.universe.postings import Entry, Posting
from jobhunt.universe.texts import Text
from jobhunt.universe.words import Place

HOST = "www.amazon.jobs"
MOST_HITS = 10_000
MOST_A_PAGE = 100
_PAGE = re.compile(r"/(?:en|en-gb|de)/jobs/(\d+)(?:/[^/]*)?/?")
_LIBRARY = re.compile(r"(python|aiohttp|curl|wget|go-http|okhttp|scrapy|httpx|java|node|libwww)", re.IGNORECASE)
_ENTITIES = ("Amazon.com Services LLC", "Amazon Web Services, Inc.", "Amazon Data Services, Inc.")


def target(ask: Ask, companies: Mapping[str, Company]) -> Target | None:
    company = companies.get("amazon")
    if company is None or ask.host != HOST:
        return None
    if ask.path == "/en/search.json":
        return Target(company, "list")
    match = _PAGE.fullmatch(ask.path)
    return Target(company, "page", match[1]) if match else None


def bare_library(ask: Ask) -> bool:
    """Whether the caller names no browser: no User-Agent at all, or one that opens with a library's name."""
    agent = ask.headers.get("user-agent", "")
    return not agent or _LIBRARY.match(agent) is not None


def answer(ask: Ask, target: Target, shown: Shown) -> Answer:
    if target.what == "list":
        return _search(ask, shown)
    if bare_library(ask):
        return Answer(Template.of("<h1>403 Forbidden</h1>"), status=403)
    entry = shown.find(target.external_id)
    if entry is None:
        return shown.keep(("amazon", "gone"), _gone)
    return shown.keep(("amazon", entry), lambda: _page(shown, entry))


def url(posting: Posting) -> str:
    return f"https://{HOST}{_path(posting)}"


def _path(posting: Posting) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", posting.title.lower()).strip("-")
    return f"/en/jobs/{posting.external_id}/{slug}"


def _json(value: object, status: int = 200) -> Answer:
    return Answer(Template.of(json.dumps(value, ensure_ascii=False)), status=status, content_type=JSON)


def _search(ask: Ask, shown: Shown) -> Answer:
    accept = ask.headers.get("accept", "*/*")
    if bare_library(ask):
        return _json({"error": "Forbidden"}, 403)
    if "json" not in accept and "*/*" not in accept:
        return _json({"error": "Bad Request"}, 400)
    offset, limit = number(ask.query.get("offset", ""), 0), number(ask.query.get("result_limit", ""), 10)
    if offset >= MOST_HITS:
        return _json({"error": "Result window is too large, offset must be less than 10000"}, 400)
    found = shown.search(ask.query.get("base_query", ""), _facets(ask))
    entries = [] if limit > MOST_A_PAGE else found.slice(offset, limit)
    hits = min(found.total, MOST_HITS)

    def make() -> Answer:
        jobs = [record(found.posting(entry), found.text(entry)) for entry in entries]
        content: dict[str, object] = {"sidebar": {}, "search_results": {}}
        return _json({"error": None, "hits": hits, "facets": {}, "content": content, "jobs": jobs})

    return found.keep(("amazon", "list", tuple(entries), hits), make)


def _facets(ask: Ask) -> Callable[[Posting], bool] | None:
    """Array facets need their brackets; without them they are ignored, as `country` and `city` are not."""
    countries = set(ask.lists.get("normalized_country_code[]", ())) | set(ask.lists.get("country", ()))
    cities, categories = set(ask.lists.get("city", ())), set(ask.lists.get("category[]", ()))
    if not (countries or cities or categories):
        return None

    def keep(posting: Posting) -> bool:
        place = posting.places[0]
        return (
            (not countries or place.iso3 in countries)
            and (not cities or place.city in cities)
            and (not categories or posting.department.slug in categories)
        )

    return keep


def written(day: date) -> str:
    """A date as Amazon writes it: single-digit days take two blanks ("March  9, 2026")."""
    return f"{day:%B} {day.day:>2}, {day.year}"


def _lines(title: str, lines: tuple[str, ...]) -> str:
    return f"{title}<br/>" + "<br/>".join(f"- {line}" for line in lines)


def _place(posting: Posting, place: Place) -> str:
    """One place, as the JSON text that stands inside the list of places."""
    return json.dumps(
        {
            "normalizedStateName": place.region,
            "normalizedCountryCode": place.iso3,
            "city": place.city,
            "countryIso3a": place.iso3,
            "countryIso2a": place.iso2,
            "coordinates": f"{place.latitude:.5f},{place.longitude:.5f}",
            "type": {"remote": "VIRTUAL", "hybrid": "HYBRID"}.get(posting.work_mode or "", "ONSITE"),
            "normalizedCountryName": place.country,
            "normalizedLocation": f"{place.city}, {place.region}, {place.iso3}",
            "location": f"{place.iso2}, {place.city}",
            "region": "",
            "buildingCodeList": [f"{place.city[:3].upper()}{posting.content % 40}"],
            "normalizedCityName": place.city,
        },
        ensure_ascii=False,
    )


def _pay(posting: Posting) -> tuple[str | None, str]:
    """The rarely filled field, and the sentence in the text; never both."""
    pay = posting.pay
    if pay is None:
        return None, ""
    period = "annually" if pay.period == "year" else "hourly"
    if posting.content % 5 == 0:
        return f"{pay.minimum:,}.00 - {pay.maximum:,}.00 {pay.currency} {period}", ""
    per = "year" if pay.period == "year" else "hour"
    sign = "£" if pay.currency == "GBP" else "$"
    low, high = f"{sign}{pay.minimum:,}/{per}", f"{sign}{pay.maximum:,}/{per}"
    return None, (
        "<br/><br/>Our compensation reflects the cost of labor across several markets. The base pay for this "
        "position "
        f"ranges from {low} in our lowest geographic market up to {high} in our highest geographic market."
    )


def record(posting: Posting, text: Text) -> dict[str, object]:
    """One job of search.json. `updated_time` is relative and moves by itself."""
    place = posting.places[0]
    salary, sentence = _pay(posting)
    about = " ".join(text.about)
    description = f"{about}<br/><br/>{_lines('Key job responsibilities', text.duties)}"
    description += f"<br/><br/>{_lines('Work ahead', text.projects)}"
    description += f"<br/><br/>About the team<br/>{' '.join(text.team)}<br/><br/>{' '.join(text.benefits)}"
    state = place.region_code if posting.content % 2 else None
    team = dict.fromkeys(
        ("id", "business_category_id", "identifier", "created_at", "title", "headline", "description")
    )
    return {
        "basic_qualifications": "- " + "<br/>- ".join(text.minimum),
        "business_category": "corporate",
        "city": place.city,
        "company_name": _ENTITIES[posting.content % 3],
        "country_code": place.iso3,
        "description": description,
        "department_cost_center": None,
        "description_short": about[:200],
        "display_distance": None,
        "id": _uuid(posting.external_id),
        "id_icims": posting.external_id,
        "is_intern": None,
        "is_manager": None,
        "job_category": posting.department.name,
        "job_family": posting.area,
        "job_function_id": None,
        "job_path": _path(posting),
        "job_schedule_type": (posting.employment_type or "full_time").replace("_", "-"),
        "location": ", ".join(part for part in (place.iso2, state, place.city) if part),
        "locations": [_place(posting, each) for each in posting.places],
        "normalized_location": f"{place.city}, {place.region}, {place.iso3}",
        "optional_search_labels": [],
        "posted_date": written(posting.posted),
        "preferred_qualifications": "- " + "<br/>- ".join(text.preferred) + sentence,
        "primary_search_label": "studios.team",
        "salary": salary,
        "source_system": "JobCreator",
        "state": state,
        # Blanks at the end and in the middle are common in titles of this site.
        "title": posting.title.replace(", ", ",  ") + " " if posting.content % 4 == 0 else posting.title,
        "university_job": None,
        "updated_time": "@@days@@",
        "url_next_step": f"https://account.amazon.jobs/jobs/{posting.external_id}/apply",
        "team": {**team, "label": "team-" + posting.department.slug},
    }


def _uuid(external_id: str) -> str:
    digest = xxhash.xxh3_128_hexdigest(external_id.encode())
    return f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:]}"


def _page(shown: Shown, entry: Entry) -> Answer:
    posting, text = shown.posting(entry), shown.text(entry)
    job = record(posting, text)
    sections = "".join(
        f'<div class="section"><h2>{heading}</h2><p>{job[key]}</p></div>'
        for heading, key in (
            ("Description", "description"),
            ("Basic Qualifications", "basic_qualifications"),
            ("Preferred Qualifications", "preferred_qualifications"),
        )
    )
    places = "".join(
        f'<li class="association location-icon">{escape(f"{place.iso2}, {place.region_code}, {place.city}")}</li>'
        for place in posting.places
    )
    boilerplate = " ".join(text.closing[:2])
    main = (
        f'<div class="container"><h1 class="title">{escape(posting.title)}</h1><div class="details-line"><p>Job '
        "ID: "
        f"{posting.external_id} | {job['company_name']}</p></div>{sections}<p>{escape(boilerplate)}</p>"
        f'<div class="details"><h2>Job details</h2><ul>{places}<li class="association business-category-icon">'
        f'{escape(posting.department.name)}</li></ul></div><p class="meta">Posted {written(posting.posted)} '
        f"(Updated @@ago@@)</p>@@similar@@</div>"
    )
    body = shell("Amazon.jobs", 70_000).holding(
        title=Template.of(f"{escape(posting.title)} - Job ID: {posting.external_id} | Amazon.jobs"),
        head=Template.of(f'<meta property="og:title" content="{escape(posting.title)}"/>'),
        main=Template.of(main),
        tail=Template.of(""),
    )
    return Answer(body, tag=True, born=entry.born)


def _gone() -> Answer:
    empty = Template.of("")
    body = shell("Amazon.jobs", 70_000).holding(
        title=Template.of("Page not found"), head=empty, main=Template.of(MISSING), tail=empty
    )
    return Answer(body, status=404)
