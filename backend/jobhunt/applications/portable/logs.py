"""An application's log as an export holds it, and back: ids of the database against places in the export. Pure."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import BaseModel

from jobhunt.applications.portable.format import Application
from jobhunt.applications.replay import ITEMS, Event

Json = dict[str, Any]
_SENT = "document_use"


@dataclass(frozen=True, slots=True)
class Known:
    """What an export calls the things that ids stand for."""

    postings: Mapping[int, Json] = field(default_factory=dict)
    boards: Mapping[int, Json] = field(default_factory=dict)
    versions: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """Versions of documents: the document's place and the version's number."""

    pages: Mapping[str, str] = field(default_factory=dict)
    """Saved pages by their keys: the path in the archive."""


def told(events: Sequence[Event], copies: Sequence[Any], known: Known) -> Json:
    """An application as JSON, in the form of the export's models."""
    places = {copy.id: place for place, copy in enumerate(copies, 1)}
    items: dict[str, dict[int, int]] = {kind: {} for kind in ITEMS}
    written = [
        {
            "number": event.number,
            "kind": event.kind,
            "at": event.at.isoformat(),
            "recorded_at": event.recorded_at.isoformat(),
            "by": event.by,
            "data": _data_told(event, items, places, known),
        }
        for event in events
    ]
    application = {"events": written, "copies": [_copy_told(copy, items[_SENT], known) for copy in copies]}
    # Through the models, so that what goes out is what is let in.
    checked = Application.model_validate_json(json.dumps(application))
    return checked.model_dump(mode="json", exclude_unset=True)


def _data_told(event: Event, items: dict[str, dict[int, int]], places: Mapping[int, int], known: Known) -> Json:
    data = dict(event.data)
    if event.kind in ("created", "edited"):
        return _fields_told(data, places, known)
    if event.kind == "moved" and "frozen_id" in data:
        data["frozen"] = places.get(data.pop("frozen_id"))
    kind = event.kind.rpartition("_")[0]
    if kind in ITEMS:
        mine = items[kind]
        data["item"] = mine.setdefault(data.pop("id"), len(mine) + 1)
        if kind == _SENT:
            data["document"], data["version"] = known.versions[data.pop("document_version_id")]
    return data


def _fields_told(data: Json, places: Mapping[int, int], known: Known) -> Json:
    for ours, theirs, names in (
        ("posting_id", "posting", known.postings),
        ("company_id", "board", known.boards),
        ("copy_id", "kept", places),
    ):
        if ours in data:
            # Imported from elsewhere, it may name what is not known here.
            data[theirs] = names.get(data.pop(ours), data.get(theirs))
    return data


def _copy_told(copy: Any, uses: Mapping[int, int], known: Known) -> Json:
    path = known.pages.get(copy.raw_key) if copy.raw_key else None
    return {
        "title": copy.title,
        "company": copy.company,
        "url": copy.url,
        "description": copy.description,
        "fields": copy.fields,
        "page": {"file": path, "type": copy.raw_type} if path else None,
        "documents": [
            {
                "use": uses[sent["id"]],
                "document": known.versions[sent["document_version_id"]][0],
                "number": sent["number"],
                "name": sent["name"],
                "sent_to": sent["sent_to"],
                "sent_at": sent["sent_at"],
            }
            for sent in copy.documents
        ],
        "taken_at": copy.taken_at.isoformat(),
    }


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids that an application's parts get, and what is known here of what its log names."""

    application: int
    events: Sequence[int]
    copies: Sequence[int]
    items: Mapping[str, Sequence[int]]
    versions: Mapping[tuple[int, int], int]
    postings: Mapping[tuple[str, str, str], tuple[int, int]]
    """By board and id there: the posting and its company."""

    boards: Mapping[tuple[str, str], int]


def counts(application: Application) -> dict[str, int]:
    """How many ids of each kind of item an application needs."""
    found = dict.fromkeys(ITEMS, 0)
    for event in application.events:
        kind = event.kind.rpartition("_")[0]
        if kind in ITEMS:
            found[kind] = max(found[kind], event.data.item)  # type: ignore[union-attr]  # items have places
    return found


def events(application: Application, ids: Ids) -> list[Event]:
    """The log with ids of the database in it."""
    return [
        Event(id, e.number, e.kind, _data(e.kind, _written(e.data), ids), e.at,
              e.recorded_at, e.by)
        for id, e in zip(ids.events, application.events, strict=True)
    ]  # fmt: skip


def _written(data: BaseModel) -> Json:
    """An event's data as the log has it, its times as everybody else writes them there."""
    told = data.model_dump(exclude_unset=True)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}


def _data(kind: str, data: Json, ids: Ids) -> Json:
    if kind in ("created", "edited"):
        return _fields(data, ids)
    if kind == "moved" and "frozen" in data:
        frozen = data.pop("frozen")
        data["frozen_id"] = ids.copies[frozen - 1] if frozen else None
    item = kind.rpartition("_")[0]
    if item in ITEMS:
        data["id"] = ids.items[item][data.pop("item") - 1]
        if item == _SENT:
            data["document_version_id"] = ids.versions[data.pop("document"), data.pop("version")]
    return data


def _fields(data: Json, ids: Ids) -> Json:
    """References that mean nothing here stay as they are, so that the next export has them again."""
    posting, board = data.get("posting"), data.get("board")
    if "posting" in data:
        found = (
            ids.postings.get((posting["platform"], posting["token"], posting["external_id"])) if posting else None
        )
        data["posting_id"] = found[0] if found else None
        if found or posting is None:
            del data["posting"]
    if "board" in data:
        data["company_id"] = ids.boards.get((board["platform"], board["token"])) if board else None
        if data["company_id"] or board is None:
            del data["board"]
    if "kept" in data:
        kept = data.pop("kept")
        data["copy_id"] = ids.copies[kept - 1] if kept else None
    return data


def copies(application: Application, user_id: int, ids: Ids, key_of: Callable[[str], str]) -> Iterator[Json]:
    """The rows of the copies. `key_of` says where a page of the archive is kept."""
    for id, copy in zip(ids.copies, application.copies, strict=True):
        yield {
            **copy.model_dump(mode="json", exclude={"page", "documents"}),
            "id": id,
            "user_id": user_id,
            "application_id": ids.application,
            "raw_key": key_of(copy.page.file) if copy.page else None,
            "raw_type": copy.page.type if copy.page else None,
            "documents": [
                {
                    "id": ids.items[_SENT][sent.use - 1],
                    "user_id": user_id,
                    "application_id": ids.application,
                    "document_version_id": ids.versions[sent.document, sent.number],
                    **sent.model_dump(mode="json", exclude={"use", "document"}),
                }
                for sent in copy.documents
            ],
        }
