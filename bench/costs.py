"""`make costs`: what a deployment on AWS costs a month, by our own measured figures, in docs/deploying.md.

Prices and what is assumed of users are in costs.json; what was measured is in results/. `--check` only looks.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "deploying.md"
BEGIN, END = "<!-- costs: written by `make costs` -->\n", "<!-- /costs -->\n"

A_WHOLE_PROCESSOR = 1769
"""Megabytes of memory with which a function has one; with less it has its share."""
MEMORY = {"crawler": 512, "extractor": 1024, "initializer": 1024, "sweeper": 512, "api": 1024}
"""As the template says."""
QUEUES = 3
ALARMS = 22
DAYS_KEPT = 30
HOURS = 730

Numbers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured here: of one posting, of one request, and of one run of so many postings."""

    step_cpu_s: float
    request_cpu_s: float
    kept_gb: float
    database_gb: float
    answer_gb: float
    run: Numbers

    def per_posting(self, kind: str, name: str) -> float:
        return float(self.run[kind].get(name, 0)) / float(self.run["postings"])


@dataclass(frozen=True, slots=True)
class Use:
    """What so many users ask for in a month."""

    users: int
    share: int
    assumed: Numbers
    measured: Measured

    @property
    def runs(self) -> float:
        return float(self.users * self.assumed["runs_per_user"])

    @property
    def looked_at(self) -> float:
        return self.runs * float(self.assumed["postings_per_run"])

    @property
    def changed(self) -> float:
        """Postings read anew, once for all users who share them."""
        return self.looked_at * float(self.assumed["changed_share"]) / self.share

    @property
    def requests(self) -> float:
        return float(self.users * self.assumed["requests_per_user"])

    @property
    def run_seconds(self) -> float:
        """How long a run takes at the pace that sites are asked with."""
        run = self.measured.run
        return float(run["seconds"]) * float(self.assumed["postings_per_run"]) / float(run["postings"])

    @property
    def invocations(self) -> dict[str, float]:
        per = self.measured.per_posting
        return {
            "crawler": self.looked_at * per("lambda", "crawler"),
            "extractor": self.changed * per("lambda", "extractor"),
            "initializer": self.runs,
            "sweeper": self.runs * (1 + self.run_seconds / 60),
            "api": self.requests + self.runs * self.run_seconds / 20,
        }

    @property
    def seconds(self) -> dict[str, float]:
        """For how long functions run in all; half of a posting's steps are its crawl, half its extraction."""
        half, told = self.measured.step_cpu_s / 2, self.assumed
        return {
            "crawler": self.invocations["crawler"] * (half / _share("crawler") + told["crawl_wait_s"]),
            "extractor": self.changed * (half / _share("extractor") + told["extract_wait_s"]),
            "initializer": self.runs * told["reading_boards_s"],
            "sweeper": self.invocations["sweeper"] * told["sweep_s"],
            "api": self.requests * (self.measured.request_cpu_s / _share("api") + told["request_wait_s"])
            + self.runs * self.run_seconds,
        }

    @property
    def gb_seconds(self) -> float:
        told = self.assumed
        lives = HOURS / told["environment_lives_h"]
        starting = float(min(self.runs, lives) * told["environments"] * told["start_s"])
        return sum(MEMORY[name] / 1024 * spent for name, spent in self.seconds.items()) + starting

    @property
    def cu_hours(self) -> float:
        """The database sleeps when nobody asks; awake it is as large as its work makes it."""
        told = self.assumed
        awake = self.runs * (self.run_seconds + told["database_awake_after_use_s"]) / 3600
        awake = min(HOURS, awake + self.users * told["hours_in_use_per_user"])
        statements = self.looked_at * self.measured.per_posting("database", "statements") + 5 * self.requests
        return float(max(awake * told["database_least_cu"], statements * told["database_ms_per_statement"] / 3.6e6))


def _share(function: str) -> float:
    return min(1.0, MEMORY[function] / A_WHOLE_PROCESSOR)


