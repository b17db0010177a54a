"""Bytes of events are kept beside the store, which nobody writes to for them."""

from __future__ import annotations

from pathlib import Path

from agendawatch.feeds.cache import FORMAT
from agendawatch.server.event_cache import ServerEventCache
from agendawatch.store import Store


def test_what_the_store_has_is_read_and_nothing_is_written(tmp_path: Path) -> None:
    """New bytes stay in memory."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        store.records.cache_events({"a": b"1"}, FORMAT)
        kept = ServerEventCache().of(store)
        kept.put_many({"b": b"2"})

        assert kept.get_many(["a", "b", "c"]) == {"a": b"1", "b": b"2"}
        assert store.records.cached_events(["a", "b"], FORMAT) == {"a": b"1"}


def test_memory_is_bounded(tmp_path: Path) -> None:
    """The oldest are given up."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        kept = ServerEventCache(limit=10).of(store)
        for nth in range(100):
            kept.put_many({str(nth): b"x"})

        assert list(kept.get_many([str(nth) for nth in range(100)])) == [str(nth) for nth in range(90, 100)]
