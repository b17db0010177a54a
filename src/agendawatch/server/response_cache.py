"""The shelf: answers that were made and may be needed again, no more octets of them than told."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from agendawatch.server.answers import PreparedAnswer

__all__ = ["ResponseCache", "Target"]

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
        self._room = room
        self._held: OrderedDict[Target, tuple[PreparedAnswer, str | None]] = OrderedDict()
        self._octets = 0

    def __len__(self) -> int:
        """Count the answers."""
        return len(self._held)

    @property
    def octets(self) -> int:
        """Tell how much is held."""
        return self._octets

    def get(self, target: Target) -> PreparedAnswer | None:
        """Find an answer that holds; `None` when it must be made."""
        found = self._held.get(target)
        if found is None:
            return None
        self._held.move_to_end(target)
        return found[0]

    def put(self, target: Target, ready: PreparedAnswer, key: str | None = None) -> None:
        """Hold an answer; `key` is a fingerprint of what it was made from, `None` where nobody knows one."""
        if ready.size > self._room:
            return
        self._drop(target)
        self._held[target] = (ready, key)
        self._octets += ready.size
        while self._octets > self._room:
            self._drop(next(iter(self._held)))

    def renew(self, holds: Callable[[str], bool]) -> None:
        """Give up every answer that no longer holds, and those of which nobody knows."""
        gone = [target for target, (_, key) in self._held.items() if key is None or not holds(key)]
        for target in gone:
            self._drop(target)

    def _drop(self, target: Target) -> None:
        found = self._held.pop(target, None)
        if found is not None:
            self._octets -= found[0].size
