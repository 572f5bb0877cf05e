"""Interviews and reminders as an iCalendar file (RFC 5545). Pure."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event
from icalendar.prop import vDDDLists, vDuration, vRecur, vUri

from jobhunt.applications.calendar.entries import Entry, Meeting, ToDo
from jobhunt.boards.markup import storable

MAKER = "-//Job Hunt Tracker//Calendar//EN"
NAME = "Job Hunt Tracker"
ZONES_FROM, ZONES_UNTIL = date(2000, 1, 1), date(2050, 1, 1)
"""The same in every calendar: programs keep what they were told first of a zone."""

BEFORE_INTERVIEW = timedelta(hours=1)
REMINDER_TAKES = timedelta(minutes=15)
READ_AGAIN = timedelta(hours=1)


def calendar(meetings: Sequence[Meeting], to_dos: Sequence[ToDo], server: str) -> bytes:
    """The calendar; its links lead to this server's pages."""
    found = Calendar()
    found.add("prodid", MAKER)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("name", NAME)
    found.add("x-wr-calname", NAME)
    found.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", vDuration(READ_AGAIN))
    for event in (*(_meeting(one, server) for one in meetings), *(_to_do(one, server) for one in to_dos)):
        found.add_component(event)
    found.add_missing_timezones(first_date=ZONES_FROM, last_date=ZONES_UNTIL)
    _say_changes_one_by_one(found)
    return bytes(found.to_ical())


def _say_changes_one_by_one(found: Calendar) -> None:
    """Several programs read only the first of a list of dates at which the clocks change."""
    for zone in found.timezones:
        for part in zone.subcomponents:
            dates = part.get("RDATE")
            if isinstance(dates, vDDDLists):
                part["RDATE"] = [vDDDLists([one.dt]) for one in dates.dts]


def _meeting(one: Meeting, server: str) -> Event:
    """At a moment told in UTC, which no program can read wrongly; the clocks it was agreed by are in its words."""
    event = _event("interview", one.entry, server)
    about = f"Interview: {one.entry.company}, {one.entry.title}"
    event.add("summary", storable(f"{about} ({one.round})" if one.round else about))
    event.add("dtstart", one.starts_at.astimezone(UTC))
    event.add("dtend", one.starts_at.astimezone(UTC) + timedelta(minutes=one.minutes))
    if one.place or one.link:
        event.add("location", storable(one.place or one.link))
    agreed = one.starts_at.astimezone(ZoneInfo(one.entry.zone))
    people = f"With {', '.join(one.people)}" if one.people else ""
    _describe(event, f"{agreed:%Y-%m-%d %H:%M} in {one.entry.zone}", people, one.link, one.entry.note)
    event.add_component(_alarm(f"{about} in an hour", -BEFORE_INTERVIEW))
    return event


def _to_do(one: ToDo, server: str) -> Event:
    event = _event("reminder", one.entry, server)
    starts_at = one.first_at.replace(tzinfo=ZoneInfo(one.entry.zone))
    event.add("summary", storable(one.text))
    if one.rule:
        event.add("dtstart", starts_at)
        event.add("rrule", _rule(one.rule, starts_at))
    else:
        event.add("dtstart", starts_at.astimezone(UTC))
    event.add("duration", REMINDER_TAKES)
    event.add("transp", "TRANSPARENT")
    _describe(event, f"{one.entry.company}, {one.entry.title}", "", one.entry.note)
    event.add_component(_alarm(one.text, timedelta(0)))
    return event


def _event(kind: str, entry: Entry, server: str) -> Event:
    event = Event()
    event.add("uid", f"{kind}-{entry.id}-{entry.first_saved_at:%Y%m%dT%H%M%S%f}@job-hunt-tracker")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("url", vUri(f"{server}/applications/{entry.application_id}"))
    event.add("categories", [kind.title()])
    return event


def _describe(event: Event, *parts: str) -> None:
    said = "\n\n".join(storable(part) for part in parts if part)
    if said:
        event.add("description", said.replace("\r\n", "\n").replace("\r", "\n"))


def _alarm(text: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", storable(text))
    alarm.add("trigger", before)
    return alarm


def _rule(rule: str, starts_at: datetime) -> vRecur:
    """A rule as RFC 5545 wants it: where times are of a zone, the end of it is told in UTC."""
    found: vRecur = vRecur.from_ical(rule.removeprefix("RRULE:"))
    if "UNTIL" in found:
        found["UNTIL"] = [_until(one, starts_at) for one in found["UNTIL"]]
    return found


def _until(ends: date, starts_at: datetime) -> datetime:
    if not isinstance(ends, datetime):
        ends = datetime(ends.year, ends.month, ends.day, 23, 59, 59)
    return (ends if ends.tzinfo else ends.replace(tzinfo=starts_at.tzinfo)).astimezone(UTC)
