"""Addresses of every kind, taken apart without an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobhunt.boards.addresses import number_in, take_apart, web_link, with_parameter


def test_an_address_is_taken_apart_with_or_without_its_scheme() -> None:
    for address in ("https://Jobs.Acme.example./a//b/?x=1&x=2#f", "jobs.acme.example/a/b?x=1"):
        parts = take_apart(address)
        assert parts is not None
        assert (parts.host, parts.segments, parts.parameters) == ("jobs.acme.example", ("a", "b"), {"x": "1"})


@pytest.mark.parametrize(
    "address", ["", "acme", "ftp://a.example", "http://[::1", "mailto:a@b.example", "https://", "//"]
)
def test_what_is_no_web_address_is_none(address: str) -> None:
    assert take_apart(address) is None


def test_parameters_are_read_as_counts_and_set_in_place() -> None:
    url = "https://a.example/x?b=&offset=100&c[]=D"
    assert number_in(url, "offset", 0) == 100
    assert with_parameter(url, "offset", "200") == "https://a.example/x?b=&offset=200&c%5B%5D=D"
    assert with_parameter("https://a.example/x", "page", "2") == "https://a.example/x?page=2"
    for odd in ("-1", "1e3", "٣", "9" * 30, ""):
        assert number_in(f"https://a.example/?offset={odd}", "offset", 7) == 7


def test_only_web_addresses_become_links() -> None:
    assert web_link("https://a.example/x") == "https://a.example/x"
    for other in ("javascript:alert(1)", "//a.example", "a.example", "data:text/html,x"):
        assert web_link(other) is None


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_text_is_taken_apart_or_none(text: str) -> None:
    parts = take_apart(text)
    assert parts is None or "." in parts.host
    assert number_in(text, "page", 3) >= 0
