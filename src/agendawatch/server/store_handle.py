"""Holding a store open: found again when it was away, opened anew when another was put in its place."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from agendawatch.errors import StoreError
from agendawatch.store import Store
from agendawatch.store.change_token import ChangeToken, ChangeTokenReader

_PAUSE = 2.0
"""Seconds before a store that could not be opened is tried again."""


class StoreHandle:
    """A store by its address, opened when it is first needed. A server starts without it, and says what is wrong."""

    def __init__(self, url: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Hold a store; nothing is opened yet."""
        self.url = url
        self._reader = ChangeTokenReader(url)
        self._clock = clock
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._identity: tuple[int, int] | None = None
        self._failed: tuple[float, str] | None = None

    def get(self) -> Store:
        """Give the store; `StoreError` when it is missing, locked or of another version."""
        with self._lock, self._discreet():
            identity = self._reader.identity()
            if self._store is not None and identity == self._identity:
                return self._store
            self._close()
            if self._failed and self._clock() < self._failed[0]:
                raise StoreError(self._failed[1])
            try:
                self._reader.read()  # never lays a database out where there is none, nor waits long for one that is held
                self._store = Store(self.url)
            except StoreError as error:
                self._failed = (self._clock() + _PAUSE, str(error))
                raise
            self._failed = None
            self._identity = self._reader.identity()
            return self._store

    def change_token(self) -> ChangeToken:
        """Look at the store afresh."""
        with self._discreet():
            return self._reader.read()

    @contextmanager
    def _discreet(self) -> Iterator[None]:
        """Tell what is wrong with the store without where it is: anybody may read it."""
        try:
            yield
        except StoreError as error:
            said = str(error)
            for name in self._reader.names:
                said = said.replace(name, "of this server")
            # What the driver said stands behind it in brackets, and may name hosts and ports.
            raise StoreError(said.partition(" (")[0]) from error

    def close(self) -> None:
        """Give the store back."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
