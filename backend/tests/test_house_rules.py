"""The rules of the house, asked of every file, and each rule asked of a small file that breaks it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobhunt.core.environment import variables
from jobhunt.core.settings import Settings
from tests import house_rules

BACKEND = Path(__file__).resolve().parents[1]
ROOT = BACKEND.parent
NOT_OURS = {"node_modules", "dist", "build", "test-results", "playwright-report", "__pycache__", "results"}
GENERATED = {"frontend/src/api/schema.d.ts", "backend/openapi.json"}
TEXT = {
    ".py",
    ".ts",
    ".tsx",
    ".mjs",
    ".css",
    ".html",
    ".json",
    ".toml",
    ".txt",
    ".md",
    ".ini",
    ".mako",
    ".yaml",
    "",
}
BESIDE_THE_PACKAGE = {"pages", "journeys"}


def walk(folder: Path) -> Iterator[Path]:
    """Every file of ours: what was installed, built or left behind by a tool is not."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        hidden = entry.name.startswith(".") and entry.name not in (".ci", ".npmrc", ".gitignore")
        if hidden or entry.name in NOT_OURS or entry.name.endswith(".egg-info"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(Path(entry.path))
        else:
            yield Path(entry.path)


FILES = {path.relative_to(ROOT).as_posix(): path for path in walk(ROOT)}
TEXTS = {
    name: path.read_text(encoding="utf-8")
    for name, path in FILES.items()
    if path.suffix in TEXT and name not in GENERATED and not name.startswith("backend/tests/pages/")
}
PYTHON = {name: text for name, text in TEXTS.items() if name.endswith(".py")}
README = TEXTS["README.md"]


def seen_from_backend(name: str) -> str:
    return name.removeprefix("backend/")


def test_there_are_files_to_ask() -> None:
    assert len(PYTHON) > 150
    assert {"Makefile", ".ci/run", "frontend/package-lock.json", "scripts/setup.py"} <= TEXTS.keys()


def test_every_file_keeps_the_rules_of_all_files() -> None:
    assert [wrong for name, text in TEXTS.items() for wrong in house_rules.of_any_file(name, text)] == []


def test_every_python_file_keeps_the_rules() -> None:
    found = [
        wrong for name, text in PYTHON.items() for wrong in house_rules.of_python(seen_from_backend(name), text)
    ]
    assert found == []


def test_every_web_file_keeps_the_rules() -> None:
    web = {name: text for name, text in TEXTS.items() if name.endswith((".ts", ".tsx", ".mjs", ".css"))}
    assert len(web) > 60
    assert [wrong for name, text in web.items() for wrong in house_rules.of_web(name, text)] == []


def test_the_folders_of_tests_mirror_the_package() -> None:
    package = {path.relative_to(BACKEND / "jobhunt") for path in (BACKEND / "jobhunt").rglob("*")}
    tests = {path.relative_to(BACKEND / "tests").parent for path in (BACKEND / "tests").rglob("test_*.py")}
    strangers = {folder for folder in tests if folder.parts and folder.parts[0] not in BESIDE_THE_PACKAGE} - package
    assert strangers == set()


def test_the_readme_names_exactly_the_variables_that_are_read() -> None:
    assert set(house_rules.table_rows(README, "Environment variables")) == {*variables(Settings).values()}


def test_the_readme_names_exactly_the_commands_of_make() -> None:
    named = set(re.findall(r"`make ([a-z0-9-]+)`", README))
    assert named <= house_rules.targets(TEXTS["Makefile"])
    assert {"setup", "run", "demo", "test", "check"} <= named


def test_the_readme_names_every_command_of_the_program() -> None:
    program = TEXTS["backend/jobhunt/cli.py"]
    commands = re.findall(r"^@app\.command\(\)\n@tells_errors\ndef (\w+)", program, re.M)
    commands += re.findall(r'^@app\.command\("(\w+)"\)', program, re.M)
    assert len(commands) > 5
    assert {name for name in commands if f"`jobhunt {name}" not in README} == set()


def test_every_decision_has_its_five_headings_and_its_own_number() -> None:
    records = {name: text for name, text in TEXTS.items() if name.startswith("docs/decisions/")}
    assert [wrong for name, text in records.items() for wrong in house_rules.of_decision(name, text)] == []
    numbers = sorted(int(Path(name).name[:4]) for name in records)
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_link_of_a_page_leads_to_a_file() -> None:
    pages = {name: text for name, text in TEXTS.items() if name.endswith(".md")}
    dead = [
        f"{name}: {link}"
        for name, text in pages.items()
        for link in house_rules.links(text)
        if not (ROOT / name).parent.joinpath(link).exists()
    ]
    assert dead == []


def test_the_ten_second_table_names_files_that_exist() -> None:
    rows = re.findall(r"^\| .+ \| `([^`]+)` \|$", TEXTS["ARCHITECTURE.md"], re.MULTILINE)
    assert len(rows) > 5
    assert [row for row in rows if not list(BACKEND.glob(f"jobhunt/{row}")) and not (ROOT / row).exists()] == []


def test_no_lock_file_names_where_its_packages_come_from() -> None:
    locks = [
        name for name in TEXTS if name.startswith("backend/requirements/") or name.endswith("package-lock.json")
    ]
    assert len(locks) == 8
    assert [name for name in locks if re.search(r'"resolved"|--(extra-)?index-url|--find-links', TEXTS[name])] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"""A sentence."""\n' + "x = 1\n" * 300, "301 lines, at most 300"),
        ("x = 1\n", "opens without a sentence"),
        ('"""A title without an end"""\n', "opens without a sentence"),
        ('"""A."""\n\n\ndef f() -> None:\n' + "    x = 1\n" * 50, "f has 51 lines"),
        ('"""A."""\n\n\ndef f() -> None:\n    import os\n', "f imports within itself"),
        (
            '"""A."""\n\n\nasync def f() -> None:\n    if True:\n        from os import path\n',
            "f imports within itself",
        ),
        ('"""A."""\n\n\nclass CrawlManager:\n    pass\n', "CrawlManager says nothing"),
        ('"""A."""\nQ = "select id from jobs"\n', "SQL belongs"),
        ('"""A."""\nQ = """\n  with x as (select 1) delete from jobs"""\n', "SQL belongs"),
        ('"""A."""\nfrom sqlalchemy import text\n', "SQLAlchemy belongs"),
        ('"""A."""\nimport sqlalchemy.orm\n', "SQLAlchemy belongs"),
        ('"""A."""\nfrom sqlalchemy.ext.asyncio import create_async_engine\n', "SQLAlchemy belongs"),
        ('"""A."""\nfrom datetime import datetime\nNOW = datetime.now()\n', "the time is passed in"),
    ],
)
def test_a_python_file_that_breaks_a_rule_is_told_of(text: str, said: str) -> None:
    (wrong,) = house_rules.of_python("jobhunt/postings/closing.py", text)
    assert said in wrong


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("jobhunt/postings/closing.py", '"""A."""\n\n\ndef f() -> None:\n' + "    x = 1\n" * 49),
        (
            "jobhunt/postings/listing_queries.py",
            '"""A."""\nfrom sqlalchemy import text\nQ = "select id from jobs"\n',
        ),
        ("jobhunt/worker.py", '"""A."""\nfrom sqlalchemy.exc import SQLAlchemyError\n'),
        ("jobhunt/ingestion/runs.py", '"""A."""\nfrom sqlalchemy.ext.asyncio import AsyncConnection\n'),
        ("jobhunt/core/clock.py", '"""A."""\nfrom datetime import datetime\nNOW = datetime.now()\n'),
        ("jobhunt/cli.py", '"""Update the settings, or select a company with care."""\n'),
    ],
)
def test_a_python_file_that_keeps_the_rules_is_left_alone(path: str, text: str) -> None:
    assert list(house_rules.of_python(path, text)) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("backend/jobhunt/core/utils.py", ""),
        ("backend/jobhunt/service/crawl.py", ""),
        ("backend/jobhunt/worker.py", "# TO" + "DO: later"),
        ("backend/tests/web/test_web.py", "@pytest.mark.sk" + 'ip(reason="slow")'),
        ("frontend/src/lib/text.test.ts", "it.sk" + 'ip("cuts", () => {});'),
        ("backend/requirements/base.txt", "--index-url https://py" + "pi.org/simple"),
        ("frontend/package-lock.json", '"resolved": "https://registry.npm' + 'js.org/x"'),
        ("scripts/demo.py", 'HOME = "/ho' + 'me/somebody/data"'),
    ],
)
def test_any_file_that_breaks_a_rule_is_told_of(path: str, line: str) -> None:
    assert len(list(house_rules.of_any_file(path, f"{line}\n"))) == 1


