"""Local times: what clocks show in a zone, the moment that is, and when something repeats. Pure."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from dateutil.rrule import rrule, rrulestr

LONGEST_RULE = 200
AHEAD = timedelta(days=366 * 5)
"""A rule is not followed further than this: some name a day that never comes, and looking for it takes seconds."""

_PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d{0,2}",
    "COUNT": r"[1-9]\d{0,3}",
    "UNTIL": r"\d{8}(T\d{6})?",
    "BYDAY": r"([+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU))(,[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)){0,20}",
    "BYMONTHDAY": r"-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01])){0,30}",
    "BYMONTH": r"([1-9]|1[0-2])(,([1-9]|1[0-2])){0,11}",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
}


# Of what is asked more seldom, the library walks thousands of years to find that a day never comes.
_MAY_SAY = {
    "DAILY": {"BYDAY"},
    "WEEKLY": {"BYDAY"},
    "MONTHLY": {"BYDAY", "BYMONTHDAY"},
    "YEARLY": {"BYDAY", "BYMONTHDAY", "BYMONTH"},
}


def check_zone(zone: str) -> str:
    """The zone itself when it is one of the IANA's. Raises ValueError otherwise."""
    if zone not in available_timezones():
        raise ValueError(f"{zone[:100]!r} is no time zone; give one by its IANA name, such as Europe/Oslo")
    return zone


def moment(local: datetime, zone: str) -> datetime:
    """When clocks in the zone show this, in UTC. Of an hour that comes twice the first.

    Raises ValueError for an hour that clocks leave out.
    """
    there = local.replace(tzinfo=ZoneInfo(zone), fold=0)
    at = there.astimezone(UTC)
    if at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(fold=0):
        raise ValueError(f"{local:%H:%M} does not exist on {local:%Y-%m-%d} in {zone}: clocks go forward over it")
    return at


def check_rule(rule: str, first: datetime) -> str:
    """The rule itself, in one form, when it is an RRULE by day, week, month or year that names a day to come.

    Raises ValueError saying what is wrong.
    """
    wanted = rule.upper().removeprefix("RRULE:")
    parts = [part.partition("=") for part in wanted.split(";")]
    names = [name for name, _, _ in parts]
    for name, _, value in parts:
        if name not in _PARTS or not re.fullmatch(_PARTS[name], value):
            raise ValueError(f"{name}={value[:50]} is not understood; a rule looks like FREQ=WEEKLY;BYDAY=MO")
    if len(set(names)) < len(names) or "FREQ" not in names:
        raise ValueError("a rule has one FREQ and each other part at most once, such as FREQ=WEEKLY;BYDAY=MO")
    if "COUNT" in names and "UNTIL" in names:
        raise ValueError("a rule ends by COUNT or by UNTIL, not by both")
    _check_days({name: value for name, _, value in parts})
    try:
        without_end = ";".join(f"{name}={value}" for name, _, value in parts if name not in ("COUNT", "UNTIL"))
        comes = _bounded(without_end, first, first).after(first, inc=True) is not None
        rrulestr(wanted, dtstart=first)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"this rule is not understood: {error}") from None
    if not comes:
        raise ValueError("this rule names no day within five years")
    return wanted


def _check_days(parts: dict[str, str]) -> None:
    """Raises ValueError for days that a rule of this frequency cannot name, or could name in vain."""
    often, by = parts["FREQ"], {name for name in parts if name.startswith("BY")}
    if by - _MAY_SAY[often]:
        raise ValueError(f"a rule with FREQ={often} cannot have {', '.join(sorted(by - _MAY_SAY[often]))}")
    if {"BYDAY", "BYMONTHDAY"} <= by:
        raise ValueError("a rule names days by BYDAY or by BYMONTHDAY, not by both")
    counted = any(sign.isdigit() for sign in parts.get("BYDAY", ""))
    if often in ("DAILY", "WEEKLY") and counted:
        raise ValueError(f"a rule with FREQ={often} cannot count the weekdays of a month")
    if often == "DAILY" and by and parts.get("INTERVAL", "1") != "1":
        raise ValueError("a rule of every so many days cannot name weekdays; use FREQ=WEEKLY")


def next_local(rule: str, first: datetime, after: datetime) -> datetime | None:
    """The first local time by the rule that is later than `after`; None when it has come to its end."""
    ends = "COUNT=" in rule or "UNTIL=" in rule
    following = rrulestr(rule, dtstart=first) if ends else _bounded(rule, first, max(first, after))
    found: datetime | None = following.after(after)
    return found


def _bounded(rule: str, first: datetime, start: datetime) -> rrule:
    until = min(start, datetime.max - AHEAD) + AHEAD
    return rrulestr(f"{rule};UNTIL={until:%Y%m%dT%H%M%S}", dtstart=first)  # type: ignore[return-value]  # no set
