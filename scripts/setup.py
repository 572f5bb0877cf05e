"""Puts what the project needs into the project: a Python environment, the web app's packages, the built web app.

Each part is made again only when what it is made from has changed. Its mark is written last, so that a part that
was interrupted is made anew.
"""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BACKEND = ROOT / "backend"
FRONTEND = ROOT / "frontend"
VENV = BACKEND / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST_NODE = (20, 19)
LAST_LINES = 40


class SetupFailed(Exception):
    """The message is the line that tells what to do."""


def python_environment() -> None:
    """backend/.venv with every locked package, each checked against its hash."""
    requirements = BACKEND / "requirements"
    made_from = [BACKEND / "pyproject.toml", requirements / "dev.txt", requirements / "setup.txt"]

    def make() -> None:
        # An activated environment must not become the base of the one that replaces it.
        base = getattr(sys, "_base_executable", None) or sys.executable
        run([base, "-m", "venv", "--clear", str(VENV)], "install Python's venv module (Debian: python3-venv)")
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        fetch = "see whether pip can reach its package index"
        run([*pip, "-r", str(requirements / "setup.txt")], fetch)
        uv = [str(VENV / "bin" / "uv"), "pip", "install", "--quiet", "--python", str(PYTHON)]
        run([*uv, "--require-hashes", "-r", str(requirements / "dev.txt")], fetch, env=uv_settings())
        # Without isolation: the builder is locked and installed by now, so none is fetched past the lock.
        run([*uv, "--no-deps", "--no-build-isolation", "-e", str(BACKEND)], fetch, env=uv_settings())

    version = ".".join(map(str, sys.version_info[:2]))
    once(VENV / ".made-from", digest(made_from, version, str(ROOT)), "the Python environment", make)


def uv_settings() -> dict[str, str]:
    """uv does not read pip's settings, nor unasked the machine's certificates; it is given both."""
    configured = [str(PYTHON), "-m", "pip", "config", "get", "global.index-url"]
    index = os.environ.get("PIP_INDEX_URL") or output(configured)
    named = {"UV_DEFAULT_INDEX": index} if index and "UV_INDEX_URL" not in os.environ else {}
    return {"UV_SYSTEM_CERTS": "1", "UV_LINK_MODE": "copy", **named, **os.environ}


def node_packages() -> None:
    """frontend/node_modules exactly as the lock file has it."""
    node = output(["node", "--version"])
    found = re.match(r"v(\d+)\.(\d+)", node)
    wanted = ".".join(map(str, OLDEST_NODE))
    if found is None or shutil.which("npm") is None:
        raise SetupFailed(f"Node {wanted} or newer with npm is needed: install it and start again")
    if (int(found[1]), int(found[2])) < OLDEST_NODE:
        raise SetupFailed(f"Node {wanted} or newer is needed, and this is {node}: update it and start again")

    def make() -> None:
        npm = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
        run(npm, "see whether npm can reach its registry", cwd=FRONTEND, quiet=True)

    made_from = [FRONTEND / "package.json", FRONTEND / "package-lock.json"]
    once(FRONTEND / "node_modules" / ".made-from", digest(made_from, node), "the web app's packages", make)


def web_app() -> None:
    """frontend/dist, which the server serves."""
    names = ("index.html", "package-lock.json", "tsconfig.json", "vite.config.ts")
    sources = [path for folder in ("src", "public", "vite") for path in sorted((FRONTEND / folder).rglob("*"))]
    made_from = [*(FRONTEND / name for name in names), *(path for path in sources if path.is_file())]

    def make() -> None:
        run(["npm", "run", "--silent", "build"], "mend what the lines above name", cwd=FRONTEND, quiet=True)

    once(FRONTEND / "dist" / ".made-from", digest(made_from), "the web app", make)


def once(mark: Path, made_from: str, name: str, make: Callable[[], None]) -> None:
    """Make a part unless its mark says that it was made from just this."""
    if mark.is_file() and mark.read_text() == made_from:
        return
    mark.unlink(missing_ok=True)
    say(f"making {name}")
    make()
    mark.write_text(made_from)


def digest(files: Iterable[Path], *more: str) -> str:
    """Stands for the names and contents of the files and for the words."""
    found = sha256("\0".join(more).encode())
    for file in files:
        found.update(f"\0{file.relative_to(ROOT)}\0".encode() + sha256(file.read_bytes()).digest())
    return found.hexdigest()


def run(
    command: Sequence[str],
    advice: str,
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    quiet: bool = False,
) -> None:
    """Run a command; `quiet` shows what it said only when it fails. Raises SetupFailed with the advice."""
    said = subprocess.PIPE if quiet else None
    try:
        done = subprocess.run(command, cwd=cwd, env=env, stdout=said, stderr=said and subprocess.STDOUT, text=True)
    except OSError as error:
        raise SetupFailed(f"{command[0]} cannot be run ({error.strerror}); {advice}") from None
    if done.returncode != 0:
        sys.stderr.write("".join((done.stdout or "").splitlines(keepends=True)[-LAST_LINES:]))
        short = " ".join(Path(part).name if os.sep in part else part for part in command)
        raise SetupFailed(f"`{short}` failed; {advice}. What is done stays: `make setup` goes on from there")


def output(command: Sequence[str]) -> str:
    """What a command prints, empty when it fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def say(line: str) -> None:
    """On stderr, so that what make's commands print stays theirs."""
    print(f"setup: {line}", file=sys.stderr, flush=True)


def main() -> None:
    """Two of these at once take turns."""
    turn = os.open(ROOT / "scripts", os.O_RDONLY)
    fcntl.flock(turn, fcntl.LOCK_EX)
    try:
        python_environment()
        node_packages()
        web_app()
    except SetupFailed as error:
        sys.exit(f"setup: {error}")
    except KeyboardInterrupt:
        sys.exit("setup: stopped; start again to go on")


if __name__ == "__main__":
    main()
