"""The template as SAM translates it: what no linter sees, and what the code needs of it."""

import importlib
import re
import shlex
import tomllib
from typing import Any

import pytest

from jobhunt.aws.parts import DATABASE, PROXY, SIGNING
from jobhunt.core.environment import variables
from jobhunt.core.settings import AwsSettings, Settings, read_aws_settings, read_settings
from jobhunt.core.tasks.protocol import ATTEMPTS
from jobhunt.core.tasks.sqs import LONGEST_DELAY
from tests.aws.template import BACKEND, Template, if_there, named, places, translate

ROOT = BACKEND.parent
FUNCTIONS = {"ApiFunction", "InitializerFunction", "CrawlerFunction", "ExtractorFunction", "SweeperFunction"}
STREAM = "StreamFunction"
SAMPLES = {
    "GoogleClientId": "1-a.apps.googleusercontent.com",
    "AllowedEmails": "ada@example.com, bob@example.com",
    "AppOrigin": "https://jobs.example.com",
}
SECRETS = {DATABASE: "postgresql://db.example/jobs", SIGNING: "s" * 48, PROXY: "p" * 48}

# What AWS itself and its adapter read.
NOT_OURS = re.compile(r"AWS_(LWA_[A-Z_]+|LAMBDA_EXEC_WRAPPER|LAMBDA_HTTP_IGNORE_STAGE_IN_PATH)")


@pytest.fixture(scope="module")
def template() -> Template:
    return translate()


def value(template: Template, given: Any) -> str:
    """A value as CloudFormation would have it, with a sample for every parameter that has no default."""
    parameters = template.translated["Parameters"]
    if isinstance(given, dict) and "Ref" in given and given["Ref"] in parameters:
        name = given["Ref"]
        return str(SAMPLES.get(name, parameters[name].get("Default")))
    return places(given).replace("${Files}", "a-bucket")


def of_parameter(template: Template, given: Any) -> Any:
    """The parameter that a value is."""
    return template.translated["Parameters"][given["Ref"]]


def test_there_are_five_functions_and_one_that_streams_on_request(template: Template) -> None:
    assert set(template.functions) == {*FUNCTIONS, STREAM}
    assert template.one(STREAM)["Condition"] == "Streams"
    assert template.translated["Parameters"]["StreamProgress"]["Default"] == "false"
    assert not any("Condition" in template.one(name) for name in FUNCTIONS)


def test_every_handler_is_in_the_code(template: Template) -> None:
    for name in FUNCTIONS:
        module, _, handler = template.functions[name]["Handler"].rpartition(".")
        assert callable(getattr(importlib.import_module(module), handler))
    stream = template.functions[STREAM]["Handler"]
    assert "jobhunt.aws.api:create" in (BACKEND / stream).read_text()


def test_every_function_is_of_the_kind_that_is_built(template: Template) -> None:
    for function in template.functions.values():
        assert function["Architectures"] == ["arm64"]
        assert function["Runtime"] == "python3.13"
        assert 128 <= function["MemorySize"] <= 10_240
        assert 1 <= function["Timeout"] <= 900
        assert "VpcConfig" not in function
    makefile = (BACKEND / "Makefile").read_text()
    for name in template.functions:
        assert f"build-{name}" in makefile
        assert template.written["Resources"][name]["Metadata"] == {"BuildMethod": "makefile"}


def test_functions_read_no_variable_that_the_code_does_not_know(template: Template) -> None:
    known = {*variables(Settings).values(), *variables(AwsSettings).values()}
    for name in template.functions:
        strangers = template.environment(name).keys() - known
        assert {one for one in strangers if not NOT_OURS.fullmatch(str(one))} == set()


