"""`make costs`: the table on the page is what prices, assumptions and measured figures come to."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("bench/costs.py", "bench/costs.json", "bench/results/latest.json", "bench/results/requests.json")
Change = Callable[[dict[str, Any]], None]


def costs(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "bench" / "costs.py"), *options]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """All that it reads and writes, somewhere else."""
    for name in (*NEEDED, "docs/deploying.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def columns(copy: Path, change: Change | None = None) -> dict[str, list[float]]:
    """The table by its rows, once these inputs have been changed."""
    inputs = copy / "bench" / "costs.json"
    told = json.loads(inputs.read_text())
    if change is not None:
        change(told)
    inputs.write_text(json.dumps(told))
    ended = costs(copy)
    assert ended.returncode == 0, ended.stderr
    rows = [[cell.strip(" *") for cell in line.split("|")[1:-1]] for line in ended.stdout.splitlines()]
    return {name: [float(cell.replace(",", "")) for cell in cells] for name, *cells in filter(None, rows[4:])}


def test_the_page_shows_what_the_figures_come_to() -> None:
    ended = costs(ROOT, "--check")
    assert (ended.returncode, ended.stderr) == (0, "")


def test_another_price_makes_the_page_wrong_until_it_is_written_anew(copy: Path) -> None:
    before = columns(copy)

    def dearer(told: dict[str, Any]) -> None:
        told["prices"]["database_cu_hour"] *= 100

    (copy / "docs" / "deploying.md").write_text((ROOT / "docs" / "deploying.md").read_text())
    inputs = copy / "bench" / "costs.json"
    told = json.loads(inputs.read_text())
    dearer(told)
    inputs.write_text(json.dumps(told))
    assert costs(copy, "--check").returncode == 1
    after = columns(copy)
    assert costs(copy, "--check").returncode == 0
    assert all(new > old for new, old in zip(after["database"], before["database"], strict=True))
    assert after["Lambda"] == before["Lambda"]


def test_the_rows_add_up_and_more_users_cost_more(copy: Path) -> None:
    table = columns(copy)
    together = table.pop("together")
    for place, total in enumerate(together):
        assert total == pytest.approx(sum(row[place] for row in table.values()), rel=0.01, abs=0.05)
    assert together == sorted(together)
    assert all(row == sorted(row) for row in table.values())


def test_who_asks_for_nothing_pays_for_what_stands_there_alone(copy: Path) -> None:
    def nobody(told: dict[str, Any]) -> None:
        told["assumed"]["users"] = [0, 0, 0]

    table = columns(copy, nobody)
    assert {name for name, row in table.items() if any(row)} == {"SQS", "logs, traces, alarms", "together"}
    assert table["SQS"][0] == pytest.approx((3 * 648_000 - 1_000_000) / 1e6 * 0.4, abs=0.01)
    assert table["logs, traces, alarms"][0] == pytest.approx(12 * 0.1, abs=0.01)


def test_ten_times_the_steps_cost_lambda_up_to_ten_times_as_much(copy: Path) -> None:
    def slow_sites(told: dict[str, Any]) -> None:
        told["free_each_month"] = dict.fromkeys(told["free_each_month"], 0)
        told["assumed"]["crawl_wait_s"] = 20

    def quick_sites(told: dict[str, Any]) -> None:
        slow_sites(told)
        told["assumed"]["crawl_wait_s"] = 2

    quick, slow = columns(copy, quick_sites)["Lambda"][2], columns(copy, slow_sites)["Lambda"][2]
    assert quick < slow < 10 * quick
