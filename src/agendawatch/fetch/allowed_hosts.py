"""Which hosts may be asked: those that are public, and those that a caller or a config file named.

A page may name any address. What it names is asked only where the host's own address is public, so that no page leads
into the network that we run in.
"""

from __future__ import annotations

import base64
import ipaddress
import re
import socket
from collections.abc import Iterable
from contextlib import suppress

import httpx

from agendawatch.errors import HostError, RefusedError
from agendawatch.failure import FailureCode
from agendawatch.redaction import bare_address

_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65_535
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,126}")
_GLOBAL = ipaddress.IPv6Network("2000::/3")
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""NAT64 (RFC 6052): the last four bytes are an address of IPv4."""
_LOCAL = ("localhost", "local", "internal", "lan", "home.arpa", "intranet", "corp", "home")
"""Endings of names that mean the network one is in, where somebody else looks them up."""


def is_public(address: str) -> bool:
    """Tell whether an address of IP is one of the public internet, whichever way it is dressed.

    >>> [is_public(it) for it in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1", "2002:7f00:1::", "fe80::1%eth0")]
    [True, False, False, False, False]
    """
    told = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(told, ipaddress.IPv6Address):
        if told in _TRANSLATED:
            told = ipaddress.IPv4Address(int(told) & 0xFFFFFFFF)
        elif told.ipv4_mapped is not None:
            told = told.ipv4_mapped
        elif told not in _GLOBAL or told.sixtofour is not None or told.teredo is not None:
            # 6to4 and Teredo hold an address of IPv4 within; no municipality's host is reached by them.
            return False
    return told.is_global and not (told.is_multicast or told.is_reserved)


def host_and_port(url: str) -> tuple[str, int]:
    """Read an address's host, as the network knows it, and its port; raises `HostError` for what is no address.

    >>> host_and_port("https://Möten.Example./x")
    ('xn--mten-5qa.example', 443)
    """
    try:
        parts = httpx.URL(url)
        host = parts.raw_host.decode("ascii").casefold().rstrip(".")
        port = parts.port or _PORTS.get(parts.scheme)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise HostError(_NO_ADDRESS, url=url, failure=FailureCode.DNS) from error
    if port is None or not (0 < port <= _LAST_PORT and (_NAME.fullmatch(host) or ":" in host)):
        raise HostError(_NO_ADDRESS, url=url, failure=FailureCode.DNS)
    return host, port


_NO_ADDRESS = "no address of the web"


def domain_of(host: str) -> str:
    """Cut a host's name down to the domain that somebody owns; an address in figures stays whole.

    >>> domain_of("moten.kommun.example"), domain_of("127.0.0.1"), domain_of("::1")
    ('kommun.example', '127.0.0.1', '::1')
    """
    parts = host.split(".")
    return host if ":" in host or parts[-1].isdigit() else ".".join(parts[-2:])


class AllowedHosts:
    """The hosts that somebody named, beside all that are public; and the keys that he named them with."""

    def __init__(self, urls: Iterable[str] = ()) -> None:
        """Begin with the hosts of some addresses."""
        self._named: set[tuple[str, int]] = set()
        self._whole: dict[str, str] = {}
        """Addresses with the keys in their queries, by what they are without them."""
        self._passwords: dict[str, str] = {}
        """Whom to say we are, by the place that asks it."""
        for url in urls:
            self.name(url)

    def name(self, url: str) -> str:
        """Take note of an address that the caller, or a file of his, names: its host may be asked wherever it is.

        Gives the address without what is secret in it.
        """
        bare = bare_address(url)
        with suppress(HostError, httpx.InvalidURL, ValueError):
            # What is no address is told when it is asked for.
            self._named.add(host_and_port(bare))
            if bare != url:
                told = httpx.URL(url)
                if told.userinfo:
                    pair = f"{told.username}:{told.password}".encode()
                    self._passwords[place_of(bare)] = f"Basic {base64.b64encode(pair).decode()}"
                self._whole[str(httpx.URL(bare))] = str(told.copy_with(userinfo=b""))
        return bare

    def opened(self, url: str) -> tuple[str, str | None]:
        """Give an address with its keys, and whom to say we are there; both only where it is the one that was named."""
        bare = str(httpx.URL(url).copy_with(userinfo=b""))
        return self._whole.get(bare, bare), self._passwords.get(place_of(bare))

    def is_named(self, host: str, port: int) -> bool:
        """Tell whether somebody named a host at this port; one named at a port of the web may move to the other."""
        host = host.casefold().rstrip(".")
        web = set(_PORTS.values())
        return any((host, it) in self._named for it in (web if port in web else {port}))

    def check(self, host: str, port: int, address: str) -> None:
        """Raise `RefusedError` for an address that a name led to where it is neither public nor named."""
        if not is_public(address) and not self.is_named(host, port):
            where = "" if host == address else f"{host} is at "
            msg = f"{where}{address}, no public address, and nobody named it"
            raise RefusedError(msg, failure=FailureCode.DNS)


def place_of(url: str) -> str:
    """Cut an address down to what one password is for: scheme, host and port."""
    return f"{httpx.URL(url).scheme}://{':'.join(map(str, host_and_port(url)))}"


def check_spelt(host: str) -> None:
    """Raise `RefusedError` for a host that can be told not to be public by how it is spelt, before anybody looks it up.

    For where a proxy looks names up: an address in figures, in any form that a library takes, and names without a dot.
    """
    host = host.strip("[]").casefold().rstrip(".")
    figures = _in_figures(host)
    local = "." not in host or host.endswith(tuple(f".{ending}" for ending in _LOCAL))
    if local if figures is None else not is_public(figures):
        msg = f"{host} is no public host, and nobody named it"
        raise RefusedError(msg, failure=FailureCode.DNS)


def _in_figures(host: str) -> str | None:
    """Read a host in figures (`127.1`, `0x7f000001`, `017700000001`); `None` for a name."""
    with suppress(ValueError):
        return str(ipaddress.ip_address(host.partition("%")[0]))
    with suppress(OSError, ValueError):
        return socket.inet_ntoa(socket.inet_aton(host))
    return None
