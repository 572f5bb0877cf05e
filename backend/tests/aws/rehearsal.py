"""One scenario played through the lab: the run, what came of it, and what it asked of AWS."""

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from tests.aws.lab import Lab, open_lab
from tests.aws.ministack import Ministack
from tests.aws.plan import Plan
from tests.aws.scenarios import Outcome, faults


@dataclass(frozen=True, slots=True)
class Place:
    """Where labs are opened: a database with every table and no rows, S3 and SQS, a folder."""

    engine: AsyncEngine
    url: str
    ministack: Ministack
    home: Path


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a scenario."""

    postings: int
    exactly_once: bool
    faults: list[str]
    dead_letters: int
    poison: int
    kills: int
    cuts_left: int
    invocations: Mapping[str, int]
    requests: Mapping[str, int]
    seconds: float


async def play(place: Place, size: Mapping[str, int], plan: Plan, limit: float = 480) -> Report:
    """A run over a universe of that size with what the plan has in store for it. Raises TimeoutError."""
    async with open_lab(place.engine, place.url, place.ministack, size, plan, place.home) as lab:
        await lab.follow(list(size))
        before = Counter({name: function.invocations for name, function in lab.front.functions.items()})
        lab.front.requests.clear()
        began = time.monotonic()
        run_id = await lab.start()
        await lab.until_quiet(run_id, limit)
        seconds = time.monotonic() - began
        outcome = await _outcome(lab, run_id, plan.poison)
        wrong = faults(outcome)
        return Report(
            postings=len(lab.truth),
            exactly_once=not wrong,
            faults=wrong,
            dead_letters=len(set(outcome.dead_letters)),
            poison=plan.poison,
            kills=lab.kills,
            cuts_left=len(plan.cuts) + len(plan.after),
            invocations={
                name: function.invocations - before[name] for name, function in lab.front.functions.items()
            },
            requests=dict(sorted((lab.front.requests + lab.polls).items())),
            seconds=round(seconds, 1),
        )


async def _outcome(lab: Lab, run_id: int, poison: int) -> Outcome:
    # By its title a posting is found as soon as it is listed, by what its page says when that has been indexed.
    postings = await lab.rows(
        "select c.name, p.external_id, count(v.id) as versions, bool_or(length(t.tsv) > 40) as findable "
        "from postings p join companies c on c.id = p.company_id "
        "left join posting_versions v on v.posting_id = p.id "
        "left join posting_texts t on t.posting_id = p.id group by 1, 2, p.id"
    )
    jobs = await lab.rows("select company, external_id, status from jobs")
    [run] = await lab.rows(f"select status from ingestion_runs where id = {run_id}")
    [tasks] = await lab.rows("select count(*) as many from tasks")
    return Outcome(
        truth=lab.truth,
        poison=poison,
        run=run.status,
        versions=[((row.name, row.external_id), row.versions) for row in postings],
        jobs=[((row.company, row.external_id), row.status) for row in jobs],
        findable=[(row.name, row.external_id) for row in postings if row.findable],
        tasks_left=tasks.many,
        dead_tasks=[row.id for row in await lab.rows("select id from dead_tasks")],
        dead_letters=await lab.dead_letters(),
    )
