"""Requests that another site's page may have sent are refused; those of our own pages and of programs are not."""

import pytest

from jobhunt.accounts.forgery import refusal

HOST = {"host": "jobs.example.org"}
COOKIE = {"cookie": "theme=dark; __Host-at=x"}
APP = "https://app.example.org"


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"origin": "https://jobs.example.org"},
        {"origin": APP, "sec-fetch-site": "cross-site"},
        {"origin": APP},
        {"authorization": "Bearer x", "sec-fetch-site": "cross-site", "origin": "https://evil.example"},
    ],
)
def test_our_own_pages_and_trusted_ones_may_write(headers: dict[str, str]) -> None:
    assert refusal("POST", {**HOST, **COOKIE, **headers}, {APP}) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "nonsense"},
        {"sec-fetch-site": "cross-site", "origin": "https://jobs.example.org"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "https://[broken"},
        {"origin": "https://jobs.example.org.evil.example"},
        {"origin": f"{APP}.evil.example"},
        {"origin": "https://evil.example", "authorization": "Basic x"},
    ],
)
@pytest.mark.parametrize("cookie", [{}, COOKIE])
def test_foreign_pages_may_not_with_or_without_cookies(headers: dict[str, str], cookie: dict[str, str]) -> None:
    assert refusal("POST", {**HOST, **cookie, **headers}, {APP}) is not None
    assert refusal("GET", {**HOST, **cookie, **headers}, {APP}) is None


def test_what_carries_our_cookie_has_to_say_where_it_comes_from() -> None:
    for cookie in ("__Host-at=x", "a=b;__Secure-rt=y", "rt=z"):
        assert "does not say which page" in (refusal("POST", {**HOST, "cookie": cookie}) or "")


def test_programs_without_our_cookies_may_write() -> None:
    assert refusal("POST", HOST) is None
    assert refusal("POST", {**HOST, "cookie": "theme=dark; parts=1"}) is None
