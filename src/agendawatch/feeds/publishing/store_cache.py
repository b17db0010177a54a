"""The store as feeds see it: a place for bytes, and the one who knows when each event was new."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from agendawatch.feeds import Stamps
from agendawatch.feeds.cache import FORMAT
from agendawatch.store import Store

__all__ = ["StoreEventCache", "stamps_of"]


class StoreEventCache:
    """A store as the place where feeds keep the bytes of events."""

    def __init__(self, store: Store) -> None:
        """Keep bytes in a store."""
        self._store = store

    def get_many(self, keys: Sequence[str], /) -> Mapping[str, bytes]:
        """Look up bytes; what was never put there is not in the answer."""
        return self._store.records.cached_events(keys, FORMAT)

    def put_many(self, data: Mapping[str, bytes], /) -> None:
        """Keep bytes."""
        self._store.records.cache_events(data, FORMAT)


def stamps_of(store: Store, meetings: Collection[str] | None = None) -> dict[str, Stamps]:
    """Ask a store for the stamps of meetings' events, by the meeting's id; of every meeting unless ids are given."""
    told = store.queries.all_stamps(meetings)
    return {key: Stamps(it.created, it.last_modified, it.sequence) for key, it in told.items()}
