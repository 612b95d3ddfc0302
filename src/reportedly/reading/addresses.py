"""Addresses that may be fetched, and the machine each one is at, checked before connecting."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from reportedly.errors import FetchError, NotFound

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


@dataclass(frozen=True, slots=True)
class Target:
    """One web address taken apart, with the machine's number it was checked to be at."""

    address: str
    scheme: str
    host: str
    port: int
    path: str
    number: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The value of the `Host` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = 443 if self.scheme == "https" else 80
        return host if self.port == usual else f"{host}:{self.port}"


def is_web_address(text: str) -> bool:
    """Whether the whole of `text` is an http or https address."""
    return WEB.fullmatch(text) is not None


def locate(address: str, *, allow_private: bool = False) -> Target:
    """`address` with the number of its machine, found once so that it cannot change afterwards.

    Raises `FetchError` for other schemes, for names in the address, and for machines that are not
    on the public internet; `NotFound` where the name does not resolve.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise FetchError("not a web address", where=address, todo="Check its spelling") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchError("only http and https addresses are read", where=address)
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            "the address carries a user name or password",
            where=parts.hostname,
            todo="Save the page in a browser and read the file",
        )
    port = port or (443 if parts.scheme == "https" else 80)
    host = _ascii_host(parts.hostname, address)
    number = _number(host, port, address, allow_private=allow_private)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
    return Target(address, parts.scheme, host, port, path + query, number)


def _ascii_host(host: str, address: str) -> str:
    try:
        return host.encode("ascii").decode() if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise FetchError("not a web address", where=address, todo="Check its spelling") from error


def _number(host: str, port: int, address: str, *, allow_private: bool) -> str:
    """The first number `host` resolves to, all of them checked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFound(
            f"no machine is known by the name {host}",
            where=address,
            todo="Check its spelling and the connection",
        ) from error
    numbers = [str(entry[4][0]).split("%")[0] for entry in found]
    for number in numbers:
        if not allow_private and not is_public(number):
            raise FetchError(
                f"{host} is at {number}, which is not on the public internet",
                where=address,
                todo="Pass --allow-private (in Python allow_private=True) if you trust it",
            )
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether an IP address is a public one, looking through the ways to write v4 inside v6."""
    address: IPv4Address | IPv6Address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _teredo(address)
        if inner is None and address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved


def _teredo(address: IPv6Address) -> IPv4Address | None:
    return address.teredo[1] if address.teredo else None