def test_words_that_only_look_like_broken_rules_are_left_alone() -> None:
    text = "for update skip locked\nhref='/jobs/home/remote'\n/root/ is closed to Postgres\ncommon ground\n"
    assert list(house_rules.of_any_file("backend/jobhunt/core/work.py", text)) == []


@pytest.mark.parametrize(
    "text", ["export const x = 1;\n", "/** no capital. */\n", "/** A sentence. */\n" + "x;\n" * 250]
)
def test_a_web_file_that_breaks_a_rule_is_told_of(text: str) -> None:
    assert len(list(house_rules.of_web("frontend/src/lib/x.ts", text))) == 1


GOOD_RECORD = "# 0001 A thing is so\n\n" + "".join(f"## {h}\n\nWords.\n\n" for h in house_rules.DECISION_HEADINGS)


@pytest.mark.parametrize(
    "text",
    [
        GOOD_RECORD.replace("# 0001", "# 0002"),
        GOOD_RECORD.replace("## Context", "## Story"),
        GOOD_RECORD.replace("## Alternatives\n\nWords.", "## Alternatives"),
    ],
)
def test_a_decision_record_that_breaks_a_rule_is_told_of(text: str) -> None:
    path = "docs/decisions/0001-a-thing.md"
    assert list(house_rules.of_decision(path, GOOD_RECORD)) == []
    assert len(list(house_rules.of_decision(path, text))) == 1


def test_the_readers_of_pages_find_what_they_look_for() -> None:
    page = "## Variables\n\n| `ONE` | x |\n| `TWO` | y |\n\n## Other\n\n| `THREE` | z |\n[a](b.md#c) ![d](e.png) [f](https://g)\n"
    assert house_rules.table_rows(page, "Variables") == ["ONE", "TWO"]
    assert house_rules.links(page) == ["b.md", "e.png"]
    assert house_rules.targets("run: setup ## start\n.PHONY: run\nhidden:\n") == {"run"}
