"""Whose address counts: the connection's, unless our own proxy speaks."""

import pytest

from jobhunt.accounts.client_address import client_address

SECRET = "s" * 32
FORWARDED = {"x-forwarded-for": "203.0.113.7, 198.51.100.1"}


def test_our_proxy_is_believed() -> None:
    assert client_address("198.51.100.1", {**FORWARDED, "x-proxy-secret": SECRET}, SECRET) == "203.0.113.7"


@pytest.mark.parametrize("given", ["", "t" * 32, "é"])
def test_nobody_else_may_choose_an_address(given: str) -> None:
    assert client_address("198.51.100.1", {**FORWARDED, "x-proxy-secret": given}, SECRET) == "198.51.100.1"
    assert client_address("198.51.100.1", FORWARDED, SECRET) == "198.51.100.1"


def test_without_a_secret_no_proxy_is_believed() -> None:
    assert client_address("198.51.100.1", {**FORWARDED, "x-proxy-secret": ""}, "") == "198.51.100.1"


def test_a_proxy_that_names_nobody_is_the_client_itself() -> None:
    assert client_address("198.51.100.1", {"x-proxy-secret": SECRET}, SECRET) == "198.51.100.1"
