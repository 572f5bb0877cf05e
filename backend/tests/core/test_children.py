"""Children come back when they die, end when asked, and notice when their parent is killed."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from jobhunt.core.children import Child, restart_pause

FOLDER = Path(__file__).parent


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110 - what is waited for happens in another process
            await asyncio.sleep(0.01)


def begun(note: Path) -> list[int]:
    """The process numbers of the children that began, in order."""
    return [int(line) for line in note.read_text().splitlines()] if note.exists() else []


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@asynccontextmanager
async def supervised(command: list[str]) -> AsyncIterator[Child]:
    child = Child(command, pause=lambda deaths: 0.01, stop_limit=0.5)
    running = asyncio.create_task(child.run())
    try:
        yield child
    finally:
        await child.stop()
        await asyncio.wait_for(running, 20)


async def test_a_killed_child_is_started_again(tmp_path: Path) -> None:
    note = tmp_path / "note"
    async with supervised([sys.executable, str(FOLDER / "supervised_child.py"), str(note)]) as child:
        await until(lambda: len(begun(note)) == 1)
        os.kill(begun(note)[0], signal.SIGKILL)
        await until(lambda: len(begun(note)) == 2)
        assert child.pid == begun(note)[1]
    assert child.pid is None
    assert not any(lives(pid) for pid in begun(note))


async def test_a_child_is_in_a_session_of_its_own(tmp_path: Path) -> None:
    note = tmp_path / "note"
    async with supervised([sys.executable, str(FOLDER / "supervised_child.py"), str(note)]):
        await until(lambda: len(begun(note)) == 1)
        assert os.getsid(begun(note)[0]) == begun(note)[0]


async def test_a_child_that_will_not_end_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "note"
    async with supervised(["sh", "-c", f"trap '' TERM; echo $$ > {note}; while :; do sleep 0.05; done"]):
        await until(lambda: len(begun(note)) == 1)
    assert not lives(begun(note)[0])


async def test_a_command_that_does_not_exist_is_tried_again_until_stopped() -> None:
    async with supervised(["/nonexistent/program"]) as child:
        await asyncio.sleep(0.1)
        assert child.pid is None


async def test_a_child_whose_parent_was_killed_is_told(tmp_path: Path) -> None:
    note = tmp_path / "note"
    parent = await asyncio.create_subprocess_exec(sys.executable, str(FOLDER / "supervising_parent.py"), str(note))
    await until(lambda: len(begun(note)) == 1)
    parent.kill()
    await parent.wait()
    await until(note.with_suffix(".end").exists)
    assert len(begun(note)) == 1


async def test_a_child_that_was_stopped_before_it_began_never_begins(tmp_path: Path) -> None:
    child = Child([sys.executable, str(FOLDER / "supervised_child.py"), str(tmp_path / "note")])
    await child.stop()
    await asyncio.wait_for(child.run(), 5)
    assert begun(tmp_path / "note") == []


def test_each_quick_death_waits_longer_up_to_half_a_minute() -> None:
    pauses = [restart_pause(deaths) for deaths in range(1, 12)]
    assert pauses == sorted(pauses)
    assert pauses[0] < 1
    assert pauses[-1] == restart_pause(10_000) == 30.0
