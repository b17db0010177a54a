"""What one request may cost: time, rows, octets, and a place in the queue."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from cachetools import LRUCache

from agendawatch.errors import AgendawatchError, InputError

T = TypeVar("T")

SECONDS = 15.0
"""After so long a request is told to come again."""
MOST_ROWS = 5_000
"""Meetings, items or changes that one feed holds."""
MOST_OCTETS = 8 * 1024 * 1024
"""Octets of one answer."""
_THREADS = 4
_WAITING = 64
_REMEMBERED = 10_000
"""Askers; the one who was counted the longest ago is forgotten first."""


class BusyError(AgendawatchError):
    """The server cannot do this now: too many ask at once, or it takes too long. Come again."""


class SpentError(BusyError):
    """Who asks has had what one may have for now: others have their turn."""


@dataclass(slots=True)
class Budget:
    """The rows and the seconds that one request may still take."""

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


@dataclass(slots=True, eq=False)
class _Account:
    """What one asker has left, and whether it is that asker's turn."""

    left: float
    counted: float
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


@dataclass(slots=True)
class Turns:
    """Costly work, in turns: whoever has had least comes first, and nobody has more than so much in a while.

    Each asker has one thing made at a time, and so many seconds of a processor. Those who ask much wait for themselves.
    """

    seconds: float = 1.0
    """Work that an asker may have at once."""
    again: float = 0.05
    """What comes back of it in a second."""
    waiting: int = 4
    """What an asker may have in the queue, beside the one whose turn it is."""
    at_once: int = 1
    """Things that are made at a time."""
    in_all: int = 32
    """What may wait for that, of all askers together: the rest are told to come again, whoever has most in it, and then has had most, first."""
    clock: Callable[[], float] = time.monotonic
    spent: Callable[[], float] = time.thread_time
    _accounts: LRUCache[str | None, _Account] = field(default_factory=lambda: LRUCache(_REMEMBERED))
    _queue: list[tuple[_Account, float, asyncio.Future[None]]] = field(default_factory=list)
    _under_way: int = 0

    @asynccontextmanager
    async def of(self, asker: str | None) -> AsyncIterator[Callable[[Callable[[], T]], T]]:
        """Wait for an asker's turn, and give a function that runs another and counts the time it takes.

        Whoever has nothing left, or too much in the queue, gets `SpentError`. `None` is everybody whom nobody can tell
        from another: they wait among the others, and nothing is counted.
        """
        now = self.clock()
        account = self._accounts[asker] = self._accounts.get(asker) or _Account(self.seconds, now)
        account.left = min(self.seconds, account.left + (now - account.counted) * self.again)
        account.counted = now
        if asker is not None and (account.left <= 0 or account.waiting > self.waiting):
            msg = "you have searched as much as one may for now; come again in a moment"
            raise SpentError(msg)
        account.waiting += 1
        try:
            async with account.turn if asker is not None else nullcontext():
                await self._slot(account)
                try:
                    yield partial(self._counted, account if asker is not None else None)
                finally:
                    self._free()
        finally:
            account.waiting -= 1

    def _counted(self, account: _Account | None, make: Callable[[], T]) -> T:
        begun = self.spent()
        try:
            return make()
        finally:
            if account is not None:
                account.left -= self.spent() - begun

    async def _slot(self, account: _Account) -> None:
        """Wait until fewer things are made than may be at once, and nobody waits who has had less."""
        if self._under_way < self.at_once:
            self._under_way += 1
            return
        if len(self._queue) >= self.in_all:
            msg = "too many ask at once; come again in a moment"
            last = min(self._queue, key=lambda place: (-place[0].waiting, place[0].left))
            if (-last[0].waiting, last[0].left) >= (-account.waiting, account.left):
                raise BusyError(msg)
            self._queue.remove(last)
            last[2].set_exception(BusyError(msg))
        turn = asyncio.get_running_loop().create_future()
        mine = account, self.clock(), turn
        self._queue.append(mine)
        try:
            await turn
        except asyncio.CancelledError:
            if mine in self._queue:
                self._queue.remove(mine)
            elif turn.done() and not turn.cancelled():
                self._free()
            raise

    def _free(self) -> None:
        while self._queue:
            # Five seconds of waiting weigh as much as one that was not spent: nobody waits for ever.
            first = max(self._queue, key=lambda place: place[0].left - place[1] / 5)
            self._queue.remove(first)
            if not first[2].done():  # else whoever waited has gone, and has not been told yet
                first[2].set_result(None)
                return
        self._under_way -= 1


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
        """Give up what has not begun, and wait for nothing."""
        self._pool.shutdown(wait=False, cancel_futures=True)
