"""The applications of an export as tables for spreadsheets. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from jobhunt.applications.portable import csv_text
from jobhunt.applications.replay import State

APPLICATIONS = (
    "number", "company", "title", "stage", "outcome", "url", "places", "source", "tags", "saved on", "applied on",
    "replied on", "closed on", "deleted on", "offer deadline", "pay asked", "pay offered", "pay currency",
    "pay period", "pay",
)  # fmt: skip
ITEMS: Mapping[str, Sequence[str]] = {
    "note": ("text", "written_at", "changed_at"),
    "contact": ("name", "role", "email", "phone", "link", "note"),
    "interview": ("round", "local_at", "zone", "minutes", "place", "link", "people", "note"),
    "reminder": ("text", "local_at", "zone", "rule", "done_at"),
}


class Tables:
    """Collects rows, application by application."""

    def __init__(self) -> None:
        self._applications: list[list[str]] = []
        self._items: dict[str, list[list[str]]] = {kind: [] for kind in ITEMS}

    def add(self, number: int, state: State) -> None:
        """One application, by its number in the export."""
        fields = state.fields
        told = (
            number, fields["company"], fields["title"], state.stage, state.outcome, fields["url"], fields["places"],
            fields["source"], fields["tags"], state.created_at, state.applied_at, state.replied_at, state.closed_at,
            state.deleted_at, fields["offer_deadline"], fields["pay_asked"], fields["pay_offered"],
            fields["pay_currency"], fields["pay_period"], fields["pay_note"],
        )  # fmt: skip
        self._applications.append([_cell(value) for value in told])
        for kind, names in ITEMS.items():
            for _, item in sorted(state.of(kind).items()):
                told_of = (number, fields["company"], fields["title"], *(item.get(name) for name in names))
                self._items[kind].append([_cell(value) for value in told_of])

    def applications(self) -> bytes:
        """The table of applications."""
        return csv_text.write(APPLICATIONS, self._applications)

    def files(self) -> dict[str, bytes]:
        """Every table by its file's name."""
        told = {
            f"csv/{kind}s.csv": csv_text.write(("number", "company", "title", *ITEMS[kind]), rows)
            for kind, rows in self._items.items()
        }
        return {"csv/applications.csv": self.applications(), **told}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
