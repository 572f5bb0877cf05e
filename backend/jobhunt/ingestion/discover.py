"""Reads a board from its first request to its end, several pages in flight, and says how far that got."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from jobhunt.boards.protocol import Board, Opening, Platform, Reading, Request
from jobhunt.core.net.protocol import Blocked, Fetcher, FetchFailed, HostBusy

IN_FLIGHT = 4
TRIES = 3
FIRST_PAUSE = 0.5
MOST_REQUESTS = 3_000
DRIFT = 0.01

Arrived = Callable[[Sequence[Opening]], None]

DiscoveryState = Literal["complete", "partial", "failed"]


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a board showed, each opening once, and whether that was all of it.

    `to_the_end` is true when every page asked for was read, even if search words narrowed what was asked.
    """

    openings: Sequence[Opening]
    state: DiscoveryState
    reason: str | None
    to_the_end: bool
    advertised: int | None
    requests: int


@dataclass(slots=True)
class Gathered:
    """The openings and the trouble so far."""

    pages: dict[int, Sequence[Opening]] = field(default_factory=dict)
    advertised: dict[str, int] = field(default_factory=dict)
    shown: dict[str, set[str]] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    asked: dict[tuple[str, bytes | None], int] = field(default_factory=dict)
    waiting: deque[Request] = field(default_factory=deque)
    arrived: Arrived | None = None

    def want(self, requests: Iterable[Request]) -> None:
        """Queue what has not been asked before: a board that links in circles is read once around."""
        for request in requests:
            key = (request.url, request.body)
            if key in self.asked:
                continue
            if len(self.asked) >= MOST_REQUESTS:
                self.troubles.append(f"The board wanted more than {MOST_REQUESTS} requests; the rest was not read.")
                return
            self.asked[key] = len(self.asked)
            self.waiting.append(request)

    def take(self, request: Request, reading: Reading) -> None:
        """Add one answer."""
        shown = self.shown.setdefault(request.query, set())
        self.pages[self.asked[request.url, request.body]] = reading.openings
        shown.update(opening.external_id for opening in reading.openings)
        if self.arrived is not None:
            self.arrived(reading.openings)
        if reading.advertised is not None:
            most = max(reading.advertised, self.advertised.get(request.query, 0))
            self.advertised[request.query] = most
        if reading.trouble:
            self.troubles.append(reading.trouble)
        self.want(reading.next)

    def openings(self) -> tuple[Opening, ...]:
        """Each opening once, in the board's own order however the answers came in."""
        found: dict[str, Opening] = {}
        for _, openings in sorted(self.pages.items()):
            for opening in openings:
                found.setdefault(opening.external_id, opening)
        return tuple(found.values())


async def discover(
    fetcher: Fetcher,
    platform: Platform,
    board: Board,
    words: Sequence[str] = (),
    *,
    seconds: float,
    arrived: Arrived | None = None,
) -> Discovery:
    """Read a whole board, or what its own search finds for the words where it can narrow.

    What is not read within `seconds` is missing from the answer, and the answer says so. Never raises for
    anything that a board does. `arrived` is told the openings of each page when it is read.
    """
    gathered = Gathered(arrived=arrived)
    gathered.want(platform.first(board, words))
    cut = False
    try:
        async with asyncio.timeout(seconds):
            await _drive(fetcher, platform, board, gathered, asyncio.get_running_loop().time() + seconds)
    except TimeoutError:
        cut = True
    return judge(gathered, words if platform.NARROWS else (), cut_after=seconds if cut else None)


def judge(gathered: Gathered, narrowed_by: Sequence[str], *, cut_after: float | None) -> Discovery:
    """Decide complete, partial or failed from everything gathered."""
    openings = gathered.openings()
    # Searches overlap, so the totals of several say nothing about how many openings there are together.
    advertised = next(iter(gathered.advertised.values())) if len(gathered.advertised) == 1 else None
    trouble = _trouble(gathered, cut_after)
    if trouble and not openings:
        state: DiscoveryState = "failed"
    elif trouble or narrowed_by:
        state = "partial"
    else:
        state = "complete"
    return Discovery(
        openings=openings,
        state=state,
        reason=trouble or (_narrowed_sentence(narrowed_by) if narrowed_by else None),
        to_the_end=trouble is None,
        advertised=advertised,
        requests=len(gathered.asked) - len(gathered.waiting),
    )


def _trouble(gathered: Gathered, cut_after: float | None) -> str | None:
    if cut_after is not None:
        return _cut_sentence(gathered, cut_after)
    if gathered.troubles:
        more = len(gathered.troubles) - 1
        return gathered.troubles[0] + (f" ({more} more like this)" if more else "")
    for query, total in gathered.advertised.items():
        seen = len(gathered.shown[query])
        if seen < total - int(total * DRIFT):
            found = f" for “{query}”" if query else ""
            return f"The board says that it has {total} openings{found} but showed {seen}."
    return None


def _cut_sentence(gathered: Gathered, seconds: float) -> str:
    unread = len(gathered.waiting)
    total = sum(gathered.advertised.values())
    seen = len(gathered.openings())
    of = f" of {total}" if total else ""
    pages = f", {unread} more pages were not read" if unread else ""
    return f"Not read to its end in {seconds:.0f} s: {seen}{of} openings seen{pages}."


def _narrowed_sentence(words: Sequence[str]) -> str:
    quoted = ", ".join(f"“{word}”" for word in words)
    return f"Searched for {quoted} only, so the rest of the board was not looked at."


async def _drive(fetcher: Fetcher, platform: Platform, board: Board, gathered: Gathered, until: float) -> None:
    running: dict[asyncio.Task[Reading], Request] = {}
    try:
        while gathered.waiting or running:
            while gathered.waiting and len(running) < IN_FLIGHT:
                request = gathered.waiting.popleft()
                running[asyncio.create_task(_ask(fetcher, platform, board, request, until))] = request
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                gathered.take(running.pop(task), task.result())
    finally:
        gathered.waiting.extend(running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def _ask(fetcher: Fetcher, platform: Platform, board: Board, request: Request, until: float) -> Reading:
    """One answer; an outage of a moment is tried again, and what still fails is trouble, not an exception."""
    loop = asyncio.get_running_loop()
    reading = Reading(trouble="Nothing was asked.")
    for attempt in range(TRIES):
        if attempt:
            await asyncio.sleep(FIRST_PAUSE * 4 ** (attempt - 1))
        try:
            response = await fetcher.fetch(request, wait=max(0.0, until - loop.time()))
        except (Blocked, HostBusy) as error:
            return Reading(trouble=str(error))
        except FetchFailed as error:
            reading = Reading(trouble=str(error))
            continue
        reading = platform.read(board, request, response)
        if response.status not in (408, 425, 429) and response.status < 500:
            break
    return reading
