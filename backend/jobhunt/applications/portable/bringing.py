"""Writes what an import brings: applications with their logs, companies that are followed, views."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from jobhunt.applications import event_queries
from jobhunt.applications.portable import logs, queries
from jobhunt.applications.portable.apart import Named
from jobhunt.applications.portable.bringing_documents import Versions
from jobhunt.applications.portable.format import Application, Export
from jobhunt.applications.portable.logs import Ids
from jobhunt.applications.replay import ITEMS, Event
from jobhunt.applications.rows import TABLES, rows
from jobhunt.companies import add_box
from jobhunt.core.errors import BadRequest
from jobhunt.core.work import Work

Name = tuple[str, str, str]
"""A posting: the board's platform and token, and its id there."""

ORDER = ("applications", "posting_copies", "application_events", "timeline_lines", *TABLES.values())


@dataclass(slots=True)
class Brought:
    """What came of an import beside the applications."""

    left_out: list[str] = field(default_factory=list)


async def applications(
    work: Work, user_id: int, wanted: Sequence[Named], versions: Versions, key: Callable[[str], str]
) -> None:
    """Write applications, each with its whole log and all that follows from it."""
    if not wanted:
        return
    known = await _known(work, user_id, wanted)
    ids = await _new_ids(work, wanted, versions, known)
    written: dict[str, list[Any]] = {table: [] for table in ORDER}
    for one, its in zip((one.application for one in wanted), ids, strict=True):
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


@dataclass(slots=True)
class Known:
    """Postings by their names, with their companies; which of them have a living application; boards."""

    postings: dict[Name, tuple[int, int]]
    taken: set[Name]
    boards: dict[tuple[str, str], int]

    def for_log(self, names: set[Name], *, is_deleted: bool) -> dict[Name, tuple[int, int]]:
        """The postings that an application is tied to: a living one to those that have none, and then they do."""
        mine = {name: ids for name, ids in self.postings.items() if name in names}
        if is_deleted:
            return mine
        free = {name: ids for name, ids in mine.items() if name not in self.taken}
        self.taken |= names
        return free


def _names(one: Application) -> set[Name]:
    """The postings that a log names."""
    return {
        (ref.platform, ref.token, ref.external_id)
        for event in one.events
        if event.kind in ("created", "edited") and (ref := event.data.posting) is not None
    }


async def _known(work: Work, user_id: int, wanted: Sequence[Named]) -> Known:
    """Postings that the logs name, those that have a living application already, and all boards."""
    names = set().union(*(_names(one.application) for one in wanted))
    told = [{"platform": p, "token": t, "external_id": e} for p, t, e in sorted(names)]
    found = await queries.known_postings(work.connection, user_id, told)
    boards = {(row.platform, row.token): row.id for row in await queries.known_boards(work.connection)}
    ids = {(row.platform, row.token, row.external_id): (row.id, row.company_id) for row in found}
    return Known(ids, {(row.platform, row.token, row.external_id) for row in found if row.taken}, boards)


async def _new_ids(work: Work, wanted: Sequence[Named], versions: Versions, known: Known) -> list[Ids]:
    async def take(table: str, how_many: int) -> list[int]:
        return sorted(await event_queries.new_ids(work.connection, table, how_many)) if how_many else []

    applications = [one.application for one in wanted]
    needs = [logs.counts(one) for one in applications]
    application_ids = await take("applications", len(wanted))
    copy_ids = iter(await take("posting_copies", sum(len(one.copies) for one in applications)))
    item_ids = {kind: iter(await take(TABLES[kind], sum(need[kind] for need in needs))) for kind in ITEMS}
    # In the order in which they were written down, which tells those of one moment apart in the timeline.
    places = sorted((e.recorded_at, at, e.number) for at, one in enumerate(applications) for e in one.events)
    event_ids = dict(
        zip(((at, number) for _, at, number in places), await take("application_events", len(places)), strict=True)
    )
    found = []
    for at, (one, need) in enumerate(zip(applications, needs, strict=True)):
        mine = known.for_log(_names(one), is_deleted=wanted[at].is_deleted)
        items = {kind: [next(item_ids[kind]) for _ in range(need[kind])] for kind in ITEMS}
        copies = [next(copy_ids) for _ in one.copies]
        events = [event_ids[at, event.number] for event in one.events]
        found.append(Ids(application_ids[at], events, copies, items, versions, mine, known.boards))
    return found


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
