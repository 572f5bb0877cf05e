"""A posting as the object of a site's own program: which of several it is, and what its keys say."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from jobhunt.boards import stated
from jobhunt.boards.app_json import ADDRESSES, DESCRIPTIONS, IDENTIFIERS, PLACES, title_of
from jobhunt.boards.claims import Claims
from jobhunt.boards.json_ld import Item
from jobhunt.boards.pay import pay_from_text
from jobhunt.boards.protocol import Pay, WorkMode

WHOLE = 400
"""An object whose description has this many characters is a posting, not a line of a list."""

_MODES = ("workplaceType", "workplace_type", "work_location_option", "locationType", "remoteStatus", "workMode")
_TYPES = (
    "employmentType",
    "employment_type",
    "commitment",
    "jobType",
    "job_type",
    "employment",
    "schedule",
    "type",
)
_TEAMS = (
    "department",
    "departmentName",
    "department_name",
    "team",
    "departments",
    "hiringDepartment",
    "prettyRole",
)
_COMPANIES = ("companyName", "company_name", "company", "hiringOrganization", "organization", "employer")
_POSTED = (
    "published_at",
    "publishedAt",
    "datePosted",
    "postedDate",
    "posted_at",
    "publishedDate",
    "t_create",
    "first_published",
)
_UPDATED = ("updated_at", "updatedAt", "dateModified", "t_update")
_ENDS = ("validThrough", "application_deadline", "applicationDeadline", "closeDate", "expiresAt")
_NUMBERS = (
    "requisitionId",
    "requisition_id",
    "reqId",
    "ats_job_id",
    "display_job_id",
    "requisitionNumber",
    "jobReqId",
)
_PARTS_OF_A_PLACE = ("city", "addressLocality", "state", "region", "addressRegion", "country", "addressCountry")
_TYPE = re.compile(
    r"(?:full|part)[ _-]?time|contract\w*|intern\w*|temporary|permanent|freelance|regular|apprentice\w*|seasonal|"
    r"working student|trainee|vollzeit|teilzeit|per[ _-]diem|volunteer",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"(?m)^#{1,6} |\*\*\S")


def choose(items: Sequence[Item], titles: Sequence[str], address: str) -> Item | None:
    """The one object that is this page's posting: told by its id in the address or its title on the page."""
    named = [item for item in items if _names(item, address)]
    titled = [item for item in items if (title_of(item) or "").lower() in {title.lower() for title in titles}]
    for among in ([item for item in named if item in titled], titled, named):
        if among:
            return max(among, key=_fullness)
    full = [item for item in items if _fullness(item) >= WHOLE]
    return full[0] if len(full) == 1 and not titles else None


def _names(item: Item, address: str) -> bool:
    for key in IDENTIFIERS:
        value = item.get(key)
        if isinstance(value, str | int) and len(str(value)) >= 5 and str(value) in address:
            return True
    return False


def _fullness(item: Item) -> int:
    return sum(len(value) for key in DESCRIPTIONS if isinstance(value := item.get(key), str))


def read(item: Item) -> Claims:
    """What the object's keys say. A date like "20 days" or a description in Markdown is left to other sources."""
    return Claims(
        source="app_json",
        title=title_of(item),
        description=_description(item),
        company=next((name for key in _COMPANIES if (name := _name(item.get(key)))), None),
        places=places(item),
        employment_type=_employment_type(item),
        work_mode=_mode(item),
        department=next((name for key in _TEAMS if (name := _name(item.get(key)))), None),
        pay=_pay(item),
        posted_at=_day(item, _POSTED),
        updated_at=_day(item, _UPDATED),
        valid_through=_day(item, _ENDS),
        requisition_id=next((name for key in _NUMBERS if (name := stated.words(item.get(key)))), None),
        apply_url=_apply_url(item),
        language=_language(item.get("language") or item.get("locale")),
    )


def address_of(item: Item) -> str | None:
    """The posting's own address as stated, relative or not."""
    for key in ADDRESSES:
        value = item.get(key)
        if isinstance(value, str) and value.startswith(("http://", "https://", "/", "./")):
            return value.strip()
    return None


def posted_at(item: Item) -> Any:
    """The value under the first key that tells when it was posted."""
    return next((item[key] for key in _POSTED if item.get(key)), None)


