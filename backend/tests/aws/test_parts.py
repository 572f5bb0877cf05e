"""Secrets come from the parameter store before anything starts, over the wire that AWS's own library speaks."""

import os
import uuid
from dataclasses import replace

import pytest

from jobhunt.aws.parts import DATABASE, PROXY, SIGNING, fetch_secrets
from jobhunt.core.amazon import Amazon
from jobhunt.core.errors import CannotStart
from jobhunt.core.settings import AwsSettings
from tests.aws.ministack import Ministack

WANTED = (DATABASE, SIGNING, PROXY)


@pytest.fixture
def aws(ministack: Ministack, monkeypatch: pytest.MonkeyPatch) -> AwsSettings:
    """What a function of a new stage is told; it starts without any secret."""
    for name in WANTED:
        # Set first, so that what is fetched is taken back after the test.
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    stage = f"/jobhunt/{uuid.uuid4().hex}"
    return AwsSettings(secrets=stage, crawl_queue="c", extract_queue="e", tick_queue="t", initializer="i")


def put(aws: AwsSettings, name: str, value: str) -> None:
    Amazon("ssm").ask_now("put_parameter", Name=f"{aws.secrets}/{name}", Value=value, Type="SecureString")


def test_every_secret_that_is_wanted_is_there_afterwards(aws: AwsSettings) -> None:
    for name in WANTED:
        put(aws, name, f"the {name}, with = and \u00fc in it")
    fetch_secrets(aws, WANTED)
    assert {name: os.environ[name] for name in WANTED} == {
        name: f"the {name}, with = and \u00fc in it" for name in WANTED
    }


def test_a_worker_is_not_told_what_it_does_not_ask_for(aws: AwsSettings) -> None:
    for name in WANTED:
        put(aws, name, "kept")
    fetch_secrets(aws, (DATABASE,))
    assert [name for name in WANTED if name in os.environ] == [DATABASE]


def test_a_secret_that_is_missing_is_named_with_what_to_do(aws: AwsSettings) -> None:
    put(aws, DATABASE, "postgresql://db.example/jobs")
    with pytest.raises(CannotStart, match=rf"lacks {aws.secrets}/SECRET_KEY.*aws ssm put-parameter"):
        fetch_secrets(aws, (DATABASE, SIGNING))
    assert DATABASE not in os.environ


def test_without_a_name_secrets_are_those_of_the_environment(aws: AwsSettings) -> None:
    fetch_secrets(replace(aws, secrets=None), WANTED)
    assert not {*WANTED} & os.environ.keys()
