"""The store as feeds see it: a place for bytes, and the one who knows when each event was new."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from agendawatch.feeds import Stamps
from agendawatch.feeds.kept import FORMAT
from agendawatch.history import Store

__all__ = ["KeptByStore", "stamps_of"]


class KeptByStore:
    """A store as the place where feeds keep the bytes of events."""

    def __init__(self, store: Store) -> None:
        """Keep bytes in a store."""
        self._store = store

    def get_many(self, keys: Sequence[str], /) -> Mapping[str, bytes]:
        """Look up bytes; what was never put there is not in the answer."""
        return self._store.kept_events(keys, FORMAT)

    def put_many(self, data: Mapping[str, bytes], /) -> None:
        """Keep bytes."""
        self._store.keep_events(data, FORMAT)


def stamps_of(store: Store, meetings: Collection[str] | None = None) -> Callable[[str], Stamps | None]:
    """Ask a store for the stamps of an event, by its meeting's id; the store is asked once, for all of `meetings`.

    `None` stands for every meeting that the store knows.
    """
    known: dict[str, Stamps] = {}
    asked = False

    def ask(identifier: str) -> Stamps | None:
        nonlocal asked
        if not asked:
            known.update(
                (key, Stamps(told.created, told.last_modified, told.sequence))
                for key, told in store.all_stamps(meetings).items()
            )
            asked = True
        return known.get(identifier)

    return ask
