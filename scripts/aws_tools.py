"""The tools that stand for AWS on this machine, each in an environment of its own, made when first needed."""

import fcntl
import os
import sys
from pathlib import Path

import setup

TOOLS = setup.BACKEND / ".aws-tools"


def environment(name: str) -> Path:
    """The folder of a tool's programs, with exactly what requirements/NAME.txt locks; two callers take turns."""
    lock = setup.BACKEND / "requirements" / f"{name}.txt"
    folder = TOOLS / name
    TOOLS.mkdir(exist_ok=True)
    uv = [str(Path(sys.executable).parent / "uv")]

    def make() -> None:
        fetch = "see whether uv can reach its package index"
        python = str(folder / "bin" / "python")
        settings = setup.uv_settings()
        setup.run([*uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(folder)], fetch, env=settings)
        install = [*uv, "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", str(lock)]
        setup.run(install, fetch, env=settings)

    turn = os.open(TOOLS, os.O_RDONLY)
    try:
        fcntl.flock(turn, fcntl.LOCK_EX)
        version = ".".join(map(str, sys.version_info[:2]))
        setup.once(folder / ".made-from", setup.digest([lock], version, str(folder)), f"the tool {name}", make)
    finally:
        os.close(turn)
    return folder / "bin"


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        try:
            environment(wanted)
        except setup.SetupFailed as error:
            sys.exit(f"aws tools: {error}")
