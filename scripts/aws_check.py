"""`make test-aws`: the template is linted, validated and built, and its packages are such as Lambda takes."""

import os
import platform
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import aws_package
import aws_tools
import setup

TEMPLATE = setup.BACKEND / "template.yaml"
BUILT = setup.BACKEND / ".aws-sam" / "build"
REGIONS = ("us-east-1", "eu-central-1")
# The rule does not know that a function can name its log group; tests/aws/test_template.py looks at that itself.
NOT_FOR_US = ("WS1004",)

MOST_ZIPPED = 50_000_000
MOST_UNPACKED = 250_000_000
ARM64 = b"\xb7\x00"
"""What an ELF file says of its processor, at its 18th byte."""

KIND_OF = {
    "ApiFunction": "api",
    "StreamFunction": "api",
    **dict.fromkeys(("InitializerFunction", "CrawlerFunction", "ExtractorFunction", "SweeperFunction"), "workers"),
}
LOADED = {
    "api": (
        *("jobhunt.aws.api", "jobhunt.postings.simhash", "jobhunt.core.net.fetch", "jwt", "google.oauth2.id_token"),
        *("jobhunt.applications.calendar.ics", "markdown_it", "uvicorn"),
    ),
    "workers": ("jobhunt.aws.workers", "jobhunt.postings.simhash", "jobhunt.core.net.fetch"),
}
"""By kind: the handlers' modules, and what they load only when they need it."""


class NotRight(Exception):
    """The message says what is wrong."""


def lint(tools: Path) -> None:
    """Every rule of cfn-lint and of AWS for serverless, then SAM's own look at it; nothing leaves this machine."""
    rules = ["--append-rules", "cfn_lint_serverless.rules", "--ignore-checks", *NOT_FOR_US]
    _run([tools / "cfn-lint", "--regions", *REGIONS, *rules, "--template", TEMPLATE])
    _run([tools / "sam", "validate", "--lint", "--template", TEMPLATE])


def build(tools: Path) -> None:
    """What `sam deploy` would upload."""
    _run([tools / "sam", "build", "--template", TEMPLATE])


def zipped(folder: Path) -> int:
    """How many bytes the package has as it is uploaded."""
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in _files(folder):
                archive.write(path, path.relative_to(folder))
        return file.seek(0, os.SEEK_END)


def check_packages() -> None:
    """Whole, small enough, for Lambda's processors, and with byte code wherever this machine can make it."""
    for name in KIND_OF:
        _check_contents(name, BUILT / name)
    # The others of a kind are the same.
    for name in ("ApiFunction", "CrawlerFunction"):
        folder = BUILT / name
        size, packed = sum(path.stat().st_size for path in _files(folder)), zipped(folder)
        print(f"{KIND_OF[name]}: {packed / 1e6:.1f} MB zipped, {size / 1e6:.0f} MB unpacked", file=sys.stderr)
        if packed > MOST_ZIPPED or size > MOST_UNPACKED:
            raise NotRight(f"{name} is too large: at most {MOST_ZIPPED:,} bytes zipped, {MOST_UNPACKED:,} unpacked")


def _check_contents(name: str, folder: Path) -> None:
    ours = folder / "jobhunt"
    if not (ours / "aws" / "parts.py").is_file():
        raise NotRight(f"{name} lacks our code")
    for path in folder.rglob("*.so*"):
        if path.read_bytes()[18:20] != ARM64:
            raise NotRight(f"{path.relative_to(folder)} of {name} is for other processors")
    sources = {path.relative_to(ours).with_suffix("") for path in ours.rglob("*.py")}
    code = {(path.parents[1] / path.name.partition(".")[0]).relative_to(ours) for path in ours.rglob("*.pyc")}
    if aws_package.python() is not None and sources != code:
        raise NotRight(f"{name} has no byte code of {sorted(map(str, sources ^ code))[0]}")


def check_imports() -> None:
    """A package made alike for this machine loads all by itself, so none lacks a library."""
    python = aws_package.python()
    if python is None or sys.platform != "linux":
        print(f"without Python {aws_package.PYTHON} on Linux no package is started here", file=sys.stderr)
        return
    here = f"{platform.machine()}-manylinux_2_28"
    for kind, modules in LOADED.items():
        with tempfile.TemporaryDirectory(dir=aws_package.PACKAGES) as folder:
            aws_package.build(kind, Path(folder), here)
            program = f"import sys, importlib; sys.path.insert(0, {folder!r})"
            program += "".join(f"; importlib.import_module({name!r})" for name in modules)
            _run([python, "-I", "-S", "-W", "error", "-c", program])


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _run(command: list[str | Path]) -> None:
    """Run a tool that must not ask for an account, nor tell anybody that it was run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "SAM_"))}
    environment = {**kept, "AWS_DEFAULT_REGION": REGIONS[0], "SAM_CLI_TELEMETRY": "0"}
    advice = "the lines above say what is wrong with backend/template.yaml or a package"
    setup.run([str(part) for part in command], advice, cwd=setup.BACKEND, env=environment, quiet=True)


def main() -> None:
    """Exit with a line that says what is wrong."""
    try:
        tools = aws_tools.environment("sam")
        lint(tools)
        build(tools)
        check_packages()
        check_imports()
    except (NotRight, setup.SetupFailed, subprocess.CalledProcessError) as error:
        sys.exit(f"test-aws: {error}")
    print("test-aws: the template and its packages are right", file=sys.stderr)


if __name__ == "__main__":
    main()
