"""Generated histories of applications, and what they amount to, worked out apart from the product."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from jobhunt.applications.log import Entry

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
RANK = {"saved": 1, "applied": 2, "screening": 3, "interview": 4, "offer": 5, "closed": 6}
SOURCES = (None, "Board", "Friend", "Fair")
COMPANIES = ("Alder", "Birch", "Cedar")
PLATFORMS = ("greenhouse", "amazon", "google")
LEVELS = ("junior", "senior")
HOURS = ((24, "0-24"), (72, "24-72"), (168, "72-168"), (720, "168-720"))


@dataclass
class History:
    """One application as it is told: its log, and the posting it is about. `company` is a place in COMPANIES."""

    id: int
    entries: list[Entry]
    company: int
    source: str | None
    tags: list[str]
    level: str
    posted_at: datetime
    path: list[tuple[str, str, datetime]] = field(default_factory=list)
    applied_at: datetime | None = None
    replied_at: datetime | None = None
    closed_at: datetime | None = None
    created_at: datetime = NOW
    outcome: str | None = None
    is_deleted: bool = False
    acts: list[datetime] = field(default_factory=list)

    @property
    def counts_at(self) -> datetime:
        return self.applied_at or self.created_at


def histories(seed: int, how_many: int) -> list[History]:
    """Histories with steps back, second thoughts, corrected dates, undone events and deletions."""
    random = Random(seed)
    return [_history(random, number) for number in range(1, how_many + 1)]


def _history(random: Random, number: int) -> History:
    at = NOW - timedelta(minutes=random.randrange(60 * 24 * 2, 60 * 24 * 200))
    company, source = random.randrange(3), random.choice(SOURCES)
    tags = random.sample(["remote", "dream", "safe"], random.randrange(3))
    told: dict[str, Any] = {
        "company": COMPANIES[company],
        "title": f"Role {number}",
        "source": source,
        "tags": tags,
    }
    told |= {"posting_id": number, "company_id": company + 1}
    entries = [Entry("created", told, at)]
    stage = "saved"
    for _ in range(random.choice((0, 1, 1, 2, 3, 4, 6))):
        at += timedelta(minutes=random.randrange(1, 60 * 24 * 9))
        stage, outcome = _next(random, stage)
        entries.append(Entry("moved", {"stage": stage, "outcome": outcome}, min(at, NOW)))
        if random.random() < 0.15:
            entries.append(Entry("edited", {"pay_note": "asked"}, min(at, NOW)))
    _second_thoughts(random, entries)
    posted = NOW - timedelta(minutes=random.randrange(60 * 24 * 2, 60 * 24 * 230))
    return _worked_out(History(number, entries, company, source, tags, random.choice(LEVELS), posted))


def _next(random: Random, stage: str) -> tuple[str, str | None]:
    if stage != "closed" and random.random() < 0.25:
        sent = ["rejected", "withdrew", "no_response"]
        return "closed", random.choice(sent if stage == "saved" else [*sent, "accepted", "declined"])
    further = [one for one, rank in RANK.items() if rank == RANK[stage] + 1 and one != "closed"]
    others = [one for one in RANK if one not in ("closed", stage)]
    return (further[0] if further and random.random() < 0.75 else random.choice(others)), None


def _second_thoughts(random: Random, entries: list[Entry]) -> None:
    moved = [n for n, entry in enumerate(entries, 1) if entry.kind == "moved"]
    for number in moved:
        if random.random() < 0.1:
            other = entries[number - 1].at
            assert other is not None
            entries.append(Entry("dated", {"number": number, "at": (other - timedelta(hours=30)).isoformat()}, NOW))
        if random.random() < 0.1:
            entries.append(Entry("undone", {"number": number}, NOW))
            if random.random() < 0.3:
                entries.append(Entry("undone", {"number": len(entries)}, NOW))
    if random.random() < 0.05:
        entries.append(Entry("deleted", {}, NOW))


def _worked_out(history: History) -> History:
    undone: set[int] = set()
    dates: dict[int, datetime] = {}
    for number in range(len(history.entries), 0, -1):
        entry = history.entries[number - 1]
        if number not in undone and entry.kind == "undone":
            undone.add(entry.data["number"])
        if number not in undone and entry.kind == "dated":
            dates.setdefault(entry.data["number"], datetime.fromisoformat(entry.data["at"]))
    standing = [
        (entry, dates.get(number, entry.at or NOW))
        for number, entry in enumerate(history.entries, 1)
        if number not in undone
    ]
    history.acts = [at for entry, at in standing if entry.kind not in ("undone", "dated")]
    history.is_deleted = any(entry.kind == "deleted" for entry, _ in standing)
    history.created_at = standing[0][1]
    before = "saved"
    _step(history, "saved", "saved", standing[0][1])
    for entry, at in standing:
        if entry.kind == "moved":
            stage, outcome = entry.data["stage"], entry.data["outcome"]
            _step(history, stage, outcome or stage, at)
            _dates(history, before, stage, outcome, at)
            before = stage
    return history


def _step(history: History, stage: str, node: str, at: datetime) -> None:
    while history.path and RANK[history.path[-1][0]] >= RANK[stage]:
        history.path.pop()
    history.path.append((stage, node, at))


def _dates(history: History, before: str, stage: str, outcome: str | None, at: datetime) -> None:
    never_sent = stage == "saved" or (before == "saved" and outcome == "withdrew")
    history.applied_at = None if never_sent else history.applied_at or at
    if never_sent or stage == "applied":
        history.replied_at = None
    if stage in ("screening", "interview", "offer") or outcome in ("accepted", "declined", "rejected"):
        history.replied_at = history.replied_at or at
    history.closed_at = at if stage == "closed" else None
    history.outcome = outcome


def cohort(all_of_them: list[History], since: datetime | None, tag: str | None) -> list[History]:
    mine = [one for one in all_of_them if not one.is_deleted and (tag is None or tag in one.tags)]
    return [one for one in mine if since is None or one.counts_at >= since]


def funnel(some: list[History]) -> dict[str, int]:
    furthest = []
    for one in some:
        ranks = [RANK[stage] for stage, _, _ in one.path if stage != "closed"]
        furthest.append(max([5] if one.path[-1][1] in ("accepted", "declined") else ranks))
    later = {stage: sum(rank >= RANK[stage] for rank in furthest) for stage in ("screening", "interview", "offer")}
    sent = sum(one.applied_at is not None for one in some)
    accepted = sum(one.outcome == "accepted" for one in some)
    return {"saved": len(some), "applied": sent, **later, "accepted": accepted}


def flows(some: list[History]) -> Counter[tuple[str, str]]:
    return Counter((a[1], b[1]) for one in some for a, b in zip(one.path, one.path[1:], strict=False))


def stays(some: list[History]) -> dict[str, tuple[list[float], int]]:
    """By stage the days of those that left it, and how many are still there."""
    days: dict[str, list[float]] = defaultdict(list)
    waiting: Counter[str] = Counter()
    for one in some:
        for (stage, _, at), (_, _, left) in zip(one.path, one.path[1:], strict=False):
            days[stage].append(max(0.0, (left - at).total_seconds() / 86400))
        waiting[one.path[-1][0]] += 1
    stages = [stage for stage in RANK if stage != "closed" and (days[stage] or waiting[stage])]
    return {stage: (sorted(days[stage]), waiting[stage]) for stage in stages}


def quantile(ordered: list[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def waits(some: list[History]) -> list[tuple[int, bool]]:
    """Of each that was sent, how many whole days it was watched, and whether it was replied to then."""
    found = []
    for one in some:
        if one.applied_at is not None:
            until = one.replied_at or one.closed_at or NOW
            found.append((max(0, (until - one.applied_at) // timedelta(days=1)), one.replied_at is not None))
    return found


def kaplan_meier(watched: list[tuple[int, bool]]) -> list[tuple[int, int, int, float]]:
    """By the formula, day by day, in fractions: the product of 1 - d / n over the days with events."""
    share, points = Fraction(1), []
    for day in sorted({day for day, happened in watched if happened}):
        n = sum(other >= day for other, _ in watched)
        d = sum(other == day and happened for other, happened in watched)
        share *= 1 - Fraction(d, n)
        points.append((day, n, d, float(share)))
    return points


def groups(some: list[History]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for one in some:
        if one.applied_at is None:
            continue
        hours = max(0.0, (one.applied_at - one.posted_at).total_seconds() / 3600)
        names: list[tuple[str, Any]] = [("company", COMPANIES[one.company]), ("platform", PLATFORMS[one.company])]
        names += [("level", one.level), ("source", one.source), *(("tag", tag) for tag in one.tags)]
        names.append(("hours", next((name for most, name in HOURS if hours < most), "720-")))
        for by, name in names:
            if name is not None:
                found[by, name][0] += 1
                found[by, name][1] += one.replied_at is not None
    return dict(found)
