"""A table of another tracker through the API: proposed, shown, written, and not written twice."""

from tests.applications.portable.test_round_trip import bring
from tests.applications.tracker import Tracker

TABLE = (
    b"Company;Job Title;Link;Status;Date Applied;Mood;Notes\r\n"
    b"Acme;Engineer;https://a.example/1;Applied;02.10.2026;good;Nice people\r\n"
    b"Globex;Cook;b.example/2;Rejected;05.10.2026;;\r\n"
    b"Initech;Clerk;;banana;soon;;=1+1\r\n"
    b";No company;;;;;\r\n"
)


async def test_a_table_is_proposed_first_and_written_then(tracker: Tracker) -> None:
    await tracker.by_hand("acme", "ENGINEER", url="https://a.example/1")
    told = await bring(tracker, TABLE)
    assert [column["means"] for column in told["columns"]] == [
        "company", "title", "url", "stage", "applied_on", "note", "note",
    ]  # fmt: skip
    assert (told["kind"], told["written"], told["applications"], told["day_first"]) == ("csv", False, 2, True)
    [duplicate] = told["duplicates"]
    assert (duplicate["place"], duplicate["company"]) == (2, "Acme")
    assert told["left_out"] == [{"place": 5, "why": "It has no company."}]
    assert {doubt["place"] for doubt in told["doubts"]} == {4}
    assert (await tracker.get("/api/applications"))["total"] == 1
    done = await bring(tracker, TABLE, "?write=true")
    assert (done["written"], done["applications"]) == (True, 2)
    items = {one["company"]: one for one in (await tracker.get("/api/applications"))["items"]}
    assert (items["Globex"]["stage"], items["Globex"]["outcome"]) == ("closed", "rejected")
    assert items["Globex"]["applied_at"].startswith("2026-10-05")
    assert items["Globex"]["url"] == "https://b.example/2"
    whole = await tracker.get(f"/api/applications/{items['Initech']['id']}")
    assert "Date Applied: soon" in whole["notes"][0]["text"]
    assert "=1+1" in whole["notes"][0]["text"]
    assert (await bring(tracker, TABLE, "?write=true"))["applications"] == 0
    await tracker.undo(whole["undo"])


async def test_columns_mean_what_the_user_says(tracker: Tracker) -> None:
    table = b"a,b,c\nEngineer,Acme,3/4/2026\n"
    told = await bring(tracker, table)
    assert told["applications"] == 0
    assert "No column was said to be the company" in told["left_out"][0]["why"]
    refused = await bring(tracker, table, "?write=true", 400)
    assert refused["detail"].endswith("Nothing was written.")
    columns = "column=title&column=company&column=applied_on"
    assert (await bring(tracker, table, f"?{columns}&day_first=false"))["applications"] == 1
    await bring(tracker, table, f"?{columns}&day_first=false&write=true")
    [one] = (await tracker.get("/api/applications"))["items"]
    assert one["applied_at"].startswith("2026-03-04")
    for wrong in ("?column=title", f"?{columns}&column=note"):
        assert "columns" in (await bring(tracker, table, f"{wrong}&write=true", 400))["detail"]
    await bring(tracker, table, "?column=nonsense", 422)