def places(item: Item) -> tuple[str, ...]:
    """Places from strings, lists, or objects with a name or parts; "A / B" is two places, "City,Country" is one."""
    for key in PLACES:
        found = [place for one in _listed(item.get(key)) for place in _place(one)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _listed(value: object) -> list[Any]:
    if isinstance(value, list):
        return value[:60]
    return [] if value is None else [value]


def _place(value: object) -> Iterable[str]:
    if isinstance(value, dict):
        name = _name(value)
        parts = [part for key in _PARTS_OF_A_PLACE if (part := _name(value.get(key)))]
        return [name] if name and not parts else [", ".join(dict.fromkeys(parts))] if parts else []
    text = stated.words(value)
    if text is None or len(text) > 200:
        return []
    return [re.sub(r",(?=\S)", ", ", part.strip()) for part in re.split(r" [/|] |; ", text) if part.strip()]


def markdown(item: Item) -> Claims:
    """The description where it is Markdown: better than none, and trusted less than HTML of any source."""
    texts = [value for key in DESCRIPTIONS if isinstance(value := item.get(key), str) and _MARKDOWN.search(value)]
    return Claims(source="app_json", description=stated.markdown(max(texts, key=len, default=None)))


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("label") or value.get("title")
    name = stated.words(value)
    return name if name and len(name) <= 200 and not name.startswith("$") else None


def _description(item: Item) -> str | None:
    parts = [item.get("introduction"), _text(item), item.get("conclusion")]
    if parts[1] is None:
        return None
    return "".join(part for one in parts if (part := stated.as_html(one))) or None


def _text(item: Item) -> str | None:
    """The longest description; React's references ("$1e") are none, and neither is Markdown."""
    texts = [value for key in DESCRIPTIONS if isinstance(value := item.get(key), str)]
    texts = [text for text in texts if len(text) > 40 and not text.startswith("$") and not _MARKDOWN.search(text)]
    return max(texts, key=len, default=None)


def _employment_type(item: Item) -> str | None:
    for key in _TYPES:
        names = [name for one in _listed(item.get(key)) if (name := _name(one))]
        if names and all(_TYPE.match(name) for name in names):
            return ", ".join(names)
    return None


def _mode(item: Item) -> WorkMode | None:
    if mode := next((mode for key in _MODES if (mode := stated.work_mode(item.get(key)))), None):
        return mode
    return "remote" if item.get("isRemote") is True or item.get("remote") is True else None


def _day(item: Item, keys: Sequence[str]) -> Any:
    return next((day for key in keys if (day := stated.day(item.get(key)))), None)


def _apply_url(item: Item) -> str | None:
    value = item.get("applyUrl") or item.get("apply_url") or item.get("applicationUrl")
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None


def _language(value: object) -> str | None:
    return value if isinstance(value, str) and re.fullmatch(r"[A-Za-z]{2}([-_][A-Za-z]{2,4})?", value) else None


def _pay(item: Item) -> Pay | None:
    ranges = _listed(item.get("pay_ranges") or item.get("pay_input_ranges"))
    for one in ranges:
        if isinstance(one, dict) and (pay := _range(one)):
            return pay
    for key in ("salaryRange", "salary", "salary_range", "compensation", "pay", "salaryDescription"):
        value = item.get(key)
        if isinstance(value, str) and (pay := pay_from_text(f"Salary: {stated.words(value)}")):
            return pay
        if isinstance(value, dict) and (pay := _range(value)):
            return pay
    return None


def _range(value: Item) -> Pay | None:
    low, high = stated.amount(value.get("min")), stated.amount(value.get("max"))
    if low is None and high is None:
        return None
    code = value.get("currency_type") or value.get("currency") or value.get("currencyCode")
    title = stated.words(value.get("title")) or ""
    period = stated.period(value.get("interval") or value.get("unit") or value.get("period")) or stated.period(
        title
    )
    span = " - ".join(f"{one:,.2f}".removesuffix(".00") for one in dict.fromkeys((low, high)) if one)
    said = " ".join(part for part in (title, span, code if isinstance(code, str) else "") if part)
    return Pay(low, high, code if isinstance(code, str) else None, period, said)
