"""A Chromium for the browser tests: one that is there, Debian's, or Playwright's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FRONTEND = Path(__file__).resolve().parents[1] / "frontend"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


class NoBrowser(Exception):
    """There is no Chromium and none could be had."""


def find_or_install() -> dict[str, str]:
    """The environment that leads Playwright to a browser. Raises NoBrowser."""
    if "CHROMIUM_PATH" in os.environ:
        return {}
    found = _installed()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _from_debian()
        found = _installed()
    if found is not None:
        return {"CHROMIUM_PATH": found}
    if _succeeds(["npx", "--no-install", "playwright", "install", "chromium"], FRONTEND):
        return {}
    raise NoBrowser(
        "the browser tests need Chromium and none could be installed: install it "
        "(Debian: apt-get install chromium), or set CHROMIUM_PATH to one, and run `make test` again"
    )


def _installed() -> str | None:
    return next((path for path in map(shutil.which, NAMES) if path), None)


def _from_debian() -> None:
    print("installing Debian's Chromium for the browser tests", file=sys.stderr, flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    if _succeeds(["apt-get", "update", "-qq"]):
        _succeeds(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])


def _succeeds(command: list[str], cwd: Path | None = None) -> bool:
    """Runs with its output on stderr, so that it can be seen why it failed."""
    try:
        return subprocess.run(command, cwd=cwd, stdout=sys.stderr, check=False).returncode == 0
    except OSError:
        return False
