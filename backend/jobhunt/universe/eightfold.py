"""Eightfold as Netflix uses it: ten a page whatever is asked, no texts in lists, wrong dates in the markup."""

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta

from jobhunt.universe.amazon import bare_library
from jobhunt.universe.asking import JSON, Answer, Ask, Shown, Target, number
from jobhunt.universe.companies import Company
from jobhunt.universe.noise import Template
from jobhunt.universe.pages import escape, paragraphs, role_html, shell
from jobhunt.universe.postings import Entry, Posting
from jobhunt.universe.texts import Text
from jobhunt.universe.words import Place

MOST_A_PAGE = 10
LAST_OFFSET = 2_000
_API = re.compile(r"/api/apply/v2/jobs(?:/(\d+))?/?")
_PAGE = re.compile(r"/careers/job/(\d+)(?:-[^/]*)?/?")
_NAMES = {"US": "United States of America"}


def target(ask: Ask, companies: Mapping[str, Company]) -> Target | None:
    company = next(
        (each for each in companies.values() if each.platform == "eightfold" and each.host == ask.host), None
    )
    if company is None:
        return None
    if ask.path.startswith("/api/pcsx/"):
        return Target(company, "other", "pcsx")
    if ask.path == "/careers/sitemap.xml":
        return Target(company, "other", "sitemap")
    if match := _API.fullmatch(ask.path):
        return Target(company, "detail" if match[1] else "list", match[1] or "")
    match = _PAGE.fullmatch(ask.path)
    return Target(company, "page", match[1]) if match else None


def answer(ask: Ask, target: Target, shown: Shown) -> Answer:
    if target.what == "page":
        entry = shown.find(target.external_id)
        if entry is None:
            return shown.keep(("eightfold", "gone"), lambda: _shell(shown, None))
        return shown.keep(("eightfold", entry), lambda: _shell(shown, entry))
    if ask.method != "GET":
        return _json({"message": "Method Not Allowed"}, 405)
    if target.external_id == "pcsx":
        return _json({"message": "PCSX is not enabled for this user."}, 403)
    if target.external_id == "sitemap":
        return _sitemap(shown)
    if bare_library(ask) or "/careers" not in ask.headers.get("referer", ""):
        return _json({"message": "Forbidden"}, 403)
    if ask.query.get("domain", target.company.token) != target.company.token:
        return _json({"message": "Invalid domain"}, 400)
    return _list(ask, shown) if target.what == "list" else _detail(target, shown)


def url(posting: Posting) -> str:
    return f"https://explore.jobs.netflix.net/careers/job/{posting.external_id}"


def _json(value: object, status: int = 200) -> Answer:
    return Answer(Template.of(json.dumps(value, ensure_ascii=False)), status=status, content_type=JSON)


def _sitemap(shown: Shown) -> Answer:
    token = shown.company.token
    addresses = "".join(
        f"<url><loc>{shown.url(entry)}?domain={token}</loc></url>" for entry in shown.slice(0, None)
    )
    body = f'<?xml version="1.0" encoding="UTF-8"?><urlset>{addresses}</urlset>'
    return Answer(Template.of(body), content_type="application/xml")


def _list(ask: Ask, shown: Shown) -> Answer:
    start = number(ask.query.get("start", ""), 0)
    size = min(number(ask.query.get("num", ""), MOST_A_PAGE), MOST_A_PAGE)
    found = shown.search(ask.query.get("query", ""))
    entries = found.slice(start, size) if start < LAST_OFFSET else []
    count = found.total

    def make() -> Answer:
        envelope = {
            "domain": found.company.token,
            "positions": [record(found.posting(entry)) for entry in entries],
            "count": count,
            "branding": {"custom_html": {"footer": "<style>.links{display:flex}</style>" + "<div></div>" * 400}},
            "candidate": {"enc_id": 0, "fullname": ""},
            "query": {"query": ask.query.get("query", ""), "location": ""},
            "facets": {"Teams": {}},
            "debug": {"request": "@@request@@"},
            "countFilterByMatchScore": 0,
            "fuzzyResultsReturned": False,
        }
        return _json(envelope)

    return found.keep(("eightfold", "list", tuple(entries), count), make)


def _detail(target: Target, shown: Shown) -> Answer:
    entry = shown.find(target.external_id)
    if entry is None:
        return _json({"message": "Position not found"}, 404)

    def make() -> Answer:
        posting = shown.posting(entry)
        position = record(posting)
        position["job_description"] = description(posting, shown.text(entry))
        position["canonicalPositionUrl"] = f"{url(posting)}?microsite={shown.company.token}"
        mode = {"onsite": "Onsite", "hybrid": "Hybrid", "remote": "Remote"}[posting.work_mode or "onsite"]
        position["custom_JD"] = {"data_fields": {"work_type": [mode]}}
        return Answer(_json(position).body, content_type=JSON, tag=True, born=entry.born)

    return shown.keep(("eightfold", "detail", entry), make)


