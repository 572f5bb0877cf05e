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


READ_FROM_IT = ("work_mode", "seniority", "years", "visa", "language")
"""Facts that follow from what a version says, where its page has no field for them."""


def with_read(stated: list[dict[str, str]], read: dict[str, Any]) -> list[dict[str, str]]:
    """The stated facts, and those that the readers found beside them."""
    named = {fact["name"] for fact in stated}
    more = [
        {"name": name, "value": str(read[name]["value"]), "source": read[name]["source"]}
        for name in READ_FROM_IT
        if name in read and name not in named
    ]
    return stated + more


def facts(fields: dict[str, Any]) -> list[dict[str, str]]:
    """The stated facts in reading order; what is not stated is not there."""
    sources = fields.get("sources", {})
    return [
        {"name": name, "value": words_of(fields[name]), "source": sources.get(name, "")}
        for name in ORDER
        if name in fields
    ]


def words_of(value: Any) -> str:
    """A stored value as people read it."""
    if isinstance(value, list):
        return " | ".join(map(str, value))
    if isinstance(value, dict):
        return str(value["text"])
    return str(value)
