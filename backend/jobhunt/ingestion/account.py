"""A run's account: how many jobs stand where, in all and for each company. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

JOB_STATUSES = ("pending", "crawled", "ready", "error", "expired")
OUTCOMES = ("unchanged", "new", "changed")


class CountRow(Protocol):
    """So many jobs of a company with this status and outcome."""

    @property
    def company(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def outcome(self) -> str | None: ...
    @property
    def n(self) -> int: ...


def tally(companies: Sequence[Mapping[str, Any]], rows: Iterable[CountRow]) -> dict[str, Any]:
    """The account of a run from its companies and the counts of its jobs.

    `closed` counts what a listing closed and what its own page said is gone.
    """
    by_company = {row["company"]: _empty() for row in companies}
    for row in rows:
        counts = by_company.setdefault(row.company, _empty())
        counts["total"] += row.n
        counts[row.status] += row.n
        if row.outcome:
            counts[row.outcome] += row.n
    listed = [_company(row, by_company[row["company"]]) for row in companies]
    keys = ("total", *JOB_STATUSES, *OUTCOMES, "closed")
    return {**{key: sum(company[key] for company in listed) for key in keys}, "companies": listed}


def _empty() -> dict[str, int]:
    return dict.fromkeys(("total", *JOB_STATUSES, *OUTCOMES), 0)


def _company(row: Mapping[str, Any], counts: Mapping[str, int]) -> dict[str, Any]:
    told = ("company", "display_name", "stage", "state", "reason", "narrowed", "to_the_end", "advertised")
    return {
        **{key: row[key] for key in told},
        **{key: row[key] for key in ("listed", "left_out", "missing")},
        **counts,
        "closed": row["closed"] + counts["expired"],
    }
