"""Which system account runs the embedded Postgres: the person's own, or an unprivileged one when we are root."""

import grp
import os
import pwd
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from jobhunt.core.errors import CannotStart

SYSTEM_ACCOUNT = "jobhunt"


@dataclass(frozen=True, slots=True)
class Account:
    """Who Postgres runs as and who owns its data. `drop` says whether we are root and have to step down to it."""

    uid: int
    gid: int
    drop: bool

    @property
    def user(self) -> int | None:
        return self.uid if self.drop else None

    @property
    def group(self) -> int | None:
        return self.gid if self.drop else None

    @property
    def extra_groups(self) -> list[int] | None:
        return [] if self.drop else None

    def own(self, path: Path, mode: int) -> None:
        """Give a file or folder to this account, for its eyes only as `mode` says."""
        if self.drop:
            os.chown(path, self.uid, self.gid)
        path.chmod(mode)

    def can_enter(self, folder: Path) -> bool:
        """Whether this account may pass through one folder (its parents not considered)."""
        if not self.drop:
            return os.access(folder, os.X_OK)
        found = folder.stat()
        if found.st_uid == self.uid:
            return bool(found.st_mode & 0o100)
        return bool(found.st_mode & (0o010 if found.st_gid == self.gid else 0o001))


def account_for(data: Path) -> Account:
    """The account for a data folder. An existing one keeps its owner, so that `sudo` once does no harm.

    Raises CannotStart when the data belongs to someone else, or when root has no account to step down to.
    """
    owner = data.stat().st_uid if data.exists() else None
    if os.geteuid() != 0:
        if owner not in (None, os.geteuid()):
            raise CannotStart(
                f"{data} belongs to {_name(owner)}: start as that user, or set JOBHUNT_HOME to a folder of your own"
            )
        return Account(os.geteuid(), os.getegid(), drop=False)
    if owner == 0:
        raise CannotStart(f"{data} belongs to root, and Postgres refuses that: chown -R {SYSTEM_ACCOUNT} {data}")
    if owner is not None:
        return Account(owner, data.stat().st_gid, drop=True)
    return _system_account()


def _name(uid: int | None) -> str:
    try:
        return pwd.getpwuid(uid or 0).pw_name
    except KeyError:
        return f"user {uid}"


def _system_account(tries: int = 20) -> Account:
    for _ in range(tries):
        found = _find_system_account()
        if found is not None:
            return found
        # Two programs that start together both get here; the one that finds the password file locked looks again.
        _add_system_account()
        time.sleep(0.05)
    raise CannotStart(
        f"Postgres will not run as root and the system user {SYSTEM_ACCOUNT} could not be made: "
        f"run `useradd --system {SYSTEM_ACCOUNT}`, start as a normal user, or set DATABASE_URL"
    )


def _find_system_account() -> Account | None:
    try:
        entry = pwd.getpwnam(SYSTEM_ACCOUNT)
    except KeyError:
        return None
    if entry.pw_uid == 0:
        raise CannotStart(f"the user {SYSTEM_ACCOUNT} is root under another name: set DATABASE_URL instead")
    return Account(entry.pw_uid, entry.pw_gid, drop=True)


def _add_system_account() -> None:
    program = shutil.which("useradd") or "/usr/sbin/useradd"
    group = ["--gid", SYSTEM_ACCOUNT] if _group_exists() else ["--user-group"]
    command = [program, "--system", *group, "--no-create-home", "--home-dir", "/nonexistent"]
    try:
        subprocess.run(
            [*command, "--shell", "/usr/sbin/nologin", SYSTEM_ACCOUNT], capture_output=True, check=False, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return


def _group_exists() -> bool:
    try:
        grp.getgrnam(SYSTEM_ACCOUNT)
    except KeyError:
        return False
    return True
