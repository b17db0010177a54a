"""Who asks: whoever holds the connection, or whom a proxy that the settings name says that it asks for.

Only `X-Forwarded-For` is read, from its right end, and only up to the first address that is no proxy of ours: what
stands left of that was written by whoever asks. `Forwarded` is passed over: proxies that write the other hand on what
a client writes there.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, Field

from agendawatch.config_tables import ConfigTable, Secret, Texts, expect, read_table
from agendawatch.errors import InputError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_HOST = {4: 32, 6: 64}
"""Bits that name one subscriber: the rest of an IPv6 address is that subscriber's to choose."""
_NETWORK = {4: 24, 6: 48}
"""Bits of what one owner can have whole: a /48 is the most that a site is given (RFC 6177), and a /24 the least that is
routed by itself; whoever owns one has all its addresses to ask from."""
_WIDEST = 8
"""Bits that a network of proxies must have: whoever trusts everybody knows nobody."""
_SHORTEST = 16
"""Letters of a key that nobody guesses."""
_LONG_ENOUGH = f"{_SHORTEST} letters or more"
_NAMED = "addresses or networks of proxies, such as 127.0.0.1 or 10.0.0.0/24"
_FORWARDED = frozenset({b"x-forwarded-for", b"forwarded", b"x-real-ip", b"via"})


class Asker(NamedTuple):
    """Who asks, as far as it is counted; neither is kept or logged as it stands."""

    host: str
    network: str


def _proxies(written: tuple[str, ...]) -> tuple[str, ...]:
    for it in written:
        try:
            good = ip_network(it).prefixlen >= _WIDEST
        except ValueError:
            good = False
        if not good:
            raise expect(_NAMED, value=it)
    return written


def _long(key: str) -> str:
    if len(key) < _SHORTEST:
        raise expect(_LONG_ENOUGH)
    return key


class ServerSettings(ConfigTable):
    """What the `[server]` table may hold."""

    proxies: Annotated[Texts, AfterValidator(_proxies)] = ()
    """Addresses, or networks, of the web servers that stand before this one and say who asks by `X-Forwarded-For`."""
    key: Annotated[Secret, AfterValidator(_long)] | None = Field(default=None, repr=False)
    """What opens the host's own page of doubts; secret. `None`: there is no such page."""


def read_server(text: str, environ: Mapping[str, str] | None = None) -> ServerSettings:
    r"""Read the `[server]` table; what cannot be used raises `ConfigError`.

    >>> read_server('[server]\nproxies = ["127.0.0.1"]').proxies
    ('127.0.0.1',)
    """
    return read_table(text, "server", ServerSettings, context=environ)


def is_loopback(host: str) -> bool:
    """Tell whether an address, or what a server listens at, is this machine's alone."""
    address = read_address(host)
    return host == "localhost" if address is None else address.is_loopback


class Askers:
    """Tells who asks by the settings."""

    def __init__(self, settings: ServerSettings | None = None) -> None:
        """Trust the proxies that the settings name, and nobody else."""
        self._proxies: tuple[Network, ...] = tuple(map(ip_network, settings.proxies)) if settings else ()

    def require(self, host: str) -> None:
        """Refuse to listen at loopback, where every reader has the address of a proxy, with no proxy named."""
        if is_loopback(host) and not self._proxies:
            expected = (
                'the address of the web server before this one, as proxies = ["127.0.0.1"]: here all readers come from '
                "loopback, and mail is not offered where nobody can tell who asks for it"
            )
            raise InputError(field="server.proxies", value="nothing", expected=expected)

    def of(self, scope: Mapping[str, Any]) -> Asker | None:
        """Tell who sent a request; `None` where that cannot be told. Any: ASGI's own."""
        peer = read_address(scope["client"][0]) if scope.get("client") else None
        if peer is None:
            return None
        forwarded: list[bytes] = []
        through = False
        for name, value in scope["headers"]:
            through = through or name in _FORWARDED
            if name == b"x-forwarded-for":
                forwarded += value.split(b",")
        if self._is_proxy(peer):
            address: Address | None = None
            for part in reversed(forwarded):
                address = read_address(_without_port(part.decode("latin-1").strip()))
                if address is None or not self._is_proxy(address):
                    break
            return _asker(address) if address else None
        # Somebody stands before us whom nobody named: on this machine, or near it.
        return None if peer.is_loopback or (through and peer.is_private) else _asker(peer)

    def _is_proxy(self, address: Address) -> bool:
        return any(address.version == proxy.version and address in proxy for proxy in self._proxies)


def _without_port(written: str) -> str:
    if written.startswith("["):
        return written[1:].partition("]")[0]
    return written.partition(":")[0] if written.count(":") == 1 else written


def read_address(written: str) -> Address | None:
    """Read an address; one of IPv4 that is written as IPv6 is what it stands for, and what is none is `None`."""
    try:
        address = ip_address(written.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _asker(address: Address) -> Asker:
    """Name whose an address is.

    >>> _asker(ip_address("192.0.2.7")), _asker(ip_address("2001:db8::7"))
    (Asker(host='192.0.2.7/32', network='192.0.2.0/24'), Asker(host='2001:db8::/64', network='2001:db8::/48'))
    """
    return Asker(subscriber(address), subscriber(address, _NETWORK))


def subscriber(address: Address, bits: Mapping[int, int] = _HOST) -> str:
    """Name the addresses that one subscriber has, or one owner."""
    return str(ip_network((address, bits[address.version]), strict=False))
