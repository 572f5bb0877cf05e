"""A child process for tests: says in a file that it began, and in the file's name.end that its parent is gone."""

import asyncio
import os
import sys
from pathlib import Path

from jobhunt.core.children import parent_gone


async def main(note: Path) -> None:
    with note.open("a") as began:
        began.write(f"{os.getpid()}\n")
    await parent_gone()
    note.with_suffix(".end").write_text("the parent is gone")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
