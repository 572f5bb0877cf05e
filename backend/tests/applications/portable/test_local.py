"""`jobhunt export` and `jobhunt import` as people type them: all that is there goes out and comes back."""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.applications.portable import local
from jobhunt.core.context import open_context
from jobhunt.core.errors import BadRequest
from jobhunt.core.settings import Settings
from tests.applications.portable.test_round_trip import files, live, wipe
from tests.applications.tracker import Tracker

Typed = Callable[..., Awaitable[tuple[int, str, str]]]
JOBHUNT = (sys.executable, "-c", "from jobhunt.cli import app; app()")


@pytest.fixture
def typed(postgres_url: str, tmp_path: Path) -> Typed:
    """A command typed on the machine of the server: its exit code, and what it says on stdout and on stderr."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JOBHUNT_")}
    environment = {**kept, "DATABASE_URL": postgres_url, "JOBHUNT_HOME": str(tmp_path), "JOBHUNT_STAGE": "test"}

    async def run(*words: str) -> tuple[int, str, str]:
        pipe = asyncio.subprocess.PIPE
        program = await asyncio.create_subprocess_exec(
            *JOBHUNT, *words, env=environment, cwd=tmp_path, stdout=pipe, stderr=pipe
        )
        out, err = await program.communicate()
        return program.returncode or 0, out.decode(), err.decode()

    return run


async def test_what_is_exported_by_command_comes_back_by_command(
    tracker: Tracker, typed: Typed, tmp_path: Path
) -> None:
    await live(tracker)
    code, out, err = await typed("export", "first.zip", "--json")
    assert (code, err) == (0, "")
    first = tmp_path / "first.zip"
    assert json.loads(out) == {"file": "first.zip", "bytes": first.stat().st_size}
    await wipe(tracker)
    code, out, _ = await typed("import", "first.zip", "--dry-run")
    assert (code, out) == (0, "Would bring: 4 applications, 2 documents, 1 company. Nothing was written.\n")
    assert (await tracker.get("/api/applications"))["total"] == 0
    code, out, err = await typed("import", "first.zip", "--json")
    assert (code, err, json.loads(out)["written"]) == (0, "", True)
    assert (await tracker.get("/api/applications"))["total"] == 3
    assert (await typed("export", "second.zip"))[0] == 0
    assert files((tmp_path / "second.zip").read_bytes()) == files(first.read_bytes())


async def test_a_table_is_brought_in_by_command_as_its_columns_are_said_to_be(
    tracker: Tracker, typed: Typed, tmp_path: Path
) -> None:
    (tmp_path / "table.csv").write_text("a,b,c\nEngineer,Acme,3/4/2026\n")
    said = ("--columns", "title,company,applied_on", "--month-first")
    assert (await typed("import", "table.csv", *said))[1] == "Brought: 1 application\n"
    [one] = (await tracker.get("/api/applications"))["items"]
    assert one["applied_at"].startswith("2026-03-04")
    code, out, _ = await typed("export", "table.csv", "--replace")
    assert (code, out.startswith("table.csv: ")) == (0, True)
    assert "Acme" in (tmp_path / "table.csv").read_text(encoding="utf-8-sig")


async def test_a_command_that_cannot_be_done_says_why_in_one_line(typed: Typed) -> None:
    code, out, err = await typed("import", "none.zip")
    assert (code, out) == (1, "")
    assert err == "jobhunt: none.zip cannot be read: no such file or directory\n"


async def test_what_cannot_be_written_changes_no_file(
    engine: AsyncEngine, postgres_url: str, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.zip"
    mine.write_bytes(b"mine")
    async with open_context(Settings(database_url=postgres_url, home=tmp_path, stage="test")) as context:
        for name, why in (
            ("mine.zip", r"mine\.zip is there already\. Nothing was written"),
            ("mine.txt", r"end it in \.zip"),
            ("nowhere/mine.zip", r"cannot be written: no such file or directory"),
        ):
            with pytest.raises(BadRequest, match=why):
                await local.save(context.for_user(1), 1, tmp_path / name, replace=False)
    assert [name for name in os.listdir(tmp_path) if "mine" in name] == ["mine.zip"]
    assert mine.read_bytes() == b"mine"


def test_a_column_that_means_nothing_is_told_with_what_there_is() -> None:
    assert local.columns("title, company") == ("title", "company")
    with pytest.raises(BadRequest, match=r"salary is nothing that a column means.*company, title"):
        local.columns("title,salary")
