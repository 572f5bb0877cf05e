"""Where applications went: how many came how far, from where to where, and how long they stayed. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from jobhunt.applications.stages import OUTCOMES, STAGES

_OFFERED = ("accepted", "declined")
_PLACE: dict[str, int] = {step: place for place, step in enumerate((*STAGES, *OUTCOMES))}


@dataclass(frozen=True, slots=True)
class Steps:
    """So many came to a step and went on to the same next one, or to none; the days that each of them stayed."""

    step: str
    next: str | None
    n: int
    days: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Stays:
    """The days that those stayed in a stage who left it, in order, and how many are there still."""

    days: Sequence[float]
    waiting: int

    def quarter(self, quarters: int) -> float | None:
        """The days by which one, two or three quarters had left; between two of them in proportion."""
        if not self.days:
            return None
        place = quarters / 4 * (len(self.days) - 1)
        low = int(place)
        high = min(low + 1, len(self.days) - 1)
        return self.days[low] + (place - low) * (self.days[high] - self.days[low])


def flows(steps: Iterable[Steps]) -> list[tuple[str, str, int]]:
    """How many went from a stage to the next, or to how it ended."""
    found = [(one.step, one.next, one.n) for one in steps if one.next is not None]
    return sorted(found, key=lambda one: (_PLACE[one[0]], -one[2], one[1]))


def came_to(steps: Iterable[Steps], stage: str) -> int:
    """How many came at least so far. Who accepted or declined had an offer."""
    furthest = [one for one in steps if one.step in STAGES and (one.next is None or one.next in OUTCOMES)]
    return sum(one.n for one in furthest if one.next in _OFFERED or _PLACE[one.step] >= _PLACE[stage])


def stays(steps: Iterable[Steps]) -> dict[str, Stays]:
    """By stage, in their order; none where nobody was."""
    found: dict[str, list[Steps]] = defaultdict(list)
    for one in steps:
        if one.step in STAGES:
            found[one.step].append(one)
    return {stage: _stays(found[stage]) for stage in sorted(found, key=_PLACE.__getitem__)}


def _stays(some: Sequence[Steps]) -> Stays:
    days = sorted(chain.from_iterable(one.days for one in some))
    return Stays(days, sum(one.n for one in some) - len(days))
