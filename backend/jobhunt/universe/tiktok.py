"""TikTok's careers site: a POST API that answers errors with 200, and pages without structured data or dates."""

import json
import re
from collections.abc import Mapping

from jobhunt.universe.asking import JSON, Answer, Ask, Shown, Target
from jobhunt.universe.companies import Company
from jobhunt.universe.noise import Template
from jobhunt.universe.pages import MISSING, escape, shell
from jobhunt.universe.postings import Entry, Posting
from jobhunt.universe.texts import Text
from jobhunt.universe.words import PLACES, Place

API = "api.lifeattiktok.com"
PAGES = "lifeattiktok.com"
_OLD = "careers.tiktok.com"
_ROOT = "/api/v1/public/supplier"
_PAGE = re.compile(r"/(?:search|position)/(\d+)(?:/detail)?/?")
_MOST = 100
_KINDS = {"intern": ("202", "Intern")}


def target(ask: Ask, companies: Mapping[str, Company]) -> Target | None:
    company = companies.get("tiktok")
    if company is None:
        return None
    if ask.host == API and ask.path == f"{_ROOT}/search/job/posts":
        return Target(company, "list")
    if ask.host == API and ask.path == f"{_ROOT}/job/posts/detail":
        return Target(company, "detail")
    match = _PAGE.fullmatch(ask.path) if ask.host in (PAGES, _OLD) else None
    return Target(company, "page", match[1]) if match else None


def answer(ask: Ask, target: Target, shown: Shown) -> Answer:
    if target.what == "page":
        return _page_answer(ask, target, shown)
    if ask.method != "POST":
        return Answer(Template.of("404 page not found"), status=404, content_type="text/plain")
    if ask.headers.get("website-path") != "tiktok":
        return _json({"code": 10_001, "message": "website-path is invalid", "data": None})
    body = _body(ask)
    if body is None:
        return _json({"code": 400, "message": "invalid request body", "data": None})
    return _detail(body, shown) if target.what == "detail" else _list(body, shown)


def url(posting: Posting) -> str:
    return f"https://{PAGES}/search/{posting.external_id}"


def _json(value: object) -> Answer:
    return Answer(Template.of(json.dumps(value, ensure_ascii=False)), content_type=JSON)


def _body(ask: Ask) -> dict[str, object] | None:
    try:
        body = json.loads(ask.body)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _list(body: dict[str, object], shown: Shown) -> Answer:
    limit, offset, keyword = body.get("limit", 12), body.get("offset", 0), body.get("keyword", "")
    if not isinstance(limit, int) or not isinstance(offset, int) or not 0 <= limit <= _MOST or offset < 0:
        return _json({"code": 400, "message": "invalid limit or offset", "data": None})
    codes = body.get("location_code_list")
    cities = set(map(str, codes)) if isinstance(codes, list) else set()
    found = shown.search(
        keyword if isinstance(keyword, str) else "",
        (lambda posting: _code(posting.places[0]) in cities) if cities else None,
    )
    entries, count = found.slice(offset, limit), found.total

    def make() -> Answer:
        posts = [record(found.posting(entry), found.text(entry)) for entry in entries]
        return _json({"code": 0, "data": {"job_post_list": posts, "count": count}})

    return found.keep(("tiktok", "list", tuple(entries), count), make)


def _detail(body: dict[str, object], shown: Shown) -> Answer:
    entry = shown.find(str(body.get("job_post_id", "")))
    if entry is None:
        return _json({"code": 0, "data": {}})

    def make() -> Answer:
        post = record(shown.posting(entry), shown.text(entry))
        sentence = _pay(shown.posting(entry))
        values = [{"field_value": f"<div><p>{sentence}</p></div>"}] if sentence else []
        post["job_post_info"] = {**dict.fromkeys(_INFO), "job_post_object_value_list": values}
        found = _json({"code": 0, "data": {"job_post_detail": post}})
        return Answer(found.body, content_type=JSON, tag=True, born=entry.born)

    return shown.keep(("tiktok", "detail", entry), make)


_INFO = (
    "min_salary",
    "max_salary",
    "currency",
    "required_degree",
    "experience",
    "min_level",
    "max_level",
    "highlight_list",
    "job_post_object_value_list",
    "expiry_time",
)


def _code(place: Place) -> str:
    return f"CT_{100 + PLACES.index(place)}"


def _area(code: str, kind: int, name: str, parent: object) -> dict[str, object]:
    return {"code": code, "location_type": kind, "name": None, "en_name": name, "i18n_name": name, "parent": parent}


