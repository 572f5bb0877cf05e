"""The API against its own description: whatever is sent, no 500, no status it does not name, no other shape."""

import asyncio
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from jobhunt.accounts import current_user, routes
from jobhunt.accounts.limits import Rule
from jobhunt.ingestion import event_stream
from jobhunt.universe.google_accounts import GoogleAccounts
from tests.accounts.browser import CLIENT_ID
from tests.accounts.two import Two

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
    ignored_auth,
    unsupported_method,
]
EXAMPLES = 6
PLENTY = Rule("plenty", per_minute=600_000, burst=600_000, batch=1_000)
Operation = APIOperation[Any, Any, Any, Any]


def is_public(operation: Operation) -> bool:
    """Whether the description lets anybody in."""
    return "security" not in operation.definition.raw


@pytest.fixture(autouse=True)
def _without_limits_and_long_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((current_user, "READ"), (current_user, "CHANGE"), (routes, "SIGN_IN"), (routes, "RENEW")):
        monkeypatch.setattr(module, name, PLENTY)
    monkeypatch.setattr(event_stream, "STREAM_SECONDS", 0.2)
    monkeypatch.setattr(event_stream, "LONGPOLL_SECONDS", 0.2)


def ask(base: str, token: str, operations: Sequence[Operation]) -> int:
    """Send generated requests, good and bad, to each operation. How many; raises on the first bad answer."""
    sent = 0
    for operation in operations:
        # Some operations end the session, so each one has its own.
        headers = {} if is_public(operation) else {"Authorization": f"Bearer {_bearer(base, token)}"}
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            sent += _ask(base, headers, operation, mode)
    return sent


def _ask(base: str, headers: dict[str, str], operation: Operation, mode: GenerationMode) -> int:
    sent = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: "Case[Any]") -> None:
        nonlocal sent
        sent += 1
        case.call_and_validate(base_url=base, headers=headers, checks=CHECKS, timeout=20)

    # Where nothing may be sent, nothing wrong can be.
    with suppress(Unsatisfiable) if mode is GenerationMode.NEGATIVE else nullcontext():
        send()
    return sent


def _bearer(base: str, token: str) -> str:
    answer = requests.post(f"{base}/api/auth/google", json={"token": token}, timeout=20)
    return str(answer.json()["access_token"])


async def test_every_route_keeps_to_the_description(two: Two, google: GoogleAccounts) -> None:
    base = two.base
    schema = await asyncio.to_thread(
        schemathesis.openapi.from_url, f"{base}/api/openapi.json", config=SchemathesisConfig()
    )
    operations = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    before = await two.of_noor()
    token = google.sign(google.claims("ada", CLIENT_ID))
    sent = await asyncio.to_thread(ask, base, token, operations)
    assert len(operations) > 20
    assert sent > len(operations) * EXAMPLES
    assert await two.of_noor() == before
