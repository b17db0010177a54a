"""Bytes of events that a server need not write again; it never makes the store wait for them."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from agendawatch.feeds import InMemoryEventCache
from agendawatch.feeds.cache import FORMAT
from agendawatch.store import Store

_MOST = 20_000


class ServerEventCache:
    """A place for the bytes of events beside a store: read from there, and kept in memory only.

    A reader that wrote would wait for a round's transaction, and a round for its readers.
    """

    def __init__(self, limit: int = _MOST) -> None:
        """Hold at most `limit` events."""
        self._memory = InMemoryEventCache(limit)
        self._lock = threading.Lock()

    def of(self, store: Store) -> _Kept:
        """Give it as feeds take it, with a store behind it."""
        return _Kept(self, store)

    def held(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Look up what is in memory."""
        with self._lock:
            return dict(self._memory.get_many(keys))

    def hold(self, data: Mapping[str, bytes]) -> None:
        """Hold bytes in memory."""
        with self._lock:
            self._memory.put_many(data)


class _Kept:
    """Such a place while a store is open."""

    def __init__(self, beside: ServerEventCache, store: Store) -> None:
        self._beside = beside
        self._store = store

    def get_many(self, keys: Sequence[str], /) -> Mapping[str, bytes]:
        """Look up bytes, in memory first."""
        found = self._beside.held(keys)
        missing = [key for key in keys if key not in found]
        return found | self._store.records.cached_events(missing, FORMAT) if missing else found

    def put_many(self, data: Mapping[str, bytes], /) -> None:
        """Hold bytes in memory."""
        self._beside.hold(data)
