"""Running the server: one process, and limits for clients that are slow or too many."""

from __future__ import annotations

import asyncio
import gc
import socket
import struct
import sys
import time
from asyncio import Transport
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, Protocol

import h11
import uvicorn
from starlette.types import ASGIApp as ASGIApp  # noqa: PLC0414 - what is run, for who makes it
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from agendawatch.server.answers import PATIENCE
from agendawatch.server.askers import read_address, subscriber

# Open connections, by who holds them: so many each and in all, and the slowest gives way to whoever comes.

MOST = 2000
"""Connections in all, where the system has room for as many."""


class Progress(IntEnum):
    """How far a connection has come; the least is given up first."""

    SILENT = 0
    """It has never had an answer, and no whole request has come."""
    IDLE = 1
    """It had an answer, and waits with the next request."""
    STALLED = 2
    """Its answer is not taken."""
    SERVED = 3
    """Its answer is being made or sent: it is never given up for another."""


class Connection(Protocol):
    """A connection, as far as it is counted."""

    @property
    def progress(self) -> Progress:
        """Tell how far it has come."""

    def give_up(self) -> None:
        """End it at once."""


@dataclass(slots=True)
class _Client:
    """Who holds connections, the one that has waited longest first."""

    held: dict[Connection, None] = field(default_factory=dict)
    turns: float = 0.0
    """How many more may take the place of one that never asked."""
    counted: float = 0.0
    """When the turns were counted."""

    def slowest(self) -> Connection:
        """Find the connection that is given up first; in a flood it stands among the first."""
        silent = next((it for it in self.held if it.progress is Progress.SILENT), None)
        return silent or min(self.held, key=attrgetter("progress"))


@dataclass(slots=True)
class Connections:
    """Connections that are open, so many each and in all.

    Whoever comes is let in: where there is no room, the slowest of the same client goes, or of the client that holds
    the most. So many slow connections from one address take each other's places, and nobody else's; those that come
    without end are not even taken.
    """

    each: int = 256
    """Connections that one client may hold."""
    most: int = MOST
    """Connections in all."""
    turns: float = 200.0
    """How many of a client's connections a second may take the place of another of its own that never asked."""
    clock: Callable[[], float] = time.monotonic
    _clients: dict[str, _Client] = field(default_factory=dict)
    _count: int = 0

    def __len__(self) -> int:
        """Count them."""
        return self._count

    def welcome(self, client: str) -> bool:
        """Tell whether a connection is worth taking; one that only takes the place of its like often is not."""
        own = self._clients.get(client)
        if own is None or len(own.held) < self.each or own.slowest().progress is not Progress.SILENT:
            return True
        now = self.clock()
        own.turns = min(self.turns, own.turns + (now - own.counted) * self.turns)
        own.counted = now
        if own.turns < 1:
            return False
        own.turns -= 1
        return True

    def add(self, client: str, connection: Connection) -> bool:
        """Let a connection in; `False` where everyone in its way is being served."""
        own = self._clients.get(client)
        crowd = own if own is not None and len(own.held) >= self.each else None
        if crowd is None and self._count >= self.most:
            crowd = max(self._clients.values(), key=lambda it: len(it.held))
        if crowd is not None:
            slowest = crowd.slowest()
            if slowest.progress is Progress.SERVED:
                return False
            del crowd.held[slowest]
            self._count -= 1
            slowest.give_up()
        self._clients.setdefault(client, _Client()).held[connection] = None
        self._count += 1
        return True

    def answered(self, client: str, connection: Connection) -> None:
        """Note that a connection had an answer: it has waited the shortest of all."""
        own = self._clients.get(client)
        if own is not None and connection in own.held:
            del own.held[connection]
            own.held[connection] = None

    def remove(self, client: str, connection: Connection) -> None:
        """Forget a connection that has ended; one that is not held is passed over."""
        own = self._clients.get(client)
        if own is None:
            return
        if connection in own.held:
            del own.held[connection]
            self._count -= 1
        if not own.held:
            del self._clients[client]


@lru_cache(maxsize=4096)
def client_of(host: str) -> str:
    """Tell whose an address is: an IPv4 address is one client, and so is an IPv6 network of 64 bits.

    >>> client_of("192.0.2.7"), client_of("::ffff:192.0.2.7"), client_of("2001:db8::1:2:3:4")
    ('192.0.2.7', '192.0.2.7', '2001:db8::/64')
    """
    address = read_address(host)
    return host if address is None else subscriber(address).removesuffix("/32")


try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment] # told apart where it is used

LIMITS = {
    "timeout_keep_alive": 15,  # seconds that an idle connection is kept
    "h11_max_incomplete_event_size": 16 * 1024,  # octets of a request's head
    "backlog": 16,  # connections that are taken at once, before those that are open have their turn
    "timeout_graceful_shutdown": 10,
}
_HEAD = 20.0
"""Seconds in which a request's head must have come."""
_PIECE = 1024
"""Octets that are looked at before the next."""
_SWITCH = 0.0005
"""Seconds after which a thread that makes answers lets the loop run, when both want to."""
_QUEUE = 1024
"""Connections that the system holds until they are taken."""
_REFUSALS = 64
"""Connections that are refused at once, before those that are open have their turn."""
_FILES = 200
"""File descriptors that are left for all that is no connection."""


