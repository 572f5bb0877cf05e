"""Runs in which something goes wrong, each as data, and what has to be true when one of them has ended."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from tests.aws.event_source import Chance
from tests.aws.plan import Cut, Drag, Plan, Storm

Key = tuple[str, str]
"""A posting: its company and its id there."""

SEND = "sqs SendMessageBatch"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What there is when a run has ended and every queue is empty."""

    truth: Collection[Key]
    """What the sites list."""
    poison: int
    run: str
    versions: Sequence[tuple[Key, int]]
    """Every posting, with how many versions it has."""
    jobs: Sequence[tuple[Key, str]]
    findable: Collection[Key]
    tasks_left: int
    dead_tasks: Sequence[int]
    dead_letters: Sequence[int]


def faults(outcome: Outcome) -> list[str]:
    """Everything about it that is not as it has to be."""
    bad = {key for key, status in outcome.jobs if status == "error"}
    good = set(outcome.truth) - bad
    wrong = {
        f"the run is {outcome.run}": outcome.run != "finished",
        f"{outcome.tasks_left} tasks are left": outcome.tasks_left > 0,
        f"{len(bad)} jobs in error, {outcome.poison} poisoned": len(bad) != outcome.poison,
        # A message that was sent twice, its sender not having heard, is put aside twice.
        f"the dead letters {outcome.dead_letters} are not exactly the poison {outcome.dead_tasks}": set(
            outcome.dead_letters
        )
        != set(outcome.dead_tasks)
        or len(outcome.dead_tasks) != outcome.poison,
    }
    found = [what for what, is_so in wrong.items() if is_so]
    found += _not_once("posting", outcome.truth, [key for key, _ in outcome.versions])
    found += _not_once("job", outcome.truth, [key for key, _ in outcome.jobs])
    found += _not_once("ready job", good, [key for key, status in outcome.jobs if status == "ready"])
    found += _not_once("version", good, [key for key, many in outcome.versions for _ in range(many)])
    found += _not_once("findable posting", good, list(outcome.findable))
    return found


def _not_once(what: str, wanted: Collection[Key], found: Sequence[Key]) -> list[str]:
    counts = Counter(found)
    wrong = [f"{counts[key]} times" for key in set(wanted) | set(counts) if counts[key] != (key in set(wanted))]
    return [f"{many} times a {what} is there {times}, not once" for times, many in Counter(wrong).items()]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A name, and what goes wrong under it. A plan is used up by its run, so it is made for each."""

    name: str
    plan: Callable[[], Plan] = field(default=Plan)


def _everything() -> Plan:
    return Plan(
        after={"crawl", "extract", "sweep"},
        cuts={
            Cut("crawler", "s3 PUT", "after"),
            Cut("extractor", "s3 GET", "before"),
            Cut("crawler", SEND, "before"),
        },
        storms=(Storm(2, 2, share=0.7, unheard=0.3),),
        chance=Chance(Random(7), doubled=0.1, overtaken=0.2),
        poison=1,
        visibility=10,
        crawlers=2,
    )


def _killed() -> Plan:
    """Each function dies once at each moment at which it has done one thing more."""
    asks: Mapping[str, Sequence[str]] = {
        "api": ("lambda Invoke", SEND),
        "initializer": ("s3 HEAD", "s3 PUT", SEND),
        "crawler": ("s3 GET", "s3 PUT", SEND),
        "extractor": ("s3 GET", SEND),
        "sweeper": (SEND,),
    }
    cuts = {
        Cut(name, operation, when)
        for name, operations in asks.items()
        for operation in operations
        for when in ("before", "after")
    }
    return Plan(after={"initialize", "crawl", "extract", "index", "sweep"}, cuts=cuts, visibility=10, crawlers=2)


MIXED = Scenario("everything at once", _everything)
SCENARIOS = (
    Scenario("nothing goes wrong", lambda: Plan(crawlers=2)),
    Scenario(
        "deliveries come twice", lambda: Plan(chance=Chance(Random(3), doubled=0.5), crawlers=2, visibility=5)
    ),
    Scenario("deliveries come out of order", lambda: Plan(chance=Chance(Random(4), overtaken=0.5), crawlers=2)),
    Scenario("every function is killed after each of its steps", _killed),
    Scenario("poison pages", lambda: Plan(poison=3, crawlers=2)),
    Scenario("S3 answers 503 for 20 seconds", lambda: Plan(storms=(Storm(4, 20, frozenset({"s3"})),), crawlers=2)),
    Scenario(
        "SQS answers 503 for 20 seconds", lambda: Plan(storms=(Storm(0, 20, frozenset({"sqs"})),), crawlers=2)
    ),
    Scenario(
        "S3 and SQS answer 503 to half, and a third of that is done unheard",
        lambda: Plan(storms=(Storm(0, 30, share=0.5, unheard=0.33),), crawlers=2),
    ),
    Scenario(
        "visibility runs out",
        lambda: Plan(visibility=1, drag=Drag(12, 2.5), chance=Chance(Random(5), overtaken=0.2), crawlers=3),
    ),
    MIXED,
)
