"""A Greenhouse posting: the record of its API, and the data inside a hosted page."""

import re

from jobhunt.boards import markup
from jobhunt.boards.addresses import web_link
from jobhunt.boards.json_values import (
    Record,
    amount,
    at,
    first_value,
    iso_moment,
    line,
    record,
    records,
    same_day,
    text,
)
from jobhunt.boards.pay import currency_of, pay_from_text, period_of
from jobhunt.boards.places import distinct, dollar_at, is_only_a_mode, split_places, work_mode_of
from jobhunt.boards.protocol import Fields, Outcome, Pay, Period, Uncertain, WorkMode
from jobhunt.boards.sources import with_sources

_REMIX = re.compile(r"window\.__remixContext\s*=\s*")
_MODE_FIELD = re.compile(
    r"\b(?:location|workplace|work|remote)\b.*\b(?:type|mode|model|status)\b|^remote\??$", re.IGNORECASE
)
_KIND_FIELD = re.compile(r"^(?:employment|time|job|worker|contract) type$|^commitment$", re.IGNORECASE)
_YEARLY = 10_000


def places(job: Record) -> tuple[str, ...]:
    """The places of a record. When the place field only says how people work, the offices are the places."""
    stated = split_places(text(at(job, "location", "name")))
    if stated and not all(is_only_a_mode(place) for place in stated):
        return stated
    offices = records(job.get("offices"))
    return distinct(text(office.get("location")) or text(office.get("name")) for office in offices) or stated


def of_record(job: Record) -> Outcome:
    """What a record of the list or the answer about one posting says."""
    title = line(job.get("title"))
    content = markup.unescape_until_tags(text(job.get("content")))
    description = markup.sanitise(content)
    if not title or not description:
        return Uncertain("the answer holds no posting")
    where = places(job)
    pay, pay_source = _pay(job, content, dollar_at(where))
    mode, mode_source = _work_mode(job)
    departments = [line(department.get("name")) for department in records(job.get("departments"))]
    found = Fields(
        title=title,
        description=description,
        company=line(job.get("company_name")) or None,
        places=where,
        employment_type=_metadata(job, _KIND_FIELD) or None,
        work_mode=mode,
        department=next(iter(departments), None) or None,
        pay=pay,
        posted_at=same_day(iso_moment(job.get("first_published"))),
        updated_at=same_day(iso_moment(job.get("updated_at"))),
        valid_through=same_day(iso_moment(job.get("application_deadline"))),
        requisition_id=line(job.get("requisition_id")) or None,
        apply_url=web_link(text(job.get("absolute_url"))),
        language=text(job.get("language")) or None,
    )
    return with_sources(found, "api", pay=pay_source, work_mode=mode_source)


def _metadata(job: Record, wanted: re.Pattern[str]) -> str:
    """The first text among a company's own fields whose name fits; a yes counts as the field's name."""
    for entry in records(job.get("metadata")):
        name, value = line(entry.get("name")), entry.get("value")
        if wanted.search(name):
            found = name if value is True else line(at(value, 0) if isinstance(value, list) else value)
            if found:
                return found
    return ""


def _work_mode(job: Record) -> tuple[WorkMode | None, str]:
    """The stated work mode, and whether a field or the words of the place say it."""
    mode = work_mode_of(_metadata(job, _MODE_FIELD))
    if mode:
        return mode, "api"
    return work_mode_of(text(at(job, "location", "name"))), "text"


def _pay(job: Record, content: str, dollar: str | None) -> tuple[Pay | None, str]:
    """Pay of the fields, else of the marked range in the text, else of the text; and which it was."""
    for stated in records(job.get("pay_input_ranges")):
        pay = _stated_pay(stated)
        if pay:
            return pay, "api"
    pay = _marked_pay(content, dollar)
    return pay or pay_from_text(markup.text_of(content), default_currency=dollar), "text"


def _stated_pay(stated: Record) -> Pay | None:
    low, high = amount(stated.get("min_cents")), amount(stated.get("max_cents"))
    if low is None or high is None or low > high:
        return None
    title, currency = line(stated.get("title")), line(stated.get("currency_type")).upper()
    words = f"{title} {low / 100:,.2f} - {high / 100:,.2f} {currency}".replace(".00", "").strip()
    about = f"{title} {line(stated.get('blurb'))}"
    return Pay(low / 100, high / 100, currency or None, _period(about, low / 100), words)


def _period(words: str, low: float) -> Period | None:
    return period_of(words) or ("year" if low >= _YEARLY else None)


def _marked_pay(content: str, dollar: str | None) -> Pay | None:
    """The range that the description marks as pay, with its title, which tells the period."""
    if "pay-range" not in content:
        return None
    block = markup.parse(content).css_first("div.pay-range")
    if not block or not block.parent:
        return None
    title = block.parent.css_first("div.title")
    words = f"{title.text(separator=' ') if title else 'Pay'} {block.text(separator=' ')}"
    return pay_from_text(" ".join(words.split()), default_currency=dollar)


def of_page(body: str) -> Outcome:
    """The posting inside a hosted page; a page of the company's own site holds none that can be trusted."""
    start = _REMIX.search(body)
    routes = record(at(first_value(body, start.end()), "state", "loaderData")) if start else {}
    posts = [record(at(route, "jobPost")) for route in routes.values()]
    post = next((found for found in posts if found), None)
    if not post:
        return Uncertain("the page holds no posting")
    title = line(post.get("title"))
    parts = [text(post.get(name)) for name in ("introduction", "content", "conclusion")]
    description = markup.joined(("", part) for part in parts)
    if not title or not description:
        return Uncertain("the page holds no posting")
    where = split_places(text(post.get("job_post_location")))
    pay, pay_source = _page_pay(post, markup.text_of(description), dollar_at(where))
    found = Fields(
        title=title,
        description=description,
        company=line(post.get("company_name")) or None,
        places=where,
        work_mode=work_mode_of(text(post.get("job_post_location"))),
        pay=pay,
        posted_at=same_day(iso_moment(post.get("published_at"))),
        apply_url=web_link(text(post.get("public_url"))),
        language=text(post.get("language")) or None,
    )
    return with_sources(found, "app_json", pay=pay_source, work_mode="text")


def _page_pay(post: Record, words: str, dollar: str | None) -> tuple[Pay | None, str]:
    for stated in records(post.get("pay_ranges")):
        low, high = amount(stated.get("min")), amount(stated.get("max"))
        if low and high and low <= high:
            title, currency = line(stated.get("title")), line(stated.get("currency_type"))
            period = _period(f"{title} {line(stated.get('description'))}", low)
            said = f"{title} {line(stated.get('min'))} - {line(stated.get('max'))} {currency}".strip()
            return Pay(low, high, currency_of(currency, dollar), period, said), "app_json"
    return pay_from_text(words, default_currency=dollar), "text"
