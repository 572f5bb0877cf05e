"""Eightfold postings: the detail answer, and the two places where the public page holds the same."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jobhunt.boards import markup
from jobhunt.boards.json_values import (
    Record,
    at,
    first_value,
    items,
    line,
    moment,
    record,
    records,
    same_day,
    text,
)
from jobhunt.boards.pay import pay_from_text
from jobhunt.boards.places import distinct, dollar_at, work_mode_of
from jobhunt.boards.protocol import Fields, Outcome, Uncertain
from jobhunt.boards.sources import with_sources

_ID = re.compile(r"/careers/job/(\d+)")


def places(position: Record) -> tuple[str, ...]:
    """Places such as `Los Gatos,California,United States of America`, with the blanks put in."""
    written = [text(place) for place in items(position.get("locations"))] or [text(position.get("location"))]
    return distinct(", ".join(part.strip() for part in place.split(",") if part.strip()) for place in written)


def of_position(position: Record, source: str) -> Outcome:
    """What a position of the API, or of the page's own copy of it, says."""
    title = line(position.get("name") or position.get("posting_name"))
    description = markup.sanitise(markup.unescape_until_tags(text(position.get("job_description"))))
    if not title or not description:
        return Uncertain("the answer holds no posting")
    found_places = places(position)
    found = Fields(
        title=title,
        description=description,
        places=found_places,
        employment_type=_work_type(position),
        work_mode=work_mode_of(
            text(position.get("work_location_option")) or text(position.get("location_flexibility"))
        ),
        department=line(position.get("department")) or None,
        pay=pay_from_text(markup.text_of(description), default_currency=dollar_at(found_places)),
        posted_at=same_day(moment(position.get("t_create"))),
        updated_at=same_day(moment(position.get("t_update"))),
        requisition_id=line(position.get("display_job_id") or position.get("ats_job_id")) or None,
        language=line(position.get("locale")) or None,
    )
    return with_sources(found, source, pay="text")


def _work_type(position: Record) -> str | None:
    """The kind of employment, where the customer has such a field. It may be a list."""
    value = at(position, "custom_JD", "data_fields", "work_type")
    return line(at(value, 0) if isinstance(value, list) else value) or None


def of_page(url: str, body: str) -> Outcome:
    """The posting on a public page: its own application data first, JSON-LD for what that leaves out.

    The application data has the true dates and mostly no description, the JSON-LD the other way round.
    """
    tree = markup.parse(body)
    node = tree.css_first("code#smartApplyData")
    data = record(first_value(node.text().strip(), 0)) if node else {}
    position = _wanted(url, records(data.get("positions")))
    if not position and data.get("isFallback") is True:
        return Uncertain("the page shows other openings")
    scripts = (
        record(first_value(node.text().strip(), 0)) for node in tree.css('script[type="application/ld+json"]')
    )
    posting = next((found for found in scripts if found.get("@type") == "JobPosting"), None)
    if not position:
        return _of_json_ld(posting) if posting else Uncertain("the page holds no posting")
    return _merged(position, posting) if posting else of_position(position, "app_json")


def _wanted(url: str, positions: list[Record]) -> Record | None:
    """The position that the address names; a page for one posting may show others beside it."""
    named = _ID.search(url)
    return next((found for found in positions if not named or text(found.get("id")) == named[1]), None)


def _merged(position: Record, posting: Record) -> Outcome:
    own = text(position.get("job_description"))
    outcome = of_position({**position, "job_description": own or posting.get("description")}, "app_json")
    if not isinstance(outcome, Fields):
        return _of_json_ld(posting)
    sources = {**outcome.sources, **({} if own else {"description": "json_ld"})}
    company, kind = _company(posting), outcome.employment_type or _kind(posting)
    if company:
        sources["company"] = "json_ld"
    if kind and not outcome.employment_type:
        sources["employment_type"] = "json_ld"
    return replace(outcome, company=company, employment_type=kind, sources=sources)


def _company(posting: Record) -> str | None:
    return line(at(posting, "hiringOrganization", "name")) or None


def _kind(posting: Record) -> str | None:
    return line(posting.get("employmentType")) or None


def _of_json_ld(posting: Record) -> Outcome:
    """JSON-LD as Eightfold writes it: escaped once more, and with dates that are not the posting's."""
    title = line(posting.get("title"))
    description = markup.sanitise(markup.unescape_until_tags(text(posting.get("description"))))
    if not title or not description:
        return Uncertain("the page holds no posting")
    where = distinct(_json_ld_places(posting.get("jobLocation")))
    found = Fields(
        title=title,
        description=description,
        company=_company(posting),
        places=where,
        employment_type=_kind(posting),
        pay=pay_from_text(markup.text_of(description), default_currency=dollar_at(where)),
    )
    return with_sources(found, "json_ld", pay="text")


def _json_ld_places(value: object) -> Iterator[str]:
    for place in items(value) or [value]:
        address = at(place, "address")
        country = line(at(address, "addressCountry", "name")) or line(at(address, "addressCountry"))
        region = line(at(address, "addressRegion")).removesuffix(f",{country}")
        yield ", ".join(part for part in (line(at(address, "addressLocality")), region, country) if part)
