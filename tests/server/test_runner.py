"""The server runs, within its limits for clients that are slow or too many."""

from __future__ import annotations

import asyncio
import gc
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
import uvicorn
from tests.server.country import Served

from agendawatch.server import runner
from agendawatch.server.runner import LIMITS, Connections, listen, make_config, run, tune_interpreter

PATIENCE = 60


@contextmanager
def running(served: Served, connections: Connections | None = None, **limits: int) -> Iterator[int]:
    """Run a server in a thread, at a port that is free."""
    listening = listen("127.0.0.1", 0, connections)
    server = uvicorn.Server(make_config(served.app, listening.connections, **limits))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        listening.close()


def until_closed(connection: socket.socket) -> bytes:
    """Read until the other side ends it."""
    connection.settimeout(PATIENCE)
    heard = b""
    try:
        while part := connection.recv(65536):
            heard += part
    except ConnectionResetError:
        pass
    return heard


def send_on(connection: socket.socket) -> None:
    """Send what nobody asked for."""
    for _ in range(10_000):
        connection.sendall(b"x" * 1000)


def test_a_server_answers_over_the_network(served: Served) -> None:
    """As it does without one, by one connection for several requests; it says nothing of what it is."""
    with running(served) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        whole = client.get("/angsby.ics")
        good = client.get("/angsby.ics", headers={"If-None-Match": whole.headers["etag"]})
        head = client.head("/angsby.ics")
        refused = client.post("/angsby.ics")

    assert (whole.status_code, good.status_code, head.status_code, refused.status_code) == (200, 304, 200, 405)
    assert good.content == head.content == b""
    assert head.headers["content-length"] == whole.headers["content-length"]
    assert "server" not in whole.headers


