"""Running the server: one process, one loop, and limits for clients that are slow or too many."""

from __future__ import annotations

import asyncio
import gc
import socket
import sys
from asyncio import Transport

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["LIMITS", "Impatient", "configured", "listen", "run", "settle"]

LIMITS = {
    "timeout_keep_alive": 15,  # seconds that an idle connection is kept
    "h11_max_incomplete_event_size": 16 * 1024,  # octets of a request's head
    "limit_concurrency": 1000,  # connections; more are told 503
    "backlog": 1024,
    "timeout_graceful_shutdown": 10,
}
_HEAD = 20.0
"""Seconds in which a request's head must have come."""
_SWITCH = 0.0005
"""Seconds after which a thread that makes answers lets the loop run, when both want to."""


class Impatient(H11Protocol):
    """HTTP/1.1 that does not wait for ever for a request: uvicorn's own patience begins after the first answer."""

    _head: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Begin to wait for a head."""
        super().connection_made(transport)
        self._head = self.loop.call_later(_HEAD, self._give_up)

    def data_received(self, data: bytes) -> None:
        """Take what came; the head must be whole in time, however it trickles."""
        super().data_received(data)
        if self.conn.their_state is h11.SEND_BODY and self.conn.our_state is h11.DONE:
            self.transport.close()  # it has its answer, and no answer of ours depends on what it sends
        if self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            if self._head is None:
                self._head = self.loop.call_later(_HEAD, self._give_up)
        else:
            self._wait_no_more()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _wait_no_more(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None

    def _give_up(self) -> None:
        self._head = None
        if not self.transport.is_closing():
            self.transport.close()


def configured(app: ASGIApp, **changed: int) -> uvicorn.Config:
    """Configure uvicorn: our limits, no line of its own about a request, no word of what it is."""
    return uvicorn.Config(
        app,
        http=Impatient,
        ws="none",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="on",
        **(LIMITS | changed),  # type: ignore[arg-type] # numbers, by name
    )


def settle() -> None:
    """Set the interpreter for many short answers: threads give way soon, and what stays is not looked through again."""
    sys.setswitchinterval(_SWITCH)
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def listen(host: str, port: int) -> socket.socket:
    """Listen at an address, before anything else is begun; port 0 is one that is free.

    An address that cannot be had raises `OSError`.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=LIMITS["backlog"])


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Serve until a signal says to stop; requests under way are answered first."""
    uvicorn.Server(configured(app)).run([listening])
