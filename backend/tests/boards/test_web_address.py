"""One page has many spellings, and one posting one id in all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.boards import web_address

UUID = "d421d87b-e050-454b-95b8-395b7ec46c9a"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/jobs/welder",
        "http://www.example.com/jobs/welder/",
        "https://EXAMPLE.com:443/jobs/welder#apply",
        "https://example.com/en-us/jobs/welder?utm_source=x&gh_src=1",
        "https://example.com/de/jobs/welder?ref=a&lever-source=b&source=c",
        " https://example.com/jobs/welder?microsite=example.com&domain=example.com ",
    ],
)
def test_spellings_of_one_address_are_one(address: str) -> None:
    assert web_address.canonical(address) == "example.com/jobs/welder"


def test_a_parameter_that_names_something_is_kept() -> None:
    assert web_address.canonical("https://example.com/jobs?id=7&b=2") == "example.com/jobs?b=2&id=7"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.com/jobs/4058714008-welder", "4058714008"),
        (f"https://example.com/postings/welder-{UUID.upper()}", UUID),
        ("https://example.com/careers?gh_jid=40587", "40587"),
        ("https://example.com/es/node/124951672/4590", "124951672"),
        ("https://example.com/jobs/view.php?id=31", "31"),
        ("https://example.com/jobs/welder-2026", None),
        ("https://example.com/jobs?page=2", None),
        ("mailto:a@example.com", None),
    ],
)
def test_the_id_of_a_posting_is_read_from_its_address(address: str, expected: str | None) -> None:
    assert web_address.posting_id(address) == expected


def test_an_identifier_is_preferred_and_a_hash_is_last() -> None:
    address = "https://example.com/jobs/welder"
    assert web_address.external_id("R-17", address) == "R-17"
    assert web_address.external_id("our company", address + "/4058714008") == "4058714008"
    assert web_address.external_id("../../etc", address) == web_address.fingerprint(address + "?utm_source=x")
    assert len(web_address.fingerprint(address)) == 16


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ftp://example.com",
        "javascript:alert(1)",
        "https://",
        "https://[::1",
        "https://a:99999/",
        "https://a b/",
        "https://x\\@y/",
        "/jobs",
    ],
)
def test_what_is_no_web_address_has_no_parts(address: str) -> None:
    assert web_address.split(address) is None


def test_a_link_is_joined_and_loses_its_fragment() -> None:
    assert web_address.join("https://example.com/jobs/", "../a b?x=1#y") == "https://example.com/a b?x=1"
    assert web_address.join("https://example.com/", "javascript:alert(1)") is None
    assert web_address.join("https://example.com/", "http://[broken") is None


@given(st.text(st.characters(), max_size=200), st.text(st.characters(), max_size=60))
def test_any_text_is_taken_without_an_error(base: str, reference: str) -> None:
    for text in (base, f"https://{base}", f"https://example.com/{base}"):
        assert isinstance(web_address.canonical(text), str)
        assert len(web_address.external_id(reference, text)) <= 64
        assert "#" not in (web_address.join(text, reference) or "")
