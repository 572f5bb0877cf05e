"""`make lab`: runs of 200 postings through the five functions of AWS, and in each something else goes wrong.

NAME plays the scenarios whose names hold that word; SIZE is how many postings each company has.
"""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.core import embedded_postgres, migrate
from jobhunt.core.database import create_engine
from tests.aws import ministack
from tests.aws.rehearsal import Place, Report, play
from tests.aws.scenarios import SCENARIOS, Scenario

RESULT = Path(__file__).parent / "results" / "lab.json"
COMPANIES = ("anthropic", "netflix")
LIMIT = 1200.0


@dataclass(frozen=True, slots=True)
class Database:
    """A database with every table and no rows."""

    engine: AsyncEngine
    url: str
    home: Path


@asynccontextmanager
async def database(*settings: str) -> AsyncIterator[Database]:
    """One with these settings of its server, gone at the end."""
    with tempfile.TemporaryDirectory(prefix="jobhunt-lab-", ignore_cleanup_errors=True) as folder:
        await _prepare(Path(folder), settings)
        with embedded_postgres.start(Path(folder), Path(tempfile.gettempdir()), durable=False) as server:
            engine = create_engine(server.url)
            yield Database(engine, server.url, Path(folder))
            await engine.dispose()


@asynccontextmanager
async def place() -> AsyncIterator[Place]:
    """A database, S3 and SQS of its own."""
    with ministack.running() as address:
        os.environ.update(ministack.nobody(address))
        async with database() as found:
            yield Place(found.engine, found.url, ministack.Ministack(address), found.home)


async def _prepare(folder: Path, settings: Sequence[str]) -> None:
    """Every table, and the settings for the next start of the server."""
    with embedded_postgres.start(folder, Path(tempfile.gettempdir()), durable=False) as server:
        await migrate.upgrade(server.url)
        engine = create_engine(server.url)
        async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            for setting in settings:
                await connection.execute(text(f"alter system set {setting}"))
        await engine.dispose()


async def rehearse(scenario: Scenario, size: Mapping[str, int]) -> Report:
    """One scenario, in a place of its own."""
    async with place() as where:
        return await play(where, size, scenario.plan(), LIMIT)


def row(scenario: Scenario, report: Report) -> dict[str, Any]:
    """The report as it is kept."""
    kept = asdict(report)
    return {
        "scenario": scenario.name,
        "postings": kept.pop("postings"),
        "exactly_once": kept.pop("exactly_once"),
        "faults": kept.pop("faults"),
        "dlq": kept.pop("dead_letters"),
        **kept,
    }


def keep(rows: Sequence[Mapping[str, Any]]) -> None:
    """Put the rows among those kept before, in the order of the scenarios."""
    kept = {row["scenario"]: row for row in (json.loads(RESULT.read_text()) if RESULT.exists() else [])}
    kept.update({row["scenario"]: row for row in rows})
    known = [kept[scenario.name] for scenario in SCENARIOS if scenario.name in kept]
    RESULT.write_text(json.dumps(known, indent=2) + "\n")


def main() -> None:
    """Exit with 1 when a posting was lost or doubled, or the dead letters are not exactly the poison."""
    wanted = [scenario for scenario in SCENARIOS if os.environ.get("NAME", "") in scenario.name]
    if not wanted:
        sys.exit(f"lab: there is no such scenario; there are {', '.join(one.name for one in SCENARIOS)}")
    size = dict.fromkeys(COMPANIES, int(os.environ.get("SIZE") or 100))
    failed = []
    for scenario in wanted:
        report = asyncio.run(rehearse(scenario, size))
        keep([row(scenario, report)])
        outcome = "every posting once" if report.exactly_once else "; ".join(report.faults)
        sys.stdout.write(f"{scenario.name}: {outcome}, {report.kills} kills, {report.seconds} s\n")
        failed += [] if report.exactly_once and not report.cuts_left else [scenario.name]
    if failed:
        sys.exit(f"lab: {', '.join(failed)} did not end as it has to")


if __name__ == "__main__":
    main()
