"""Who may do what on AWS, in the template as SAM translates it: exactly what each function's code does."""

import re

import pytest

from jobhunt.aws.parts import DATABASE, PROXY, SIGNING
from tests.aws.template import Template, allows, listed, policies, translate

SECRETS = (DATABASE, SIGNING, PROXY)
SIGN_IN = ("ApiFunction", "StreamFunction")
S3 = ("s3:GetObject", "s3:PutObject", "s3:DeleteObject")
RAW, LISTINGS, USERS, UPLOADS = (
    f"${{Files.Arn}}/{folder}/some/key" for folder in ("raw", "listings", "users", "uploads")
)
INITIALIZER = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${AWS::StackName}-initializer"


@pytest.fixture(scope="module")
def template() -> Template:
    return translate()


def test_every_function_has_a_role_of_its_own(template: Template) -> None:
    roles = [template.role_of(name) for name in template.functions]
    assert len(set(roles)) == len(roles)
    assert set(roles) == set(template.all("AWS::IAM::Role"))


def test_no_policy_allows_any_action_and_any_resource_only_with_a_reason_beside_it(template: Template) -> None:
    for where, one in policies(template):
        assert not [action for action in listed(one["Action"]) if "*" in action], where
    anything = re.findall(r"^.*Resource: .*\"\*\".*$", template.text, re.MULTILINE)
    assert len(anything) == 3
    assert all(re.search(r"\"\*\"  # .{20,}$", line) for line in anything)


NEEDS = {
    "ApiFunction": {
        ("sqs:SendMessage", "${ExtractQueue.Arn}"),
        ("sqs:SendMessage", "${TickQueue.Arn}"),
        ("lambda:InvokeFunction", INITIALIZER),
        *(("s3:GetObject", place) for place in (RAW, LISTINGS, USERS, UPLOADS)),
        *(("s3:PutObject", place) for place in (LISTINGS, USERS, UPLOADS)),
    },
    "InitializerFunction": {
        ("sqs:SendMessage", "${CrawlQueue.Arn}"),
        ("sqs:SendMessage", "${FailedInvocations.Arn}"),
        ("lambda:InvokeFunction", INITIALIZER),
        *((action, place) for action in S3[:2] for place in (RAW, LISTINGS)),
    },
    "CrawlerFunction": {
        *(("sqs:SendMessage", place) for place in ("${CrawlQueue.Arn}", "${ExtractQueue.Arn}")),
        ("sqs:ChangeMessageVisibility", "${CrawlQueue.Arn}"),
        ("s3:GetObject", RAW),
        ("s3:PutObject", RAW),
    },
    "ExtractorFunction": {
        ("sqs:SendMessage", "${ExtractQueue.Arn}"),
        ("sqs:ChangeMessageVisibility", "${ExtractQueue.Arn}"),
        ("s3:GetObject", RAW),
    },
    "SweeperFunction": {
        *(
            ("sqs:SendMessage", f"${{{queue}.Arn}}")
            for queue in ("CrawlQueue", "ExtractQueue", "TickQueue", "FailedInvocations")
        ),
        ("sqs:ChangeMessageVisibility", "${TickQueue.Arn}"),
        ("lambda:InvokeFunction", INITIALIZER),
        *(("s3:DeleteObject", place) for place in (LISTINGS, USERS, UPLOADS)),
    },
    "StreamFunction": set(),
}
"""What each function's code does to queues, files and the initializer."""

EVERYTHING = {
    *((action, place) for action in S3 for place in (RAW, LISTINGS, USERS, UPLOADS)),
    *(
        (action, f"${{{queue}.Arn}}")
        for action in ("sqs:SendMessage", "sqs:ChangeMessageVisibility")
        for queue in ("CrawlQueue", "ExtractQueue", "TickQueue", "FailedInvocations", "CrawlDeadLetters")
    ),
    ("lambda:InvokeFunction", INITIALIZER),
}


@pytest.mark.parametrize("name", NEEDS)
def test_a_function_may_do_what_its_code_does_and_nothing_else(template: Template, name: str) -> None:
    statements = template.statements(template.role_of(name))
    may = {one for one in EVERYTHING if allows(statements, *one)}
    assert may == NEEDS[name]


def test_a_function_reads_the_secrets_of_its_stage_and_no_others(template: Template) -> None:
    parameter = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter${SecretsPath}/"
    for name in template.functions:
        statements = template.statements(template.role_of(name))
        may = {one for one in (*SECRETS, "OTHER") if allows(statements, "ssm:GetParameters", parameter + one)}
        assert may == (set(SECRETS) if name in SIGN_IN else {DATABASE})
