"""The universe's own address: state, day, edits, truth and the log of requests."""

import pytest

from tests.universe.visitor import Visitor

LIST = "www.amazon.jobs/en/search.json"


async def test_the_state_names_every_company_with_its_open_postings(visitor: Visitor) -> None:
    state = await visitor.control("state")
    companies = state["companies"]
    assert isinstance(companies, list)
    assert {each["key"]: each["open"] for each in companies}["anthropic"] == 24
    assert (state["seed"], state["day"], state["start"]) == (7, 0, "2026-11-02")


async def test_moving_the_day_tells_what_changed(visitor: Visitor) -> None:
    moved = await visitor.control("day", {"day": 3})
    changes = moved["changes"]
    assert isinstance(changes, list)
    assert {each["day"] for each in changes} == {1, 2, 3}
    assert (await visitor.control("day", {"by": 2}))["day"] == 5
    back = await visitor.control("day", {"day": 0})
    assert (back["day"], back["changes"]) == (0, [])
    assert (await visitor.control("ledger?company=amazon"))["changes"] == []


async def test_the_ledger_is_kept_by_company_and_day(visitor: Visitor) -> None:
    await visitor.control("day", {"day": 6})
    changes = (await visitor.control("ledger?company=amazon&since=4"))["changes"]
    assert isinstance(changes, list)
    assert {(each["company"], each["day"] >= 4) for each in changes} == {("amazon", True)}


async def test_an_edit_of_pay_changes_exactly_one_posting(visitor: Visitor) -> None:
    before = _by_id(await visitor.control("truth?company=amazon"))
    chosen = next(iter(before))
    body = {"company": "amazon", "external_id": chosen, "action": "pay", "value": "90000-99000 USD year"}
    change = (await visitor.control("edit", body))["change"]
    assert isinstance(change, dict)
    assert (change["external_id"], change["field"]) == (chosen, "pay")
    after = _by_id(await visitor.control("truth?company=amazon"))
    assert [key for key in after if after[key] != before[key]] == [chosen]
    jobs = (await visitor.get(f"{LIST}?result_limit=100")).rows("jobs")
    job = next(each for each in jobs if each["id_icims"] == chosen)
    assert "90,000" in f"{job['salary']}{job['preferred_qualifications']}"


def _by_id(found: dict[str, object]) -> dict[str, object]:
    postings = found["postings"]
    assert isinstance(postings, list)
    return {each["external_id"]: each for each in postings}


async def test_postings_can_be_closed_reopened_and_added(visitor: Visitor) -> None:
    closed = (await visitor.control("edit", {"company": "roblox", "action": "close"}))["change"]
    assert isinstance(closed, dict)
    assert closed["external_id"] not in _by_id(await visitor.control("truth?company=roblox"))
    assert closed["external_id"] in _by_id(await visitor.control("truth?company=roblox&closed=1"))
    reopened = (await visitor.control("edit", {"company": "roblox", "action": "reopen"}))["change"]
    assert isinstance(reopened, dict)
    assert reopened["external_id"] == closed["external_id"]
    added = (await visitor.control("edit", {"company": "roblox", "action": "add"}))["change"]
    assert isinstance(added, dict)
    assert len(_by_id(await visitor.control("truth?company=roblox"))) == 13
    assert (await visitor.get(f"careers.roblox.com/jobs/{added['external_id']}")).status == 200


async def test_truth_with_text_holds_the_sections(visitor: Visitor) -> None:
    found = _by_id(await visitor.control("truth?company=northwind&text=1"))
    for posting in found.values():
        assert isinstance(posting, dict)
        words = sum(len(line) for section in posting["text"].values() for line in section)
        assert 6_000 < words < 12_000


async def test_the_log_counts_what_was_asked_with_times(visitor: Visitor) -> None:
    for _ in range(3):
        await visitor.get(f"{LIST}?offset=10", {"If-None-Match": "x"})
    await visitor.get("www.google.com/robots.txt")
    rows = (await visitor.control("requests?host=www.amazon.jobs"))["requests"]
    assert isinstance(rows, list)
    assert len(rows) == 1
    row = rows[0]
    assert (row["path"], row["count"], row["what"], row["company"]) == (
        "/en/search.json?offset=10",
        3,
        "list",
        "amazon",
    )
    assert row["statuses"] == [200, 200, 200]
    assert row["conditional"] == 3
    assert row["asked"] == sorted(row["asked"])
    assert all(first >= asked for asked, first in zip(row["asked"], row["times"], strict=True))
    by_company = (await visitor.control("requests?company=google"))["requests"]
    assert by_company == []


async def test_reset_forgets_everything(visitor: Visitor) -> None:
    await visitor.control("day", {"day": 4})
    await visitor.control("options", {"noise": False, "padding": 10})
    await visitor.control("faults", {"target": "amazon", "kind": "cut"})
    await visitor.control("edit", {"company": "google", "action": "close"})
    state = await visitor.control("reset", {})
    assert (state["day"], state["noise"], state["padding"], state["faults"], state["requests"]) == (
        0,
        True,
        0,
        [],
        0,
    )
    assert len(visitor.entries("google")) == 45


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("day", {"day": -1}),
        ("day", {"day": 10**9}),
        ("day", {"day": "x"}),
        ("day", {"day": True}),
        ("day", {}),
        ("day", [1]),
        ("day", b"{"),
        ("day", b"[" * 100_000),
        ("day", b"\xff"),
        ("options", {"noise": 1}),
        ("options", {"padding": -5}),
        ("edit", {"company": "nobody", "action": "close"}),
        ("edit", {"company": ["amazon"], "action": "close"}),
        ("edit", {"company": "amazon", "action": "explode"}),
        ("edit", {"company": "amazon", "action": ["close"]}),
        ("edit", {"company": "amazon", "action": "close", "external_id": "1"}),
        ("edit", {"company": "amazon", "action": "close", "external_id": "²" * 30}),
        ("edit", {"company": "amazon", "action": "reopen"}),
        ("edit", {"company": "amazon", "action": "place", "value": "Atlantis"}),
        ("edit", {"company": "amazon", "action": "title", "value": 7}),
    ],
)
async def test_what_makes_no_sense_is_refused_and_changes_nothing(
    visitor: Visitor, name: str, body: object
) -> None:
    before = await visitor.control("state")
    got = await visitor.post(f"_control/{name}", body)
    assert got.status == 422
    assert got.json()["error"]
    assert await visitor.control("state") == before
    assert (await visitor.control("ledger"))["changes"] == []


@pytest.mark.parametrize("address", ["_control/nothing", "_control/", "_control/day", "_control/../state"])
async def test_an_unknown_control_address_names_the_known_ones(visitor: Visitor, address: str) -> None:
    got = await visitor.get(address)
    assert got.status == 404
