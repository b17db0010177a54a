"""From the store to feeds: stamps from history, bytes that were written once, files replaced whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from agendawatch.feeds import Stamps, to_ical, write_feed
from agendawatch.feeds.kept import FORMAT
from agendawatch.history import Store
from agendawatch.model import Meeting, Proposal

__all__ = ["KeptByStore", "publish_feed", "stamps_of"]


class KeptByStore:
    """A store as the place where feeds keep the bytes of events."""

    def __init__(self, store: Store) -> None:
        """Keep bytes in a store."""
        self._store = store

    def get(self, key: str, /) -> bytes | None:
        """Look up bytes; `None` when they were never put there."""
        return self._store.kept_event(key, FORMAT)

    def put(self, key: str, data: bytes, /) -> None:
        """Keep bytes."""
        self._store.keep_event(key, FORMAT, data)


def stamps_of(store: Store) -> Callable[[str], Stamps | None]:
    """Ask a store for the stamps of an event, by its meeting's id."""

    def ask(identifier: str) -> Stamps | None:
        known = store.stamps(identifier)
        return Stamps(known.created, known.last_modified, known.sequence) if known else None

    return ask


def publish_feed(
    path: Path,
    store: Store,
    *,
    name: str,
    meetings: Iterable[Meeting] = (),
    proposals: Iterable[Proposal] = (),
    known: Iterable[Meeting] = (),
    items: bool = False,
) -> bool:
    """Write a feed from a store into a file, and tell whether it is other than it was.

    The file's last bytes are looked at, so that what did not change keeps its bytes, stamps and all.
    """
    data = to_ical(
        meetings,
        name=name,
        items=items,
        proposals=proposals,
        known=known,
        stamps=stamps_of(store),
        kept=KeptByStore(store),
        previous=path.read_bytes() if path.exists() else None,
    )
    return write_feed(path, data)
