"""Greenhouse: one API for all boards, escaped content, no paging, and the hosted Remix pages."""

import json
import re
from collections.abc import Mapping
from datetime import date

from jobhunt.universe import roblox
from jobhunt.universe.asking import JSON, Answer, Ask, Shown, Target
from jobhunt.universe.companies import GREENHOUSE_API, GREENHOUSE_PAGES, Company
from jobhunt.universe.noise import Template
from jobhunt.universe.pages import company_html, escape, paragraphs, role_html, script_json, shell
from jobhunt.universe.postings import Entry, Posting
from jobhunt.universe.texts import Text, money
from jobhunt.universe.words import Place

_OLD_PAGES = "boards.greenhouse.io"
_API = re.compile(r"/v1/boards/([^/]+)(/jobs)?(?:/(\d+))?/?")
_PAGE = re.compile(r"/([^/]+)(?:/jobs/(\d+))?/?")


def target(ask: Ask, companies: Mapping[str, Company]) -> Target | None:
    if ask.host == roblox.HOST:
        return roblox.target(ask, companies)
    pattern = _API if ask.host == GREENHOUSE_API else _PAGE
    if ask.host not in (GREENHOUSE_API, GREENHOUSE_PAGES, _OLD_PAGES):
        return None
    match = pattern.fullmatch(ask.path)
    company = companies.get(match[1]) if match else None
    if match is None or company is None or company.platform != "greenhouse":
        return None
    if pattern is _PAGE:
        return Target(company, "page" if match[2] else "other", match[2] or "")
    if match[3]:
        return Target(company, "detail", match[3])
    return Target(company, "list" if match[2] else "other")


def unknown(ask: Ask) -> Answer | None:
    """What the API says to a token that no board has."""
    if ask.host != GREENHOUSE_API:
        return None
    return _json({"status": 404, "error": "Job not found" if "/jobs/" in ask.path else "Board not found"}, 404)


def answer(ask: Ask, target: Target, shown: Shown) -> Answer:
    if ask.host == roblox.HOST:
        return roblox.answer(ask, target, shown)
    if ask.host == GREENHOUSE_API:
        return _api(ask, target, shown)
    if ask.host == _OLD_PAGES:
        return Answer(Template.of(""), status=301, headers={"Location": f"https://{GREENHOUSE_PAGES}{ask.path}"})
    if target.what == "other":
        return _board_page(shown)
    entry = shown.find(target.external_id)
    if entry is None:
        board = f"https://{GREENHOUSE_PAGES}/{target.company.token}?error=true"
        return Answer(Template.of(""), status=302, headers={"Location": board})
    return shown.keep(("greenhouse", entry), lambda: _hosted(shown, entry))


def url(posting: Posting) -> str:
    if posting.company == "roblox":
        return f"https://{roblox.HOST}/jobs/{posting.external_id}?gh_jid={posting.external_id}"
    return f"https://{GREENHOUSE_PAGES}/{posting.company}/jobs/{posting.external_id}"


def _json(value: object, status: int = 200) -> Answer:
    return Answer(Template.of(json.dumps(value, ensure_ascii=False)), status=status, content_type=JSON)


def _api(ask: Ask, target: Target, shown: Shown) -> Answer:
    if target.what == "other":
        return _json({"name": target.company.name, "content": ""})
    content, pay = ask.query.get("content") == "true", ask.query.get("pay_transparency") == "true"
    if target.what == "detail":
        entry = shown.find(target.external_id)
        if entry is None:
            return _json({"status": 404, "error": "Job not found"}, 404)

        def one() -> Answer:
            body = Template.of(json.dumps(_job(shown, entry, content=True, pay=pay), ensure_ascii=False))
            return Answer(body, content_type=JSON, tag=True, born=entry.born)

        return shown.keep(("greenhouse", "detail", entry, pay), one)
    entries = shown.slice(0, None)
    total = shown.total

    def make() -> Answer:
        jobs = [_job(shown, entry, content=content, pay=pay) for entry in entries]
        return _json({"jobs": jobs, "meta": {"total": total}})

    return shown.keep(("greenhouse", "list", tuple(entries), total, content, pay), make)


def _place(place: Place) -> str:
    if place.iso2 == "US":
        return f"{place.city}, {place.region_code}"
    return f"{place.city}, {place.country if place.iso2 != 'CA' else 'CAN'}"


def places_text(posting: Posting) -> str:
    """Free text: several places joined by one of two separators, or the work mode in front."""
    places = (" | ", "; ")[posting.content % 2].join(_place(place) for place in posting.places)
    if posting.work_mode == "remote":
        joint = (" | ", "; ")[posting.content % 2]
        return f"Remote-Friendly, {posting.places[0].country}{joint}{places}"
    return places


def _moment(day: date, second: int) -> str:
    offset = "-04:00" if 3 <= day.month <= 10 else "-05:00"
    return f"{day}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}{offset}"


def _metadata(posting: Posting) -> list[dict[str, object]] | None:
    if posting.work_mode is None and posting.content % 12 == 0:
        return None
    label = {"onsite": "On-Site", "hybrid": "Hybrid", "remote": "Remote"}.get(posting.work_mode or "")
    return [{"id": 4036944008, "name": "Location Type", "value": label, "value_type": "single_select"}]


