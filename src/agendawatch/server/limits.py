"""What one request may cost: time, rows, octets, and a place in the queue."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from agendawatch.errors import AgendawatchError, InputError

__all__ = ["MOST_OCTETS", "MOST_ROWS", "SECONDS", "Budget", "BusyError", "Workers"]

T = TypeVar("T")

SECONDS = 15.0
"""After so long a request is told to come again."""
MOST_ROWS = 5_000
"""Meetings, items or changes that one feed holds."""
MOST_OCTETS = 8 * 1024 * 1024
"""Octets of one answer."""
_THREADS = 4
_WAITING = 64


class BusyError(AgendawatchError):
    """The server cannot do this now: too many ask at once, or it takes too long. Come again."""


@dataclass(slots=True)
class Budget:
    """What is left to one request."""

    rows: int = MOST_ROWS
    seconds: float = SECONDS
    clock: Callable[[], float] = time.monotonic
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin to count."""
        self._end = self.clock() + self.seconds

    def looking(self, things: Iterable[T]) -> Iterator[T]:
        """Look through things for as long as there is time."""
        for nth, thing in enumerate(things):
            if not nth % 64:
                self.check()
            yield thing

    def taking(self, things: Iterable[T]) -> Iterator[T]:
        """Take things, no more than there is room for: more raise `InputError`, which says what to do."""
        for nth, thing in enumerate(self.looking(things)):
            if nth >= self.rows:
                wanted = f"at most {self.rows}: narrow it by municipality, organization, words, from and to"
                raise InputError(field="query", value=f"more than {self.rows} results", expected=wanted)
            yield thing

    def check(self) -> None:
        """Stop what has taken too long."""
        if self.clock() > self._end:
            msg = f"this took more than {self.seconds:g} seconds; ask for less, or later"
            raise BusyError(msg)


class Workers:
    """A few threads for all that asks the store, so that the loop never waits; a bounded queue before them."""

    def __init__(self, threads: int = _THREADS, waiting: int = _WAITING) -> None:
        """Bound threads and queue."""
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="agendawatch")
        self._most = threads + waiting
        self._under_way: set[Future[object]] = set()

    async def run(self, make: Callable[[], T], seconds: float = SECONDS) -> T:
        """Do something in a thread; `BusyError` when there is no room, or it takes too long."""
        if len(self._under_way) >= self._most:
            msg = "too many ask at once; come again in a moment"
            raise BusyError(msg)
        future = self._pool.submit(make)
        self._under_way.add(future)  # type: ignore[arg-type] # only counted
        future.add_done_callback(self._under_way.discard)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), seconds)
        except TimeoutError:
            msg = f"this took more than {seconds:g} seconds; ask for less, or later"
            raise BusyError(msg) from None

    def close(self) -> None:
        """Wait for nothing that has not begun."""
        self._pool.shutdown(wait=False, cancel_futures=True)
