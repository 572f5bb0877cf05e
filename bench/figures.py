"""One measured figure, what it has to reach, and the file and table that figures are kept and shown in."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.table import Table

LATEST = Path(__file__).parent / "results" / "latest.json"


@dataclass(frozen=True, slots=True)
class Figure:
    """`target` is the ratio to reach, or without a peer the limit for `ours` itself."""

    name: str
    unit: str
    ours: float
    target: float
    peer: float | None = None
    peer_name: str | None = None
    better: Literal["more", "less"] = "less"

    @property
    def ratio(self) -> float | None:
        """How many times better than the peer ours is; None without a peer."""
        if self.peer is None:
            return None
        good, bad = (self.ours, self.peer) if self.better == "more" else (self.peer, self.ours)
        return good / bad if bad else None

    @property
    def met(self) -> bool:
        if self.peer is not None:
            return self.ratio is not None and self.ratio >= self.target
        return self.ours >= self.target if self.better == "more" else self.ours <= self.target

    def row(self) -> dict[str, object]:
        """The figure as it is kept."""
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": _rounded(self.ours),
            "peer": _rounded(self.peer),
            "peer_name": self.peer_name,
            "ratio": _rounded(self.ratio),
            "target": _rounded(self.target),
            "met": self.met,
        }


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")


def keep(figures: Sequence[Figure], file: Path = LATEST) -> list[dict[str, object]]:
    """Put the figures among those kept before, each in the place of its older self; all that are kept now."""
    rows = {row["name"]: row for row in (json.loads(file.read_text()) if file.exists() else [])}
    rows.update({figure.name: figure.row() for figure in figures})
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(list(rows.values()), indent=2) + "\n")
    return list(rows.values())


def show(rows: Sequence[dict[str, object]]) -> None:
    """The table that people read."""
    table = Table("name", "ours", "peer", "ratio", "target", "met", "unit", show_edge=False)
    for row in rows:
        peer = "" if row["peer"] is None else f"{row['peer']} {row['peer_name']}"
        ratio = "" if row["ratio"] is None else f"{row['ratio']:.2f} x"
        cells = (row["name"], row["ours"], peer, ratio, row["target"], "yes" if row["met"] else "NO", row["unit"])
        table.add_row(*map(str, cells))
    Console(width=130).print(table)
