"""Servers that speak as slowly, or as much, as they like: bytes on a socket, and no rules."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import repeat

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def drip(piece: bytes, *, before: bytes = b"") -> Callable[[], Iterable[bytes]]:
    """Say something, and then a piece again and again, for ever."""

    def pieces() -> Iterator[bytes]:
        yield before
        yield from repeat(piece)

    return pieces


@contextmanager
def line(says: Callable[[], Iterable[bytes]], *, every: float = 0.02, robots: bool = True) -> Iterator[str]:
    """Answer each connection with pieces of bytes, so many seconds apart; robots.txt alone is answered well."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def talk(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            asked = connection.recv(65536)
            if robots and asked.startswith(b"GET /robots.txt"):
                connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                return
            for piece in says():
                connection.sendall(piece)
                if over.wait(every):
                    return

    def serve() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=talk, args=(listening.accept()[0],), daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        over.set()
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()
