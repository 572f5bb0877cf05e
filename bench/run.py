"""`make bench`: measures every comparison, or the one named by NAME, shows the table and keeps the figures."""

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bench import (
    accuracy,
    applications,
    boards,
    figures,
    ingest,
    insights_speed,
    labelled,
    large_run,
    packages,
    pieces,
    relevance,
    requests,
    search_speed,
    sign_in,
    usage,
)
from bench.figures import Figure

Measure = Callable[[], Awaitable[Sequence[Figure]]]

MEASURES: Mapping[str, Measure] = {
    "ingest_vs_scrapy": ingest.ingest_vs_scrapy,
    "unchanged_rerun": ingest.unchanged_rerun,
    "unchanged_rerun_noisy": ingest.unchanged_rerun_noisy,
    "fingerprints_vs_simhash": pieces.fingerprints_vs_simhash,
    "fields_cpu_ms": pieces.fields_cpu_ms,
    "dry_run_vs_slowest_board": boards.dry_run_vs_slowest_board,
    "idle_memory_mb": large_run.idle_memory_mb,
    "worker_memory_mb": large_run.large_run,
    "late_over_early": large_run.large_run,
    "labelled_edits": labelled.labelled_edits,
    "sign_in_cpu_ms": sign_in.sign_in_cpu_ms,
    "fields_accuracy": accuracy.fields_accuracy,
    "applications_ms": applications.applications_ms,
    "search_relevance": relevance.search_relevance,
    "insights_ms": insights_speed.insights_ms,
    "package_mb": packages.package_mb,
    "import_ms": packages.import_ms,
    "aws_usage": usage.aws_usage,
}

ON_REQUEST: Mapping[str, Measure] = {
    "search_ms": search_speed.search_ms,
    "requests_on_aws": requests.requests_on_aws,
}
"""Too long to be a part of the whole: a quarter of an hour each, and the first 8 GB of disk."""


def main() -> None:
    """Exit with 1 when a figure misses its target or its name is unknown."""
    name = os.environ.get("NAME", "")
    named = {**MEASURES, **ON_REQUEST}
    if name and name not in named:
        sys.exit(f"bench: there is no {name!r}; there are {', '.join(named)}")
    wanted = [named[name]] if name else list(dict.fromkeys(MEASURES.values()))
    measured: list[Figure] = []
    for measure in wanted:
        began = time.monotonic()
        found = asyncio.run(_of(measure))
        measured.extend(found)
        figures.keep(found)
        names = ", ".join(figure.name for figure in found)
        sys.stderr.write(f"{names}: measured in {time.monotonic() - began:.0f} s\n")
    figures.show([figure.row() for figure in measured])
    missed = [figure.name for figure in measured if not figure.met]
    if missed:
        sys.exit(f"bench: missed {', '.join(missed)}")


async def _of(measure: Measure) -> Sequence[Figure]:
    return await measure()


if __name__ == "__main__":
    main()
