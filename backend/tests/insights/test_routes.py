"""The numbers of one's own search over real HTTP."""

from datetime import timedelta

from tests.applications.conftest import tracker as tracker
from tests.applications.tracker import Tracker
from tests.postings.stock import NOW as STOCKED


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
    await tracker.get("/api/insights?view=404", 404)


async def test_a_view_counts_applications_on_what_it_looks_for(tracker: Tracker) -> None:
    await tracker.post(
        "/api/views", {"name": "Two", "query": "q=%22engineer%202%22&mine=unseen&status=closed"}, 201
    )
    await tracker.post("/api/views", {"name": "None", "query": "country=SE"}, 201)
    await tracker.post("/api/views", {"name": "Signs", "query": "q=%2B%2B"}, 201)
    two, none, signs = [one["id"] for one in await tracker.get("/api/views")]
    titles = [job["title"] for job in (await tracker.get("/api/jobs"))["items"]]
    for n in range(4):
        made = await tracker.save(n)
        await tracker.move(made["id"], "applied")
        if titles[n] == "Engineer 2":
            await tracker.move(made["id"], "screening")
    await tracker.by_hand()
    told = await tracker.get(f"/api/insights?view={two}")
    assert (told["n"], told["reply"]["n"], told["reply"]["replied"]) == (1, 1, 1)
    assert [one["reached"] for one in told["funnel"]] == [1, 1, 1, 0, 0, 0]
    assert sum(one["n"] for one in told["activity"]) == 3
    assert [(one["seen"], one["saved"], one["applied"]) for one in told["weeks"]] == [(1, 1, 1)]
    for view in (none, signs):
        told = await tracker.get(f"/api/insights?view={view}")
        assert (told["n"], told["flows"], told["activity"], told["weeks"]) == (0, [], [], [])
    assert (await tracker.get("/api/insights"))["n"] == 5


async def test_a_card_is_there_for_every_company_and_for_no_other_name(tracker: Tracker) -> None:
    made = await tracker.save()
    card = await tracker.get("/api/insights/companies/acme")
    assert (card["company"], card["name"], card["n"], card["open"]) == ("acme", "Acme", 4, 4)
    assert (card["by_month"], card["last_reading"], card["lifetime"]["median_days"]) == ([], None, None)
    assert card["edited"] == {"n": 0, "of": 4, "rate": None, "low": None, "high": None}
    assert (card["pay"]["currency"], card["pay"]["median"], card["pay"]["n"]) == ("USD", 1500.0, 4)
    assert [(one["application"], one["stage"]) for one in card["mine"]] == [(made["id"], "saved")]
    await tracker.get("/api/insights/companies/nobody", 404)


async def test_half_of_postings_like_one_is_asked_by_the_job(tracker: Tracker) -> None:
    for at in (STOCKED, STOCKED + timedelta(days=90)):
        await tracker.rows(_READ, at=at)
    added = """
        INSERT INTO postings (company_id, external_id, url, title, first_seen_at, last_seen_at, status, closed_at)
        SELECT company_id, 'more-' || n, '', 'Role', first_seen_at + interval '1 day', last_seen_at, 'closed',
               first_seen_at + interval '1 day' * n FROM postings, generate_series(2, 26) n WHERE external_id = '0'
    """
    await tracker.rows(added)
    told = await tracker.get(f"/api/insights/jobs/{tracker.jobs[0]}/closing")
    assert told == {"n": 29, "days": 13, "like": ["company:acme"]}
    await tracker.get("/api/insights/jobs/404404/closing", 404)


_READ = """
    INSERT INTO listings (company_id, state, to_the_end, openings, requests, digest, started_at, finished_at,
                          applied_at)
    SELECT id, 'complete', true, 1, 1, '', :at, :at, :at FROM companies WHERE name = 'acme'
"""