def test_a_request_that_trickles_is_not_waited_for(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a head that never ends, nor a connection that says nothing at all."""
    monkeypatch.setattr(runner, "_HEAD", 0.2)
    with running(served) as port:
        for said in (b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "):
            with socket.create_connection(("127.0.0.1", port)) as connection:
                connection.sendall(said)
                assert until_closed(connection) == b""


def test_a_head_that_comes_in_parts_is_read(served: Served) -> None:
    """As long as it comes in time."""
    with running(served) as port, socket.create_connection(("127.0.0.1", port)) as connection:
        for part in (b"GET /healthz HT", b"TP/1.1\r\nHost: x\r\nConn", b"ection: close\r\n\r\n"):
            connection.sendall(part)
        assert until_closed(connection).startswith(b"HTTP/1.1 200")


def test_an_idle_connection_is_ended(served: Served) -> None:
    """After the answer, and the seconds that are told."""
    with running(served, timeout_keep_alive=0) as port, socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert until_closed(connection).startswith(b"HTTP/1.1 200")


def test_a_head_without_end_is_refused(served: Served) -> None:
    """At the octets that are told."""
    refuse(served, b"GET / HTTP/1.1\r\nX: " + b"a" * (2 * int(LIMITS["h11_max_incomplete_event_size"])))


@pytest.mark.parametrize("size", [24_000, 70_000, 200_000])
def test_a_head_that_is_too_long_is_refused_though_it_comes_whole(served: Served, size: int) -> None:
    """At once, in one piece, and well formed."""
    lines = (b"X-%d: %s\r\n" % (nth, b"a" * 990) for nth in range(size // 1000))
    refuse(served, b"".join((b"GET / HTTP/1.1\r\nHost: x\r\n", *lines, b"\r\n")))


def refuse(served: Served, head: bytes) -> None:
    """See a head refused: by an answer, or by the end of its connection."""
    with running(served) as port, socket.create_connection(("127.0.0.1", port)) as connection:
        try:
            connection.sendall(head)
        except ConnectionError:
            return
        heard = until_closed(connection)

    assert heard.startswith(b"HTTP/1.1 400") or not heard


def test_a_body_is_not_read(served: Served) -> None:
    """Whoever sends on after the answer is left: no answer of ours depends on it."""
    with running(served) as port, socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nxx")
        connection.settimeout(PATIENCE)
        answer = connection.recv(65536)
        with pytest.raises(ConnectionError):
            send_on(connection)

    assert answer.startswith(b"HTTP/1.1 405")


def ask(port: int, source: str = "127.0.0.1") -> bytes:
    """Ask once, from an address of this machine."""
    with socket.create_connection(("127.0.0.1", port), source_address=(source, 0)) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        return until_closed(connection)


def drip(port: int, count: int) -> list[socket.socket]:
    """Open connections that never say what they want to the end."""
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(count)]
    for connection in slow:
        connection.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
    return slow


def is_open(connection: socket.socket) -> bool:
    """Tell whether the other side still holds a connection."""
    connection.setblocking(False)
    try:
        return connection.recv(1) != b""
    except BlockingIOError:
        return True
    except ConnectionError:
        return False


@pytest.mark.parametrize("source", ["127.0.0.2", "127.0.0.1"])
def test_slow_clients_take_each_others_places_and_nobody_elses(served: Served, source: str) -> None:
    """Whoever asks in their midst has an answer, never a 503, even from the address that they have."""
    with running(served, Connections(each=20, most=50)) as port:
        slow = drip(port, 200)
        heard = [ask(port, source) for _ in range(50)]
        held = sum(map(is_open, slow))
        for connection in slow:
            connection.close()

    assert {answer[:12] for answer in heard} == {b"HTTP/1.1 200"}
    assert held <= 20


def test_who_is_quick_keeps_the_connection_while_others_drip(served: Served) -> None:
    """An idle connection that had its answer is worth more than any number that never asked."""
    with running(served, Connections(each=20)) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        first = client.get("/healthz").extensions["network_stream"].get_extra_info("client_addr")
        slow = drip(port, 100)
        again = client.get("/healthz").extensions["network_stream"].get_extra_info("client_addr")
        for connection in slow:
            connection.close()

    assert first == again


def test_an_answer_that_is_not_taken_is_not_held_for_ever(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is its connection, when its idle time is over."""
    monkeypatch.setattr(runner, "PATIENCE", 0.1)
    monkeypatch.setattr("agendawatch.server.answers.PATIENCE", 0.1)
    connections = Connections()
    with (
        running(served, connections, timeout_keep_alive=0) as port,
        socket.create_connection(("127.0.0.1", port)) as connection,
    ):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(b"GET /angsby.ics HTTP/1.1\r\nHost: x\r\n\r\n" * 2000)
        end = time.monotonic() + PATIENCE
        while len(connections) and time.monotonic() < end:
            time.sleep(0.05)
        held = len(connections)

    assert held == 0


def test_a_server_that_is_stopped_lets_slow_clients_go(served: Served) -> None:
    """It waits for no head that is still to come."""
    slow: list[socket.socket] = []
    with running(served) as port:
        slow += drip(port, 30)
        assert ask(port).startswith(b"HTTP/1.1 200")
        begun = time.monotonic()
    ended = time.monotonic() - begun

    assert not any(map(is_open, slow))
    assert ended < LIMITS["timeout_graceful_shutdown"]
    for connection in slow:
        connection.close()


def test_noise_is_refused_and_the_next_is_served(served: Served) -> None:
    """What is no HTTP ends one connection only."""
    with running(served) as port:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n")
            assert until_closed(connection).startswith(b"HTTP/1.1 400")
        assert httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200


def test_an_address_that_is_taken_is_told_before_anything_is_begun() -> None:
    """Port 0 is one that is free."""
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        assert port
        with pytest.raises(OSError, match=str(port)):
            listen("127.0.0.1", port)


async def nothing(*_: object) -> None:
    """Serve nobody."""
    await asyncio.sleep(0)


def test_a_server_listens_where_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the address that was taken before."""
    begun: list[object] = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda _self, sockets: begun.extend(sockets))

    with listen("127.0.0.1", 0) as listening:
        run(nothing, listening)

        assert begun == [listening]


def test_the_limits_are_set() -> None:
    """None of them is left to chance."""
    config = make_config(nothing, Connections())

    assert {name: getattr(config, name) for name in LIMITS} == LIMITS
    assert config.access_log is False
    assert config.server_header is False
    assert config.proxy_headers is False


def test_the_interpreter_is_set_for_short_answers() -> None:
    """Threads give way soon."""
    before = sys.getswitchinterval(), gc.get_threshold()
    try:
        tune_interpreter()
        assert sys.getswitchinterval() < before[0]
    finally:
        sys.setswitchinterval(before[0])
        gc.set_threshold(*before[1])
        gc.unfreeze()
