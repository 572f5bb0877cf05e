"""Postings put straight into the database as an extraction would have put them, for tests of the list."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from jobhunt.accounts.queries import ensure_user
from jobhunt.boards.protocol import Board, Fields, Pay
from jobhunt.companies import queries as company_queries
from jobhunt.postings import facts_queries, listing_queries, repost_queries, version_queries
from jobhunt.postings.fingerprint import fingerprint
from jobhunt.postings.version_queries import NewVersion, Said
from jobhunt.postings.versions import content

NOW = datetime.fromisoformat("2026-11-02T12:00:00+00:00")
DAY = timedelta(days=1)


def a_posting(title: str, text: str = "We build things.", **more: object) -> Fields:
    """A posting in Oslo; everything may be told otherwise."""
    told = {"places": ("Oslo, Norway",), "posted_at": date(2026, 10, 1), **more}
    return replace(Fields(title=title, description=f"<p>{text}</p>"), **told)  # type: ignore[arg-type]


def paid(low: float, high: float, currency: str = "USD") -> Pay:
    return Pay(low, high, currency, "year", f"{low} - {high}")


async def stock(
    engine: AsyncEngine, postings: Sequence[Fields], company: str = "acme", email: str = "a@example.org"
) -> int:
    """These postings at a company, read, and each in the list of this user, whose id is answered."""
    async with engine.begin() as connection:
        user_id = await ensure_user(connection, email, "A")
        board = Board("greenhouse", company, f"https://{company}.example")
        await company_queries.add_company(connection, company, company.title(), board)
        company_id = (await company_queries.company_ids(connection, [company]))[company]
        rows = [_listed(number, fields) for number, fields in enumerate(postings)]
        await listing_queries.see(connection, company_id, rows, NOW)
        found = await connection.execute(
            text("SELECT id FROM postings WHERE company_id = :id ORDER BY CAST(external_id AS int)"),
            {"id": company_id},
        )
        posting_ids = list(found.scalars())
        for posting_id, fields in zip(posting_ids, postings, strict=True):
            await say(connection, posting_id, fields, 1)
        await repost_queries.mark(connection, posting_ids)
        await _run(connection, user_id, company)
    return user_id


def _listed(number: int, fields: Fields) -> dict[str, object]:
    return {
        "external_id": str(number),
        "url": f"https://example.org/{number}",
        "title": fields.title,
        "places": list(fields.places),
        "digest": f"{number:04x}",
        "listed_key": None,
    }


async def say(connection: AsyncConnection, posting_id: int, fields: Fields, number: int) -> None:
    """Let a posting say this in its version of that number."""
    found = fingerprint(fields)
    new = NewVersion(posting_id, number, content(fields), found.simhash, found.exact, None, "raw")
    versions = await version_queries.add(connection, [new], NOW + number * DAY)
    key = f"raw/{posting_id}"
    key = f"raw/{posting_id}"
    version_id = versions[posting_id]
    said = Said(posting_id, version_id, found.simhash, found.exact, key, "text/html", fields)
    await version_queries.describe(connection, [said])
    await facts_queries.write(connection, {said.posting_id: said.fields})


async def _run(connection: AsyncConnection, user_id: int, company: str) -> None:
    """A run of the user's that brought all of the company's postings."""
    run = await connection.execute(
        text("INSERT INTO ingestion_runs (user_id, status) VALUES (:user_id, 'finished') RETURNING id"),
        {"user_id": user_id},
    )
    await connection.execute(text(_JOBS), {"run_id": run.scalar_one(), "company": company, "now": NOW})


_JOBS = """
    INSERT INTO jobs (run_id, first_run_id, user_id, posting_id, company, external_id, url, status, outcome, due_at)
    SELECT r.id, r.id, r.user_id, p.id, c.name, p.external_id, p.url, 'ready', 'new', :now
    FROM ingestion_runs r, postings p JOIN companies c ON c.id = p.company_id
    WHERE r.id = :run_id AND c.name = :company ORDER BY p.id
"""
