"""Programs of ours as processes of their own, as users run them: started, awaited, killed, ended in order."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

BACKEND = Path(__file__).resolve().parents[2]
START_LIMIT = 90.0
STOP_LIMIT = 30.0
LAST_LINES = 40


class Program:
    """One process and its children, which it is told apart by: they share its session."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self._command = command
        self._environment = environment or {}
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._lines: list[str] = []

    @property
    def pid(self) -> int:
        assert self._process is not None, "not started"
        return self._process.pid

    async def start(self, ready: str) -> str:
        """Start, and wait for the line on stderr that begins so; what follows on that line is the answer."""
        said: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        await self._begin(ready, said)
        try:
            return await asyncio.wait_for(said, START_LIMIT)
        except TimeoutError:
            await self.stop()
            raise RuntimeError(f"{self._command[1:]} did not start:\n{self.last_words}") from None

    async def begin(self) -> None:
        """Start a program that does not tell when it is ready."""
        said: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        said.cancel()
        await self._begin("", said)

    async def _begin(self, ready: str, said: "asyncio.Future[str]") -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("JOBHUNT_")}
        kept.pop("DATABASE_URL", None)
        self._lines = []
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            env={**kept, "PYTHONPATH": str(BACKEND), **self._environment},
            stdin=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        self._reading = asyncio.create_task(self._read(ready, said))

    @property
    def last_words(self) -> str:
        """The last lines on stderr."""
        return "\n".join(self._lines[-LAST_LINES:])

    async def kill(self) -> None:
        """End it at once, unasked, and leave its children to themselves."""
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def stop(self) -> None:
        """End it in order."""
        if self._process is None or self._process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGINT)
        try:
            await asyncio.wait_for(self._process.wait(), STOP_LIMIT)
        except TimeoutError:
            await self.kill()
        if self._reading is not None:
            await self._reading

    async def _read(self, ready: str, said: "asyncio.Future[str]") -> None:
        assert self._process is not None
        assert self._process.stderr is not None
        async for raw in self._process.stderr:
            line = raw.decode(errors="replace").rstrip()
            self._lines.append(line)
            del self._lines[:-LAST_LINES]
            if line.startswith(ready) and not said.done():
                said.set_result(line.removeprefix(ready).strip())
        if not said.done():
            said.set_exception(RuntimeError(f"{self._command[1:]} ended before it was ready:\n{self.last_words}"))


def children_of(pid: int) -> list[tuple[int, str]]:
    """The processes that a process has started itself; ids and command lines."""
    if Path("/proc/self/stat").exists():
        rows = [row for entry in Path("/proc").iterdir() if entry.name.isdigit() and (row := _proc_row(entry))]
    else:
        listed = subprocess.run(
            ["ps", "-A", "-o", "pid=,ppid=,command="], capture_output=True, text=True, check=True
        )
        rows = [line.split(maxsplit=2) for line in listed.stdout.splitlines()]
    return [(int(row[0]), row[2]) for row in rows if len(row) == 3 and int(row[1]) == pid]


def _proc_row(entry: Path) -> list[str] | None:
    """Id, parent's id and command line of a process; None when it has ended meanwhile."""
    try:
        parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
        command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return None
    return [entry.name, parent, command]


@dataclass(frozen=True, slots=True)
class Options:
    """How a universe differs from the usual one: quiet, heavier or lighter own-site pages, longer lists."""

    noise: bool = True
    filling: int | None = None
    per_list: int | None = None


def universe(size: Mapping[str, int], options: Options) -> Program:
    """A universe of these companies on a free port; `start("universe ")` gives its address."""
    given = json.dumps({"size": dict(size), **asdict(options)})
    return Program([sys.executable, "-m", "tests.journeys.universe_program", given])


def worker(home: Path, settings: Mapping[str, str]) -> Program:
    """`jobhunt worker` with its own home, as on a host of its own; it is to `begin`."""
    command = [sys.executable, "-c", "from jobhunt.cli import app; app()", "worker"]
    return Program(command, {"JOBHUNT_HOME": str(home), **settings})


def product(home: Path, upstream: str, *, port: int = 0, settings: Mapping[str, str] | None = None) -> Program:
    """`jobhunt serve` with its own home, reading that upstream unpaced; `start("ready ")` tells its address."""
    environment = {
        "JOBHUNT_HOME": str(home),
        "JOBHUNT_UPSTREAM": upstream,
        "JOBHUNT_PACE": "off",
        "JOBHUNT_PORT": str(port),
        "JOBHUNT_STAGE": "test",
        **(settings or {}),
    }
    return Program([sys.executable, "-c", "from jobhunt.cli import app; app()", "serve"], environment)
