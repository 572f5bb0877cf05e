"""A herd has as many processes as are wanted; killed ones come back, and all end in order with their parent."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from jobhunt.core.children import Child
from tests.core.test_children import FOLDER, begun, lives, until


@asynccontextmanager
async def herd(note: Path) -> AsyncIterator[Child]:
    child = Child([sys.executable, str(FOLDER / "herded_worker.py"), str(note)], pause=lambda deaths: 0.01)
    running = asyncio.create_task(child.run())
    try:
        await until(lambda: len(begun(note)) == 1)
        yield child
    finally:
        await child.stop()
        await asyncio.wait_for(running, 20)


def living(note: Path) -> list[int]:
    return [pid for pid in begun(note) if lives(pid)]


async def test_there_is_one_until_more_are_wanted_and_one_again_after(tmp_path: Path) -> None:
    note = tmp_path / "note"
    async with herd(note) as child:
        child.say(bytes([3]))
        await until(lambda: len(living(note)) == 3)
        first = begun(note)[0]
        child.say(bytes([1]))
        await until(lambda: living(note) == [first])
    assert living(note) == []
    assert len(begun(note.with_suffix(".end"))) == 3


async def test_a_killed_one_is_replaced(tmp_path: Path) -> None:
    note = tmp_path / "note"
    async with herd(note):
        os.kill(begun(note)[0], signal.SIGKILL)
        await until(lambda: len(begun(note)) == 2)
        assert living(note) == [begun(note)[1]]
    assert living(note) == []


async def test_when_the_herd_is_killed_its_processes_end_in_order_and_another_herd_begins(tmp_path: Path) -> None:
    note = tmp_path / "note"
    async with herd(note) as child:
        child.say(bytes([2]))
        await until(lambda: len(living(note)) == 2)
        old, pid = set(begun(note)), child.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        await until(lambda: not old & set(living(note)) and len(living(note)) == 1)
        assert set(begun(note.with_suffix(".end"))) == old


async def test_a_wish_for_none_keeps_one(tmp_path: Path) -> None:
    note = tmp_path / "note"
    async with herd(note) as child:
        child.say(bytes([0]))
        child.say(bytes([2]))
        await until(lambda: len(living(note)) == 2)
        child.say(bytes([0]))
        await until(lambda: len(living(note)) == 1)
