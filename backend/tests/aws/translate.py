"""Prints the template as SAM makes CloudFormation of it; for the tool's own Python, which has what that takes."""

import json
import sys
from pathlib import Path

import boto3
from samcli.yamlhelper import yaml_parse
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator


def main() -> None:
    """The template as written, and as translated."""
    written = yaml_parse(Path(sys.argv[1]).read_text())
    template = json.loads(json.dumps(written))
    # Where a build puts a function's code is of no matter here, but has to be an address.
    template["Globals"]["Function"]["CodeUri"] = "s3://packages/any.zip"
    translator = Translator({}, Parser(), boto_session=boto3.Session(region_name="eu-central-1"))
    json.dump({"written": written, "translated": translator.translate(template, {})}, sys.stdout)


if __name__ == "__main__":
    main()
