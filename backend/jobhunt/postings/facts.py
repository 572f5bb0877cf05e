"""A version's fields as facts for people: one line each, with where it was read from. Pure."""

from typing import Any

ORDER = (
    "company",
    "places",
    "work_mode",
    "pay",
    "employment_type",
    "department",
    "posted_at",
    "updated_at",
    "valid_through",
    "requisition_id",
    "language",
)


def facts(fields: dict[str, Any]) -> list[dict[str, str]]:
    """The stated facts in reading order; what is not stated is not there."""
    sources = fields.get("sources", {})
    return [
        {"name": name, "value": _words(fields[name]), "source": sources.get(name, "")}
        for name in ORDER
        if name in fields
    ]


def _words(value: Any) -> str:
    if isinstance(value, list):
        return " | ".join(map(str, value))
    if isinstance(value, dict):
        return str(value["text"])
    return str(value)
