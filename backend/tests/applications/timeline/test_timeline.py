"""How long an action can be undone, at a time that is passed in."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.accounts.queries import ensure_user
from jobhunt.applications import actions, detail
from jobhunt.applications.copy_queries import Known
from jobhunt.applications.schemas import Move
from jobhunt.applications.timeline import timeline
from jobhunt.applications.timeline.queries import Filters
from jobhunt.core.errors import NotAllowed
from jobhunt.core.tasks.memory import MemoryTasks
from jobhunt.core.work import work_on
from tests.conftest import NOON

MONTH = timedelta(days=30)


@pytest.mark.parametrize("late", [timedelta(0), timedelta(microseconds=1)])
async def test_an_action_can_be_undone_for_30_days_to_the_moment(engine: AsyncEngine, late: timedelta) -> None:
    async with work_on(engine, MemoryTasks(), lambda: NOON)() as work:
        user_id = await ensure_user(work.connection, "a@example.org", "A")
        made = await actions.save_known(work, user_id, Known("Engineer", "Acme"))
        moved = await actions.move(work, user_id, made.id, Move(stage="interview"), None)
    assert moved.undo is not None
    async with work_on(engine, MemoryTasks(), lambda: NOON + MONTH + late)() as work:
        now = await detail.read(work.connection, user_id, made.id, work.now)
        lines = await timeline.read(work.connection, user_id, Filters(), (None, 10), work.now)
        if late:
            with pytest.raises(NotAllowed, match="can be undone for 30 days"):
                await timeline.undo(work, user_id, moved.undo)
        else:
            undone = await timeline.undo(work, user_id, moved.undo)
            assert undone.application.stage == "saved"
    assert now.undo == (None if late else moved.undo)
    assert {line.undoable for line in lines.items} == {not late}


async def test_a_day_of_the_timeline_begins_where_its_user_is(engine: AsyncEngine) -> None:
    moments = [datetime(2026, 3, 28, 22, 59), datetime(2026, 3, 28, 23), datetime(2026, 3, 29, 21, 59)]
    for at in [*moments, datetime(2026, 3, 29, 22)]:
        async with work_on(engine, MemoryTasks(), partial(at.replace, tzinfo=UTC))() as work:
            user_id = await ensure_user(work.connection, "a@example.org", "A")
            await actions.save_known(work, user_id, Known(f"Role of {at:%d %H:%M}", "Acme"))
    async with engine.connect() as connection:
        # On this day clocks in Oslo are put forward, so it has 23 hours.
        filters = Filters(between=timeline.day_in(date(2026, 3, 29), "Europe/Oslo"))
        told = await timeline.read(connection, user_id, filters, (None, 1), NOON)
        rest = await timeline.read(connection, user_id, filters, (told.next, 10), NOON)
    titles = [line.application.title for line in [*told.items, *rest.items] if line.application]
    assert titles == ["Role of 29 21:59", "Role of 28 23:00"]
