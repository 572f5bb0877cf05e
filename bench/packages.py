"""What starts on Lambda: how large the packages are, and what importing each handler costs beside its libraries."""

import platform
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aws_check
import aws_package

from bench.figures import Figure

MB = 1_000_000
ROUNDS = 9
HANDLERS = {"worker": ("workers", "jobhunt.aws.workers"), "api": ("api", "jobhunt.aws.api")}
DATABASE = ("sqlalchemy.ext.asyncio", "sqlalchemy.dialects.postgresql.asyncpg")
ALONE = {"worker": DATABASE, "api": (*DATABASE, "fastapi", "mangum")}
"""What no handler of its kind can do without: less than a function that does nothing with them would load."""
NAMED = {"worker": "SQLAlchemy + asyncpg alone", "api": "the same + FastAPI"}
SHARE = {"worker": 0.6, "api": 0.45}
"""So much of a handler's imports has to be those alone."""

PROGRAM = """
import importlib, sys, time
sys.path.insert(0, sys.argv[1])
began = time.process_time()
for name in sys.argv[2:]:
    importlib.import_module(name)
print(time.process_time() - began)
"""


async def package_mb() -> list[Figure]:
    """Megabytes of each kind of package as it is uploaded, made for Lambda's processors."""
    return [
        Figure(f"package_{name}_mb", "MB zipped", _zipped(kind) / MB, aws_check.MOST_ZIPPED / MB)
        for name, (kind, _) in HANDLERS.items()
    ]


def _zipped(kind: str) -> int:
    with _package(kind, aws_package.PLATFORM) as folder:
        return aws_check.zipped(folder)


async def import_ms() -> list[Figure]:
    """Processor time of the quickest of several fresh processes, each kind's handler and its libraries in turn."""
    python = aws_package.python()
    if python is None:
        raise RuntimeError(f"measuring imports needs a Python {aws_package.PYTHON}, which Lambda runs")
    found = []
    for name, (kind, handler) in HANDLERS.items():
        with _package(kind, f"{platform.machine()}-manylinux_2_28") as folder:
            ours, alone = [], []
            for _ in range(ROUNDS):
                ours.append(_import_ms(python, folder, handler))
                alone.append(_import_ms(python, folder, *ALONE[name]))
        unit = f"ms CPU from nothing, least of {ROUNDS}"
        found.append(Figure(f"import_{name}_ms", unit, min(ours), SHARE[name], min(alone), NAMED[name]))
    return found


def _import_ms(python: Path, folder: Path, *modules: str) -> float:
    """From an interpreter that has nothing of ours, with the byte code that is deployed."""
    command = [str(python), "-I", "-S", "-c", PROGRAM, str(folder), *modules]
    return 1000 * float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@contextmanager
def _package(kind: str, target: str) -> Iterator[Path]:
    """A package as `sam build` makes it, deleted at the end."""
    aws_package.PACKAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=aws_package.PACKAGES) as folder:
        aws_package.build(kind, Path(folder), target)
        yield Path(folder)
