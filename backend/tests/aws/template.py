"""The template as CloudFormation gets it, and what it says of functions, queues and policies."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property
from pathlib import Path
from typing import Any

BACKEND = Path(__file__).resolve().parents[2]
FILE = BACKEND / "template.yaml"
TOOL = BACKEND / ".aws-tools" / "sam" / "bin" / "python"

Body = Mapping[str, Any]


@dataclass(frozen=True)
class Template:
    """What is in the file, and what SAM makes of it."""

    text: str
    written: Body
    translated: Body

    def all(self, kind: str) -> dict[str, Body]:
        """The properties of every resource of this kind, by its name."""
        return {
            name: one.get("Properties", {})
            for name, one in self.translated["Resources"].items()
            if one["Type"] == kind
        }

    def one(self, name: str) -> Body:
        found: Body = self.translated["Resources"][name]
        return found

    @cached_property
    def functions(self) -> dict[str, Body]:
        return self.all("AWS::Lambda::Function")

    @cached_property
    def queues(self) -> dict[str, Body]:
        return self.all("AWS::SQS::Queue")

    @cached_property
    def sources(self) -> dict[str, tuple[str, Body]]:
        """By the queue's name: the function that it feeds, and how."""
        return {
            named(one["EventSourceArn"]): (named(one["FunctionName"]), one)
            for one in self.all("AWS::Lambda::EventSourceMapping").values()
        }

    def statements(self, role: str) -> list[Body]:
        """Everything that a role is allowed or forbidden."""
        body = self.all("AWS::IAM::Role")[role]
        found = [one for policy in body["Policies"] for one in policy["PolicyDocument"]["Statement"]]
        for managed in body["ManagedPolicyArns"]:
            found += self.all("AWS::IAM::ManagedPolicy")[named(managed)]["PolicyDocument"]["Statement"]
        return found

    def role_of(self, function: str) -> str:
        return named(self.functions[function]["Role"])

    def environment(self, function: str) -> dict[str, Any]:
        return dict(self.functions[function]["Environment"]["Variables"])


@cache
def translate() -> Template:
    """The template, translated by SAM."""
    environment = {**os.environ, "AWS_DEFAULT_REGION": "eu-central-1", "SAM_CLI_TELEMETRY": "0"}
    command = [str(TOOL), str(Path(__file__).parent / "translate.py"), str(FILE)]
    subprocess.run([sys.executable, str(BACKEND.parent / "scripts" / "aws_tools.py"), "sam"], check=True)
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    return Template(FILE.read_text(), **json.loads(done.stdout))


def named(value: Any) -> str:
    """The resource that a reference names."""
    match value:
        case {"Ref": str(name)}:
            return name
        case {"Fn::GetAtt": [str(name), *_]}:
            return name
        case {"Fn::GetAtt": str(name)}:
            return name.partition(".")[0]
    raise ValueError(f"no reference: {value!r}")


def if_there(value: Any) -> Any:
    """What is said on the condition that what it speaks of is there at all."""
    match value:
        case {"Fn::If": [str(), said, {"Ref": "AWS::NoValue"}]}:
            return if_there(said)
        case dict():
            return {name: if_there(part) for name, part in value.items()}
    return value


def listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def places(value: Any) -> str:
    """A resource as text, whatever function of CloudFormation says it: what Fn::Sub holds, or name and part."""
    match value:
        case str():
            return value
        case {"Fn::Sub": str(text)}:
            return text
        case {"Fn::GetAtt": [str(name), str(part)]}:
            return f"${{{name}.{part}}}"
        case {"Ref": str(name)}:
            return f"${{{name}}}"
    raise ValueError(f"cannot be told: {value!r}")


def allows(statements: Sequence[Body], action: str, place: str) -> bool:
    """Whether a role may do this there."""
    return any(
        one["Effect"] == "Allow"
        and action in listed(one["Action"])
        and any(fnmatchcase(place, places(resource)) for resource in listed(one["Resource"]))
        for one in statements
    )


def policies(template: Template) -> Iterator[tuple[str, Body]]:
    """Every statement of every policy, with the resource that it stands in."""
    for name in template.all("AWS::IAM::Role"):
        for one in template.statements(name):
            yield name, one
    for kind in ("AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy"):
        for name, body in template.all(kind).items():
            for one in body["PolicyDocument"]["Statement"]:
                yield name, one
