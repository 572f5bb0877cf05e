"""Makes a function's package for `sam build`: locked libraries for Lambda's processors, our code, and byte code.

The libraries of one kind are installed once and shared by every function of that kind, until their lock changes.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import setup

PACKAGES = setup.BACKEND / ".aws-packages"
CODE = setup.BACKEND / "jobhunt"
PLATFORM = "aarch64-manylinux_2_28"
PYTHON = "3.13"
"""The same as the template's Architectures and Runtime."""
TASK_ROOT = "/var/task"
"""Where Lambda unpacks a package: what stands in tracebacks."""

LEFT_OUT = {
    "api": ("cli.py", "worker.py", "universe"),
    "workers": ("cli.py", "worker.py", "universe", "web", "aws/api.py"),
}
"""By kind of function: the parts of our code that it never loads."""
NEVER_READ = (
    *(f"**/*.{ending}" for ending in ("a", "c", "cpp", "h", "pxd", "pxi", "pyi", "pyx")),
    *("**/tests", "**/_testbase", "sqlalchemy/testing", "numpy/f2py", "numpy/random", "include", "bin", ".lock"),
    *(f"sqlalchemy/dialects/{other}" for other in ("mssql", "mysql", "oracle", "sqlite")),
    *("numpy/_core/_*_tests.*.so", "numpy/_core/_simd.*.so", "pycparser"),
)
"""Of the libraries: what builds and tests them, other databases, and arrays of chance."""


def build(kind: str, folder: Path, platform: str = PLATFORM) -> None:
    """Fill the folder with what a function of this kind runs on."""
    shutil.copytree(libraries(kind, platform), folder, copy_function=os.link, dirs_exist_ok=True)
    left_out = {CODE / part for part in LEFT_OUT[kind]}

    def ignored(parent: str, names: list[str]) -> set[str]:
        return {name for name in names if name == "__pycache__" or Path(parent, name) in left_out}

    shutil.copytree(CODE, folder / "jobhunt", ignore=ignored)
    _say_which(folder)
    if kind == "api":
        shutil.copy(setup.BACKEND / "stream.sh", folder)
    compile_all(folder / "jobhunt", folder)


def _say_which(folder: Path) -> None:
    """What an installation would leave behind, and what the API tells its version by."""
    project = tomllib.loads((setup.BACKEND / "pyproject.toml").read_text())["project"]
    name, version = project["name"], project["version"]
    told = folder / f"{name}-{version}.dist-info"
    told.mkdir()
    told.joinpath("METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")


def libraries(kind: str, platform: str) -> Path:
    """The folder with the libraries of this kind for a platform."""
    lock = setup.BACKEND / "requirements" / f"aws-{kind}.txt"
    folder = PACKAGES / f"{kind}-{platform}"
    PACKAGES.mkdir(exist_ok=True)

    def make() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        target = ["--target", str(folder), "--python-version", PYTHON, "--python-platform", platform]
        command = [
            str(setup.VENV / "bin" / "uv"),
            "pip",
            "install",
            "--quiet",
            "--python",
            str(setup.PYTHON),
            *target,
        ]
        command += ["--only-binary", ":all:", "--no-deps", "--require-hashes", "-r", str(lock)]
        setup.run(command, "see whether uv can reach its package index", env=setup.uv_settings())
        for pattern in NEVER_READ:
            for found in list(folder.glob(pattern)):
                shutil.rmtree(found) if found.is_dir() else found.unlink()
        compile_all(folder, folder)

    with _turn():
        made_from = setup.digest([lock, Path(__file__)], platform, str(python()), str(folder))
        setup.once(PACKAGES / f"{folder.name}.made-from", made_from, f"the libraries of AWS's {kind}", make)
    return folder


@contextmanager
def _turn() -> Iterator[None]:
    """Two builds at once take turns."""
    turn = os.open(PACKAGES, os.O_RDONLY)
    try:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
    finally:
        os.close(turn)


def compile_all(folder: Path, root: Path) -> None:
    """Byte code that Lambda need not check against its source. Only a Python of Lambda's version can make it."""
    found = python()
    if found is None:
        setup.say(f"no Python {PYTHON} here: without byte code functions start about four times as slowly")
        return
    shown = ["-s", str(root), "-p", TASK_ROOT, "--invalidation-mode", "unchecked-hash"]
    subprocess.run([str(found), "-I", "-m", "compileall", "-q", *shown, str(folder)], check=True)


def python() -> Path | None:
    """A Python of Lambda's version: on the path, or among pyenv's."""
    name = f"python{PYTHON}"
    folders = [Path(one) for one in os.environ.get("PATH", "").split(os.pathsep)]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    folders += sorted(pyenv.glob(f"versions/{PYTHON}.*/bin"), reverse=True)
    return next((one / name for one in folders if _runs(one / name)), None)


def _runs(program: Path) -> bool:
    """Whether it is what its name says: one of pyenv's stand-ins need not be."""
    return setup.output([str(program), "-c", "import sys; print(*sys.version_info[:2], sep='.')"]) == PYTHON


if __name__ == "__main__":
    try:
        build(sys.argv[1], Path(sys.argv[2]))
    except setup.SetupFailed as error:
        sys.exit(f"aws package: {error}")
