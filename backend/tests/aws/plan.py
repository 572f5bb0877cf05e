"""What goes wrong in a run of the lab, as data: outages, kills, messages that come twice or late, poison."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal

from tests.aws.event_source import Chance

FILES_AND_QUEUES = frozenset({"s3", "sqs"})


@dataclass(frozen=True, slots=True)
class Storm:
    """Services answer 503, from so many seconds after the start on, for so many seconds.

    `share` of the requests meet it; of those, `unheard` are done all the same, and only their answer is lost.
    """

    begins: float
    lasts: float
    services: frozenset[str] = FILES_AND_QUEUES
    share: float = 1.0
    unheard: float = 0.0

    def reigns(self, seconds: float) -> bool:
        return self.begins <= seconds < self.begins + self.lasts


@dataclass(frozen=True, slots=True)
class Cut:
    """A function is killed, once, when it asks for this: before it is done, or when it is done but not answered."""

    function: str
    operation: str
    when: Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Drag:
    """Every so many-th request for a file takes so many seconds."""

    every: int
    seconds: float


@dataclass
class Plan:
    """What goes wrong. Each step named in `after` is killed once when it has just answered."""

    after: set[str] = field(default_factory=set)
    cuts: set[Cut] = field(default_factory=set)
    storms: tuple[Storm, ...] = ()
    drag: Drag | None = None
    chance: Chance | None = None
    poison: int = 0
    visibility: int = 20
    crawlers: int = 1
    dice: Random = field(default_factory=lambda: Random(11))

    def dies_after(self, event: Mapping[str, Any]) -> bool:
        """Whether the function is killed when it has answered this event."""
        for step in steps_of(event):
            if step in self.after:
                self.after.discard(step)
                return True
        return False

    def dies_at(self, function: str, operation: str, when: Literal["before", "after"]) -> bool:
        """Whether the function is killed by this request of its."""
        cut = Cut(function, operation, when)
        if cut in self.cuts:
            self.cuts.discard(cut)
            return True
        return False

    def storm(self, service: str, seconds: float) -> Storm | None:
        """The storm that a request meets."""
        for storm in self.storms:
            if service in storm.services and storm.reigns(seconds) and self.dice.random() < storm.share:
                return storm
        return None


def steps_of(event: Mapping[str, Any]) -> list[str]:
    """Which steps an event tells of."""
    if "Records" in event:
        return [json.loads(record["body"])["step"] for record in event["Records"]]
    return [event["step"]] if "step" in event else []
