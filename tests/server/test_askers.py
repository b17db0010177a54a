"""Who asks is whoever holds the connection, or whom a proxy that the settings name says; nobody else is believed."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.errors import ConfigError, InputError
from agendawatch.server.askers import Askers, read_server

ONE, TWO = '["127.0.0.1"]', '["127.0.0.1", "10.0.0.0/24", "2001:db8:1::/48"]'


def host_of(proxies: str, peer: str, *headers: tuple[str, str]) -> str | None:
    """Tell who is known to ask."""
    askers = Askers(read_server(f"[server]\nproxies = {proxies}"))
    given = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    asker = askers.of({"client": (peer, 4711), "headers": given})
    return asker.host if asker else None


@cases("proxies", "peer", "forwarded", "host")
def test_the_last_that_is_no_proxy_of_ours_asks(
    proxies: str, peer: str, forwarded: tuple[str, ...], host: str | None
) -> None:
    """What stands left of it was written by whoever asks; `None` is somebody whom nobody can tell."""
    assert host_of(proxies, peer, *(("X-Forwarded-For", it) for it in forwarded)) == host


def test_what_proxies_hand_on_is_not_believed() -> None:
    """`Forwarded` and its like come from whoever asks."""
    stray = (("Forwarded", "for=1.1.1.1"), ("X-Real-IP", "1.1.1.1"), ("True-Client-IP", "1.1.1.1"))

    assert host_of(ONE, "127.0.0.1", *stray) is None
    assert host_of(ONE, "127.0.0.1", *stray, ("X-Forwarded-For", "203.0.113.9")) == "203.0.113.9/32"


@cases("host")
def test_loopback_needs_a_proxy(host: str) -> None:
    """It says which setting, and why."""
    with pytest.raises(InputError, match=r"server\.proxies.*who asks"):
        Askers().require(host)
    Askers(read_server(f"[server]\nproxies = {ONE}")).require(host)
    Askers().require("0.0.0.0")  # noqa: S104 - where readers come from themselves


@cases("written")
def test_proxies_are_addresses_and_never_everybody(written: str) -> None:
    """Whoever trusts everybody knows nobody."""
    with pytest.raises(ConfigError, match="proxies"):
        read_server(f"[server]\nproxies = {written}")
