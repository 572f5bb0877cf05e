"""The calendar, written by one library and read by another: times, zones, rules, words of any kind."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from jobhunt.applications.calendar.entries import Entry, Meeting, ToDo
from jobhunt.applications.calendar.ics import calendar
from jobhunt.boards.markup import storable

SERVER = "https://jobs.example.org"
SAVED = datetime(2026, 10, 1, 8, 30, 0, 123456, UTC)
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=200)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")


def entry(**more: Any) -> Entry:
    values = {
        "id": 7,
        "application_id": 3,
        "company": "Acme",
        "title": "Engineer",
        "zone": "Europe/Berlin",
        "note": "",
        "first_saved_at": SAVED,
        "changed_at": SAVED,
        "sequence": 4,
    }
    return Entry(**{**values, **more})


def meeting(starts_at: datetime, minutes: int = 60, **more: Any) -> Meeting:
    said = {name: more.pop(name) for name in ("round", "place", "link") if name in more}
    people = more.pop("people", ())
    return Meeting(entry(**more), starts_at, minutes, said.get("round", ""), said.get("place", ""),
                   said.get("link", ""), people)  # fmt: skip


def to_do(first_at: datetime, rule: str | None = None, text: str = "Write", **more: Any) -> ToDo:
    return ToDo(entry(**more), text, first_at, rule)


def read(*, meetings: tuple[Meeting, ...] = (), to_dos: tuple[ToDo, ...] = ()) -> Any:
    body = calendar(meetings, to_dos, SERVER)
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert not Calendar.from_ical(body).errors
    return vobject.readOne(body.decode(), validate=True)


def test_an_interview_is_an_event_that_says_all_about_it() -> None:
    starts_at = datetime(2026, 11, 4, 9, tzinfo=UTC)
    found = read(
        meetings=(
            meeting(
                starts_at,
                45,
                round="Second",
                place="Room 1; left, up",
                link="https://meet.example/x",
                people=["Ada", "Noor"],
                note="Bring\nID",
            ),
        )
    )
    event = found.vevent
    assert event.summary.value == "Interview: Acme, Engineer (Second)"
    assert event.dtstart.value == starts_at
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=45)
    assert event.location.value == "Room 1; left, up"
    assert (
        event.description.value
        == "2026-11-04 10:00 in Europe/Berlin\n\nWith Ada, Noor\n\nhttps://meet.example/x\n\nBring\nID"
    )
    assert event.url.value == f"{SERVER}/applications/3"
    assert event.uid.value == "interview-7-20261001T083000123456@job-hunt-tracker"
    assert event.sequence.value == "4"
    assert event.valarm.trigger.value == timedelta(hours=-1)
    assert found.prodid.value == "-//Job Hunt Tracker//Calendar//EN"


def test_the_name_of_an_entry_stays_when_it_changes_and_its_sequence_grows() -> None:
    one = read(meetings=(meeting(SAVED),)).vevent
    two = read(meetings=(meeting(SAVED + timedelta(days=1), sequence=9, changed_at=SAVED + timedelta(1)),)).vevent
    assert one.uid.value == two.uid.value
    assert int(two.sequence.value) > int(one.sequence.value)
    assert two.dtstamp.value > one.dtstamp.value


def test_a_reminder_is_an_alarm_that_takes_no_time_from_anybody() -> None:
    event = read(to_dos=(to_do(datetime(2026, 11, 4, 9), text="Write to Ada"),)).vevent
    assert event.summary.value == "Write to Ada"
    assert event.transp.value == "TRANSPARENT"
    assert event.dtstart.value == datetime(2026, 11, 4, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    assert event.valarm.trigger.value == timedelta(0)
    assert event.uid.value.startswith("reminder-7-")


def test_a_repeating_reminder_stays_at_its_hour_when_the_clocks_change() -> None:
    event = read(to_dos=(to_do(datetime(2026, 10, 19, 9), "FREQ=WEEKLY;COUNT=3"),)).vevent
    assert [one.astimezone(UTC).hour for one in event.rruleset] == [7, 8, 8]
    assert [one.hour for one in event.rruleset] == [9, 9, 9]


@pytest.mark.parametrize("until", ["20261103T090000", "20261103", "20261103T080000Z"])
def test_the_end_of_a_rule_is_told_in_utc(until: str) -> None:
    body = calendar((), [to_do(datetime(2026, 10, 20, 9), f"FREQ=WEEKLY;UNTIL={until}")], SERVER)
    [told] = [line for line in body.decode().splitlines() if line.startswith("RRULE")]
    assert told.endswith("Z") or "Z;" in told
    assert len(list(vobject.readOne(body.decode()).vevent.rruleset)) == 3


def test_an_empty_calendar_is_one_too() -> None:
    assert not hasattr(read(), "vevent")


@settings(max_examples=25, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    first_at=st.datetimes(datetime(2025, 1, 1, 6), datetime(2036, 1, 1)),
    minutes=st.integers(5, 1_000),
)
def test_a_moment_is_the_same_for_who_reads_it(zone: str, first_at: datetime, minutes: int) -> None:
    first_at = first_at.replace(microsecond=0, hour=first_at.hour % 12 + 6)
    starts_at = first_at.replace(tzinfo=ZoneInfo(zone))
    event = read(meetings=(meeting(starts_at, minutes, zone=zone),)).vevent
    assert event.dtstart.value == starts_at
    assert event.dtend.value == starts_at.astimezone(UTC) + timedelta(minutes=minutes)
    again = read(to_dos=(to_do(first_at, "FREQ=MONTHLY;BYMONTHDAY=3;COUNT=12", zone=zone),)).vevent
    assert again.dtstart.value == starts_at
    assert {one.replace(tzinfo=None).time() for one in again.rruleset} == {first_at.time()}


@given(LINE, LINE, LINE)
def test_whatever_is_said_is_read_again(company: str, place: str, note: str) -> None:
    event = read(meetings=(meeting(SAVED, place=place, company=company, note=note),)).vevent
    assert event.summary.value == storable(f"Interview: {company}, Engineer")
    assert event.location.value == storable(place)
    assert event.description.value.endswith(storable(note))


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_words_make_lines_of_their_own(text: str, note: str) -> None:
    body = calendar((), [to_do(datetime(2026, 11, 4, 9), text=f"x{text}", note=note)], SERVER)
    assert body.count(b"\r\nBEGIN:VEVENT\r\n") == 1
    assert body.count(b"\r\nBEGIN:VALARM\r\n") == 1
    assert not Calendar.from_ical(body).errors
