"""Tests of the guard: nothing that is not public may be named, looked up or connected to."""

import ipaddress
import socket

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.boards.protocol import Request
from jobhunt.core.net.fetch import open_fetcher
from jobhunt.core.net.guard import (
    AddressRefused,
    check_address,
    check_url,
    guarded_sockets,
    host_of,
    parse_url,
)
from jobhunt.core.net.memory import MemoryHosts
from jobhunt.core.net.protocol import Blocked
from jobhunt.core.net.resolver import CheckedResolver
from tests.core.net.sites import Time

PRIVATE = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.8.8.8", "169.254.169.254",
    "172.16.0.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:100.100.100.200", "::169.254.169.254", "::8.8.8.8",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::",
    "2002:808:808::1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "::ffff:0:127.0.0.1",
    "3fff::1", "not an address", "",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "172.15.0.1", "172.32.0.1"]

REFUSED = {
    "http://127.0.0.1/": "127.0.0.1 is a private or reserved address, which is not fetched",
    "http://[::ffff:127.0.0.1]/": "::ffff:7f00:1 is a private or reserved address, which is not fetched",
    "http://[64:ff9b::a9fe:a9fe]/": "private",
    "http://[fe80::1%25eth0]/": "private",
    "http://[::1]:80/": "private",
    "http://127.0.0.1./": "private",
    "http://\uff11\uff12\uff17.0.0.1/": "private",
    "http://0x7f.1/": "'0x7f.1' is not a host name",
    "http://2130706433/": "'2130706433' is not a host name",
    "http://0177.0.0.1/": "not a host name",
    "http://127.1/": "not a host name",
    "http://1.1.1.1.1/": "not a host name",
    "http://localhost/": "localhost is this machine itself and is not fetched",
    "http://a.LOCALHOST./": "this machine itself",
    "https://user:secret@example.com/": "An address with a name or password in it is not fetched (example.com)",
    "https://user@example.com/": "name or password",
    "https://example.com:22/": "Only the ports 80 and 443 are fetched, not port 22 of example.com",
    "https://example.com:8080/": "not port 8080",
    "https://example.com:0/": "not port 0",
    "https://example.com:99999/": "not a web address",
    "ftp://example.com/": "'ftp://example.com/' is not a web address: it must begin with https:// or http://",
    "file:///etc/passwd": "not a web address",
    "javascript:alert(1)": "not a web address",
    "gopher://127.0.0.1:6379/_INFO": "not a web address",
    "//example.com/": "not a web address",
    "": "not a web address",
    "https://": "host",
    "https:///path": "names no host",
    "http://exa mple.com/": "not a host name",
    "http://example..com/": "not a host name",
    "http://-a.example.com/": "not a host name",
    "http://example.com%00.evil.com/": "not a host name",
    "http://example.com\\@evil.com/": "not a web address",
    "https://" + "a" * 64 + ".com/": "not a host name",
    "https://" + "a." * 130 + "com/": "not a host name",
    "https://example.com/" + "a" * 9000: "The address is too long to be one",
    "http://[::1/": "not a web address",
    "http://\udc80.com/": "not a web address",
}


