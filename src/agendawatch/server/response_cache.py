"""Answers that were made and may be needed again, no more octets of them than told."""

from __future__ import annotations

from collections.abc import Callable

from cachetools import LRUCache

from agendawatch.server.answers import PreparedAnswer

Target = tuple[bytes, bytes]
"""An address: its path and query, as they came."""

_ROOM = 64 * 1024 * 1024


class ResponseCache:
    """Answers by address, the longest unused given up first.

    They hold for one state of the store. When that is another, `renew` says which of them still do, all at once:
    until then the old ones stand, so that nobody waits while a site is looked through.
    """

    def __init__(self, room: int = _ROOM) -> None:
        """Hold at most so many octets."""
        self._held: LRUCache[Target, tuple[PreparedAnswer, str | None]] = LRUCache(
            room, getsizeof=lambda held: held[0].size
        )

    def __len__(self) -> int:
        """Count the answers."""
        return len(self._held)

    @property
    def octets(self) -> int:
        """Tell how much is held."""
        return int(self._held.currsize)

    def get(self, target: Target) -> PreparedAnswer | None:
        """Find an answer that holds; `None` when it must be made."""
        found = self._held.get(target)
        return found[0] if found else None

    def put(self, target: Target, ready: PreparedAnswer, key: str | None = None) -> None:
        """Hold an answer; `key` is a fingerprint of what it was made from, `None` where nobody knows one."""
        if ready.size <= self._held.maxsize:
            self._held[target] = (ready, key)

    def renew(self, holds: Callable[[str], bool]) -> None:
        """Give up every answer that no longer holds, and those of which nobody knows."""
        for target in [it for it, (_, key) in self._held.items() if key is None or not holds(key)]:
            del self._held[target]
