"""Writes what an import brings: applications with their logs, documents, companies that are followed, views."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jobhunt.applications import event_queries
from jobhunt.applications.documents.documents import key_of
from jobhunt.applications.portable import logs, queries
from jobhunt.applications.portable.format import Application, Document, Export
from jobhunt.applications.portable.logs import Ids
from jobhunt.applications.replay import ITEMS, Event
from jobhunt.applications.rows import TABLES, rows
from jobhunt.companies import add_box
from jobhunt.core.errors import BadRequest
from jobhunt.core.work import Work

Versions = Mapping[tuple[int, int], int]
ORDER = ("applications", "posting_copies", "application_events", "timeline_lines", *TABLES.values())


@dataclass(slots=True)
class Brought:
    """What came of an import beside the applications."""

    left_out: list[str] = field(default_factory=list)


async def applications(
    work: Work, user_id: int, wanted: Sequence[Application], versions: Versions, key: Callable[[str], str]
) -> None:
    """Write applications, each with its whole log and all that follows from it."""
    if not wanted:
        return
    known = await _known(work, user_id, wanted)
    ids = await _new_ids(work, wanted, versions, known)
    written: dict[str, list[Any]] = {table: [] for table in ORDER}
    for one, its in zip(wanted, ids, strict=True):
        log = logs.events(one, its)
        for table, found in rows(user_id, its.application, log).items():
            written[table] += found.values()
        written["posting_copies"] += logs.copies(one, user_id, its, key)
        written["application_events"] += [_event(user_id, its.application, event) for event in log]
    for table in ORDER:
        await queries.insert(work.connection, table, written[table])


def _event(user_id: int, application_id: int, event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "user_id": user_id,
        "application_id": application_id,
        "number": event.number,
        "kind": event.kind,
        "data": dict(event.data),
        "at": event.at.isoformat(),
        "recorded_at": event.recorded_at.isoformat(),
        "by": event.by,
    }


Known = tuple[dict[tuple[str, str, str], tuple[int, int]], dict[tuple[str, str], int]]


async def _known(work: Work, user_id: int, wanted: Sequence[Application]) -> Known:
    """Postings and boards that the logs name. One that has an application already is not tied to another."""
    names = {
        (ref.platform, ref.token, ref.external_id)
        for one in wanted
        for event in one.events
        if event.kind in ("created", "edited") and (ref := event.data.posting) is not None
    }
    told = [{"platform": p, "token": t, "external_id": e} for p, t, e in sorted(names)]
    found = await queries.known_postings(work.connection, user_id, told)
    boards = {(row.platform, row.token): row.id for row in await queries.known_boards(work.connection)}
    free = {(row.platform, row.token, row.external_id): (row.id, row.company_id) for row in found if not row.taken}
    return free, boards


async def _new_ids(work: Work, wanted: Sequence[Application], versions: Versions, known: Known) -> list[Ids]:
    async def take(table: str, how_many: int) -> list[int]:
        return sorted(await event_queries.new_ids(work.connection, table, how_many)) if how_many else []

    needs = [logs.counts(one) for one in wanted]
    application_ids = await take("applications", len(wanted))
    copy_ids = iter(await take("posting_copies", sum(len(one.copies) for one in wanted)))
    item_ids = {kind: iter(await take(TABLES[kind], sum(need[kind] for need in needs))) for kind in ITEMS}
    # In the order in which they were written down, which tells those of one moment apart in the timeline.
    places = sorted((event.recorded_at, at, event.number) for at, one in enumerate(wanted) for event in one.events)
    event_ids = dict(
        zip(((at, number) for _, at, number in places), await take("application_events", len(places)), strict=True)
    )
    taken: set[tuple[str, str, str]] = set()
    found = []
    for at, (one, need) in enumerate(zip(wanted, needs, strict=True)):
        free, boards = known
        mine = {name: ids for name, ids in free.items() if name not in taken}
        taken |= {
            (ref.platform, ref.token, ref.external_id)
            for event in one.events
            if event.kind in ("created", "edited") and (ref := event.data.posting) is not None
        }
        items = {kind: [next(item_ids[kind]) for _ in range(need[kind])] for kind in ITEMS}
        copies = [next(copy_ids) for _ in one.copies]
        events = [event_ids[at, event.number] for event in one.events]
        found.append(Ids(application_ids[at], events, copies, items, versions, mine, boards))
    return found


async def documents(work: Work, user_id: int, wanted: Sequence[Document]) -> tuple[Versions, int]:
    """Write documents; one that is there with the same versions stays as it is. Ids of versions, and how many."""
    there, versions = await queries.documents(work.connection, user_id)
    hashes: dict[int, list[str]] = {}
    ids: dict[int, list[int]] = {}
    for row in versions:
        hashes.setdefault(row.document_id, []).append(bytes(row.sha256).hex())
        ids.setdefault(row.document_id, []).append(row.id)
    same = {(one.name, one.kind, tuple(hashes.get(one.id, ()))): one.id for one in there}
    found: dict[tuple[int, int], int] = {}
    new = 0
    for place, document in enumerate(wanted, 1):
        known = same.get((document.name, document.kind, tuple(v.sha256 for v in document.versions)))
        if known is None:
            new += 1
            its = await _document(work, user_id, document)
        else:
            its = ids.get(known, [])
        found |= {(place, number): id for number, id in enumerate(its, 1)}
    return found, new


async def _document(work: Work, user_id: int, document: Document) -> list[int]:
    [document_id] = await event_queries.new_ids(work.connection, "documents")
    count = len(document.versions)
    ids = sorted(await event_queries.new_ids(work.connection, "document_versions", count)) if count else []
    whole = document.model_dump(mode="json", exclude={"versions"})
    await queries.insert(work.connection, "documents", [{"id": document_id, "user_id": user_id, **whole}])
    written = [
        {
            "id": id,
            "user_id": user_id,
            "document_id": document_id,
            "number": number,
            **version.model_dump(mode="json", exclude={"file", "sha256"}),
            "sha256": f"\\x{version.sha256}",
            "file_key": key_of(user_id, bytes.fromhex(version.sha256)),
        }
        for number, (id, version) in enumerate(zip(ids, document.versions, strict=True), 1)
    ]
    await queries.insert(work.connection, "document_versions", written)
    return ids


async def settings(work: Work, user_id: int, export: Export) -> Brought:
    """Follow, hide, and keep views and thresholds; what is set already stays as it is."""
    brought = Brought()
    followed, hidden = [], []
    for company in export.companies:
        if (id := await _company(work, company.address, brought)) is not None:
            words = {"include": company.include, "exclude": company.exclude}
            times = {"is_enabled": company.is_enabled, "updated_at": company.updated_at.isoformat()}
            followed.append({"user_id": user_id, "company_id": id, "title_filters": words, **times})
    for one in export.hidden:
        if (id := await _company(work, one.address, brought)) is not None:
            hidden.append({"user_id": user_id, "company_id": id, "hidden_at": one.hidden_at.isoformat()})
    views = [{"user_id": user_id, **view.model_dump(mode="json")} for view in export.views]
    days = [{"user_id": user_id, **export.thresholds.model_dump()}] if export.thresholds else []
    for table, found in (
        ("company_settings", followed),
        ("hidden_companies", hidden),
        ("saved_views", views),
        ("thresholds", days),
    ):
        await queries.insert(work.connection, table, found)
    return brought


async def _company(work: Work, address: str, brought: Brought) -> int | None:
    try:
        company, _ = await add_box.add(work, address)
    except BadRequest as error:
        brought.left_out.append(f"{address[:200]}: {error}")
        return None
    return int(company.id)  # type: ignore[attr-defined]  # a row
