"""The Postgres that comes with the product: started, kept alive, adopted after a crash, stopped.

Every program of ours that uses a home holds a shared lock on it for as long as it lives; the system lets go of it
even when the program is killed. So no server is stopped under another program, the last one out stops it whoever
started it, and one that was orphaned by a crash is adopted by the next start and stopped by its clean end.
"""

import fcntl
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from jobhunt.core import postgres_files, postgres_process
from jobhunt.core.errors import CannotStart
from jobhunt.core.postgres_account import account_for
from jobhunt.core.postgres_process import Server, StillInUse

log = logging.getLogger(__name__)

WATCH_EVERY = 0.25
LONGEST_PAUSE = 30.0


class RunningPostgres:
    """A server that answers, watched by a thread that brings it back when it dies. Use `start` to get one."""

    def __init__(self, home: Path, runtime_dir: Path, *, durable: bool) -> None:
        self._home = home
        self._runtime_dir = runtime_dir
        self._durable = durable
        self._stopping = threading.Event()
        self._server = self._bring_up()
        self._in_use = _lock(home / "postgres.users", fcntl.LOCK_SH)
        self._watcher = threading.Thread(target=self._watch, name="postgres-watcher", daemon=True)
        self._watcher.start()

    @property
    def url(self) -> str:
        """The address of the product's database, for asyncpg and SQLAlchemy alike; the same after a restart."""
        return f"postgresql://jobhunt@/jobhunt?host={quote(str(self._server.sockets), safe='/')}"

    @property
    def pid(self) -> int:
        return self._server.pid

    def stop(self) -> None:
        """Stop watching, and stop the server unless another program still uses it. A second call does nothing."""
        if self._stopping.is_set():
            return
        self._stopping.set()
        self._watcher.join()
        with _only_one(self._home):
            try:
                fcntl.flock(self._in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._server.leave()
            else:
                self._server.end()
            finally:
                os.close(self._in_use)

    def __enter__(self) -> "RunningPostgres":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _bring_up(self) -> Server:
        """Adopt the server of this home or start one. The caller holds the start lock."""
        data = self._home / "postgres"
        account = account_for(data)
        postgres_files.prepare_home(self._home, account)
        programs = postgres_files.find_programs(self._home, account)
        postgres_files.prepare_data(data, programs, account, durable=self._durable)
        found = postgres_process.find_running(data, programs)
        if found is not None:
            return found
        sockets = postgres_files.prepare_sockets(self._home, self._runtime_dir, account)
        for _ in range(60):
            try:
                return postgres_process.launch(data, sockets, programs, account, durable=self._durable)
            except StillInUse:
                time.sleep(0.5)
        raise CannotStart(f"parts of an earlier Postgres still run on {data}: end them and start again")

    def _watch(self) -> None:
        pause = WATCH_EVERY
        while not self._stopping.wait(pause):
            if self._server.lives():
                continue
            log.warning("Postgres has ended and is started again")
            try:
                with _only_one(self._home):
                    self._server = self._bring_up()
                pause = WATCH_EVERY
            except (CannotStart, OSError) as error:
                log.error("%s", error)
                pause = min(pause * 2, LONGEST_PAUSE)


def start(home: Path, runtime_dir: Path, *, durable: bool = True) -> RunningPostgres:
    """Start the home's Postgres, or join the one that runs. Blocks until it answers; raises CannotStart.

    `runtime_dir` takes the socket when the home's own path is too long for one. `durable=False` is for tests.
    """
    home = home.expanduser().resolve()
    account = account_for(home / "postgres")
    postgres_files.prepare_home(home, account)
    try:
        with _only_one(home):
            return RunningPostgres(home, runtime_dir, durable=durable)
    except OSError as error:
        raise CannotStart(postgres_files.explain(f"error: {error}", home)) from None


@contextmanager
def _only_one(home: Path) -> Iterator[None]:
    """Starting and stopping in one home take turns, across processes."""
    held = _lock(home / "postgres.lock", fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(held)


def _lock(path: Path, kind: int) -> int:
    opened = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    fcntl.flock(opened, kind)
    return opened
