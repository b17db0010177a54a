"""Open connections, by who holds them: so many each and in all, and the slowest gives way to whoever comes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from operator import attrgetter
from typing import Protocol

from agendawatch.server.askers import read_address, subscriber

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
