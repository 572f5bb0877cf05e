"""One Postgres server process: launched or found running, asked whether it answers, stopped."""

import os
import re
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from jobhunt.core.errors import CannotStart
from jobhunt.core.postgres_account import Account
from jobhunt.core.postgres_files import ENVIRONMENT, SOCKET_NAME, Programs, explain

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# For tests only: a power cut may lose data, a killed process still does not.
NOT_DURABLE = {"fsync": "off", "full_page_writes": "off"}

LOOK_EVERY = 0.02
# Crash recovery replays at most what was written since the last checkpoint; this is far above that.
START_LIMIT = 300.0
FAST_STOP_LIMIT = 30.0


def is_running(pid: int) -> bool:
    """Whether a process lives. One that is dead but not yet collected by its parent does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return not _described(pid, "stat").startswith("Z")


def _described(pid: int, what: str) -> str:
    """The state letter (`stat`) or the command line (`command`) of a process; empty when it has gone."""
    proc = Path("/proc") / str(pid)
    try:
        if what == "command" and proc.exists():
            return (proc / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        if what == "stat" and proc.exists():
            return (proc / "stat").read_text(errors="replace").rpartition(")")[2].strip()
        done = subprocess.run(["ps", "-o", f"{what}=", "-p", str(pid)], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()


@dataclass(slots=True)
class Server:
    """A running server: our own child, or one that an earlier or another program of ours started."""

    pid: int
    sockets: Path
    child: "subprocess.Popen[bytes] | None" = None

    def lives(self) -> bool:
        return self.child.poll() is None if self.child else is_running(self.pid)

    def leave(self) -> None:
        """Let it live on without us, for another program uses it."""
        if self.child is not None:
            # Popen would otherwise complain that its process still runs.
            self.child.returncode = 0

    def end(self) -> None:
        """Fast shutdown; after half a minute the immediate one, which costs a short recovery at the next start."""
        for sign, limit in ((signal.SIGINT, FAST_STOP_LIMIT), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 5.0)):
            try:
                os.kill(self.pid, sign)
            except ProcessLookupError:
                return
            give_up = time.monotonic() + limit
            while time.monotonic() < give_up:
                if not self.lives():
                    return
                time.sleep(LOOK_EVERY)


def answers(programs: Programs, sockets: Path) -> bool:
    done = subprocess.run(
        [programs.folder / "pg_isready", "-q", "-h", sockets, "-p", "5432"],
        check=False, cwd="/", env=ENVIRONMENT,
    )  # fmt: skip
    return done.returncode == 0


def find_running(data: Path, programs: Programs) -> Server | None:
    """The server that already runs on this data folder, once it answers; None when there is none.

    What a dead one left behind is cleared away, for its process number may by now be somebody else's, and Postgres
    would then refuse to start.
    """
    try:
        lines = (data / "postmaster.pid").read_text(errors="replace").splitlines()
        pid, sockets = int(lines[0]), Path(lines[4])
    except FileNotFoundError:
        return None
    except (IndexError, ValueError):
        (data / "postmaster.pid").unlink()
        return None
    server = Server(pid, sockets)
    if _is_server_on(pid, data):
        give_up = time.monotonic() + START_LIMIT
        while time.monotonic() < give_up and is_running(pid):
            if answers(programs, sockets):
                return server
            time.sleep(LOOK_EVERY)
    if is_running(pid) and _is_server_on(pid, data):
        raise CannotStart(f"the Postgres on {data} (process {pid}) does not answer: end it and start again")
    (data / "postmaster.pid").unlink(missing_ok=True)
    (sockets / f"{SOCKET_NAME}.lock").unlink(missing_ok=True)
    return None


def _is_server_on(pid: int, data: Path) -> bool:
    command = _described(pid, "command")
    return is_running(pid) and "postgres" in command and f"-D {data}" in command


def launch(data: Path, sockets: Path, programs: Programs, account: Account, *, durable: bool) -> Server:
    """Start a server and wait until it answers. Raises CannotStart with the reason from its log."""
    log = data.parent / "postgres.log"
    if log.exists() and log.stat().st_size > 10_000_000:
        log.replace(log.with_suffix(".log.1"))
    settings = SETTINGS if durable else SETTINGS | NOT_DURABLE
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with log.open("ab") as out:
        begin = out.tell()
        # Its own session: Ctrl-C in the terminal must not stop it before web and worker have finished.
        child = subprocess.Popen(
            [programs.folder / "postgres", "-D", data, "-k", sockets, *options],
            stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd="/", env=ENVIRONMENT, start_new_session=True,
            user=account.user, group=account.group, extra_groups=account.extra_groups,
        )  # fmt: skip
    return _until_it_answers(Server(child.pid, sockets, child), programs, log, begin)


def _until_it_answers(server: Server, programs: Programs, log: Path, begin: int) -> Server:
    give_up = time.monotonic() + START_LIMIT
    while time.monotonic() < give_up:
        if not server.lives():
            said = _tail(log, begin)
            if "pre-existing shared memory" in said:
                raise StillInUse(said)
            raise CannotStart(explain(said, log.parent))
        if answers(programs, server.sockets):
            return server
        time.sleep(LOOK_EVERY)
    server.end()
    raise CannotStart(f"Postgres did not answer within {START_LIMIT:.0f} s of starting; its log is {log}")


class StillInUse(CannotStart):
    """Children of a killed server have not all ended yet."""


def _tail(log: Path, begin: int) -> str:
    with log.open("rb") as lines:
        lines.seek(begin)
        return re.sub(r"[^\x20-\x7e\n]", " ", lines.read(100_000).decode(errors="replace"))
