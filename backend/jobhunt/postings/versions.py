"""What a version keeps of a posting's fields, and when two say the same. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from jobhunt.boards.protocol import Fields, Pay


@dataclass(frozen=True, slots=True)
class Content:
    """A posting's fields as they are stored."""

    title: str
    description: str
    fields: dict[str, Any]


def content(fields: Fields) -> Content:
    """The stored form. A field that the posting does not state is absent, never empty."""
    stated = {
        "company": fields.company,
        "places": list(fields.places),
        "employment_type": fields.employment_type,
        "work_mode": fields.work_mode,
        "department": fields.department,
        "pay": _pay(fields.pay),
        "posted_at": fields.posted_at.isoformat() if fields.posted_at else None,
        "updated_at": fields.updated_at.isoformat() if fields.updated_at else None,
        "valid_through": fields.valid_through.isoformat() if fields.valid_through else None,
        "requisition_id": fields.requisition_id,
        "apply_url": fields.apply_url,
        "language": fields.language,
    }
    kept = {name: value for name, value in stated.items() if value not in (None, [])}
    kept["sources"] = {name: source for name, source in fields.sources.items() if name in kept or name in _WHOLE}
    return Content(fields.title, fields.description, kept)


_WHOLE = ("title", "description")
_DAYS = ("posted_at", "updated_at", "valid_through")


def fields_of(content: Content) -> Fields:
    """The fields as they were before they were stored."""
    stated: dict[str, Any] = dict(content.fields)
    stated["places"] = tuple(stated.get("places", ()))
    for name in _DAYS:
        if stated.get(name):
            stated[name] = date.fromisoformat(stated[name])
    if pay := stated.get("pay"):
        stated["pay"] = Pay(pay["min"], pay["max"], pay["currency"], pay["period"], pay["text"])
    return Fields(content.title, content.description, **stated)


def _pay(pay: Pay | None) -> dict[str, Any] | None:
    if pay is None:
        return None
    return {
        "min": pay.minimum,
        "max": pay.maximum,
        "currency": pay.currency,
        "period": pay.period,
        "text": pay.text,
    }


def says_the_same(old: Content, new: Content) -> bool:
    """Whether nothing that a reader could see differs; where a value was read from does not count."""
    return (old.title, old.description, _told(old)) == (new.title, new.description, _told(new))


def _told(version: Content) -> dict[str, Any]:
    return {name: value for name, value in version.fields.items() if name not in ("sources", "updated_at")}
