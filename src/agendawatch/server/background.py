"""Rounds in the background: made again and again in a thread of their own, beside those who read."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable

from agendawatch.errors import AgendawatchError

_LOG = logging.getLogger("agendawatch.server")
_PAUSE = 1.0
"""Seconds between rounds at the least, however long the last one took."""

MakeRound = Callable[[threading.Event], str | None]
"""Makes a round, and gives what went wrong in words, or `None`; it stops early when the event is set."""


class Rounds:
    """Rounds, one at a time, each so long after the last began."""

    def __init__(self, make: MakeRound, every: dt.timedelta, now: Callable[[], dt.datetime]) -> None:
        """Take the function that makes a round; nothing is begun yet."""
        self.every = every
        self.running = False
        self.last_ended: dt.datetime | None = None
        self.last_error: str | None = None
        self._make = make
        self._now = now
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="agendawatch-rounds", daemon=True)

    def start(self) -> None:
        """Make the first round at once, in a thread of its own."""
        self._thread.start()

    def stop(self, patience: float = 10.0) -> None:
        """Make no more rounds, and wait a while for the one under way."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(patience)

    def _go_on(self) -> None:
        while not self._stop.is_set():
            begun = self._now()
            self.running = True
            try:
                self.last_error = self._make(self._stop)
            except (AgendawatchError, OSError) as error:
                self.last_error = str(error)
            finally:
                self.running = False
                self.last_ended = self._now()
            if self.last_error:
                _LOG.warning("a round failed: %s", self.last_error)
            left = self.every - (self.last_ended - begun)
            self._stop.wait(max(left.total_seconds(), _PAUSE))
