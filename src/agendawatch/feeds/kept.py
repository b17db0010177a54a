"""Bytes that were written once and need not be written again."""

from __future__ import annotations

import hashlib
from typing import Protocol

from agendawatch.feeds.event import Event

__all__ = ["FORMAT", "Kept", "KeptInMemory", "content_key"]

FORMAT = 1
"""Counted up when the same event is written as other bytes; kept bytes of an older format are not found any more."""


class Kept(Protocol):
    """A place for bytes by the hash of what they were written from."""

    def get(self, key: str, /) -> bytes | None:
        """Look up bytes; `None` when they were never put there."""

    def put(self, key: str, data: bytes, /) -> None:
        """Keep bytes."""


class KeptInMemory:
    """Bytes kept for as long as the process lives, the oldest given up past a limit."""

    def __init__(self, limit: int = 50_000) -> None:
        """Hold at most `limit` events."""
        self._bytes: dict[str, bytes] = {}
        self._limit = limit

    def get(self, key: str, /) -> bytes | None:
        """Look up bytes; `None` when they are not held."""
        return self._bytes.get(key)

    def put(self, key: str, data: bytes, /) -> None:
        """Hold bytes, and give up the oldest when there are too many."""
        if len(self._bytes) >= self._limit:
            del self._bytes[next(iter(self._bytes))]
        self._bytes[key] = data


def content_key(event: Event) -> str:
    """Hash everything that an event's bytes depend on, and the format's version."""
    return hashlib.sha256(f"{FORMAT}\x1f{event!r}".encode()).hexdigest()
