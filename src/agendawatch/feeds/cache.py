"""Bytes that were written once and need not be written again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Protocol

from agendawatch.feeds.event import Event

FORMAT = 3
"""Counted up when the same event is written in other words or bytes; kept bytes of an older format are not found any more."""


class EventCache(Protocol):
    """A place for bytes by the hash of what they were written from; asked of many at a time, as databases like it."""

    def get_many(self, keys: Sequence[str], /) -> Mapping[str, bytes]:
        """Look up bytes; a key that was never put there is not in the answer."""

    def put_many(self, data: Mapping[str, bytes], /) -> None:
        """Keep bytes by their keys."""


class InMemoryEventCache:
    """Bytes kept for as long as the process lives, the oldest given up past a limit; threads may share it."""

    def __init__(self, limit: int = 50_000) -> None:
        """Hold at most `limit` events."""
        self._bytes: dict[str, bytes] = {}
        self._limit = limit

    def get_many(self, keys: Sequence[str], /) -> Mapping[str, bytes]:
        """Look up bytes; a key that is not held is not in the answer."""
        held = self._bytes
        return {key: data for key in keys if (data := held.get(key)) is not None}

    def put_many(self, data: Mapping[str, bytes], /) -> None:
        """Hold bytes, and give up the oldest when there are too many."""
        self._bytes.update(data)
        if (over := len(self._bytes) - self._limit) > 0:
            for key in list(self._bytes)[:over]:
                self._bytes.pop(key, None)


def content_key(event: Event) -> str:
    """Hash everything that an event's bytes depend on, and the format's version."""
    return hashlib.sha256(f"{FORMAT}\x1f{event!r}".encode()).hexdigest()
