"""Calls that come together are done together, and each gets its own answer or its own error."""

import asyncio
from collections.abc import Sequence

import pytest

from jobhunt.core.together import MOST, Together


class Halves:
    """Halves even numbers, remembers each lot, and fails as a whole for an odd one."""

    def __init__(self) -> None:
        self.lots: list[list[int]] = []

    async def __call__(self, numbers: Sequence[int]) -> list[int]:
        self.lots.append(list(numbers))
        await asyncio.sleep(0)
        if any(number % 2 for number in numbers):
            raise ValueError(f"odd among {len(numbers)}")
        return [number // 2 for number in numbers]


async def test_calls_of_one_moment_go_together_and_get_their_own_answers() -> None:
    together, halves = Together(), Halves()
    answers = await asyncio.gather(*(together.call("halves", halves, number) for number in (2, 4, 6)))
    assert answers == [1, 2, 3]
    assert halves.lots == [[2, 4, 6]]


async def test_what_comes_while_a_lot_is_under_way_goes_into_the_next() -> None:
    together, halves = Together(), Halves()
    first = asyncio.create_task(together.call("halves", halves, 2))
    for _ in range(3):
        await asyncio.sleep(0)
    assert halves.lots == [[2]]
    assert list(await asyncio.gather(first, together.call("halves", halves, 8))) == [1, 4]
    assert halves.lots == [[2], [8]]


async def test_one_bad_item_spoils_nobody_elses() -> None:
    together, halves = Together(), Halves()
    calls = (together.call("halves", halves, number) for number in (2, 3, 6))
    answers = await asyncio.gather(*calls, return_exceptions=True)
    assert (answers[0], answers[2]) == (1, 3)
    assert str(answers[1]) == "odd among 1"


async def test_a_lot_is_bounded() -> None:
    together, halves = Together(), Halves()
    await asyncio.gather(*(together.call("halves", halves, 2 * number) for number in range(MOST + 5)))
    assert [len(lot) for lot in halves.lots] == [MOST, 5]


async def test_a_caller_who_gives_up_leaves_the_others_alone() -> None:
    together, halves = Together(), Halves()
    impatient = asyncio.create_task(together.call("halves", halves, 2))
    patient = asyncio.create_task(together.call("halves", halves, 4))
    await asyncio.sleep(0)
    impatient.cancel()
    assert await patient == 2
    with pytest.raises(asyncio.CancelledError):
        await impatient


async def test_kinds_do_not_mix() -> None:
    together, halves, others = Together(), Halves(), Halves()
    await asyncio.gather(together.call("one", halves, 2), together.call("other", others, 4))
    assert (halves.lots, others.lots) == ([[2]], [[4]])