class LimitedProtocol(H11Protocol):
    """HTTP/1.1 that waits for nobody for ever, and lets nobody hold more connections than told.

    uvicorn's own patience begins after the first answer, and its limit of connections answers 503 to who comes last.
    """

    _timer: asyncio.TimerHandle | None = None
    _client = ""
    _had_answer = False

    def __init__(self, connections: Connections, **of_uvicorn: Any) -> None:  # noqa: ANN401 - Any: uvicorn's own, by name
        """Be counted among connections."""
        super().__init__(**of_uvicorn)
        self._open = connections

    @property
    def progress(self) -> Progress:
        """Tell how far this connection has come."""
        cycle: RequestResponseCycle | None = self.cycle  # uvicorn says that it is never None, and begins with None
        if cycle is not None and not cycle.response_complete:
            return Progress.STALLED if self.flow.write_paused else Progress.SERVED
        return Progress.IDLE if self._had_answer else Progress.SILENT

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Begin to wait for a head, where there is room for one more."""
        super().connection_made(transport)
        self._client = client_of(self.client[0]) if self.client else ""
        if self._open.add(self._client, self):
            self._give_up_after(_HEAD)
        else:
            transport.abort()

    def data_received(self, data: bytes) -> None:
        """Take what came; the head must be whole in time, however it trickles."""
        # h11 counts what is incomplete: a head that comes whole at once, however long, would pass.
        for first in range(0, len(data), _PIECE):
            if self.transport.is_closing():
                break
            super().data_received(data[first : first + _PIECE])
        if self.transport.is_closing():
            self._give_up_after(PATIENCE)
        elif not self._left_alone() and self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            if self._timer is None:
                self._give_up_after(_HEAD)
        else:
            self._wait_no_more()

    def on_response_complete(self) -> None:
        """Note that of all connections this one has waited the shortest."""
        self._had_answer = True
        self._open.answered(self._client, self)
        super().on_response_complete()
        self._left_alone()

    def timeout_keep_alive_handler(self) -> None:
        """End an idle connection; what it was sent and has not taken is not waited for without end."""
        super().timeout_keep_alive_handler()
        self._give_up_after(PATIENCE)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._wait_no_more()
        self._open.remove(self._client, self)
        super().connection_lost(exc)

    def give_up(self) -> None:
        """End this connection at once, whatever it has not taken yet."""
        self._wait_no_more()
        self.transport.abort()

    def _left_alone(self) -> bool:
        """End a connection that has its answer and sends on: no answer of ours depends on a body."""
        over = self.conn.their_state is h11.SEND_BODY and self.conn.our_state is h11.DONE
        if over:
            self.transport.close()
            self._give_up_after(PATIENCE)
        return over

    def _give_up_after(self, seconds: float) -> None:
        self._wait_no_more()
        self._timer = self.loop.call_later(seconds, self.give_up)

    def _wait_no_more(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class ListeningSocket(socket.socket):
    """A socket that takes no connection that its client has too many of: that costs less than to open and end it."""

    def __init__(self, taken: socket.socket, connections: Connections) -> None:
        """Take a socket over that listens already."""
        super().__init__(taken.family, taken.type, taken.proto, fileno=taken.detach())
        self.connections = connections

    def listen(self, backlog: int = _QUEUE, /) -> None:
        """Let the system hold connections: asyncio has one number for how many, and for how many it takes at once."""
        del backlog
        super().listen(_QUEUE)

    def accept(self) -> tuple[socket.socket, Any]:  # Any: an address, as its family has it
        """Take a connection; those that are not worth it are ended here."""
        for _ in range(_REFUSALS):
            connection, address = super().accept()
            if self.connections.welcome(client_of(address[0])):
                return connection, address
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()
        raise BlockingIOError


def make_config(app: ASGIApp | Callable[[], ASGIApp], connections: Connections, **changed: int) -> uvicorn.Config:
    """Configure uvicorn: our limits, no line of its own about a request, no word of what it is."""
    return uvicorn.Config(
        app,
        http=partial(LimitedProtocol, connections),  # type: ignore[arg-type] # called alike
        ws="none",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="on",
        **(LIMITS | changed),  # type: ignore[arg-type] # numbers, by name
    )


def _room() -> int:
    """Tell how many connections this process may hold, by the files that its system lets it open."""
    if resource is None:
        return MOST
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + _FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return MOST if soft == resource.RLIM_INFINITY else max(64, min(MOST, soft - _FILES))


def tune_interpreter() -> None:
    """Set the interpreter for many short answers: threads give way soon, and what stays is not looked through again."""
    sys.setswitchinterval(_SWITCH)
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def listen(host: str, port: int, connections: Connections | None = None) -> ListeningSocket:
    """Listen at an address, before anything else is begun; port 0 is one that is free.

    An address that cannot be had raises `OSError`.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.create_server((host, port), family=family, backlog=_QUEUE)
    return ListeningSocket(taken, Connections(most=_room()) if connections is None else connections)


def run(app: ASGIApp, listening: ListeningSocket) -> None:
    """Serve until a signal says to stop; requests under way are answered first."""
    uvicorn.Server(make_config(app, listening.connections)).run([listening])
