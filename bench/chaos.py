"""`make chaos`: random kills of worker, web process and Postgres until enough have met runs of 300 postings.

KILLS and SEED come from the environment; the seed is printed, so that a bad night can be had again.
"""

import asyncio
import json
import os
import sys
import time
from pathlib import Path
from random import Random

from tests.journeys.kills import Plan, Report, killed_run, random_kills

RESULT = Path(__file__).parent / "results" / "chaos.json"
SIZE = {"anthropic": 120, "netflix": 100, "amazon": 80}
PER_RUN = 10
PORT = 18_431
INVARIANTS = {
    "I1": "no accepted task is lost",
    "I2": "nothing is done twice",
    "I3": "every run ends",
    "I4": "any Last-Event-ID gives exactly the rest",
    "I8": "no task is left over",
}


async def chaos(seed: int, kills: int) -> list[Report]:
    """Runs with up to ten kills each."""
    rng = Random(seed)
    reports: list[Report] = []
    while (left := kills - sum(report.kills for report in reports)) > 0:
        report = await killed_run(Plan(SIZE, random_kills(rng, min(left, PER_RUN))), PORT)
        reports.append(report)
        sys.stderr.write(
            f"{report.kills} kills: {report.lost} lost, {report.doubled} doubled {report.broken or ''}\n"
        )
    return reports


def summary(seed: int, reports: list[Report]) -> dict[str, object]:
    """The reports as one, as it is kept."""
    recoveries = sorted(seconds for report in reports for seconds in report.recoveries)
    broken = {name: [what for report in reports for what in report.broken.get(name, [])] for name in INVARIANTS}
    return {
        "seed": seed,
        "kills": sum(report.kills for report in reports),
        "lost": sum(report.lost for report in reports),
        "doubled": sum(report.doubled for report in reports),
        "unfinished_runs": sum(report.unfinished for report in reports),
        "recovery_s_p95": round(recoveries[int(len(recoveries) * 0.95)], 2) if recoveries else None,
        "invariants": {name: "; ".join(what[:5]) if what else "held" for name, what in broken.items()},
    }


def main() -> None:
    """Exit with 1 when an invariant is broken."""
    seed = int(os.environ.get("SEED") or time.time_ns() % 1_000_000)
    sys.stderr.write(f"chaos with SEED={seed}\n")
    kept = summary(seed, asyncio.run(chaos(seed, int(os.environ.get("KILLS") or 20))))
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(kept, indent=2) + "\n")
    sys.stdout.write(json.dumps(kept, indent=2) + "\n")
    if set(kept["invariants"].values()) != {"held"}:  # type: ignore[attr-defined]
        sys.exit("chaos: an invariant is broken")


if __name__ == "__main__":
    main()
