"""Devices are called what a person would call them, whatever a client says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.accounts.devices import LONGEST, describe


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605 Version/18 Safari/605", "Safari on macOS"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18 Safari/604", "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/142 Safari/537 Edg/142", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537 Chrome/142 Safari/537", "Chrome on Android"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("python-requests/2.34 hello", "python-requests/2.34"),
        ("", "unknown"),
        ("\x07\x00", "unknown"),
    ],
)
def test_a_device_is_named(user_agent: str, device: str) -> None:
    assert describe(user_agent) == device


@given(st.text())
def test_no_device_has_a_name_that_cannot_be_kept_or_shown(user_agent: str) -> None:
    device = describe(user_agent)
    assert 0 < len(device) <= LONGEST
    assert device.isprintable()
