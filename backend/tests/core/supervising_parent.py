"""A parent process for tests to kill: it supervises one child."""

import asyncio
import sys
from pathlib import Path

from jobhunt.core.children import Child

CHILD = str(Path(__file__).with_name("supervised_child.py"))

if __name__ == "__main__":
    asyncio.run(Child([sys.executable, CHILD, sys.argv[1]]).run())