def _city(place: Place) -> dict[str, object]:
    names = {"US": "United States of America", "GB": "United Kingdom"}
    country = _area(f"CN_{place.iso2}", 1, names.get(place.iso2, place.country), None)
    return _area(_code(place), 3, place.city, _area(f"ST_{place.region_code}", 2, place.region, country))


def _pay(posting: Posting) -> str:
    pay = posting.pay
    if pay is None:
        return ""
    if pay.period == "hour":
        return f"The hourly rate range for this position in the selected city is ${pay.minimum} - ${pay.maximum}."
    span = f"${pay.minimum} - ${pay.maximum} annually"
    return f"The base salary range for this position in the selected city is {span}."


def record(posting: Posting, text: Text) -> dict[str, object]:
    """One post of the listing: plain text, no date of any kind, and nothing about pay."""
    kind = _KINDS.get(posting.employment_type or "", ("101", "Regular"))
    category = str(6_704_215_000_000_000_000 + sum(posting.department.slug.encode()))
    duties = "\n".join(f"- {line}" for line in text.duties)
    about = "\n".join((" ".join(text.company), "", " ".join(text.about), "", " ".join(text.team)))
    minimum, preferred = ("\n".join(f"- {line}" for line in lines) for lines in (text.minimum, text.preferred))
    wanted = f"Minimum Qualification(s):\n{minimum}\n\nPreferred Qualification(s):\n{preferred}"
    closing = "\n".join(text.closing)
    projects = "\n".join(f"{index}. {line}" for index, line in enumerate(text.projects, start=1))
    department = posting.department.name
    names = {"name": None, "en_name": department, "i18n_name": department, "parent": None}
    return {
        "id": posting.external_id,
        "code": f"A{240_000 + posting.content % 5_000}" + "AB"[posting.content % 2] * (posting.content % 5 == 0),
        "title": posting.title,
        "description": f"{about}\n\nResponsibilities:\n{duties}\n\nWork ahead:\n{projects}",
        "requirement": f"{wanted}\n\n{closing}",
        "recruit_type": {"id": kind[0], "name": None, "en_name": kind[1], "i18n_name": kind[1]},
        "job_category": {"id": category, **names},
        "city_info": _city(posting.places[0]),
        "tag_list": None,
        "job_subject": None,
        "vacancies": None,
        "department_info": None,
        "job_post_info": dict.fromkeys(_INFO),
        "process_type": None,
        "channel_online_status": None,
    }


def _frame(title: str, main: str, tail: str, status: int = 200) -> Answer:
    body = shell("TikTok", 100_000, "next").holding(
        title=Template.of(escape(title)),
        head=Template.of(f'<meta property="og:title" content="{escape(title)}"/>'),
        main=Template.of(main),
        tail=Template.of(tail),
    )
    return Answer(body, status=status)


def _page_answer(ask: Ask, target: Target, shown: Shown) -> Answer:
    if ask.host == _OLD or ask.path.startswith("/position/"):
        address = f"https://{PAGES}/search/{target.external_id}"
        return Answer(Template.of(""), status=302, headers={"Location": address})
    entry = shown.find(target.external_id)
    if entry is None:
        return shown.keep(("tiktok", "gone"), lambda: _frame("Page not found", MISSING, "", 404))
    return shown.keep(("tiktok", entry), lambda: _page(shown, entry))


def _page(shown: Shown, entry: Entry) -> Answer:
    posting = shown.posting(entry)
    post = record(posting, shown.text(entry))
    kind = _KINDS.get(posting.employment_type or "", ("101", "Regular"))[1]
    facts = (("Location", posting.places[0].city), ("Employment Type", kind), ("Job Code", str(post["code"])))
    lines = "".join(f'<div class="flex gap-1"><p>{name}<!-- -->:</p><p>{value}</p></div>' for name, value in facts)
    description, requirement = escape(str(post["description"])), escape(str(post["requirement"]))
    pay = _pay(posting)
    info = f"<p>Job Information</p><div><p>{escape(pay)}</p></div>" if pay else ""
    main = (
        f'<p data-testid="chip-label">{escape(posting.department.name)}</p><h2>{escape(posting.title)}</h2>{lines}'
        f'<p>Responsibilities</p><p class="whitespace-pre-line">{description}</p><hr/><p>Qualifications</p>'
        f'<p class="whitespace-pre-line">{requirement}</p>{info}@@similar@@'
    )
    flight = json.dumps("30:" + json.dumps(post)).replace("<", "\\u003c")
    answer = _frame(posting.title, main, f"<script>self.__next_f.push([1,{flight}])</script>")
    return Answer(answer.body, tag=True, born=entry.born)
