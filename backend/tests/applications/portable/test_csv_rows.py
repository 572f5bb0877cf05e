"""What becomes of each row of a table, and that nothing in it is lost."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.applications.portable.csv_columns import TARGETS, Target
from jobhunt.applications.portable.csv_rows import BadMapping, LeftOut, WantedApplication, check, wanted

TODAY = date(2026, 11, 2)


def one(**cells: str) -> WantedApplication | LeftOut:
    told = {"company": "Acme", "title": "Engineer", **cells}
    columns: list[Target] = [target for target in TARGETS if target in told]
    found = wanted(columns, [[told[c] for c in columns]], columns, day_first=True, today=TODAY)
    return found[0]


def made(**cells: str) -> WantedApplication:
    found = one(**cells)
    assert isinstance(found, WantedApplication)
    return found


def test_a_row_becomes_an_application() -> None:
    found = made(
        url="https://acme.example/1", stage="Interviewing", applied_on="01.10.2026", places="Leeds, UK; Remote",
        tags="python, remote; python", pay="90k", note="Nice people", contact_name="Ada", source="A friend",
    )  # fmt: skip
    assert found == WantedApplication(
        line=2,
        company="Acme",
        title="Engineer",
        url="https://acme.example/1",
        places=("Leeds, UK", "Remote"),
        source="A friend",
        tags=("python", "remote"),
        pay="90k",
        stage="interview",
        applied_at=datetime(2026, 10, 1, 12, tzinfo=UTC),
        note="Nice people",
        contact_name="Ada",
    )


def test_what_is_not_understood_stands_in_the_note_and_is_told() -> None:
    found = made(stage="banana", applied_on="soonish", url="javascript:alert(1)", saved_on="2030-01-01")
    assert (found.url, found.applied_at, found.saved_at) == (None, None, None)
    assert sorted(found.note.split("\n\n")) == [
        "applied_on: soonish", "saved_on: 2030-01-01", "stage: banana", "url: javascript:alert(1)",
    ]  # fmt: skip
    assert len(found.doubts) == 4
    assert "stage: “banana” is no stage that is known" in found.doubts


def test_what_is_no_date_of_a_deletion_leaves_nothing_out() -> None:
    assert made(deleted_on="no").note == "deleted_on: no"


def test_the_outcome_wins_and_a_date_of_applying_says_that_it_was_sent() -> None:
    assert made(stage="Applied", outcome="Rejected").outcome == "rejected"
    assert made(stage="Rejected", outcome="Applied").outcome == "rejected"
    assert made(applied_on="2026-10-01").stage == "applied"
    assert made().stage == "saved"


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"company": " "}, "no company"),
        ({"title": ""}, "no title"),
        ({"title": "x" * 501}, "501 characters"),
        ({"note": "x" * 50_001}, "notes are 50,001"),
        ({"deleted_on": "2026-10-01"}, "deleted already, on 2026-10-01"),
    ],
)
def test_a_row_that_makes_no_application_says_why(cells: dict[str, str], why: str) -> None:
    found = one(**cells)
    assert isinstance(found, LeftOut)
    assert (found.line, why in found.why) == (2, True)


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        (["company"], "There are 2 columns, and 1"),
        (["company", "note"], "the title"),
        (["title", "skip"], "the company"),
    ],
)
def test_a_mapping_that_makes_no_applications_is_refused(columns: list[Target], why: str) -> None:
    with pytest.raises(BadMapping, match=why):
        check(["a", "b"], columns)


def test_two_columns_cannot_both_be_the_title() -> None:
    with pytest.raises(BadMapping, match="Two columns"):
        check(["a", "b", "c"], ["company", "title", "title"])
    check(["a", "b", "c", "d"], ["company", "title", "note", "note"])


WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)


@given(st.dictionaries(st.sampled_from([t for t in TARGETS if t not in ("skip", "deleted_on")]), WORDS))
def test_no_word_of_a_row_is_lost(cells: dict[Target, str]) -> None:
    found = made(**cells)
    kept = str(found)
    for target, word in cells.items():
        if target not in ("stage", "outcome", "applied_on", "saved_on", "closed_on") or target in found.note:
            assert word in kept
