"""What only a real connection shows: a chain that does not hold, and an answer that is long in coming."""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from agendawatch.errors import HostError, LimitError
from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.allowed_hosts import AllowedHosts
from agendawatch.fetch.message import HTTPRequest
from agendawatch.fetch.transport import AsyncPacedTransport, Conduct, PacedTransport

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)
CERTIFICATE = Path(__file__).parent / "self_signed.pem"
URL = "https://example.se/plan"


def _transport(answer: Callable[[httpx.Request], httpx.Response]) -> PacedTransport:
    return PacedTransport(Conduct(FetchPolicy(), lambda: NOON), httpx.MockTransport(answer))


class _Quiet(HTTPServer):
    """A server that does not tell when a client hangs up."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: hanging up is what the client should do."""


@contextmanager
def _self_signed() -> Iterator[str]:
    server = _Quiet(("127.0.0.1", 0), BaseHTTPRequestHandler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_certificate_that_nobody_vouches_for_is_told() -> None:
    """In both drivers, at once; verification is never switched off."""
    with _self_signed() as url:
        conduct = Conduct(FetchPolicy(pause=0), lambda: NOON, AllowedHosts([url]))
        with pytest.raises(HostError, match="the TLS chain does not hold"):
            PacedTransport(conduct).send(HTTPRequest(url))
        with pytest.raises(HostError, match="the TLS chain does not hold"):
            asyncio.run(AsyncPacedTransport(conduct).send(HTTPRequest(url)))


class _Clock:
    """A clock that goes only when an answer is waited for."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("seconds", [17, 60])
def test_a_slow_answer_is_waited_for(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """Some need a minute: so long may a host be silent, and that is not its whole time."""
    clock = _Clock()
    monkeypatch.setattr(time, "monotonic", clock)
    patience: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        clock.now += seconds
        patience.append(request.extensions["timeout"]["read"])
        return httpx.Response(200, text="11 mars")

    came = _transport(answer).send(HTTPRequest(URL))

    assert came.body == b"11 mars"
    assert patience[0] > seconds


def test_an_answer_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the time of the answer as a whole."""
    clock = _Clock()
    monkeypatch.setattr(time, "monotonic", clock)

    def drip() -> Iterator[bytes]:
        while True:
            clock.now += 60
            yield b"."

    with pytest.raises(LimitError, match="300 seconds"):
        _transport(lambda _: httpx.Response(200, content=drip())).send(HTTPRequest(URL))


def test_a_file_of_300_megabytes_is_refused_before_it_comes() -> None:
    """Its header tells; nothing of it is read."""
    read = []

    def body() -> Iterator[bytes]:
        read.append(1)
        yield b"%PDF"

    headers = {"content-length": str(308 * 10**6)}
    with pytest.raises(LimitError, match=f"{FetchPolicy().max_bytes} bytes"):
        _transport(lambda _: httpx.Response(200, headers=headers, content=body())).send(HTTPRequest(URL))
    assert read == []