def _place(place: Place) -> str:
    country = _NAMES.get(place.iso2, place.country)
    parts = (place.city, place.region, country) if place.iso2 in ("US", "CA") else (place.city, country)
    return ",".join(parts)


def _epoch(day: date) -> int:
    return (day.toordinal() - 719_163) * 86_400


def record(posting: Posting) -> dict[str, object]:
    """One position as the listing has it: everything but the text."""
    places = [_place(place) for place in posting.places]
    requisition = f"JR{40_000 + posting.content}"
    return {
        "id": int(posting.external_id),
        "name": posting.title,
        "posting_name": posting.title,
        "location": places[0],
        "locations": places,
        "hot": 0,
        "department": posting.department.name,
        "business_unit": "Streaming",
        "t_update": _epoch(posting.updated),
        "t_create": _epoch(posting.posted),
        "ats_job_id": requisition,
        "display_job_id": requisition,
        "type": "ATS",
        "id_locale": f"{requisition}-en-US",
        "job_description": "",
        "locale": "en-US",
        "stars": 0,
        "medallionProgram": None,
        "location_flexibility": None,
        "work_location_option": posting.work_mode,
        "canonicalPositionUrl": url(posting),
        "isPrivate": False,
    }


def description(posting: Posting, text: Text) -> str:
    """The posting's HTML. Pay stands only here, in words."""
    pay = posting.pay
    sentence = ""
    if pay is not None and pay.period == "year":
        sentence = f"<p>The range for this role is ${pay.minimum:,} - ${pay.maximum:,}.</p>"
    elif pay is not None:
        sentence = f"<p>The hourly range for this internship is ${pay.minimum} - ${pay.maximum} per hour.</p>"
    intro = f"<p><span>{escape(' '.join(text.company))}</span></p>"
    return f'{intro}<p style="text-align:inherit"></p>{role_html(text)}{sentence}{paragraphs(text.closing, 1)}'


def _shell(shown: Shown, entry: Entry | None) -> Answer:
    """The page. It shows nothing by itself; a removed posting gives the same page with other positions in it."""
    others = [record(shown.posting(each)) for each in shown.slice(0, 3)]
    positions = [record(shown.posting(entry))] if entry else others
    data = {
        "domain": shown.company.token,
        "positions": positions,
        "isFallback": entry is None,
        "singleview": True,
        "requestId": "@@request@@",
    }
    title = shown.posting(entry).title if entry else "Careers"
    head = f'<meta name="_csrf" content="@@nonce@@"/>{_markup(shown, entry) if entry else ""}'
    site = '{"@context": "https://schema.org", "@type": "WebSite", "name": "Careers at Netflix"}'
    head += f'<script type="application/ld+json">{site}</script>'
    code = escape(json.dumps(data, ensure_ascii=False))
    body = shell("Netflix", 52_000, "eightfold").holding(
        title=Template.of(f"{escape(title)} | Netflix"),
        head=Template.of(head),
        main=Template.of('<div id="EFSmartApplyContainer" class="no-focus-outline"></div>'),
        tail=Template.of(f'<code id="smartApplyData" style="display:none;" data-nosnippet>{code}</code>'),
    )
    return Answer(body, tag=entry is not None, born=entry.born if entry else 0)


def _markup(shown: Shown, entry: Entry) -> str:
    """JSON-LD whose values are HTML-escaped, whose posting date is too late and whose end is always 180 days on."""
    posting = shown.posting(entry)
    place = posting.places[0]
    dated = posting.posted + timedelta(days=17 + posting.content % 140)
    region = f"{place.region_code},{place.iso2}" if place.iso2 == "US" else place.region
    address = {"@type": "PostalAddress", "addressLocality": place.city, "addressRegion": region}
    kinds = {"full_time": "FULL_TIME", "part_time": "PART_TIME", "contract": "CONTRACTOR", "intern": "INTERN"}
    markup = {
        "@context": "http://schema.org",
        "@type": "JobPosting",
        "url": f"{url(posting)}?domain={shown.company.token}&amp;microsite={shown.company.token}",
        "title": escape(posting.title),
        "employmentType": kinds[posting.employment_type or "full_time"],
        "datePosted": f"{dated}T00:00:00",
        "validThrough": f"{dated + timedelta(days=180)}T00:00:00",
        "description": escape(description(posting, shown.text(entry))),
        "hiringOrganization": {"@type": "Organization", "name": "Netflix"},
        "jobLocation": [
            {"@type": "Place", "address": {**address, "addressCountry": {"@type": "Country", "name": place.iso2}}}
        ],
    }
    return f'<script type="application/ld+json">{json.dumps(markup, ensure_ascii=False)}</script>'
