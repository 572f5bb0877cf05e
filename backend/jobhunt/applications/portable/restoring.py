"""Brings back applications that were deleted here, by undoing what deleted them: their logs go on."""

from collections.abc import Sequence

from jobhunt.applications import event_queries, queries
from jobhunt.applications.log import Entry, open_log, record
from jobhunt.applications.portable.apart import Here, Named
from jobhunt.applications.replay import Event, marks
from jobhunt.applications.timeline.timeline import IN_THE_WAY
from jobhunt.core.work import Work


async def hold(work: Work, user_id: int, found: Sequence[tuple[Named, Here]]) -> None:
    """Hold applications before the user's turn is taken: an undoing from the timeline does so in this order."""
    for id in sorted({here.id for _, here in found}):
        await event_queries.lock(work.connection, user_id, id)


async def restore(
    work: Work, user_id: int, found: Sequence[tuple[Named, Here]]
) -> tuple[list[Named], list[tuple[Named, str]]]:
    """Bring them back, each once. Those that were, and those that cannot be with the reason."""
    restored: list[Named] = []
    refused: list[tuple[Named, str]] = []
    done: set[int] = set()
    for one, here in found:
        if here.id in done:
            continue
        done.add(here.id)
        log = await open_log(work, user_id, here.id, deleted_too=True)
        posting_id = log.state.fields["posting_id"]
        other = await queries.live_on(work.connection, user_id, posting_id) if posting_id is not None else None
        if other is None:
            await record(work, log, [Entry("undone", {"number": number}) for number in deletions(log.events)])
            restored.append(one)
        else:
            refused.append((one, IN_THE_WAY))
    return restored, refused


def deletions(events: Sequence[Event]) -> list[int]:
    """The numbers of the events by which an application is deleted: a deletion, or its making undone."""
    marked = marks(events)
    return [
        event.number
        for event in events
        if not marked[event.number].undone
        and (event.kind == "deleted" or (event.kind == "undone" and event.data["number"] == events[0].number))
    ]
