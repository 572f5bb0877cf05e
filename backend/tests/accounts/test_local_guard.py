"""Local mode answers pages of this machine and nobody else's."""

import pytest

from jobhunt.accounts.local_guard import refusal


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {"host": "127.0.0.1:8000"}),
        ("GET", {"host": "localhost"}),
        ("GET", {"host": "[::1]:8000"}),
        ("POST", {"host": "127.0.0.1:8000"}),
        ("POST", {"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}),
        ("POST", {"host": "localhost:8000", "sec-fetch-site": "none"}),
        ("GET", {"host": "localhost:8000", "origin": "https://evil.example", "sec-fetch-site": "cross-site"}),
    ],
)
def test_pages_and_scripts_of_this_machine_are_let_in(method: str, headers: dict[str, str]) -> None:
    assert refusal(method, headers) is None


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {}),
        ("GET", {"host": "evil.example"}),
        ("GET", {"host": "127.0.0.1.evil.example:8000"}),
        ("GET", {"host": "192.168.0.5:8000"}),
        ("GET", {"host": "[::1"}),
        ("POST", {"host": "127.0.0.1:8000", "origin": "https://evil.example"}),
        ("POST", {"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:9999"}),
        ("POST", {"host": "127.0.0.1:8000", "origin": "null"}),
        ("DELETE", {"host": "127.0.0.1:8000", "sec-fetch-site": "cross-site"}),
        ("POST", {"host": "127.0.0.1:8000", "sec-fetch-site": "same-site"}),
    ],
)
def test_foreign_hosts_and_pages_are_refused_with_a_reason(method: str, headers: dict[str, str]) -> None:
    assert refusal(method, headers)
