"""The path of an application: what it came to, step by step, as its events stand. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from jobhunt.applications.replay import Event, Mark
from jobhunt.applications.stages import STAGES


@dataclass(frozen=True, slots=True)
class Step:
    """The stage that was come to, or how it ended, and when and to what the path went on; None where it did not."""

    to: str
    next: str | None = None
    next_at: datetime | None = None


def path(events: Sequence[Event], marked: Mapping[int, Mark]) -> dict[int, Step]:
    """The steps by the numbers of their events. A step back takes back every stage from there on."""
    standing: list[tuple[int, Event, str]] = []
    for event in events:
        if event.kind not in ("created", "moved") or marked[event.number].undone:
            continue
        stage = event.data.get("stage") or "saved"
        rank = STAGES.index(stage)
        while standing and standing[-1][0] >= rank:
            standing.pop()
        standing.append((rank, event, event.data.get("outcome") or stage))
    following = [*standing[1:], None]
    return {
        event.number: Step(to, *((next[2], marked[next[1].number].at) if next else ()))
        for (_, event, to), next in zip(standing, following, strict=True)
    }