class FixedResolver(AbstractResolver):
    """Answers every name with the same addresses."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for address in self.addresses
        ]

    async def close(self) -> None:
        self.addresses = ()


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    with pytest.raises(AddressRefused):
        check_address(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_passes(address: str) -> None:
    check_address(address)
    literal = f"[{address}]" if ":" in address else address
    assert parse_url(f"http://{literal}/x").path == "/x"


@given(st.ip_addresses(v=4))
def test_no_ipv4_address_gets_further_by_being_wrapped(ip: ipaddress.IPv4Address) -> None:
    for wrapped in (f"::ffff:{ip}", f"64:ff9b::{ip}"):
        assert _passes(wrapped) == _passes(str(ip))
    number = int(ip)
    assert not _passes(f"::{ip}")
    assert not _passes(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1")
    assert not _passes(f"64:ff9b:1::{ip}")


@given(st.one_of([st.ip_addresses(network=network) for network in (
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "100.64.0.0/10", "0.0.0.0/8",
    "192.88.99.0/24", "224.0.0.0/4", "240.0.0.0/4", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "2002::/16",
    "2001::/32", "::/96",
)]))  # fmt: skip
def test_every_address_of_a_refused_network_is_refused(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    assert not _passes(str(ip))


@given(st.ip_addresses())
def test_what_python_calls_not_global_never_passes(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    wrapped = getattr(ip, "ipv4_mapped", None)
    assert not _passes(str(ip)) or ip.is_global or (wrapped is not None and wrapped.is_global)


@pytest.mark.parametrize(("url", "why"), REFUSED.items())
def test_an_address_that_may_not_be_fetched_is_refused_with_the_reason(url: str, why: str) -> None:
    with pytest.raises(Blocked) as caught:
        check_url(url)
    assert why in str(caught.value)


@given(st.text(max_size=60))
def test_no_text_does_more_harm_than_being_refused(text: str) -> None:
    for url in (text, f"https://{text}", f"https://example.com/{text}"):
        try:
            parsed = parse_url(url)
        except Blocked:
            continue
        assert parsed.port in (80, 443)
        assert host_of(parsed) == host_of(parsed).lower()


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://b\u00fccher.example/", "https://xn--bcher-kva.example/"),
        ("HTTPS://WWW.Example.COM:443/A?b=c#d", "https://www.example.com/A?b=c"),
        ("https://example.com/%2Fa%2fb?q=%2B+%20&x=a%26b", "https://example.com/%2Fa%2Fb?q=%2B+%20&x=a%26b"),
        ("https://example.com/../../x y/\u00e9", "https://example.com/x%20y/%C3%A9"),
        ("https://my_tenant.example.com/a", "https://my_tenant.example.com/a"),
    ],
)
def test_a_good_address_is_sent_in_one_canonical_form(url: str, sent: str) -> None:
    assert str(parse_url(url)) == sent


def test_a_trailing_dot_does_not_make_another_host() -> None:
    assert host_of(parse_url("https://www.Example.com./")) == "www.example.com"


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:7f00:1", "fe80::1%lo", "10.1.2.3"])
def test_no_socket_is_made_for_a_private_address(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with pytest.raises(AddressRefused):
        guarded_sockets(None)((family, socket.SOCK_STREAM, 0, "", (address, 443)))


@pytest.mark.parametrize(("address", "port"), [("127.0.0.1", 81), ("8.8.8.8", 80), ("127.0.0.1", 443)])
def test_with_an_upstream_no_socket_is_made_for_anything_else(address: str, port: int) -> None:
    make = guarded_sockets(("127.0.0.1", 80))
    with pytest.raises(AddressRefused):
        make((socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, port)))
    make((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 80))).close()


async def test_a_name_with_one_private_answer_among_public_ones_is_refused_as_a_whole() -> None:
    with pytest.raises(AddressRefused):
        await CheckedResolver(FixedResolver("8.8.8.8", "10.0.0.1")).resolve("rebind.example.com", 443)
    found = await CheckedResolver(FixedResolver("8.8.8.8", "1.1.1.1")).resolve("example.com", 443)
    assert [answer["host"] for answer in found] == ["8.8.8.8", "1.1.1.1"]


@pytest.mark.parametrize("addresses", [("127.0.0.1",), ("8.8.8.8", "169.254.169.254"), ("::1", "127.0.0.1")])
async def test_a_fetch_of_a_name_that_leads_inside_is_blocked_and_says_so(addresses: tuple[str, ...]) -> None:
    time = Time()
    resolver = FixedResolver(*addresses)
    async with open_fetcher(MemoryHosts(time.now), now=time.now, resolver=resolver) as fetcher:
        with pytest.raises(Blocked, match=r"^inside\.example\.com leads to an address that is not fetched"):
            await fetcher.fetch(Request("http://inside.example.com/"))


def _passes(address: str) -> bool:
    try:
        check_address(address)
    except AddressRefused:
        return False
    return True
