"""Resolves the Python dependencies again: backend/requirements from pyproject.toml, with hashes."""

import subprocess
import sys
from pathlib import Path

import setup

TARGETS = {
    "base.txt": ["pyproject.toml"],
    "dev.txt": ["pyproject.toml", "--group", "dev"],
    "setup.txt": ["--group", "setup"],
    "ministack.txt": ["--group", "ministack"],
    "sam.txt": ["--group", "sam"],
    "aws-workers.txt": ["--group", "aws-workers", "--constraints", "requirements/base.txt"],
    "aws-api.txt": ["--group", "aws-api", "--constraints", "requirements/base.txt"],
}


def main() -> None:
    """Versions that still fit stay; `--upgrade`, or `--upgrade-package NAME`, lets them go."""
    uv = [str(Path(sys.executable).parent / "uv"), "pip", "compile", "--universal", "--generate-hashes"]
    quiet = ["--no-header", "--no-emit-index-url", "--quiet", "--python-version", "3.11"]
    for name, inputs in TARGETS.items():
        command = [*uv, *quiet, *inputs, "--output-file", f"requirements/{name}", *sys.argv[1:]]
        done = subprocess.run(
            command, cwd=setup.BACKEND, env=setup.uv_settings(), stdout=subprocess.DEVNULL, check=False
        )
        if done.returncode != 0:
            sys.exit(f"lock: requirements/{name} could not be resolved and stays as it was")


if __name__ == "__main__":
    main()
