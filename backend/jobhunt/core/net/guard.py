"""Which addresses may be fetched: public http(s) hosts only, checked as text and again at every connection."""

import ipaddress
import re
import socket
from collections.abc import Callable
from typing import Any

from yarl import URL

from jobhunt.core.net.protocol import Blocked

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
AddressInfo = tuple[int, int, int, str, tuple[Any, ...]]
"""What getaddrinfo gives for one address; the last part begins with the address and the port."""

LONGEST = 8_000
PORTS = {"http": 80, "https": 443}
LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)\Z")
NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)\Z")

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
    )
)
"""What Python's own tables miss, each in some version: shared and protocol addresses, Teredo, 6to4, examples."""


class AddressRefused(OSError):
    """A connection would have gone to an address that is not public."""


def unwrapped(ip: IPAddress) -> IPAddress:
    """The IPv4 address that an IPv6 address stands for (IPv4-mapped, NAT64), else the address itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip in NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip


def is_public(ip: IPAddress) -> bool:
    """Whether the address belongs to the open internet, whatever it is wrapped in."""
    ip = unwrapped(ip)
    if any(ip in network for network in REFUSED):
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip not in GLOBAL_UNICAST:
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def check_address(address: str) -> None:
    """Raises AddressRefused unless the address (as getaddrinfo writes it) is public."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        raise AddressRefused(f"{address} is not an address") from None
    if "%" in address or not is_public(ip):
        raise AddressRefused(f"{address} is a private or reserved address")


def check_url(url: str) -> None:
    """Raises Blocked, with the reason, unless the address may be fetched as far as its text can tell."""
    parse_url(url)


def parse_url(url: str) -> URL:
    """The checked address in the one form that is then sent. Raises Blocked as `check_url` does."""
    if len(url) > LONGEST:
        raise Blocked("The address is too long to be one")
    try:
        parsed = URL(url.strip())
        host, port = parsed.raw_host or "", parsed.port
    except ValueError:
        raise Blocked(f"{_shown(url)} is not a web address") from None
    if parsed.scheme not in PORTS:
        raise Blocked(f"{_shown(url)} is not a web address: it must begin with https:// or http://")
    if not host:
        raise Blocked(f"{_shown(url)} names no host")
    if parsed.raw_user is not None or parsed.raw_password is not None:
        raise Blocked(f"An address with a name or password in it is not fetched ({host})")
    if port not in PORTS.values():
        raise Blocked(f"Only the ports 80 and 443 are fetched, not port {port} of {host}")
    _check_host(host.removesuffix("."))
    return parsed.with_fragment(None)


def host_of(url: URL) -> str:
    """The host of a checked address, in the one spelling that its turn and its robots.txt are kept under."""
    return (url.raw_host or "").lower().removesuffix(".")


def _check_host(host: str) -> None:
    if ":" in host or NUMBER.match(host.rpartition(".")[2]):
        return _check_literal(host)
    if len(host) > 253 or not all(LABEL.match(label) for label in host.split(".")):
        raise Blocked(f"{_shown(host)} is not a host name")
    if host == "localhost" or host.endswith(".localhost"):
        raise Blocked(f"{host} is this machine itself and is not fetched")
    return None


def _check_literal(host: str) -> None:
    try:
        check_address(str(ipaddress.ip_address(host)))
    except AddressRefused as refusal:
        raise Blocked(f"{refusal}, which is not fetched") from None
    except ValueError:
        raise Blocked(f"{_shown(host)} is not a host name") from None


def _shown(text: str) -> str:
    return ascii(text[:80])


def guarded_sockets(upstream: tuple[str, int] | None) -> Callable[[AddressInfo], socket.socket]:
    """A socket factory for aiohttp, which calls it for each attempt with the address it is about to connect to.

    With an upstream nothing else can be reached: its port on loopback is the only place a socket is made for.
    """

    def make(info: AddressInfo) -> socket.socket:
        family, kind, protocol, _, sockaddr = info
        if upstream is None:
            check_address(str(sockaddr[0]))
        elif not ipaddress.ip_address(sockaddr[0]).is_loopback or sockaddr[1] != upstream[1]:
            raise AddressRefused(f"{sockaddr[0]} is not the upstream")
        return socket.socket(family, kind, protocol)

    return make