def content_html(posting: Posting, text: Text) -> str:
    """The posting's own HTML, pay block included."""
    pay = posting.pay
    block = ""
    if pay is not None:
        title = "Annual Salary:" if pay.period == "year" else "Hourly Rate:"
        block = (
            '<div class="content-pay-transparency"><div class="pay-input"><div class="description"><p>The expected '
            "base "
            f'pay for this position is below.</p></div><div class="title">{title}</div><div '
            'class="pay-range"><span>'
            f'{money(pay.minimum, pay.currency)}</span><span class="divider">&mdash;</span><span>'
            f"{money(pay.maximum, pay.currency)} {pay.currency}</span></div></div></div>"
        )
    intro = paragraphs(text.company)
    conclusion = company_html(text)
    return (
        f'<div class="content-intro">{intro}</div>{role_html(text)}<p>&nbsp;</p>{block}'
        f'<div class="content-conclusion">{conclusion}</div>'
    )


def _job(shown: Shown, entry: Entry, *, content: bool, pay: bool) -> dict[str, object]:
    posting = shown.posting(entry)
    number = int(posting.external_id)
    # Some jobs are posted several times: one job, several posts.
    shared = posting.content % 9 < 2
    mode_as_place = posting.work_mode == "hybrid" and posting.content % 4 == 0 and len(posting.places) == 1
    place = posting.places[0]
    found: dict[str, object] = {
        "absolute_url": url(posting),
        "data_compliance": [{"type": "gdpr", "requires_consent": False, "retention_period": None}],
        "internal_job_id": 4_400_000_000 + (posting.content // 9 if shared else number % 400_000_000 + 1_000),
        "location": {"name": "Hybrid" if mode_as_place and content else places_text(posting)},
        "metadata": _metadata(posting),
        "id": number,
        "updated_at": _moment(posting.updated, 30_000 + number % 40_000),
        "requisition_id": f"P-{posting.content}" if posting.content % 3 else posting.requisition_id,
        "title": posting.title,
        "company_name": shown.company.name + (" " if shown.company.key.startswith("board") else ""),
        "first_published": _moment(posting.posted, 30_000 + number % 20_000),
        "language": "en",
        "application_deadline": None,
    }
    if content:
        area = 4_000_000_000 + sum(posting.department.slug.encode())
        departments = [{"id": area, "name": posting.department.name, "child_ids": [], "parent_id": None}]
        office = {"id": area + 7, "name": place.city, "location": f"{place.city}, {place.region}, {place.country}"}
        found["content"] = escape(content_html(posting, shown.text(entry)))
        found["departments"] = departments
        found["offices"] = [{**office, "child_ids": [], "parent_id": None}]
    if pay:
        found["pay_input_ranges"] = _ranges(posting)
    return found


def _ranges(posting: Posting) -> list[dict[str, object]]:
    pay = posting.pay
    if pay is None:
        return []
    title = "Annual Salary:" if pay.period == "year" else "Hourly Rate:"
    cents = {"min_cents": pay.minimum * 100, "max_cents": pay.maximum * 100}
    return [{**cents, "currency_type": pay.currency, "title": title, "blurb": "<p>The expected base pay.</p>"}]


def _board_page(shown: Shown) -> Answer:
    entries = shown.slice(0, None)

    def make() -> Answer:
        rows = "".join(
            f'<tr class="job-post"><td class="cell"><a href="{escape(shown.url(entry))}"><p class="body--medium">'
            f"{escape(shown.posting(entry).title)}</p><p>{escape(places_text(shown.posting(entry)))}</p></a></td></tr>"
            for entry in entries
        )
        name = shown.company.name
        context = {"state": {"loaderData": {"root": {"urlToken": shown.company.token, "isJobPost": False}}}}
        main = f'<h1>Current openings at {escape(name)}</h1><div class="job-posts"><table>{rows}</table></div>'
        return _remix(name, f"Jobs at {name}", main, context)

    return shown.keep(("greenhouse", "board", tuple(entries)), make)


def _remix(name: str, title: str, main: str, context: object) -> Answer:
    body = shell(name, 70_000, "remix").holding(
        title=Template.of(escape(title)),
        head=Template.of(""),
        main=Template.of(main),
        tail=Template.of(f"<script>window.__remixContext = {script_json(context)};</script>"),
    )
    return Answer(body)


def _hosted(shown: Shown, entry: Entry) -> Answer:
    posting, text = shown.posting(entry), shown.text(entry)
    pay = posting.pay
    ranges = []
    if pay is not None:
        title = "Annual Salary:" if pay.period == "year" else "Hourly Rate:"
        low, high = money(pay.minimum, pay.currency), money(pay.maximum, pay.currency)
        ranges = [{"title": title, "description": "", "min": low, "max": high, "currency_type": pay.currency}]
    name = shown.company.name
    post = {
        "post_type": "job_post",
        "language": "en",
        "title": posting.title,
        "content": role_html(text),
        "introduction": paragraphs(text.company),
        "conclusion": company_html(text),
        "job_post_location": places_text(posting),
        "public_url": url(posting),
        "company_name": name,
        "pay_ranges": ranges,
        "published_at": _moment(posting.posted, 30_000 + int(posting.external_id) % 20_000),
        "employment": "hidden",
        "fingerprint": "@@nonce@@",
        "redirect_to": None,
        "questions": [{"required": True, "label": "First Name", "fields": [{"name": "first_name"}]}],
    }
    data = {
        "root": {"locale": "en", "urlToken": shown.company.token, "isJobPost": True, "requestId": "@@request@@"},
        "routes/$url_token_.jobs_.$job_post_id": {"jobPost": post, "jobPostId": posting.external_id},
    }
    main = (
        f'<h1 class="section-header">{escape(posting.title)}</h1><div class="job__location">'
        f'{escape(places_text(posting))}</div><div class="job__description">{content_html(posting, text)}</div>'
    )
    page = _remix(name, f"Job Application for {posting.title} at {name}", main, {"state": {"loaderData": data}})
    return Answer(page.body, tag=True, born=entry.born)
