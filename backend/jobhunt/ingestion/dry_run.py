"""The dry run: what a run would bring from each company, what is left out and by which word; changes nothing."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from jobhunt.boards.protocol import Board, Opening
from jobhunt.companies.title_filters import TitleFilters, decide, explain
from jobhunt.core.context import Context
from jobhunt.ingestion import queries
from jobhunt.ingestion.openings import filters_of, opening_digest
from jobhunt.ingestion.readings import BoardOf, CompanyReading, read_company

BOARD_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Ledger:
    """Each opening of a listing: kept, with what it is to the user, or left out, with the word that decided."""

    kept: list[dict[str, Any]] = field(default_factory=list)
    left_out: list[dict[str, Any]] = field(default_factory=list)


async def dry_run(context: Context, user_id: int, names: Sequence[str] = ()) -> dict[str, dict[str, Any]]:
    """The preview of every company switched on, or of those named, all read side by side.

    One failing fails no other.
    """
    async with context.connect() as connection:
        companies = await queries.followed(connection, user_id, names)
    previews = await asyncio.gather(*(_preview(context, user_id, row) for row in companies))
    return {row["name"]: preview for row, preview in zip(companies, previews, strict=True)}


async def _preview(context: Context, user_id: int, row: Any) -> dict[str, Any]:
    company = BoardOf(row["company_id"], row["name"], Board(row["platform"], row["token"], row["address"]))
    filters = filters_of(row["title_filters"])
    started = asyncio.get_running_loop().time()
    reading = await read_company(context, company, filters.include, seconds=BOARD_SECONDS)
    async with context.connect() as connection:
        mine = await queries.jobs_here(connection, user_id, company.name)
    ledger = sort_out(reading.openings, filters, {x: bytes(r.listed_digest or b"").hex() for x, r in mine.items()})
    return {
        **account(reading, ledger, {x for x, r in mine.items() if r.status == "open"}),
        "seconds": round(asyncio.get_running_loop().time() - started, 2),
    }


def sort_out(openings: Sequence[Opening], filters: TitleFilters, mine: dict[str, str]) -> Ledger:
    """Put every opening of a listing in the ledger. `mine` maps what the user has to its listing digest."""
    ledger = Ledger()
    for opening in openings:
        decision = decide(opening.title, filters)
        line = _line(opening)
        if decision.kept:
            ledger.kept.append({**line, "state": _state(opening, mine)})
        else:
            reason = {"rule": decision.rule, "word": decision.word, "text": explain(decision, filters)}
            ledger.left_out.append({**line, "reason": reason})
    return ledger


def account(reading: CompanyReading, ledger: Ledger, mine_open: set[str]) -> dict[str, Any]:
    """One company's answer. `missing` counts only where a complete reading lacks what the user has open."""
    shown = {opening.external_id for opening in reading.openings}
    believable = reading.state in ("complete", "suspicious") and not reading.narrowed
    states = [line["state"] for line in ledger.kept]
    failed = reading.state == "failed"
    return {
        "status": "error" if failed else "success",
        "state": reading.state,
        "reason": reading.reason,
        "total_count": len(reading.openings),
        "filtered_count": len(ledger.left_out),
        "urls_count": len(ledger.kept),
        "included_jobs": ledger.kept,
        "excluded_jobs": ledger.left_out,
        "error_message": reading.reason if failed else None,
        "advertised": reading.advertised,
        "new": states.count("new"),
        "known": states.count("known") + states.count("changed"),
        "changed_listing": states.count("changed"),
        "missing": len(mine_open - shown) if believable else 0,
        "narrowed": reading.narrowed,
        "to_the_end": reading.to_the_end,
        "reused": reading.reused,
    }


def _line(opening: Opening) -> dict[str, Any]:
    return {
        "id": opening.external_id,
        "title": opening.title,
        "location": " | ".join(opening.places),
        "places": list(opening.places),
        "url": opening.url,
    }


def _state(opening: Opening, mine: dict[str, str]) -> str:
    digest = mine.get(opening.external_id)
    if digest is None:
        return "new"
    return "known" if digest == opening_digest(opening) else "changed"