def costs(use: Use, prices: Numbers, free: Numbers) -> dict[str, float]:
    """Dollars a month, by what they are paid for."""
    invoked, per = sum(use.invocations.values()), use.measured.per_posting
    sqs = use.looked_at * sum(use.measured.run["sqs"].values()) / use.measured.run["postings"]
    sqs += QUEUES * use.assumed["polls_per_idle_queue"]
    traces = min(invoked, 0.05 * invoked + HOURS * 3600)
    log_gb = invoked * use.assumed["log_bytes_per_invocation"] / 1e9
    return {
        "Lambda": _beyond(use.gb_seconds, free["lambda_gb_seconds"]) * prices["lambda_gb_second"]
        + _beyond(invoked, free["lambda_requests"]) / 1e6 * prices["lambda_million_requests"],
        "HTTP API": use.invocations["api"] / 1e6 * prices["http_api_million_requests"],
        "SQS": _beyond(sqs, free["sqs_requests"]) / 1e6 * prices["sqs_million_requests"],
        "S3": use.changed * use.measured.kept_gb * DAYS_KEPT / 30 * prices["s3_gb_month"]
        + use.changed * per("s3", "put_object") / 1e3 * prices["s3_thousand_puts"]
        + use.changed * per("s3", "get_object") / 1e3 * prices["s3_thousand_gets"],
        "logs, traces, alarms": _beyond(log_gb, free["logs_gb"]) * prices["logs_gb"]
        + _beyond(traces, free["traces"]) / 1e6 * prices["million_traces"]
        + _beyond(ALARMS, free["alarms"]) * prices["alarm_month"],
        "transfer": _beyond(use.requests * use.measured.answer_gb, free["transfer_gb"]) * prices["transfer_gb"],
        "database": use.cu_hours * prices["database_cu_hour"]
        + use.changed * use.assumed["months_kept"] * use.measured.database_gb * prices["database_gb_month"],
    }


def _beyond(used: float, free: float) -> float:
    return max(0.0, used - free)


def read_measured(figures: Sequence[Numbers], runs: Sequence[Numbers]) -> Measured:
    """From what `make bench` keeps; of the runs the one at the pace that sites are asked with."""
    ours = {str(row["name"]): float(row["ours"]) for row in figures}
    run = next(row for row in runs if row["pace"] == "polite")
    cpu, size = (1e3, 1e6)
    return Measured(
        ours["step_cpu_ms"] / cpu,
        ours["request_cpu_ms"] / cpu,
        ours["kept_kb"] / size,
        ours["database_kb"] / size,
        ours["answer_kb"] / size,
        run,
    )


def table(inputs: Numbers, measured: Measured) -> str:
    """The table as it stands on the page."""
    told = inputs["assumed"]
    uses = [
        Use(users, share, told, measured)
        for users, share in zip(told["users"], told["users_who_share_a_posting"], strict=True)
    ]
    columns = [costs(use, inputs["prices"], inputs["free_each_month"]) for use in uses]
    lines = [
        f"US dollars a month, by prices as known on {inputs['prices']['as_of']} (look them up before you rely on"
        " them), what is free each month taken off:",
        "",
        "| | " + " | ".join(f"{use.users:,} user{'s' * (use.users > 1)}" for use in uses) + " |",
        "|---|" + "---:|" * len(uses),
    ]
    lines += [f"| {name} | " + " | ".join(_shown(one[name]) for one in columns) + " |" for name in columns[0]]
    lines.append("| **together** | " + " | ".join(f"**{_shown(sum(one.values()))}**" for one in columns) + " |")
    return "\n".join(lines) + "\n"


def _shown(dollars: float) -> str:
    return f"{dollars:,.2f}" if dollars < 100 else f"{dollars:,.0f}"


def put(page: str, written: str) -> str:
    """The page with the table between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{written}{END}{after}"


def main() -> None:
    """Write the table, or with `--check` exit with 1 when another one stands on the page."""
    results = HERE / "results"
    measured = read_measured(
        json.loads((results / "latest.json").read_text()), json.loads((results / "requests.json").read_text())
    )
    page = PAGE.read_text()
    wanted = put(page, table(json.loads((HERE / "costs.json").read_text()), measured))
    if "--check" in sys.argv:
        sys.exit(None if wanted == page else "costs: docs/deploying.md shows other costs; run `make costs`")
    PAGE.write_text(wanted)
    print(wanted.partition(BEGIN)[2].partition(END)[0])


if __name__ == "__main__":
    main()
