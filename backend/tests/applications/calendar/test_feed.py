"""The calendar feed: opened, read without signing in, given another address, revoked."""

from typing import Any

import vobject

from tests.applications.tracker import Tracker


async def read(tracker: Tracker, path: str, status: int = 200) -> Any:
    async with tracker.client.get(path) as answer:
        assert answer.status == status
        if status == 200:
            assert answer.content_type == "text/calendar"
        text = await answer.text()
        return vobject.readOne(text, validate=True) if status == 200 else text


async def test_a_feed_has_a_secret_address_that_can_be_changed_and_revoked(tracker: Tracker) -> None:
    assert (await tracker.get("/api/calendar"))["open"] is False
    first = (await tracker.post("/api/calendar", status=201))["path"]
    assert (await tracker.get("/api/calendar"))["open"] is True
    assert not hasattr(await read(tracker, first), "vevent")
    [row] = await tracker.rows("SELECT CAST(c AS text) AS row FROM calendar_feeds c")
    secret = first.rpartition("/")[2].removesuffix(".ics")
    assert len(secret) > 40
    assert secret not in row["row"], "of the secret a hash alone is stored"
    second = (await tracker.post("/api/calendar", status=201))["path"]
    await read(tracker, first, 404)
    await read(tracker, second)
    await tracker.ask("DELETE", "/api/calendar", status=204)
    await read(tracker, second, 404)
    assert (await tracker.get("/api/calendar")) == {"open": False, "since": None}
    [row] = await tracker.rows("SELECT count(*) AS n FROM calendar_feeds")
    assert row["n"] == 0