@pytest.mark.parametrize("name", [*sorted(FUNCTIONS), STREAM])
def test_a_function_starts_with_what_it_is_told(
    template: Template, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, given in template.environment(name).items():
        monkeypatch.setenv(variable, value(template, given))
    # Workers know nothing of sign-in, and are told nothing of it.
    for secret in SECRETS if name in ("ApiFunction", STREAM) else (DATABASE,):
        monkeypatch.setenv(secret, SECRETS[secret])
    settings, aws = read_settings(), read_aws_settings()
    assert settings.stage == "production"
    assert settings.bucket == "a-bucket"
    assert settings.local_mode == (name not in ("ApiFunction", STREAM))
    assert settings.progress == {"ApiFunction": "longpoll"}.get(name, "stream")
    assert aws.secrets == "/jobhunt/prod"
    assert [aws.crawl_queue, aws.extract_queue, aws.tick_queue] == [
        "${CrawlQueue}",
        "${ExtractQueue}",
        "${TickQueue}",
    ]
    assert aws.initializer == value(template, template.functions["InitializerFunction"]["FunctionName"])


def test_no_secret_is_in_the_template(template: Template) -> None:
    for name in template.functions:
        assert not {*SECRETS} & template.environment(name).keys()


def test_a_message_stays_hidden_for_six_times_as_long_as_its_function_may_take(template: Template) -> None:
    assert set(template.sources) == {"CrawlQueue", "ExtractQueue", "TickQueue"}
    for queue, (function, _) in template.sources.items():
        hidden = template.queues[queue]["VisibilityTimeout"]
        assert 6 * template.functions[function]["Timeout"] <= hidden <= 43_200


def test_a_message_that_fails_is_told_apart_from_its_batch(template: Template) -> None:
    batches = {queue: source["BatchSize"] for queue, (_, source) in template.sources.items()}
    assert batches == {"CrawlQueue": 1, "ExtractQueue": 5, "TickQueue": 1}
    for _, source in template.sources.values():
        assert source["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
        assert source.get("Enabled", True) is True


def test_as_many_run_side_by_side_as_lambda_lets(template: Template) -> None:
    for _, source in template.sources.values():
        most = source["ScalingConfig"]["MaximumConcurrency"]
        bounds = (most, most) if isinstance(most, int) else _bounds(of_parameter(template, most))
        assert 2 <= bounds[0] <= bounds[1] <= 1_000


def _bounds(parameter: Any) -> tuple[int, int]:
    return parameter["MinValue"], parameter["MaxValue"]


def test_what_fails_as_often_as_the_code_expects_is_kept_longer_than_it_was_waited_for(template: Template) -> None:
    for queue in template.sources:
        redrive = template.queues[queue]["RedrivePolicy"]
        assert redrive["maxReceiveCount"] == ATTEMPTS
        dead = named(redrive["deadLetterTargetArn"])
        assert template.queues[dead]["MessageRetentionPeriod"] > template.queues[queue]["MessageRetentionPeriod"]
        assert template.queues[queue]["MessageRetentionPeriod"] > LONGEST_DELAY
        assert template.one(dead)["DeletionPolicy"] == "Retain"


def test_every_queue_is_encrypted_and_asked_by_tls_only(template: Template) -> None:
    assert all(queue["SqsManagedSseEnabled"] is True for queue in template.queues.values())
    policies = template.all("AWS::SQS::QueuePolicy").values()
    assert sorted(named(one) for policy in policies for one in policy["Queues"]) == sorted(template.queues)
    assert all(_refuses_plain_http(policy) for policy in policies)


def _refuses_plain_http(policy: Any) -> bool:
    return any(
        one["Effect"] == "Deny"
        and one["Principal"] == "*"
        and one["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
        for one in policy["PolicyDocument"]["Statement"]
    )


def test_what_is_invoked_without_a_queue_is_tried_again_and_then_put_aside(template: Template) -> None:
    invoked = template.all("AWS::Lambda::EventInvokeConfig").values()
    assert {named(one["FunctionName"]) for one in invoked} == {"InitializerFunction", "SweeperFunction"}
    for one in invoked:
        assert one["MaximumRetryAttempts"] == 2
        assert named(one["DestinationConfig"]["OnFailure"]["Destination"]) == "FailedInvocations"


def test_the_bucket_is_private_encrypted_and_keeps_what_users_gave(template: Template) -> None:
    files = template.all("AWS::S3::Bucket")["Files"]
    assert set(files["PublicAccessBlockConfiguration"].values()) == {True}
    [encryption] = files["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert encryption["ServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}
    rules = {rule["Id"]: rule for rule in files["LifecycleConfiguration"]["Rules"]}
    assert {rule["Prefix"] for rule in rules.values() if "ExpirationInDays" in rule} == {
        "raw/",
        "listings/",
        "uploads/",
    }
    assert _bounds(of_parameter(template, rules["pages"]["ExpirationInDays"])) == (7, 90)
    assert template.one("Files")["DeletionPolicy"] == "Retain"
    [policy] = template.all("AWS::S3::BucketPolicy").values()
    assert _refuses_plain_http(policy)


def test_browsers_of_the_web_app_alone_may_send_files_to_the_bucket_and_have_them(template: Template) -> None:
    [rule] = template.all("AWS::S3::Bucket")["Files"]["CorsConfiguration"]["CorsRules"]
    assert value(template, rule["AllowedOrigins"][0]) == SAMPLES["AppOrigin"]
    assert rule["AllowedMethods"] == ["GET", "PUT"]
    sent = {"accept", "content-type", "x-amz-server-side-encryption"}
    assert set(rule["AllowedHeaders"]) == sent
    assert rule["ExposedHeaders"] == ["Content-Disposition"]


def test_every_function_logs_where_lines_are_forgotten_in_time(template: Template) -> None:
    groups = template.all("AWS::Logs::LogGroup")
    for function in template.functions.values():
        logging = function["LoggingConfig"]
        assert logging["LogFormat"] == "JSON"
        assert named(logging["LogGroup"]) in groups
    for group in groups.values():
        assert of_parameter(template, group["RetentionInDays"])["Default"] == 30


def test_the_api_waits_as_long_as_its_function_and_no_request_floods_it(template: Template) -> None:
    [api] = template.all("AWS::ApiGatewayV2::Api").values()
    paths = api["Body"]["paths"]
    integrations = [
        method["x-amazon-apigateway-integration"] for path in paths.values() for method in path.values()
    ]
    assert list(paths) == ["/$default"]
    assert [one["timeoutInMillis"] for one in integrations] == [30_000]
    assert template.functions["ApiFunction"]["Timeout"] == 30
    [stage] = template.all("AWS::ApiGatewayV2::Stage").values()
    assert {"ThrottlingRateLimit", "ThrottlingBurstLimit"} <= stage["DefaultRouteSettings"].keys()
    # Calendars and feeds have secret addresses.
    assert not re.search(r"path|rawPath|routeKey|query", stage["AccessLogSettings"]["Format"], re.IGNORECASE)


def test_only_progress_is_streamed(template: Template) -> None:
    [api] = template.all("AWS::ApiGateway::RestApi").values()
    assert api["Body"]["paths"].keys() == {"/api/ingestion/progress/{run_id}"}
    [methods] = if_there(api["Body"]["paths"]).values()
    assert methods.keys() == {"get"}
    integration = methods["get"]["x-amazon-apigateway-integration"]
    assert integration["responseTransferMode"] == "STREAM"
    assert "response-streaming-invocations" in str(integration["uri"])
    assert template.environment(STREAM)["AWS_LWA_INVOKE_MODE"] == "response_stream"


def test_the_sweep_comes_once_a_day_by_itself(template: Template) -> None:
    [rule] = template.all("AWS::Events::Rule").values()
    assert rule["ScheduleExpression"] == "cron(17 4 * * ? *)"


def test_whoever_may_fail_has_an_alarm_that_says_what_to_do(template: Template) -> None:
    alarms = template.all("AWS::CloudWatch::Alarm").values()
    told = {(one["MetricName"], named(dimension["Value"])) for one in alarms for dimension in one["Dimensions"]}
    for function in FUNCTIONS:
        assert {("Errors", function), ("Throttles", function), ("Duration", function)} <= told
    dead = {"FailedInvocations"} | {
        named(template.queues[queue]["RedrivePolicy"]["deadLetterTargetArn"]) for queue in template.sources
    }
    assert {("ApproximateNumberOfMessagesVisible", queue) for queue in dead} <= told
    headings = set(re.findall(r"^### (.+)$", (ROOT / "docs" / "deploying.md").read_text(), re.MULTILINE))
    for alarm in alarms:
        runbook = re.search(r"Runbook: (.+)\.$", alarm["AlarmDescription"].strip())
        assert runbook is not None
        assert runbook[1] in headings


def test_a_slow_function_is_told_before_its_time_is_over(template: Template) -> None:
    for alarm in template.all("AWS::CloudWatch::Alarm").values():
        if alarm["MetricName"] == "Duration":
            [dimension] = alarm["Dimensions"]
            assert alarm["Threshold"] == 800 * template.functions[named(dimension["Value"])]["Timeout"]


def test_each_stage_names_only_parameters_that_there_are(template: Template) -> None:
    stages = tomllib.loads((BACKEND / "samconfig.toml").read_text())
    for stage in ("dev", "prod"):
        told = stages[stage]["deploy"]["parameters"]
        given = dict(one.split("=", 1) for one in shlex.split(told["parameter_overrides"]))
        assert given.keys() <= template.translated["Parameters"].keys()
        assert given["SecretsPath"] == f"/jobhunt/{stage}"
        assert told["stack_name"] == f"jobhunt-{stage}"


def test_the_web_app_is_told_where_the_api_is(template: Template) -> None:
    outputs = template.translated["Outputs"]
    vercel = (ROOT / "frontend" / "vercel.ts").read_text()
    for name in ("API_ORIGIN", "STREAM_ORIGIN", "FILES_AT"):
        [description] = [one["Description"] for one in outputs.values() if name in one["Description"]]
        assert name in vercel, description
