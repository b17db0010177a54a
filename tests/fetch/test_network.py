"""The network: one deadline over all of an answer, and no way to where nobody sent us."""

from __future__ import annotations

import asyncio
import datetime as dt
import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpcore
import pytest
from tests.hostile.lines import HEAD, drip, line
from tests.replicas.nobody import NOBODY
from tests.replicas.server import Given, Replica, Wanted, serve

from agendawatch.crawl.client import AsyncClient, Client
from agendawatch.errors import AgendawatchError, FetchError, HostError, LimitError, RefusedError
from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.allowed_hosts import AllowedHosts
from agendawatch.fetch.message import HTTPRequest
from agendawatch.fetch.transport import AsyncPacedTransport, Conduct, PacedTransport
from agendawatch.sources.flow import Response

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
HASTY = FetchPolicy(pause=0, attempts=1, longest_answer=0.3)
PUBLIC = "93.184.215.14"
PRIVATE = "10.0.0.1"


def _sync(url: str, policy: FetchPolicy = HASTY, named: tuple[str, ...] = ()) -> Response:
    transport = PacedTransport(Conduct(policy, lambda: NOON, AllowedHosts(named or (url,))))
    try:
        return transport.send(HTTPRequest(url))
    finally:
        transport.close()


def _async(url: str, policy: FetchPolicy = HASTY, named: tuple[str, ...] = ()) -> Response:
    async def go() -> Response:
        transport = AsyncPacedTransport(Conduct(policy, lambda: NOON, AllowedHosts(named or (url,))))
        try:
            return await transport.send(HTTPRequest(url))
        finally:
            await transport.aclose()

    return asyncio.run(go())


Send = Callable[..., Response]
DRIVERS = pytest.mark.parametrize("send", [_sync, _async])


