"""The page on deploying: AWS's own tools know its commands, and what it says of variables is read by somebody."""

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest
from botocore import xform_name
from botocore.session import get_session

from jobhunt.aws.parts import DATABASE, PROXY, SIGNING
from jobhunt.core.environment import variables
from jobhunt.core.settings import AwsSettings, Settings
from tests.house_rules import targets

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "deploying.md").read_text()
VERCEL = (ROOT / "frontend" / "vercel.ts").read_text()
TOLD_TO_VERCEL = {"API_ORIGIN", "FILES_AT", "PROXY_SECRET", "STREAM_ORIGIN"}

EVERYWHERE = {"--query", "--output", "--region", "--profile"}
"""Options of the command line itself."""
ITS_OWN = {"logs tail": {"--since", "--follow", "--format", "--filter-pattern"}}
"""Commands that are no operation of the service, and what they take."""
COMMAND = re.compile(r"\baws ((?:[a-z0-9-]+)) ([a-z][a-z-]+)((?:[^`)\n;|]|\)\")*)")


def commands() -> list[tuple[str, str, set[str]]]:
    """Every command of AWS's on the page: service, operation, options."""
    found = []
    for service, operation, rest in COMMAND.findall(PAGE):
        options = set(re.findall(r"--[a-z-]+", re.sub(r"'[^']*'", "", rest)))
        found.append((service, operation, options))
    return found


def test_there_are_commands_to_ask_about() -> None:
    assert len(commands()) > 12
    assert {service for service, _, _ in commands()} >= {"ssm", "sqs", "logs", "cloudformation", "sts"}


@pytest.mark.parametrize(("service", "operation", "options"), commands())
def test_aws_knows_the_command_and_its_options(service: str, operation: str, options: set[str]) -> None:
    if (own := ITS_OWN.get(f"{service} {operation}")) is not None:
        assert options <= own
        return
    model = get_session().get_service_model(service)
    known = {xform_name(name, "-"): name for name in model.operation_names}
    assert operation in known
    shape = model.operation_model(known[operation]).input_shape
    members = dict(shape.members) if shape is not None else {}
    taken = {f"--{xform_name(name, '-')}" for name in members}
    assert options - EVERYWHERE <= taken
    required = {f"--{xform_name(name, '-')}" for name in (shape.required_members if shape is not None else [])}
    assert required <= options


def test_secrets_are_put_under_the_names_by_which_functions_ask() -> None:
    put = re.findall(r"\bput ([A-Z_]+) ", PAGE)
    assert set(put) == {DATABASE, SIGNING, PROXY}
    assert put.count(SIGNING) == 2  # the first ones, and those that replace them
    secret = {one.name for one in fields(Settings) if not one.repr} - {"database_url"}
    assert secret == {"secret_key", "proxy_secret"}


def test_every_variable_on_the_page_is_one_that_is_read() -> None:
    read = {*variables(Settings).values(), *variables(AwsSettings).values()}
    named = set(re.findall(r"\bJOBHUNT_[A-Z_]+\b", PAGE))
    assert named - read == set()
    assert named == {"JOBHUNT_FILES", PROXY}


def test_vercel_is_told_what_its_file_reads() -> None:
    read = set(re.findall(r'(?:origin\(|env: \[)"([A-Z_]+)"|process\.env\.([A-Z_]+)', VERCEL))
    read = {one or other for one, other in read}
    # The original design's name for the same, still taken.
    assert read - {"VITE_API_URL"} == TOLD_TO_VERCEL
    assert set(re.findall(r"vercel env (?:add|rm) ([A-Z_]+)", PAGE)) <= TOLD_TO_VERCEL
    assert [name for name in TOLD_TO_VERCEL if f"`{name}`" not in PAGE and f"env add {name}" not in PAGE] == []


def test_what_make_is_told_to_do_it_can() -> None:
    named = set(re.findall(r"(?:`|^ *|&& )make ([a-z-]+)", PAGE, re.M))
    assert named <= targets((ROOT / "Makefile").read_text())
    assert {"deploy-aws", "setup", "smoke-aws"} <= named


def test_every_block_of_commands_is_whole() -> None:
    for block in re.findall(r"^ *```\n(.*?)^ *```", PAGE, re.M | re.S):
        shlex.split(block, comments=True)
