"""What is looked at for today leaves out nothing that the rule would tell of, made up by chance."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.accounts.queries import ensure_user
from jobhunt.applications.stages import ACTIVE, UNDER_WAY
from jobhunt.applications.today import today
from jobhunt.applications.today.needs import About, Active, Facts, needs
from tests.conftest import NOON
from tests.postings.stock import a_posting, stock

HOW_MANY = 600
EDGES = [timedelta(days=days, seconds=seconds) for days in (0, 5, 6, 10, 14, 30) for seconds in (-1, 0, 1)]
ROW = """
    INSERT INTO applications (id, user_id, posting_id, company, title, stage, since, applied_at, offer_deadline,
        frozen_id, version, created_at, updated_at)
    VALUES (:id, :user_id, :posting_id, 'Acme', 'Engineer', :stage, :since, :applied_at, :deadline, :frozen_id, 1,
        :since, :since)
"""
COPY = """
    INSERT INTO posting_copies
        (id, user_id, application_id, version_id, title, company, description, fields, taken_at)
    VALUES (:id, :user_id, :id, :version_id, '', '', '', '{}', now())
"""
INTERVIEW = """
    INSERT INTO interviews (user_id, application_id, local_at, zone, starts_at, minutes)
    VALUES (:user_id, :id, now(), 'UTC', :at, 60)
"""
NOTE = (
    "INSERT INTO notes (user_id, application_id, text, written_at, changed_at) VALUES (:user_id, :id, '', :at, :at)"
)
REMINDER = """
    INSERT INTO reminders (user_id, application_id, text, local_at, zone, due_at, first_at, done_at)
    VALUES (:user_id, :id, '', now(), 'UTC', :at, now(), :done_at)
"""
VERSIONS = "SELECT id, version_id FROM postings ORDER BY id"
LATER = timedelta(days=40)
"""Beyond the days in which interviews and reminders are told of by themselves."""


@dataclass
class Posting:
    id: int
    version: int
    closed: bool = False


async def test_nothing_that_needs_its_user_is_left_out(engine: AsyncEngine) -> None:
    chance = Random(8)
    await stock(engine, [a_posting(f"Engineer {n}") for n in range(HOW_MANY // 2)], email="other@example.org")
    async with engine.begin() as connection:
        user_id = await ensure_user(connection, "a@example.org", "A")
        postings = [Posting(row.id, row.version_id) for row in await connection.execute(text(VERSIONS))]
        closed = "UPDATE postings SET status = 'closed', closed_at = :at WHERE id % 3 = 0"
        await connection.execute(text(closed), {"at": NOON - timedelta(days=20)})
        for posting in postings:
            posting.closed = posting.id % 3 == 0
        made = []
        for id in range(1, HOW_MANY + 1):
            posting_of = postings[id - 1] if id <= len(postings) else None
            statements, active = application(chance, id, user_id, posting_of)
            made.append(active)
            for statement, values in statements:
                await connection.execute(text(statement), {"user_id": user_id, "id": id, **values})
        told = await today.read(connection, user_id, NOON)
    wanted = needs(Facts(active=made), NOON)
    assert [need.key for need in told.needs] == [need.key for need in wanted]
    assert told.active == HOW_MANY
    assert {need.kind for need in wanted} == {
        "offer_deadline", "posting_changed", "posting_closed", "no_response", "quiet", "stale",
    }  # fmt: skip
    assert len({need.about for need in wanted}) < HOW_MANY


def application(
    chance: Random, id: int, user_id: int, posting: Posting | None
) -> tuple[list[tuple[str, dict[str, Any]]], Active]:
    """Rows of an application made up by chance, and the facts that the rule is to be told of it."""
    stage = chance.choice(ACTIVE)
    since = NOON - chance.choice(EDGES)
    applied_at = since - chance.choice(EDGES) if stage in UNDER_WAY and chance.random() < 0.9 else None
    deadline = chance.choice([None, *(date(2026, 11, 2) + timedelta(days=days) for days in range(-2, 10))])
    frozen = (
        (posting.version if posting else 0) + chance.choice([0, 1])
        if applied_at and chance.random() < 0.7
        else None
    )
    signs, planned = [since], False
    values = {"stage": stage, "since": since, "applied_at": applied_at, "deadline": deadline}
    more = {"posting_id": posting.id if posting else None, "frozen_id": None if frozen is None else id}
    statements: list[tuple[str, dict[str, Any]]] = [(ROW, {**values, **more})]
    if frozen is not None:
        statements.append((COPY, {"version_id": frozen}))
    if chance.random() < 0.3:
        signs.append(NOON - chance.choice(EDGES) - timedelta(hours=2))
        statements.append((INTERVIEW, {"at": signs[-1]}))
    if chance.random() < 0.3:
        signs.append(NOON - chance.choice(EDGES))
        statements.append((NOTE, {"at": signs[-1]}))
    if chance.random() < 0.1:
        planned = True
        statements.append((INTERVIEW, {"at": NOON + LATER}))
    if chance.random() < 0.3:
        done_at = chance.choice([None, NOON])
        planned = planned or done_at is None
        statements.append((REMINDER, {"at": NOON + LATER, "done_at": done_at}))
    active = Active(
        about=About(id, "Acme", "Engineer", stage),
        last_sign=max(signs),
        planned=planned,
        applied_at=applied_at,
        offer_deadline=deadline,
        posting_closed_at=NOON - timedelta(days=20) if posting and posting.closed else None,
        frozen_version=frozen,
        newest_version=posting.version if posting else None,
    )
    return statements, active