@pytest.mark.slow
@DRIVERS
@pytest.mark.parametrize(
    "says",
    [
        drip(b"X", before=b"HTTP/1.1 200 OK\r\nX-Words: "),
        drip(b"H"),
        drip(b"HTTP/1.1 100 Continue\r\n\r\n"),
        drip(b".", before=HEAD + b"Content-Length: 99999\r\n\r\n"),
        drip(b"1\r\n.\r\n", before=HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
        drip(b"1;", before=HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
        drip(b"a: b\r\n", before=HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n"),
        drip(b"\0", before=HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"11 mars")),
    ],
    ids=["headers", "status", "continue", "body", "chunks", "chunk's head", "trailers", "behind the end"],
)
def test_an_answer_that_drips_is_cut(send: Send, says: Callable[[], Any]) -> None:
    """Wherever it drips, and however steadily: there is one time for all of it."""
    with line(says) as address, pytest.raises(LimitError, match=r"0\.3 seconds"):
        send(address)


@DRIVERS
def test_a_handshake_that_never_comes_is_cut(send: Send) -> None:
    """A host that takes the connection and then says nothing, or not in TLS."""
    with line(drip(b""), robots=False) as address, pytest.raises(LimitError, match=r"0\.3 seconds"):
        send(address.replace("http:", "https:"))


@DRIVERS
def test_a_name_that_nobody_answers_for_is_cut(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    """To look a name up is part of it; the system's own way may take minutes."""
    over = threading.Event()

    def silent(*_: object, **__: object) -> list[object]:
        over.wait(300)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    try:
        with pytest.raises(LimitError, match=r"0\.3 seconds"):
            send("http://kommun.example/plan")
    finally:
        over.set()


@DRIVERS
def test_headers_without_end_are_cut(send: Send) -> None:
    """By their size, where they come faster than their time passes."""
    words = drip(b"X-Words: " + b"a" * 60_000 + b"\r\n", before=b"HTTP/1.1 200 OK\r\n")

    with line(words, every=0) as address, pytest.raises(FetchError):
        send(address, FetchPolicy(pause=0, attempts=1, longest_answer=60))


def _looked_up(monkeypatch: pytest.MonkeyPatch, *answers: str) -> tuple[list[str], list[str]]:
    """Let every name lead to some addresses, and note which are connected to; the second answer is the last."""
    asked: list[str] = []
    met: list[str] = []

    def look(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (it, port)) for it in answers]

    def connect(_self: object, host: str, *_: object, **__: object) -> httpcore.NetworkStream:
        met.append(host)
        msg = "nobody is there"
        raise httpcore.ConnectError(msg)

    async def connecting(_self: object, host: str, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        met.append(host)
        msg = "nobody is there"
        raise httpcore.ConnectError(msg)

    monkeypatch.setattr(socket, "getaddrinfo", look)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connecting)
    return asked, met


@DRIVERS
def test_a_name_is_looked_up_once_and_connected_to_as_it_was_checked(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever answers otherwise the second time is not asked a second time."""
    asked, met = _looked_up(monkeypatch, PUBLIC)

    with pytest.raises(HostError, match="nobody is there"):
        send("https://kommun.example/plan", named=("https://annan.example/",))

    assert asked == ["kommun.example"]
    assert met == [PUBLIC]


@DRIVERS
@pytest.mark.parametrize("answers", [(PRIVATE,), ("127.0.0.1", PRIVATE), ("::1",), ("169.254.169.254",)])
def test_a_public_name_that_leads_inside_is_refused(
    send: Send, monkeypatch: pytest.MonkeyPatch, answers: tuple[str, ...]
) -> None:
    """Nothing is connected to."""
    _, met = _looked_up(monkeypatch, *answers)

    with pytest.raises(RefusedError, match="no public address"):
        send("http://kommun.example/plan", named=("https://annan.example/",))
    assert met == []


@DRIVERS
def test_of_several_addresses_the_public_ones_are_tried(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other, and a few at most."""
    _, met = _looked_up(monkeypatch, PRIVATE, PUBLIC, "93.184.215.15", *(f"93.184.216.{nth}" for nth in range(1, 9)))

    with pytest.raises(HostError):
        send("http://kommun.example/plan", named=("https://annan.example/",))
    assert met == [PUBLIC, "93.184.215.15", "93.184.216.1", "93.184.216.2"]


@DRIVERS
@pytest.mark.parametrize("url", ["http://moten.intra.example/plan", "http://moten.intra.example:443/"])
def test_a_named_host_is_connected_to_wherever_it_is(send: Send, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """A municipality's own network is no secret to who names it."""
    _, met = _looked_up(monkeypatch, PRIVATE)

    with pytest.raises(HostError):
        send(url, named=("http://moten.intra.example/",))
    assert met == [PRIVATE]


@DRIVERS
def test_an_address_that_cannot_be_is_told(send: Send) -> None:
    """An address that no host can have is a host's error."""
    with pytest.raises(HostError, match="no answer"):
        send("https://exa mple.se:port/", named=("https://annan.example/",))


@DRIVERS
def test_nobody_knows_a_name(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told with the name."""
    monkeypatch.setattr(socket, "getaddrinfo", _unknown)

    with pytest.raises(HostError, match=r"nobody knows where ingen\.example is"):
        send("http://ingen.example/")


def _unknown(*_: object, **__: object) -> object:
    raise socket.gaierror(-2, "Name or service not known")


def _inside(wanted: Wanted) -> Given:
    return Given("<h1>Inloggad som root</h1>") if wanted.path == "/x" else Given("", status=404)


@pytest.fixture
def inside() -> Iterator[Replica]:
    """Serve what nobody outside may see."""
    with serve(_inside) as running:
        yield running


def _forms(port: int) -> list[str]:
    hosts = ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]", "0.1.2.3",
             "①②⑦.⓪.⓪.①", "LOCALHOST.", "x@127.0.0.1", "[::ffff:7f00:1]", "[::1]")  # fmt: skip
    return [f"http://{host}:{port}/x" for host in hosts]


@pytest.mark.parametrize("form", range(len(_forms(0))))
def test_no_page_leads_us_inside(inside: Replica, form: int) -> None:
    """By a redirect to our own machine, in whatever form it is written."""
    target = _forms(int(inside.address.rpartition(":")[2]))[form]
    answers = {"/plan": Given("", status=302, headers=(("Location", target.encode().decode("latin-1")),))}

    with serve(lambda wanted: answers.get(wanted.path, Given("", status=404))) as town:

        async def go() -> None:
            async with AsyncClient(policy=HASTY) as client:
                await client.page(f"{town.address}/plan")

        with Client(policy=HASTY) as client, pytest.raises(AgendawatchError):
            client.page(f"{town.address}/plan")
        with pytest.raises(AgendawatchError):
            asyncio.run(go())

    assert inside.asked == []


def test_a_page_may_lead_us_on_at_its_own_host() -> None:
    """The twin: what stays at the named host is followed."""
    answers = {"/plan": Given("", status=302, headers=(("Location", "/ny"),)), "/ny": Given("<p>11 mars</p>")}

    with serve(lambda it: answers.get(it.path, Given("", status=404))) as town, Client(policy=HASTY) as client:
        assert "11 mars" in client.page(f"{town.address}/plan").text


@pytest.mark.parametrize(
    "target",
    ["http://[::1", "http://\x00/", "//", "http://a:b/", "file:///etc/passwd", "gopher://x/", "http:///x", "data:,x", "http://",
     f"http://{'a' * 300}/", "http://ex mple.example/", "javascript:alert(1)", "http://xn--zzzzz.example:0/"],
)  # fmt: skip
def test_a_redirect_to_what_is_no_address_is_a_hosts_error(target: str) -> None:
    """Whatever library stumbles over it."""
    answers = {"/plan": Given("", status=302, headers=(("Location", target),))}

    with (
        serve(lambda wanted: answers.get(wanted.path, Given("", status=404))) as town,
        Client(policy=HASTY) as client,
        pytest.raises(FetchError),
    ):
        client.page(f"{town.address}/plan")


@pytest.mark.parametrize("scheme", ["http_proxy", "all_proxy"])
def test_a_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    """It looks names up by itself; what is spelt as one's own machine is not asked of it."""
    with serve(lambda wanted: Given(wanted.target, content_type="text/plain")) as proxy:
        monkeypatch.setenv(scheme, proxy.address)
        for send in (_sync, _async):
            answer = send("http://kommun.example/plan", named=("http://annan.example/",))
            assert answer.body == b"http://kommun.example/plan"
            with pytest.raises(RefusedError, match="no public host"):
                send("http://2130706433/x", named=("http://annan.example/",))

    assert {it.target for it in proxy.asked} == {"http://kommun.example/plan"}


def test_what_needs_no_proxy_is_asked_itself(inside: Replica, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the environment says."""
    monkeypatch.setenv("http_proxy", f"http://{NOBODY}/")
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    assert _sync(f"{inside.address}/x").status == 200


@DRIVERS
def test_a_password_goes_to_its_host_alone(send: Send) -> None:
    """And stands in no answer."""
    with serve(lambda wanted: Given(wanted.headers.get("authorization", "none"))) as town:
        named = town.address.replace("http://", "http://anna:hemligt@")
        answer = send(f"{town.address}/plan", named=(named,))

    assert answer.body == b"Basic YW5uYTpoZW1saWd0"
    assert "hemligt" not in answer.url
