"""A herd for tests: a process says in a file that it began, and in the file's name.end that it ended in order."""

import asyncio
import os
import sys
import threading
from functools import partial
from pathlib import Path

from jobhunt.core.children import parent_gone
from jobhunt.core.prefork import Herd


async def work(note: Path) -> None:
    assert threading.active_count() == 1
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(15, stop.set)
    with note.open("a") as began:
        began.write(f"{os.getpid()}\n")
    gone, told = asyncio.create_task(parent_gone()), asyncio.create_task(stop.wait())
    await asyncio.wait([gone, told], return_when=asyncio.FIRST_COMPLETED)
    with note.with_suffix(".end").open("a") as ended:
        ended.write(f"{os.getpid()}\n")


if __name__ == "__main__":
    Herd(lambda: asyncio.run(partial(work, Path(sys.argv[1]))())).keep()
