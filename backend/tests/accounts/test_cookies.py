"""Cookies are bound to TLS and to the host, except on this machine alone, where browsers would drop them."""

import pytest

from jobhunt.accounts.cookies import PLAIN, SECURE, cookies_for


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_only_plain_http_on_this_machine_gets_plain_cookies(host: str) -> None:
    assert cookies_for("http", host) is PLAIN
    assert cookies_for("https", host) is SECURE


@pytest.mark.parametrize("host", ["jobs.example.org", "127.0.0.1.example.org", "", None])
def test_every_other_host_gets_secure_ones_even_where_browsers_then_keep_none(host: str | None) -> None:
    assert cookies_for("http", host) is SECURE


def test_a_host_cookie_has_the_path_that_its_prefix_demands() -> None:
    assert (SECURE.access.name[:7], SECURE.access.path) == ("__Host-", "/")
    assert (SECURE.refresh.name[:9], SECURE.refresh.same_site) == ("__Secure-", "strict")
