"""What is public, what was named, and what neither is."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.errors import HostError, RefusedError
from agendawatch.fetch.allowed_hosts import AllowedHosts, check_spelt, host_and_port, is_public


@cases("address")
def test_the_internet_is_public(address: str) -> None:
    """In either version of IP, and where one stands for the other."""
    assert is_public(address)


@cases("address")
def test_what_leads_into_a_network_of_ones_own_is_not(address: str) -> None:
    """Whichever way it is dressed."""
    assert not is_public(address)


@cases("url", "read")
def test_a_host_is_known_by_its_name_on_the_network(url: str, read: tuple[str, int]) -> None:
    """Whatever its letters, and without who asks."""
    assert host_and_port(url) == read


@pytest.mark.parametrize(
    "url",
    [
        "", "x", "kommun.example", "http://", "http:///x", "file:///etc/passwd", "http://[::1", "http://a:b:c/", "http://a:99999/",
        f"http://{'a' * 64}.example/", "http://\x00/", "http://ex mple/", "http://\udce4.example/",
        "http://\u2024\u2024/",
    ],
)  # fmt: skip
def test_what_is_no_address_is_told(url: str) -> None:
    """As a host's error, whatever library stumbles over it."""
    with pytest.raises(HostError):
        host_and_port(url)


def test_who_is_named_may_be_anywhere() -> None:
    """At the port that he is named at; nobody else is."""
    allowed = AllowedHosts(["http://127.0.0.1:8000/plan"])

    allowed.check("127.0.0.1", 8000, "127.0.0.1")
    allowed.check("kommun.example", 443, "93.184.215.14")
    for host, port, address in (
        ("127.0.0.1", 8001, "127.0.0.1"),
        ("127.0.0.2", 8000, "127.0.0.2"),
        ("kommun.example", 80, "127.0.0.1"),
    ):
        with pytest.raises(RefusedError, match="no public address"):
            allowed.check(host, port, address)


def test_a_host_of_the_web_may_move_between_its_ports() -> None:
    """From http to https, and to no other port."""
    allowed = AllowedHosts(["http://moten.intra.example/"])

    assert allowed.is_named("moten.intra.example", 443)
    assert not allowed.is_named("moten.intra.example", 8443)


@cases("host")
def test_what_a_proxy_would_look_up_is_judged_by_its_spelling(host: str) -> None:
    """Figures in every form that a library takes, and names of the network one is in."""
    with pytest.raises(RefusedError):
        check_spelt(host)


@cases("host")
def test_a_public_host_is_left_to_the_proxy(host: str) -> None:
    """A name with a dot, and figures that are public."""
    check_spelt(host)


def test_a_key_goes_to_the_address_that_it_was_named_with_and_nowhere_else() -> None:
    """A password to its host, a token to its page."""
    allowed = AllowedHosts()

    assert allowed.name("https://anna:p%40ss@kommun.example/ics?id=1&token=t") == "https://kommun.example/ics?id=1"
    assert allowed.opened("https://kommun.example/ics?id=1") == (
        "https://kommun.example/ics?id=1&token=t",
        "Basic YW5uYTpwQHNz",
    )
    assert allowed.opened("https://kommun.example/annat") == ("https://kommun.example/annat", "Basic YW5uYTpwQHNz")
    for other in ("http://kommun.example/ics?id=1", "https://www.kommun.example/", "https://kommun.example:444/"):
        assert allowed.opened(other) == (other, None)


def test_a_password_that_a_page_names_is_nobodys() -> None:
    """It is not sent."""
    assert AllowedHosts().opened("https://anna:pw@kommun.example/x") == ("https://kommun.example/x", None)
