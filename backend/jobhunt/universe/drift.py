"""How a board moves from day to day: edits, new, closed and reposted openings, with a ledger of every change."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from jobhunt.universe.companies import Company
from jobhunt.universe.postings import Edit, Entry, Posting, posting_of

EDIT_KINDS = ("pay", "sentence", "requirement", "place", "pay", "title")
EDITED_A_DAY = 0.03
NEW_A_DAY = 0.02
CLOSED_A_DAY = 0.018
REPOSTED_A_DAY = 0.006
OLDEST = 90


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the ledger. `kind`: edited, new, closed, reopened or reposted (`before` is then the old id)."""

    day: int
    company: str
    external_id: str
    kind: str
    field: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """One change made by hand, kept so that the same day can be reached again."""

    day: int
    action: str
    number: int = -1
    value: str = ""


class History:
    """One board over time. `live` and `closed` are its entries by number as of `day`."""

    def __init__(self, company: Company, seed: int, start: date) -> None:
        self.company, self.seed, self.start = company, seed, start
        self.commands: list[Command] = []
        self.version = 0
        self._begin()

    def _begin(self) -> None:
        rng = random.Random(f"{self.seed}:{self.company.key}:births")
        count = self.company.count
        births = sorted(-int(rng.random() ** 2 * OLDEST) for _ in range(count))
        self.live = {number: Entry(number, number, births[number]) for number in range(count)}
        self.closed: dict[int, Entry] = {}
        self.ledger: list[Change] = []
        self.day = 0
        self._next = count
        self._replay(0)

    def move_to(self, day: int) -> None:
        """Reaches that day; going back starts over from day 0, which gives the very same state again."""
        if day < self.day:
            self._begin()
        while self.day < day:
            self.day += 1
            self._drift()
            self._replay(self.day)
        self.version += 1

    def command(self, action: str, number: int = -1, value: str = "") -> Change:
        """Makes one change by hand on the present day. Raises ValueError when it cannot be made."""
        command = Command(self.day, action, number, value)
        change = self._obey(command)
        self.commands.append(command)
        self.version += 1
        return change

    def posting(self, entry: Entry) -> Posting:
        return posting_of(self.company, entry, self.seed, self.start)

    def external_id(self, number: int) -> str:
        return self.company.numbering.number_to_id(self.company.key, number)

    def _replay(self, day: int) -> None:
        for command in self.commands:
            if command.day == day:
                self._obey(command)

    def _drift(self) -> None:
        """One day. No posting is touched twice, so the day's ledger is exactly the difference of two truths."""
        rng = random.Random(f"{self.seed}:{self.company.key}:day:{self.day}")
        order = sorted(self.live)
        rng.shuffle(order)
        picks = iter(order)
        for entry in self._pick(picks, max(1, _times(rng, len(order) * EDITED_A_DAY))):
            self._edit(entry, Edit(EDIT_KINDS[rng.randrange(len(EDIT_KINDS))], self.day, rng.getrandbits(30)))
        for entry in self._pick(picks, _times(rng, len(order) * CLOSED_A_DAY)):
            self._close(entry)
            self._note(entry.number, "closed")
        for entry in self._pick(picks, _times(rng, len(order) * REPOSTED_A_DAY)):
            self._close(entry)
            number = self._add(entry.content, entry.edits)
            self._note(number, "reposted", before=self.external_id(entry.number))
        for _ in range(_times(rng, self.company.count * NEW_A_DAY)):
            self._note(self._add(), "new")

    def _pick(self, picks: Iterator[int], count: int) -> list[Entry]:
        return [self.live[number] for number, _ in zip(picks, range(count), strict=False)]

    def _add(self, content: int | None = None, edits: tuple[Edit, ...] = ()) -> int:
        number = self._next
        self._next += 1
        self.live[number] = Entry(number, number if content is None else content, self.day, edits)
        return number

    def _close(self, entry: Entry) -> None:
        self.closed[entry.number] = self.live.pop(entry.number)

    def _edit(self, entry: Entry, edit: Edit, *, strict: bool = False) -> Change:
        """Applies the edit, or an added sentence when it would change nothing (no pay to raise, no other city)."""
        before = self.posting(entry)
        changed = replace(entry, edits=(*entry.edits, edit))
        after = self.posting(changed)
        if replace(after, updated=before.updated) == before:
            if strict:
                raise ValueError(f"Posting {before.external_id} already says that; nothing was changed.")
            edit = Edit("sentence", edit.day, edit.salt)
            changed = replace(entry, edits=(*entry.edits, edit))
            after = self.posting(changed)
        self.live[entry.number] = changed
        was, now = _shown(before, edit.kind), _shown(after, edit.kind)
        return self._note(entry.number, "edited", field=edit.kind, before=was, after=now)

    def _note(self, number: int, kind: str, **details: str | None) -> Change:
        change = Change(self.day, self.company.key, self.external_id(number), kind, **details)
        self.ledger.append(change)
        return change

    def _obey(self, command: Command) -> Change:
        number = command.number
        if command.action == "add":
            return self._note(self._add(), "new")
        if command.action == "reopen":
            if number not in self.closed:
                raise ValueError("That posting is not closed; only a closed one can be reopened.")
            self.live[number] = self.closed.pop(number)
            return self._note(number, "reopened")
        if number not in self.live:
            raise ValueError("No such open posting; ask /_control/truth for the ones that are.")
        entry = self.live[number]
        if command.action == "close":
            self._close(entry)
            return self._note(number, "closed")
        if command.action == "repost":
            self._close(entry)
            return self._note(self._add(entry.content, entry.edits), "reposted", before=self.external_id(number))
        return self._edit(
            entry, Edit(command.action, self.day, len(self.ledger) * 5 + 1, command.value), strict=True
        )


def _times(rng: random.Random, expected: float) -> int:
    """A whole number with that mean: 2.3 is 2 mostly and 3 sometimes."""
    return int(expected + rng.random())


def _shown(posting: Posting, kind: str) -> str:
    if kind == "pay":
        pay = posting.pay
        return f"{pay.minimum}-{pay.maximum} {pay.currency} {pay.period}" if pay else "none"
    if kind == "place":
        return "; ".join(place.city for place in posting.places)
    if kind == "title":
        return posting.title
    added = posting.requirements if kind == "requirement" else posting.sentences
    return added[-1] if added else "none"
