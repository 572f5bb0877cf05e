"""Eleven weeks of somebody's search for the demo, told through the API: moves, meetings, reminders."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any

Ask = Callable[..., Any]
"""Asks the demo's server as its user: a path, and a body that makes it a POST."""

SEED = 7
WEEKS = 11
FROM_POSTINGS = 16
ZONE = "Europe/Oslo"
ELSEWHERE = (
    ("Larkspur Health", "Data engineer"),
    ("Orrin & Vale", "Platform engineer"),
    ("Fennimore Labs", "Research engineer"),
    ("Tidewater Rail", "Backend engineer, ticketing"),
    ("Quillon Press", "Product designer"),
    ("Hollis Insurance", "Senior software engineer"),
    ("Brambleway", "Engineering manager"),
    ("Casement Energy", "Software engineer, grid"),
    ("Pellworm Shipping", "Data scientist"),
    ("Ostrava Optics", "Embedded engineer"),
    ("Merrivale Schools", "Full stack engineer"),
    ("Sundry & Sons", "Staff engineer"),
)
SOURCES = ("Board", "Friend", "Job fair", "Recruiter")
TAGS = ("remote", "climate", "health", "close to home")
NOTE = """Spoke with **Maud** from the team.

- on call one week in six
- they deploy on Fridays
- ask how large the team is"""
ENDS = ("rejected", "no_response", "withdrew")
NO_ANSWER_AFTER = 30


@dataclass(frozen=True, slots=True)
class Step:
    """A move, and on which day of the search it happened."""

    day: int
    stage: str
    outcome: str | None = None


def paths(random: Random, count: int, days: int) -> Iterator[list[Step]]:
    """The ways of so many applications within so many days; the first step of each is its saving."""
    for number in range(count):
        day = round(days * number / count) + random.randint(0, 3)
        steps = [Step(day, "saved")]
        day += random.randint(0, 4)
        if random.random() < 0.88:
            steps.append(Step(day, "applied"))
            steps += _after_applying(random, day)
        yield [step for step in steps if step.day <= days]


def _after_applying(random: Random, day: int) -> Iterator[Step]:
    if random.random() > 0.45:
        yield Step(day + NO_ANSWER_AFTER + random.randint(0, 6), "closed", "no_response")
        return
    day += 1 + int(random.expovariate(1 / 7))
    if random.random() < 0.35:
        yield Step(day, "closed", "rejected")
        return
    for stage, goes_on in (("screening", 0.75), ("interview", 0.4), ("offer", 0.6)):
        yield Step(day, stage)
        day += random.randint(3, 9)
        if random.random() > goes_on:
            yield Step(day, "closed", "declined" if stage == "offer" else random.choice(ENDS))
            return


def tell(ask: Ask, now: datetime) -> int:
    """Write the history down, unless there are applications already. How many there are now."""
    there = int(ask("/api/applications?limit=1")["total"])
    if there:
        return there
    random = Random(SEED)
    told = list(_made(ask, random))
    for body, steps in zip(told, paths(random, len(told), WEEKS * 7 - 1), strict=True):
        _apply(ask, random, body, [(step, _moment(step.day, now, random)) for step in steps])
    _appointments(ask, now)
    return len(told)


def _made(ask: Ask, random: Random) -> Iterator[dict[str, Any]]:
    """What the applications are on: openings that were filled by hand before, then postings of the list."""
    for company, title in ELSEWHERE * 2:
        yield {"company": company, "title": title}
    found = ask("/api/jobs?limit=100&sort=newest")["items"]
    for one in random.sample(found, min(FROM_POSTINGS, len(found))):
        yield {"job_id": one["id"]}


def _moment(day: int, now: datetime, random: Random) -> datetime:
    clock = time(random.randint(8, 18), random.randint(0, 59))
    begin = now.date() - timedelta(weeks=WEEKS)
    return min(datetime.combine(begin + timedelta(days=day), clock, UTC), now - timedelta(minutes=1))


def _apply(ask: Ask, random: Random, body: dict[str, Any], steps: list[tuple[Step, datetime]]) -> None:
    made = ask("/api/applications", body)
    path = f"/api/applications/{made['id']}"
    ask(f"/api/timeline/{made['undo']}/date", {"at": steps[0][1].isoformat()})
    fields = {"source": random.choice(SOURCES), "tags": random.sample(TAGS, random.choice((0, 1, 1, 2)))}
    ask(path, fields, method="PATCH")
    for step, at in steps[1:]:
        ask(f"{path}/move", {"stage": step.stage, "outcome": step.outcome, "at": at.isoformat()})


def _appointments(ask: Ask, now: datetime) -> None:
    """What comes next: a meeting tomorrow and one next week, a reminder that is overdue, an offer with its date."""
    under_way = ask("/api/applications?stage=interview&stage=screening&sort=since")["items"]
    for one, days in zip(under_way, (1, 6), strict=False):
        path = f"/api/applications/{one['id']}"
        meeting = {
            "round": "Team",
            "people": ["Maud Ellery"],
            "minutes": 45,
            "link": "https://meet.example.org/maud",
        }
        ask(f"{path}/interviews", {**meeting, **_at(now + timedelta(days=days), time(10, 30))})
        ask(f"{path}/contacts", {"name": "Maud Ellery", "role": "Engineering lead", "email": "maud@example.org"})
        ask(f"{path}/notes", {"text": NOTE})
    for one, days in zip(ask("/api/applications?stage=applied&sort=since")["items"], (-2, 3), strict=False):
        reminder = {"text": "Ask whether they have read it", **_at(now + timedelta(days=days), time(9))}
        ask(f"/api/applications/{one['id']}/reminders", reminder)
    for one in ask("/api/applications?stage=offer")["items"][:1]:
        deadline = str(now.date() + timedelta(days=5))
        pay = {"pay_asked": 92_000, "pay_offered": 88_000, "pay_currency": "EUR", "pay_period": "year"}
        ask(f"/api/applications/{one['id']}", {"offer_deadline": deadline, **pay}, method="PATCH")


def _at(moment: datetime, clock: time) -> dict[str, str]:
    return {"local_at": datetime.combine(moment.date(), clock).isoformat(timespec="minutes"), "zone": ZONE}
