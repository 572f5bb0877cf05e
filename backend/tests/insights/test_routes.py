"""The numbers of one's own search over real HTTP."""

from tests.applications.conftest import tracker as tracker
from tests.applications.tracker import Tracker


async def test_a_move_is_counted_until_it_is_undone(tracker: Tracker) -> None:
    made = await tracker.save()
    await tracker.move(made["id"], "applied")
    moved = await tracker.move(made["id"], "screening")
    told = await tracker.get("/api/insights?range=4w")
    assert told["flows"] == [
        {"from": "saved", "to": "applied", "n": 1},
        {"from": "applied", "to": "screening", "n": 1},
    ]
    assert (told["n"], told["reply"]["n"], told["reply"]["replied"]) == (1, 1, 1)
    await tracker.undo(moved["undo"])
    told = await tracker.get("/api/insights?range=4w")
    assert [one["reached"] for one in told["funnel"]] == [1, 1, 0, 0, 0, 0]
    assert told["reply"]["replied"] == 0


async def test_a_range_or_zone_that_there_is_not_is_refused(tracker: Tracker) -> None:
    await tracker.get("/api/insights?range=5w", 422)
    await tracker.get("/api/insights?zone=Mars/Olympus", 422)
    await tracker.get("/api/insights?range=12w&zone=Europe/Oslo&tag=dream")
